import French
import TestSite

@testable import Build

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A site that is built again and again, as an author does, with a cache.
struct CachedSite {
  let site: TestSite
  var now = TestSite.now
  /// Zero: files are trusted as soon as they are written, which a test can make safe by waiting a little.
  var clockStep: Int64 = 0
  var verifies = false

  init(_ site: TestSite) { self.site = site }

  private func builder(_ output: String, drafts: Bool) throws -> SiteBuilder {
    SiteBuilder(
      site: site.path, output: output, themeRoots: [site.at("themes"), Checkout.path("themes")],
      options: .init(
        now: try DateParsing.instant(now).get().instant, includingUnpublished: drafts, jobs: 2))
  }

  /// Builds into `Output` with the cache.
  func build(drafts: Bool = false) async throws -> SiteBuilder.Report {
    // The clock of the disk counts in milliseconds.
    usleep(12_000)
    var builder = try builder(site.output, drafts: drafts)
    let program = Checkout.command
    builder.caching = verifies ? .verifying(program: program) : .trusting(program: program)
    builder.clockStep = clockStep
    return try await builder.run()
  }

  /// What a build without a cache writes into a new folder, and what it tells.
  func clean(drafts: Bool = false) async throws -> (tree: FolderTree, report: SiteBuilder.Report) {
    let output = try TestSite()
    let report = try await builder(output.path, drafts: drafts).run()
    return (try FolderTree(output.path), report)
  }

  var cache: String { site.at(".feuillet/build.cache") }
}
