import Build
import Diagnostics
import Foundation
import French
import Site
import TestSite
import Testing

@testable import Preview

/// What the script in a page is told, of a real site.
@Suite struct PageStateTests {
  private static let text = """
    -- content/site.yml --
    title: Essais
    baseURL: https://essais.example/blog
    defaultAuthor: lea
    -- content/authors/lea.md --
    ---
    name: Léa
    ---
    -- content/articles/un.md --
    ---
    title: Un & deux
    slug: un
    date: 2026-09-16 09:30
    description: Court.
    ---

    Un barème se lit vite.

    ## La suite

    Voir [l’autre](deux.md).
    -- content/articles/deux.md --
    ---
    title: Deux
    slug: deux
    draft: true
    ---
    Rien.

    """

  private let site: TestSite
  private let live: LiveSite

  init() async throws {
    site = try TestSite(Self.text)
    live = LiveSite(
      site: site.path, themeRoots: [Checkout.path("themes")],
      options: .init(now: Instant(secondsSince1970: 1_795_305_600), includingUnpublished: true, jobs: 2))
    try await live.update(nil)
  }

  private func state(
    _ address: String = "/blog/articles/un/", former: String? = nil, _ paths: Set<String> = []
  ) async throws -> String {
    let edition = Edition(try await live.update(paths))
    return PageState(edition, run: "r1", address: address, former: former, .french) { path in
      SiteBuilder.source(path, site: site.path)
    }.json.serialized()
  }

  @Test func `a page comes with its file and the lines of its headings`() async throws {
    let text = try await state()
    #expect(
      text.hasPrefix(
        #"{"version":1,"run":"r1","address":"/blog/articles/un/","source":"content/articles/un.md","line":8,"#
          + #""isOutOfDate":false,"headings":[{"id":"la-suite","line":10}],"bar":"#))
    #expect(text.hasSuffix(#""overlay":""}"#))
  }

  @Test func `the bar names state, words, feuillets and how a search engine shows the page`() async throws {
    let text = try await state()
    #expect(text.contains("Publié"))
    #expect(text.contains("9\u{A0}mots"))
    #expect(text.contains("<dd>0,0 "))
    #expect(text.contains("essais.example › blog › articles › un"))
    #expect(text.contains("Un &amp; deux"))
    #expect(text.contains("6\u{A0}caractères"))
    #expect(text.contains("courte"))
  }

  @Test func `a broken text lies over the page in the words of the terminal`() async throws {
    let broken = Self.text.replacing("date: 2026-09-16 09:30", with: "date: 16/09/2026")
    try site.add(broken)
    let text = try await state("/blog/articles/un/", ["content/articles/un.md"])
    #expect(text.contains(#""isOutOfDate":true"#))
    #expect(text.contains("dernière bonne version"))
    #expect(text.contains("<code>date: 16/09/2026\\n"))
    #expect(text.contains("      ^^^^^^^^^^"))
    #expect(text.contains(#"data-copy=\"content/articles/un.md:4:7\""#))
    try site.add(Self.text)
    let mended = try await state("/blog/articles/un/", ["content/articles/un.md"])
    #expect(mended.hasSuffix(#""overlay":""}"#))
  }

  @Test func `what is wrong elsewhere is only counted`() async throws {
    try site.add(Self.text.replacing("(deux.md)", with: "(trois.md)"))
    let text = try await state("/blog/articles/deux/", ["content/articles/un.md"])
    #expect(text.contains("ailleurs\u{A0}: erreurs 1"))
    #expect(text.hasSuffix(#""overlay":""}"#))
  }

  @Test func `a page that went tells where its file is shown now`() async throws {
    let text = try await state("/blog/articles/avant/", former: "content/articles/un.md")
    #expect(text.contains(#"<a href=\"/blog/articles/un/\">"#))
    #expect(text.contains(#""source":null"#))
  }
}
