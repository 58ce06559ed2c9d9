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

  @Test func `a draft whose address is taken weighs in no related article`() async throws {
    let taken = Self.article("a", "Attribution des ventes, mentorat, newsletter.", "draft: true")
      .replacing("articles/a.md", with: "articles/ailleurs.md")
    let plain = try await built(drafts: true)
    let site = try await built(taken, drafts: true)
    #expect(try FolderTree(site.output).difference(from: FolderTree(plain.output)) == "")
  }

  @Test func `two drafts of one slug leave the others their related articles`() async throws {
    let text = "Le barème de commission, palier par palier."
    let twins = [("2026-08-10", "un"), ("2026-07-11", "deux")].map { date, file in
      Self.article("double", text, "draft: true").replacing("2026-09-16", with: date)
        .replacing("articles/double.md", with: "articles/\(file).md")
    }
    let site = try TestSite(
      Self.frame.replacing(
        "defaultOffer: audit", with: "defaultOffer: audit\npermalinks: { article: /:year/:month/:slug/ }")
        + Self.articles + twins.joined())
    let report = try await site.build(drafts: true)
    try #require(report.files != nil, "\(report.text)")
    // The newest of all, first by slug.
    let page = try site.read("Output/2026/09/a/index.html")
    let start = try #require(page.range(of: "<aside class=\"related\""))
    let related = page[start.upperBound...].matches(of: /href="\/2026\/\d\d\/([^\/]+)\/"/).prefix(3)
    #expect(related.count == 3 && !related.contains { $0.1 == "a" }, "\(related.map { $0.1 })")
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

  @Test func `what the text links to may be left out, and what is pinned stays`() async throws {
    let linking = Self.article("h", "Le barème de [commission](b.md).\n\n::lire-aussi{article=c}\n")
    let site = try await built(linking)
    let with = try related(site, "h")
    #expect(with.contains("a") && with.contains("b"))
    let settings = try site.read("content/site.yml")
    try site.write("content/site.yml", settings + "related: { excludeLinked: true }\n")
    _ = try await site.build()
    let without = try related(site, "h")
    #expect(without.count == 3)
    #expect(without.first == "a")
    #expect(!without.contains("b") && !without.contains("c"))
    #expect(try related(site, "a").contains("b"))
    try site.replace(
      "offer: audit\n---\nLe barème de [", by: "related: [c]\n---\nLe barème de [",
      in: "content/articles/h.md")
    _ = try await site.build()
    #expect(try related(site, "h").prefix(2) == ["c", "a"])
  }

  @Test func `without newer ones the page of an old article stays as it is`() async throws {
    let site = try await built()
    let settings = try site.read("content/site.yml")
    let newer = Self.article("neuf", "Le barème de commission, palier par palier.")
      .replacing("2026-09-16", with: "2026-09-18")
    for (value, isStable) in [("false", true), ("true", false)] {
      try site.write("content/site.yml", settings + "related: { includeNewer: \(value) }\n")
      _ = try await site.build()
      let before = try ["a", "b", "c", "d"].map { try related(site, $0) }
      try site.add(newer)
      _ = try await site.build()
      let after = try ["a", "b", "c", "d"].map { try related(site, $0) }
      #expect((after == before) == isStable)
      #expect(try related(site, "neuf").first == "a")
      try site.remove("content/articles/neuf.md")
    }
  }

  @Test func `a site of five articles goes by category and date`() async throws {
    func article(_ slug: String, _ category: String, _ day: Int, _ text: String) -> String {
      Self.article(slug, text, "category: \(category)").replacing("2026-09-16", with: "2026-09-\(day)")
    }
    let site = try TestSite(
      Self.frame + article("a", "Méthode", 15, "Le barème.") + article("b", "Outils", 16, "Le barème.")
        + article("c", "Méthode", 11, "Rien de tel.") + article("d", "Méthode", 14, "Autre chose.")
        + article("e", "Outils", 17, "Le barème."))
    _ = try await site.build()
    #expect(try related(site, "a") == ["d", "c", "b"])
    try site.add(article("f", "Outils", 11, "Le barème de l’audience."))
    _ = try await site.build()
    let six = try related(site, "a")
    #expect(six.first == "b" || six.first == "e" || six.first == "f" || six.first == "d")
  }

  @Test func `where nothing is related the latest of the category stand, said as such`() async throws {
    let others = ["x", "y", "z", "w"].enumerated().map { number, slug in
      Self.article(slug, "Tout autre chose : \(slug)\(slug).", "category: Méthode")
        .replacing("2026-09-16", with: "2026-09-\(10 + number)")
    }.joined()
    let site = try await built(others)
    let settings = try site.read("content/site.yml")
    #expect(try site.read("Output/articles/z/index.html").contains(">Sur le même sujet</h2>"))
    try site.write("content/site.yml", settings + "related: { threshold: 1.4 }\n")
    _ = try await site.build()
    #expect(try related(site, "z") == ["w", "y", "x"])
    let page = try site.read("Output/articles/z/index.html")
    #expect(page.contains(">Dans la même rubrique</h2>"))
    #expect(!page.contains("Parce que vous lisez") && !page.contains(">Sur le même sujet</h2>"))
    #expect(try related(site, "a") == [], "it has no category")
    try site.write(
      "content/site.yml", settings + "related: { threshold: 1.4, includeNewer: false, count: 1 }\n")
    _ = try await site.build()
    #expect(try related(site, "z") == ["y"])
    try site.write("content/site.yml", settings + "related: { count: 0 }\n")
    _ = try await site.build()
    #expect(try related(site, "z") == [])
  }

  @Test func `settings that cannot be are errors at their place`() async throws {
    let site = try TestSite(Self.frame + Self.articles)
    try site.replace(
      "title: Petit blog",
      by:
        "title: Petit blog\nrelated: { count: 13, threshold: -1, includeNewer: peut-être, excludeLinked: 1, coutn: 2 }",
      in: "content/site.yml")
    let report = try await site.build()
    #expect(report.files == nil)
    #expect(
      report.text.split(separator: "\n").filter { $0.hasPrefix("content/") } == [
        "content/site.yml:2:19: error: “related.count” must be between 0 and 12 [invalid-value]",
        "content/site.yml:2:34: error: “related.threshold” must be between 0 and 1.4 [invalid-value]",
        "content/site.yml:2:52: error: “related.includeNewer” is true or false, not “peut-être” [wrong-type]",
        "content/site.yml:2:78: error: “related.excludeLinked” is true or false, not “1” [wrong-type]",
        "content/site.yml:2:81: error: “related.coutn” is not a known field [unknown-key]",
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
