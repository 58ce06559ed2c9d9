import Foundation
import French
import TestSite
import Testing

@testable import Build

/// A build with a cache makes what a build without one makes, and no more than it must.
struct IncrementalBuildTests {
  /// Compares what a build with the cache left with a clean one.
  @discardableResult private func expectClean(
    _ cached: CachedSite, drafts: Bool = false, _ comment: Comment? = nil,
    at location: SourceLocation = #_sourceLocation
  ) async throws -> SiteBuilder.Report {
    let report = try await cached.build(drafts: drafts)
    let (tree, clean) = try await cached.clean(drafts: drafts)
    #expect(report.diagnostics == clean.diagnostics, comment, sourceLocation: location)
    #expect((report.files == nil) == (clean.files == nil), comment, sourceLocation: location)
    if clean.files != nil {
      #expect(
        try FolderTree(cached.site.output).difference(from: tree) == "", comment, sourceLocation: location)
      #expect(report.pages == clean.pages, comment, sourceLocation: location)
    }
    return report
  }

  @Test func `nothing is made when nothing changed`() async throws {
    let cached = CachedSite(try TestSite.alphabet())
    let first = try await cached.build()
    #expect(first.rendered == first.pages)
    let before = try FolderTree(cached.site.output)
    let second = try await cached.build()
    #expect(second.rendered == 0 && second.files?.written == 0 && second.pages == first.pages)
    #expect(second.files?.unchanged == first.files?.written)
    #expect(second.diagnostics == first.diagnostics)
    #expect(second.stages.seconds.map(\.name) == ["read", "compare"])
    #expect(try FolderTree(cached.site.output).touched(since: before) == "")
  }

  @Test func `a word more costs one page and the feeds that hold it`() async throws {
    let cached = CachedSite(try TestSite.alphabet())
    // In so few articles every word moves what is related.
    try cached.site.replace("pageSize: 3", by: "pageSize: 3\nrelated: { count: 0 }", in: "content/site.yml")
    _ = try await cached.build()
    let path = "content/articles/article-c.md"
    try cached.site.write(path, try cached.site.read(path) + "\nEncore un mot.\n")
    let report = try await expectClean(cached)
    #expect(report.rendered == 1)
    #expect(report.files?.written == 3)
  }

  @Test func `a new title costs the pages that show it`() async throws {
    let cached = CachedSite(try TestSite.alphabet())
    _ = try await cached.build()
    let path = "content/articles/article-h.md"
    let before = try FolderTree(cached.site.output)
    try cached.site.replace("Article h", by: "Un autre titre", in: path)
    let report = try await expectClean(cached)
    let after = try FolderTree(cached.site.output)
    let changed = after.difference(from: before).split(separator: "\n")
      .filter { $0.hasPrefix("≠") && $0.contains(".html:") }
    #expect(report.rendered == changed.count, "\(changed)")
  }

  @Test func `a new article leaves the others of its author alone, and their number is right everywhere`()
    async throws
  {
    let cached = CachedSite(try TestSite.alphabet())
    try cached.site.replace("pageSize: 3", by: "pageSize: 3\nrelated: { count: 0 }", in: "content/site.yml")
    _ = try await cached.build()
    let before = try FolderTree(cached.site.output)
    try cached.site.add(
      """
      -- content/articles/nouveau.md --
      ---
      title: Nouveau
      description: Un article de plus.
      date: 2026-09-20
      slug: nouveau
      category: Stratégie
      ---
      Du neuf.
      """)
    let report = try await expectClean(cached)
    let after = try FolderTree(cached.site.output)
    let pages = RenderingReference(before: before, after: after).changedPages
    #expect(report.rendered == pages.count)
    let articles = ["article-h", "nouveau"]
    #expect(pages.filter { $0.hasPrefix("articles/") } == Set(articles.map { "articles/\($0)/index.html" }))
    #expect(after["auteurs/index.html"]?.contains("9\u{A0}articles") == true)
  }

  @Test func `an offer, an author, a setting or a template: only pages with other bytes are written`()
    async throws
  {
    let cached = CachedSite(try TestSite.alphabet())
    _ = try await cached.build()
    try cached.site.replace(
      "button: Réserver", by: "button: Choisir une heure", in: "content/offers/audit.md")
    #expect(try await expectClean(cached).files?.unchanged ?? 0 > 10)
    try cached.site.replace("name: Léa Martin", by: "name: Léa Morin", in: "content/authors/lea.md")
    try await expectClean(cached)
    try cached.site.replace("pageSize: 3", by: "pageSize: 4", in: "content/site.yml")
    try await expectClean(cached)
    try cached.site.write("themes/papier/partials/neighbours.mustache", "")
    try await expectClean(cached)
  }

  @Test func `an article comes and goes as the clock moves`() async throws {
    var cached = CachedSite(try TestSite.alphabet())
    try cached.site.add(
      """
      -- content/articles/demain.md --
      ---
      title: Demain
      description: Un article à venir.
      date: 2026-12-24 09:30
      expires: 2027-01-15
      slug: demain
      ---
      Bientôt.
      """)
    for now in [
      "2026-12-24 09:29", "2026-12-24 09:30", "2027-01-14", "2027-01-15", "2026-12-23", "2026-12-25",
    ] {
      cached.now = now
      try await expectClean(cached, "\(now)")
      #expect(try await cached.build().rendered == 0, "\(now)")
    }
  }

  @Test func `drafts and published articles take turns`() async throws {
    let cached = CachedSite(try TestSite.alphabet())
    try cached.site.replace(
      "slug: article-c", by: "draft: true\nslug: article-c", in: "content/articles/article-c.md")
    try cached.site.replace("date: 2026-09-13\n", by: "draft: true\n", in: "content/articles/article-d.md")
    for drafts in [false, true, true, false] { try await expectClean(cached, drafts: drafts) }
  }

  @Test func `what somebody does to the output is mended`() async throws {
    let cached = CachedSite(try TestSite.alphabet())
    _ = try await cached.build()
    try cached.site.write("Output/articles/article-b/index.html", "abîmé")
    try await expectClean(cached)
    try cached.site.remove("Output/tags")
    try await expectClean(cached)
    // A record that is whole, and not the one that was left: it lacks a page.
    let record = try cached.site.read("Output/.feuillet.json").split(separator: "\n")
    let others = record.filter { !$0.contains("articles/article-c/index.html") }
    try cached.site.write("Output/.feuillet.json", others.joined(separator: "\n") + "\n")
    try await expectClean(cached)
    try cached.site.remove("Output/.feuillet.json")
    try await expectClean(cached)
    try cached.site.remove("Output")
    try await expectClean(cached)
    #expect(try await cached.build().rendered == 0)
  }

  @Test func `a folder of the output that became a link is refused, whatever changed`() async throws {
    let cached = CachedSite(try TestSite.alphabet())
    _ = try await cached.build()
    let (folder, elsewhere) = (cached.site.at("Output/articles/article-b"), cached.site.at("ailleurs"))
    try FileManager.default.moveItem(atPath: folder, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: elsewhere)
    await #expect(throws: MachineFailure.self) { _ = try await cached.build() }
    let path = "content/articles/article-f.md"
    try cached.site.write(path, try cached.site.read(path) + "\nEncore un mot.\n")
    await #expect(throws: MachineFailure.self) { _ = try await cached.build() }
    try FileManager.default.removeItem(atPath: folder)
    try FileManager.default.moveItem(atPath: elsewhere, toPath: folder)
    try await expectClean(cached)
  }

  @Test func `an article that is broken stops the build, and the next one goes on`() async throws {
    let cached = CachedSite(try TestSite.alphabet())
    _ = try await cached.build()
    let path = "content/articles/article-b.md"
    let text = try cached.site.read(path)
    let before = try FolderTree(cached.site.output)
    try cached.site.write(path, text.replacing("date: 2026-09-11", with: "date: hier"))
    #expect(try await expectClean(cached).files == nil)
    #expect(try FolderTree(cached.site.output).touched(since: before) == "")
    try cached.site.write(path, text)
    #expect(try await expectClean(cached).rendered == 0)
  }

  @Test func `--verify believes no size and no time`() async throws {
    var cached = CachedSite(try TestSite.alphabet())
    _ = try await cached.build()
    cached.verifies = true
    let report = try await expectClean(cached)
    #expect(report.rendered == 0 && report.files?.written == 0)
  }

  @Test func `what was saved a moment ago is read again`() async throws {
    var cached = CachedSite(try TestSite.alphabet())
    cached.clockStep = 3_600_000_000_000
    _ = try await cached.build()
    let report = try await expectClean(cached)
    #expect(report.rendered == 0)
  }
}
