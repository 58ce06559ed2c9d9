import CMalloc
import Content
import Diagnostics
import French
import Site
import Synchronization

/// Builds a site from its folder into its output folder.
package struct SiteBuilder: Sendable {
  /// The folder that holds `content/`.
  package var site: String
  package var output: String
  /// The folders that hold themes, the nearest first.
  package var themeRoots: [String]
  package var options: Composition.Options
  /// Whether a warning stops the build as an error does.
  package var isStrict: Bool
  /// Whether texts are written compressed, too.
  package var isCompressing = false
  /// Where the build tells how far it is.
  package var progress: BuildProgress?
  /// Whether the site keeps a cache, and trusts it.
  package var caching = Caching.none
  /// The steps in which the clocks of disks may count, in nanoseconds: two seconds on FAT. What changed so shortly
  /// before it was looked at may change again and bear the same time.
  package var clockStep: Int64 = 2_000_000_000

  /// Whether files are taken for unchanged without being read.
  var isTrusting: Bool { if case .trusting = caching { true } else { false } }

  /// How a build uses what the one before left in `.feuillet/`.
  package enum Caching: Sendable {
    /// It neither reads nor writes a cache.
    case none
    /// It takes files for unchanged whose size, times and place on the disk are the same. `program` is the path of
    /// the running program: what another one left is of no use.
    case trusting(program: String)
    /// It reads every file all the same.
    case verifying(program: String)
  }

  package init(
    site: String, output: String, themeRoots: [String], options: Composition.Options, isStrict: Bool = false,
    progress: BuildProgress? = nil
  ) {
    self.site = site
    self.output = output
    self.themeRoots = themeRoots
    self.options = options
    self.isStrict = isStrict
    self.progress = progress
  }

  /// A source file by its path in a diagnostic, read again for its excerpt.
  package func source(_ path: String) -> SourceFile? { Self.source(path, site: site) }

  /// A source file of a site by its path in a diagnostic; `nil` when it is gone or unreadable.
  package static func source(_ path: String, site: String) -> SourceFile? {
    let folder = path.hasPrefix("/") ? Folder("/") : Folder(site)
    // What a link leads to outside the site is nobody's source, and perhaps a secret.
    guard path.hasPrefix("/") || folder.holds(path) else { return nil }
    do throws(MachineFailure) {
      return SourceFile(path: path, bytes: try folder.read(path, limit: 8 << 20))
    } catch {
      // Gone or unreadable since: the problem is shown without an excerpt.
      return nil
    }
  }

  /// Whether the pages would be written among the sources, where the next build would read them.
  package var outputIsInContent: Bool {
    guard let content = Folder("\(site)/content").real else { return false }
    var folder = output
    while Folder(folder).real == nil, let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
    }
    return Folder(folder).real.map { ($0 + "/").hasPrefix(content + "/") } ?? false
  }

  /// Whether a text can be the base URL of a site.
  package static func isSiteAddress(_ text: String) -> Bool { BaseURL(text) != nil }

  /// What a build did.
  package struct Report: Sendable {
    /// In the order in which they are to be shown.
    package var diagnostics: [Diagnostic]
    /// `nil` when errors kept the build from writing.
    package var files: WriteReport?
    package var pages = 0
    package var rendered = 0
    package var stages: Stages
  }

  /// The stages in order. An error in the content writes nothing; a machine that fails leaves the output as it
  /// was, unless it fails while finished files are being put in place: the next build then finishes the work.
  package func run() async throws(MachineFailure) -> Report {
    do throws(MachineFailure) {
      return try await runOnce()
    } catch {
      guard error == .brokenCache else { throw error }
      BuildCache.remove(site: site)
      var builder = self
      builder.caching = .none
      return try await builder.runOnce()
    }
  }

  var reader: SourceReader { SourceReader(site: site, themeRoots: themeRoots, jobs: options.jobs) }

  private func runOnce() async throws(MachineFailure) -> Report {
    var stages = Stages()
    var problems: [Diagnostic] = []
    let (sources, cached, standing) = try await readAllButArticles(&problems)
    stages.end("read")
    if let cached, cached.knows(sources), let output = try standing?.get(),
      let report = cached.report(sources, output, &stages)
    {
      return report
    }
    var diagnostics = problems
    let made = try await Composition.make(
      sources, options, &stages, progress, readings: cached?.readings ?? ArticleReadings(files: reader),
      diagnostics: &diagnostics)
    diagnostics = (isStrict ? diagnostics.strict() : diagnostics).inReportingOrder()
    guard let composition = consume made, !diagnostics.hasErrors else {
      return Report(diagnostics: diagnostics, files: nil, stages: stages)
    }
    var report = Report(diagnostics: diagnostics, files: nil, pages: composition.pageCount, stages: stages)
    let target =
      if let standing {
        try standing.get()
      } else {
        StandingOutput(transaction: try OutputTransaction(folder: output))
      }
    try await write(consume composition, sources, over: target, cached, &report)
    report.stages.end("render")
    return report
  }

  /// The sources but for the articles; what the build before left of use, as the rest of it is not kept in memory; and
  /// the output that it wrote.
  private func readAllButArticles(
    _ problems: inout [Diagnostic]
  ) async throws(MachineFailure) -> (SiteSources, CachedBuild?, Result<StandingOutput, MachineFailure>?) {
    let start = FileSignature.now
    async let reading = readSources()
    let former = CachedBuild.former(self)
    async let standing = StandingOutput.left(by: former, self)
    var sources: SiteSources
    (sources, problems) = try await reading.get()
    let cached = CachedBuild(self, sources, problems, former: former, start: start)
    cached?.recognize(&sources)
    return (sources, cached, await standing)
  }

  private func readSources() async -> Result<(SiteSources, problems: [Diagnostic]), MachineFailure> {
    do throws(MachineFailure) {
      var problems: [Diagnostic] = []
      return .success((try await reader.readAllButArticles(diagnostics: &problems), problems))
    } catch {
      return .failure(error)
    }
  }

  private func write(
    _ composition: consuming Composition, _ sources: SiteSources, over output: StandingOutput,
    _ cached: CachedBuild?, _ report: inout Report
  ) async throws(MachineFailure) {
    let transaction = output.transaction
    do throws(MachineFailure) {
      var composition = composition
      let selection: PageSelection
      if let cached {
        selection = try await cached.selection(of: &composition, sources, over: output)
      } else {
        selection = PageSelection(everythingOf: composition, sources)
      }
      try transaction.keep(selection.kept)
      let assets = composition.assets.inKeyOrder
      let files = SiteFiles(
        transaction, copied: composition.files.keys.map { String($0.dropFirst()) },
        isCompressing: isCompressing)
      for (address, bytes) in assets { try files.stage(String(address.dropFirst()), bytes) }
      let folder = Folder(site)
      let copied = selection.copied
      _ = try await inParallel(copied.count, jobs: options.jobs) { number throws(MachineFailure) in
        try files.copy(copied[number].path, from: copied[number].source, of: folder)
      }
      report.rendered = selection.made.count { $0 < report.pages }
      if composition.plan.blog.isLarge {
        // What follows are lists of all files: they need not stand in memory beside the blog.
        try await render(selection.made, of: consume composition, into: files)
        feuillet_give_back_memory()
      } else {
        try await render(selection.made, of: composition, into: files)
        // It is the blog alone: what a cache leaves that could not be kept is removed when the last hold on it goes,
        // which is to be before the program ends.
        let plan = (consume composition).plan
        Self.latest.withLock { $0 = plan }
      }
      report.files = try transaction.commit(
        drafts: options.includingUnpublished, compression: files.compression)
      await cached?.remember(report, sources, transaction, selection)
    } catch {
      transaction.abandon()
      throw error
    }
  }

  /// The blog of the latest build. It stands in memory until the program ends: to give back its hundreds of thousands
  /// of pieces one by one takes time, and they go all at once.
  private static let latest = Mutex<Plan?>(nil)

  private func render(
    _ made: [Int], of composition: consuming Composition, into files: SiteFiles
  ) async throws(MachineFailure) {
    let documents = composition.documents(making: made.count)
    progress?.begin(.render, total: made.count)
    _ = try await inParallel(made.count, jobs: options.jobs, progress) { number throws(MachineFailure) in
      let document = try documents.make(made[number])
      try files.stage(document.path, document.bytes)
    }
  }
}
