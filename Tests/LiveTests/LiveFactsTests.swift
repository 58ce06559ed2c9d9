import Diagnostics
import French
import Site
import TestSite
import Testing

@testable import Build

/// What editors are told of a page.
struct LiveFactsTests {
  private static let text = """
    -- content/site.yml --
    title: Le blog
    baseURL: https://blog.example.com
    defaultAuthor: lea
    -- content/authors/lea.md --
    ---
    name: Léa Martin
    ---
    Léa écrit.
    -- content/articles/un.md --
    ---
    title: Un
    slug: un
    date: 2026-09-16
    description: Un essai.
    category: Stratégie
    seoTitle: Un titre pour les moteurs
    related: [deux]
    ---


    L’été à
    *Noël*, `code`.

    ## Suite

    Fin
    -- content/articles/deux.md --
    ---
    title: Deux
    slug: deux
    date: 2027-01-01
    description: Deux.
    ---
    Rien.

    """

  private static func live(_ site: TestSite, drafts: Bool = true) async throws -> (LiveSite, LiveSnapshot) {
    let live = LiveSite(
      site: site.path, themeRoots: [Checkout.path("themes")],
      options: .init(now: Instant(secondsSince1970: 1_795_305_600), includingUnpublished: drafts, jobs: 2))
    return (live, try await live.update(nil))
  }

  @Test func `problems have the severity that the site gives them, from its next change on`() async throws {
    let site = try TestSite(Self.text)
    try site.replace("Fin", by: "[Fin](nulle-part.md)", in: "content/articles/un.md")
    let (live, first) = try await Self.live(site)
    func severities(_ snapshot: LiveSnapshot) -> [Severity] {
      snapshot.diagnostics.filter { $0.code == .deadLink }.map(\.severity)
    }
    #expect(severities(first) == [.error])
    for (level, expected) in [("notice", [Severity.notice]), ("off", [])] {
      try site.write(
        "content/site.yml",
        """
        title: Le blog
        baseURL: https://blog.example.com
        defaultAuthor: lea
        checks: [{ code: dead-link, severity: \(level) }]

        """)
      #expect(severities(try await live.update(["content/site.yml"])) == expected)
    }
  }

  @Test func `characters and words are those that are read`() async throws {
    let (_, snapshot) = try await Self.live(try TestSite(Self.text))
    let article = try #require(snapshot.facts("/articles/un/")?.article)
    // « L’été à », a space for the line, « Noël », « , », « . », « Suite », « Fin »: no code, no marks.
    #expect(article.characters == 7 + 1 + 4 + 2 + 1 + 5 + 3)
    #expect(article.words == 5)
    #expect(article.readingTime == 1)
  }

  @Test func `the text and its headings are found in the file`() async throws {
    let (_, snapshot) = try await Self.live(try TestSite(Self.text))
    let facts = try #require(snapshot.facts("/articles/un/"))
    #expect(facts.file == "content/articles/un.md")
    #expect(facts.line == 12)
    #expect(facts.headings == [.init(id: "suite", line: 15)])
    #expect(snapshot.address(ofFile: "content/articles/un.md") == "/articles/un/")
    #expect(snapshot.address(ofFile: "content/articles/trois.md") == nil)
  }

  @Test func `title and description are those of search engines`() async throws {
    let (_, snapshot) = try await Self.live(try TestSite(Self.text))
    let facts = try #require(snapshot.facts("/articles/un/"))
    #expect(facts.title.hasPrefix("Un titre pour les moteurs"))
    #expect(facts.description == "Un essai.")
    #expect(facts.canonical == "https://blog.example.com/articles/un/")
    #expect(facts.related.map(\.address) == ["/articles/deux/"])
  }

  @Test func `pages of many files have none`() async throws {
    let (_, snapshot) = try await Self.live(try TestSite(Self.text))
    #expect(snapshot.facts("/")?.file == nil)
    #expect(snapshot.facts("/")?.article == nil)
    #expect(snapshot.facts("/auteurs/lea/")?.file == "content/authors/lea.md")
    #expect(snapshot.facts("/feed.xml") == nil)
    #expect(snapshot.facts("/nulle-part/") == nil)
  }

  @Test func `a page is out of date as long as its text is broken`() async throws {
    let site = try TestSite(Self.text)
    let (live, _) = try await Self.live(site)
    try site.add(Self.text.replacing("date: 2026-09-16", with: "date: hier"))
    let broken = try await live.update(["content/articles/un.md"])
    #expect(broken.facts("/articles/un/")?.isOutOfDate == true)
    #expect(broken.facts("/articles/deux/")?.isOutOfDate == false)
    try site.add(Self.text)
    #expect(try await live.update(["content/articles/un.md"]).facts("/articles/un/")?.isOutOfDate == false)
  }

  @Test(arguments: [true, false])
  func `the desk knows every article, whether it has a page or not`(drafts: Bool) async throws {
    let (_, snapshot) = try await Self.live(try TestSite(Self.text), drafts: drafts)
    let articles = snapshot.articles
    #expect(Set(articles.map(\.title)) == ["Un", "Deux"])
    #expect(articles.first { $0.title == "Deux" }?.state == .scheduled)
    #expect((articles.first { $0.title == "Deux" }?.address != nil) == drafts)
    #expect(articles.allSatisfy { $0.authors == ["Léa Martin"] })
    #expect(articles.first { $0.title == "Un" }?.category == "Stratégie")
  }
}
