import Diagnostics
import Foundation
import French
import TestSite
import Testing

@testable import Build

/// A site in memory shows at every moment what a build would write.
struct LiveSiteTests {
  private static let options = Composition.Options(
    now: Instant(secondsSince1970: 1_795_305_600), includingUnpublished: true, jobs: 2)

  private static func live(_ site: TestSite) async throws -> LiveSite {
    let live = LiveSite(site: site.path, themeRoots: roots(site), options: options)
    try await live.update(nil)
    return live
  }

  private static func roots(_ site: TestSite) -> [String] { [site.at("themes"), Checkout.path("themes")] }

  /// Compares every address with what a build would write there; what is wrong, too.
  /// `false` when there are errors, which leave nothing to be compared.
  @discardableResult private static func expectAsBuilt(
    _ snapshot: LiveSnapshot, _ site: TestSite, _ comment: Comment? = nil,
    at location: SourceLocation = #_sourceLocation
  ) async throws -> Bool {
    var stages = Stages()
    var diagnostics: [Diagnostic] = []
    let sources = try await SourceReader(site: site.path, themeRoots: roots(site), jobs: 2)
      .read(diagnostics: &diagnostics)
    let built = try await Composition.make(sources, options, &stages, diagnostics: &diagnostics)
    if snapshot.outOfDate.isEmpty {
      #expect(snapshot.diagnostics == diagnostics.inReportingOrder(), comment, sourceLocation: location)
    } else {
      // While a file is broken, its former self still counts: who names it is not to blame, as in a build.
      func errors(_ diagnostics: [Diagnostic]) -> Set<String> {
        Set(
          diagnostics.filter { $0.severity == .error }
            .map { "\($0.code) \($0.place.map { "\($0)" } ?? "")" })
      }
      let told = errors(snapshot.diagnostics)
      #expect(!told.isEmpty && told.isSubset(of: errors(diagnostics)), comment, sourceLocation: location)
    }
    guard let built, !diagnostics.hasErrors else { return false }
    let documents = built.documents
    for number in 0..<documents.count {
      let (path, bytes) = try documents.make(number)
      #expect(
        text(snapshot.answer("/" + path)) == String(decoding: bytes, as: UTF8.self), comment,
        sourceLocation: location)
    }
    #expect(
      Set(snapshot.addresses).count == documents.count + built.files.count + built.assets.count, comment,
      sourceLocation: location)
    return true
  }

  private static func text(_ answer: LiveAnswer) -> String? {
    switch answer {
    case .document(_, let bytes), .redirect(_, let bytes), .missing(let bytes):
      String(decoding: bytes, as: UTF8.self)
    case .file, .moved, .nothing: nil
    }
  }

  // MARK: One edit

  @Test func `a saved text is shown, and everything else stays`() async throws {
    let site = try TestSite.alphabet()
    let live = try await Self.live(site)
    let path = "content/articles/article-c.md"
    try site.write(path, try site.read(path).replacing("Un barème", with: "Un forfait"))
    let snapshot = try await live.update([path])
    #expect(Self.text(snapshot.answer("/articles/article-c/"))?.contains("Un forfait") == true)
    #expect(snapshot.version == 2)
    try await Self.expectAsBuilt(snapshot, site)
  }

  @Test func `a save that changes nothing is no new version`() async throws {
    let site = try TestSite.alphabet()
    let live = try await Self.live(site)
    #expect(try await live.update(["content/articles/article-c.md"]).version == 1)
  }

  @Test func `a new title is on every card`() async throws {
    let site = try TestSite.alphabet()
    let live = try await Self.live(site)
    let path = "content/articles/article-h.md"
    try site.write(path, try site.read(path).replacing("Article h", with: "Un autre titre"))
    let snapshot = try await live.update([path])
    #expect(Self.text(snapshot.answer("/"))?.contains("Un autre titre") == true)
    try await Self.expectAsBuilt(snapshot, site)
  }

  @Test func `a heading that goes breaks the links to it, in the articles that have them`() async throws {
    let site = try TestSite.alphabet()
    let live = try await Self.live(site)
    let path = "content/articles/article-a.md"
    let text = try site.read(path)
    try site.write(path, text.replacing("## Le coût", with: "## Le prix"))
    let broken = try await live.update([path])
    #expect(broken.diagnostics.count { $0.code == .deadAnchor } == 7)
    try await Self.expectAsBuilt(broken, site)
    try site.write(path, text)
    let mended = try await live.update([path])
    #expect(mended.diagnostics.isEmpty)
    try await Self.expectAsBuilt(mended, site)
  }

  @Test func `a broken front matter leaves the last good page, and says what is wrong`() async throws {
    let site = try TestSite.alphabet()
    let live = try await Self.live(site)
    let path = "content/articles/article-b.md"
    let text = try site.read(path)
    let page = Self.text(try await live.update([]).answer("/articles/article-b/"))
    try site.write(path, text.replacing("date: 2026-09-11", with: "date: [2026"))
    let broken = try await live.update([path])
    #expect(broken.diagnostics.hasErrors)
    #expect(broken.outOfDate == [path] && broken.diagnostics.map(\.code) == [.yamlSyntax])
    #expect(Self.text(broken.answer("/articles/article-b/")) == page)
    try site.write(path, text)
    let mended = try await live.update([path])
    #expect(mended.outOfDate.isEmpty)
    try await Self.expectAsBuilt(mended, site)
  }

  @Test func `a broken template leaves the last good theme`() async throws {
    let site = try TestSite.alphabet()
    let live = try await Self.live(site)
    let path = "themes/papier/partials/card.mustache"
    try site.write(path, "{{#inconnu}}{{/inconnu}}")
    let broken = try await live.update([path])
    #expect(broken.isOutOfDate && broken.diagnostics.hasErrors)
    #expect(Self.text(broken.answer("/articles/article-b/"))?.contains("Article b") == true)
    try FileManager.default.removeItem(atPath: site.at("themes"))
    try await Self.expectAsBuilt(try await live.update(nil), site)
  }

  @Test func `what is not there yet has nothing to show`() async throws {
    let site = try TestSite()
    let live = LiveSite(site: site.path, themeRoots: Self.roots(site), options: Self.options)
    let snapshot = try await live.update(nil)
    #expect(snapshot.diagnostics.map(\.code) == [.missingSettings])
    #expect(Self.text(snapshot.answer("/")) == nil)
  }

  @Test func `a scheduled article appears when its time has come`() async throws {
    let site = try TestSite.alphabet()
    try site.add(
      """
      -- content/articles/demain.md --
      ---
      title: Demain
      description: Un article à venir.
      date: 2026-12-24
      slug: demain
      ---
      Bientôt.
      """)
    let time = Clock(Self.options.now)
    var options = Self.options
    options.includingUnpublished = false
    let live = LiveSite(site: site.path, themeRoots: Self.roots(site), options: options) { time.now }
    #expect(try await !live.update(nil).addresses.contains("/articles/demain/"))
    time.now = Instant(secondsSince1970: 1_798_200_000)
    #expect(try await live.update([]).addresses.contains("/articles/demain/"))
  }

  // MARK: Many edits

  @Test func `after any edits every page is that of a clean build`() async throws {
    let edits = ProcessInfo.processInfo.environment["FEUILLET_SOAK"] == nil ? 100 : 1_000
    let site = try TestSite.alphabet()
    let live = try await Self.live(site)
    var author = RandomEdits(seed: 20_261_122)
    let original = try TestSite(copying: site.path)
    var compared = 0
    var broken = 0
    for number in 0..<edits {
      let edit = try author.edit(site)
      var (what, paths) = (edit.what, edit.paths)
      if broken == 4 {
        // Nobody mends links one by one here: everything becomes what it was, as by git.
        for folder in ["content", "themes"] {
          try? FileManager.default.removeItem(atPath: site.at(folder))
        }
        try FileManager.default.copyItem(atPath: original.at("content"), toPath: site.at("content"))
        (what, paths) = ("restore", nil)
      }
      let snapshot = try await live.update(paths)
      broken = snapshot.diagnostics.hasErrors ? broken + 1 : 0
      if try await Self.expectAsBuilt(snapshot, site, "edit \(number): \(what)") { compared += 1 }
    }
    #expect(compared > edits / 3)
  }
}

/// A clock that tests put forward.
private final class Clock: @unchecked Sendable {
  // Only one task looks at it at a time.
  var now: Instant
  init(_ now: Instant) { self.now = now }
}
