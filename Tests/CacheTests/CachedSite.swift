import Diagnostics
import Foundation
import French
import TestSite
import Testing

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

  private func options(drafts: Bool) throws -> Composition.Options {
    .init(now: try DateParsing.instant(now).get().instant, includingUnpublished: drafts, jobs: 2)
  }

  private func builder(_ output: String, drafts: Bool) throws -> SiteBuilder {
    SiteBuilder(
      site: site.path, output: output, themeRoots: [site.at("themes"), Checkout.path("themes")],
      options: try options(drafts: drafts))
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

  /// What a build without a cache would write, and what it tells; it costs less than writing. No files are given when
  /// there are errors.
  func cleanInMemory(drafts: Bool) async throws -> (tree: FolderTree?, diagnostics: [Diagnostic], pages: Int)
  {
    var diagnostics: [Diagnostic] = []
    var stages = Stages()
    let sources = try await builder("", drafts: drafts).reader.read(diagnostics: &diagnostics)
    let composition = try await Composition.make(
      sources, options(drafts: drafts), &stages, diagnostics: &diagnostics)
    diagnostics = diagnostics.inReportingOrder()
    guard let composition, !diagnostics.hasErrors else { return (nil, diagnostics, 0) }
    var files: [String: [UInt8]] = [:]
    let documents = composition.documents
    for number in 0..<documents.count {
      let (path, bytes) = try documents.make(number)
      files[path] = bytes
    }
    for (address, bytes) in composition.assets { files[String(address.dropFirst())] = bytes }
    for (address, path) in composition.files {
      files[String(address.dropFirst())] = Array(try Data(contentsOf: URL(fileURLWithPath: site.at(path))))
    }
    var digests: [OutputPath: Digests] = [:]
    for (path, bytes) in files { digests[try #require(OutputPath(ifValid: path))] = [Digest(bytes)] }
    files[Manifest.name] = Manifest(isComplete: true, hasDrafts: drafts, files: FileDigests(digests)).bytes
    return (FolderTree(files.mapValues { Data($0) }), diagnostics, composition.pageCount)
  }

  var cache: String { site.at(".feuillet/build.cache") }
}
