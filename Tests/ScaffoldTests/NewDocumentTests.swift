import Build
import Diagnostics
import Foundation
import French
import TestSite
import Testing

@Suite struct NewDocumentTests {
  static let blog = """
    -- content/site.yml --
    title: Blog
    baseURL: https://blog.example.com
    categories: [Mesure, Éditeurs]
    typography: false
    -- content/authors/zoe.md --
    ---
    name: Zoé
    ---
    """

  @Test func `an article has date, author and slug, and is a draft`() async throws {
    let site = try TestSite(Self.blog)
    let report = try await write(.article, "L’été : mode d’emploi", site)
    #expect(report.path == "content/articles/l-ete-mode-d-emploi.md")
    #expect(report.diagnostics.texts == [])
    #expect(
      try site.read("content/articles/l-ete-mode-d-emploi.md") == """
        ---
        title: "L’été : mode d’emploi"
        # Une ou deux phrases, 120 à 160 caractères\u{A0}: elles paraissent dans les moteurs de recherche.
        description:
        date: 2026-09-16
        author: zoe
        category: # Éditeurs, Mesure
        tags: []
        slug: l-ete-mode-d-emploi
        # Passez à false quand l’article est prêt à paraître.
        draft: true
        ---

        """)
  }

  @Test(arguments: [
    "Deux-points : #dièse", "\"Guillemets\" et 'apostrophes'", "🎉 Fête", "🎉", "مرحبا بالعالم", "Null", "2026",
    "{{title}} {{date}}", "Un titre \\ difficile", "<b>&amp;</b>",
    String(repeating: "mot ", count: 75) + "fin",
  ])
  func `a title is the one that the site then reads`(title: String) async throws {
    let site = try TestSite(Self.blog)
    let report = try await write(.article, title, site)
    #expect(report.path != nil)
    let drafts = try await ArticleListing.read(.drafts, site: site.path, now: .testDay, jobs: 1)
    #expect(drafts.entries.map(\.title) == [title])
    #expect(drafts.entries.map(\.file) == [report.path ?? ""])
    #expect(drafts.entries.first?.date == Instant.testDay.paris.date.daysSince1970.paris)
    // The only thing left to do is the description.
    let built = try await site.build(now: "2026-09-16", drafts: true)
    #expect(built.diagnostics.allSatisfy { $0.severity == .notice && $0.code == .missingField })
    #expect(built.files != nil)
  }

  @Test func `a title without letters gets an address of the day, and says so`() async throws {
    let site = try TestSite(Self.blog)
    let first = try await write(.article, "🎉", site)
    #expect(first.path == "content/articles/article-2026-09-16.md")
    #expect(
      first.diagnostics.texts == [
        "-: notice: The title gives no address, which therefore is “article-2026-09-16” [bad-slug]"
      ])
    #expect(try await write(.article, "🎊", site).path == "content/articles/article-2026-09-16-2.md")
    #expect(try await write(.author, "李", site).path == "content/authors/auteur-2026-09-16.md")
  }

  @Test func `an article that exists is never overwritten`() async throws {
    let site = try TestSite(Self.blog + "\n-- content/articles/bonjour.md --\nÀ moi\n")
    try site.write("content/articles/bonjour-2.md", "À moi aussi\n")
    let report = try await write(.article, "Bonjour !", site)
    #expect(report.path == nil)
    #expect(
      report.diagnostics.texts == [
        "-: error: “content/articles/bonjour.md” exists already: nothing was written [already-exists]"
      ])
    #expect(report.diagnostics.first?.help?.english == "Choose another title, for example “Bonjour ! 3”.")
    #expect(try site.read("content/articles/bonjour.md") == "À moi\n")
  }

  @Test func `an address that another file has is refused`() async throws {
    let site = try TestSite(
      Self.blog + "\n-- content/articles/2025/vieux.md --\n---\ntitle: Vieux\nslug: bonjour\n---\n")
    let report = try await write(.article, "Bonjour", site)
    #expect(report.path == nil)
    #expect(
      report.diagnostics.first?.message.french
        == "«\u{A0}content/articles/2025/vieux.md\u{A0}» a déjà l’adresse «\u{A0}bonjour\u{A0}»\u{A0}: rien n’a été écrit"
    )
  }

  @Test func `a very long title that is taken asks for other words`() async throws {
    let site = try TestSite(Self.blog)
    let title = String(repeating: "a", count: 300)
    #expect(try await write(.article, title, site).path != nil)
    let report = try await write(.article, title, site)
    #expect(report.diagnostics.first?.help?.english == "Choose a title whose first words differ.")
  }

  @Test(arguments: ["Archives", "Page", "Index"])
  func `an address of the generator is refused`(title: String) async throws {
    let site = try TestSite(Self.blog)
    for kind in [NewDocument.Kind.article, .page] {
      let report = try await write(kind, title, site)
      #expect(report.diagnostics.map(\.code) == [.reservedSlug])
      #expect(report.path == nil)
    }
    #expect(try site.files().count == 2)
  }

  @Test func `authors and pages build as they are made`() async throws {
    let site = try TestSite(Self.blog)
    #expect(try await write(.author, "Anne : « la » \"Dr\"", site).path == "content/authors/anne-la-dr.md")
    #expect(try await write(.page, "Conditions : #1", site).path == "content/pages/conditions-1.md")
    let report = try await site.build(now: "2026-09-16")
    #expect(report.diagnostics.filter { $0.code != .emptyContent }.texts == [])
    #expect(site.exists("Output/conditions-1/index.html"))
    #expect(site.exists("Output/auteurs/anne-la-dr/index.html"))
  }

  @Test func `the default author comes before the only one, and without either nobody is made up`()
    async throws
  {
    let site = try TestSite(Self.blog)
    try site.write("content/authors/yves.md", "---\nname: Yves\n---\n")
    _ = try await write(.article, "Un", site)
    #expect(try site.read("content/articles/un.md").contains("\nauthor: # yves, zoe\n"))
    try site.write(
      "content/site.yml", "title: B\nbaseURL: https://blog.example.com\ndefaultAuthor: yves\n")
    _ = try await write(.article, "Deux", site)
    #expect(try site.read("content/articles/deux.md").contains("\nauthor: yves\ncategory: \ntags"))
  }

  @Test func `broken settings are reported and keep nobody from writing`() async throws {
    let site = try TestSite(Self.blog)
    try site.write("content/site.yml", "title: [\n")
    let report = try await write(.article, "Malgré tout", site)
    #expect(report.path == "content/articles/malgre-tout.md")
    #expect(report.diagnostics.map(\.code) == [.yamlSyntax])
    #expect(try site.read("content/articles/malgre-tout.md").contains("\nauthor: zoe\n"))
  }

  @Test func `a broken article is no obstacle`() async throws {
    let site = try TestSite(Self.blog + "\n-- content/articles/casse.md --\n---\ntitle: [\n")
    #expect(try await write(.article, "Bonjour", site).diagnostics.texts == [])
  }

  @Test func `a folder that is no site is refused`() async throws {
    let site = try TestSite("-- notes.txt --\nx")
    let report = try await write(.article, "Bonjour", site)
    #expect(report.diagnostics.map(\.code) == [.missingSettings])
    #expect(try site.files() == ["notes.txt"])
  }

  @Test func `nothing is written through a link that leaves the site`() async throws {
    let outside = try TestSite()
    let site = try TestSite(Self.blog)
    try FileManager.default.createSymbolicLink(
      atPath: site.path + "/content/articles", withDestinationPath: outside.path)
    let report = try await write(.article, "Dehors", site)
    #expect(report.path == nil)
    #expect(report.diagnostics.map(\.code) == [.outsideSite])
    #expect(try outside.files() == [])
  }

  @Test func `a link in place of the file is not followed`() async throws {
    let site = try TestSite(Self.blog)
    try site.write("content/articles/x.md", "x")
    try FileManager.default.createSymbolicLink(
      atPath: site.path + "/content/articles/bonjour.md", withDestinationPath: site.path + "/nouveau")
    let report = try await write(.article, "Bonjour", site)
    #expect(report.diagnostics.map(\.code) == [.alreadyExists])
    #expect(try !site.files().contains("nouveau"))
  }

  @Test func `a title that cannot be seen is none, and control characters are spaces`() {
    for title in ["", "  ", "\n\t", "\u{200B}\u{A0}"] { #expect(NewDocument(.article, title: title) == nil) }
    #expect(NewDocument(.article, title: " a\u{1B}b\nc ")?.title == "a b c")
  }

  private func write(
    _ kind: NewDocument.Kind, _ title: String, _ site: TestSite
  ) async throws -> NewDocument.Report {
    try await #require(NewDocument(kind, title: title)).write(site: site.path, now: .testDay, jobs: 1)
  }
}

extension Int {
  /// The beginning of a day in Paris, by its number since 1970.
  fileprivate var paris: Instant { Instant(startOf: CivilDate(daysSince1970: self)) }
}
