import Build
import Foundation
import TestSite
import Testing

/// Related articles in built pages.
@Suite struct RelatedSiteTests {
  private static let frame = """
    -- content/site.yml --
    title: Petit blog
    baseURL: https://petit.example
    defaultAuthor: anne
    defaultOffer: audit
    -- content/authors/anne.md --
    ---
    name: Anne Roy
    bio: Anne parle de barèmes.
    ---
    Des barèmes.
    -- content/offers/audit.md --
    ---
    title: Un audit ?
    button: Réserver
    url: https://rendez-vous.example.com/audit
    ---
    Parlons de votre barème.

    """

  private static func article(_ slug: String, _ text: String, _ more: String = "") -> String {
    """
    -- content/articles/\(slug).md --
    ---
    title: \(slug)x
    slug: \(slug)
    date: 2026-09-16
    description: Un article.
    \(more.isEmpty ? "offer: audit" : more)
    ---
    \(text)

    """
  }

  private static let articles =
    [
      ("a", "Le barème de commission, palier par palier."), ("b", "Un barème de commission, une prime."),
      ("c", "La commission, rien d’autre."), ("d", "Une newsletter pour son audience."),
      ("e", "L’audience d’une newsletter."), ("f", "Attribution des ventes."), ("g", "Le mentorat."),
    ].map { article($0, $1) }.joined()

  /// The slugs of the cards below an article, in their order.
  private func related(_ site: TestSite, _ slug: String) throws -> [String] {
    let page = try site.read("Output/articles/\(slug)/index.html")
    guard let start = page.range(of: "<aside class=\"related\""),
      let end = page.range(of: "</aside>", range: start.upperBound..<page.endIndex)
    else { return [] }
    return page[start.upperBound..<end.lowerBound].matches(of: /href="\/articles\/([^\/]+)\/"/).map {
      String($0.1)
    }
  }

  private func built(_ more: String = "", drafts: Bool = false, jobs: Int = 2) async throws -> TestSite {
    let site = try TestSite(Self.frame + Self.articles + more)
    let report = try await site.build(drafts: drafts, jobs: jobs)
    try #require(report.files != nil, "\(report.text)")
    return site
  }

  @Test func `below an article stand those that speak of the same`() async throws {
    let site = try await built()
    #expect(try related(site, "a").prefix(2) == ["b", "c"])
    #expect(try related(site, "d").first == "e")
  }

  @Test func `what is not published changes no byte of what is`() async throws {
    let without = try await built()
    let plain = try FolderTree(without.output)
    let text = "Le barème de commission, palier par palier."
    let hidden =
      Self.article("brouillon", text, "draft: true") + Self.article("perime", text, "expires: 2026-09-20")
      + Self.article("futur", text).replacing("2026-09-16", with: "2027-01-01")
    let site = try await built(hidden)
    #expect(try FolderTree(site.output).difference(from: plain) == "")
    let withDrafts = try await built(hidden, drafts: true)
    #expect(try related(withDrafts, "a").contains("brouillon"))
  }

  @Test func `pinned articles come first and those that are not published drop out`() async throws {
    let pinned = Self.article("h", "Le barème de commission.", "related: [g, brouillon, f]")
    let site = try await built(pinned + Self.article("brouillon", "Rien.", "draft: true"))
    #expect(try related(site, "h").prefix(2) == ["g", "f"])
    #expect(try related(site, "h").count == 3)
  }

  @Test func `offers, biographies and pages are not what an article is about`() async throws {
    let site = try await built(
      """
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      Barème.

      """)
    let before = try ["a", "d", "g"].map { try related(site, $0) }
    try site.replace(
      "Parlons de votre barème.", by: "Newsletter, mentorat, audience.", in: "content/offers/audit.md")
    try site.replace("Des barèmes.", by: "Newsletter, mentorat, audience.", in: "content/authors/anne.md")
    try site.replace("Barème.", by: "Newsletter, mentorat, audience.", in: "content/pages/contact.md")
    _ = try await site.build()
    #expect(try ["a", "d", "g"].map { try related(site, $0) } == before)
  }

  @Test func `the settings say how many, how near, how new`() async throws {
    let site = try await built()
    let settings = try site.read("content/site.yml")
    func with(_ related: String) async throws -> [String] {
      try site.write("content/site.yml", settings + "related: { \(related) }\n")
      let report = try await site.build()
      try #require(report.files != nil, "\(report.text)")
      return try self.related(site, "a")
    }
    #expect(try await with("count: 1") == ["b"])
    #expect(try await with("count: 0") == [])
    #expect(try await with("threshold: 0.5").count == 2)
    #expect(try await with("threshold: 1.4") == [])
    try site.replace("2026-09-16", by: "2026-09-17", in: "content/articles/b.md")
    #expect(try await with("includeNewer: false").contains("b") == false)
    #expect(try await with("includeNewer: true").first == "b")
  }

  @Test func `settings that cannot be are errors at their place`() async throws {
    let site = try TestSite(Self.frame + Self.articles)
    try site.replace(
      "title: Petit blog",
      by: "title: Petit blog\nrelated: { count: 13, threshold: -1, includeNewer: peut-être, coutn: 2 }",
      in: "content/site.yml")
    let report = try await site.build()
    #expect(report.files == nil)
    #expect(
      report.text.split(separator: "\n").filter { $0.hasPrefix("content/") } == [
        "content/site.yml:2:19: error: “related.count” must be between 0 and 12 [invalid-value]",
        "content/site.yml:2:34: error: “related.threshold” must be between 0 and 1.4 [invalid-value]",
        "content/site.yml:2:52: error: “related.includeNewer” is true or false, not “peut-être” [wrong-type]",
        "content/site.yml:2:63: error: “related.coutn” is not a known field [unknown-key]",
      ])
  }

  @Test func `the number of jobs changes no byte`() async throws {
    let articles = (0..<150).map { number in
      Self.article("n-\(number)", (0..<30).map { "mot\(($0 * number * 7) % 91)" }.joined(separator: " "))
    }.joined()
    let first = try await built(articles, jobs: 1)
    let one = try FolderTree(first.output)
    for jobs in [2, 5] {
      let site = try await built(articles, jobs: jobs)
      #expect(try FolderTree(site.output).difference(from: one) == "")
    }
  }
}
