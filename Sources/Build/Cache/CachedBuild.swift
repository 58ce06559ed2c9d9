import Content
import Diagnostics
import French
import Site

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A build that takes from the one before what did not change, and leaves the same for the next one.
///
/// It is a short cut, never another way: what it keeps is what the build would make again.
struct CachedBuild: Sendable {
  private let builder: SiteBuilder
  /// The digest of everything but articles that decides what pages are.
  private let environment: Digest
  /// The digest of what was wrong before any article was read, and of what it is done with.
  private let circumstances: Digest
  /// What the build before left; `nil` unless everything but its articles is as it was.
  private let former: BuildCache?
  private let next: BuildCacheWriter?
  /// When this build began, in nanoseconds since 1970.
  private let start: Int64

  let readings: ArticleReadings

  /// `nil` where no cache is wanted.
  ///
  /// - Parameters:
  ///   - sources: all but the articles.
  ///   - problems: what is wrong with them.
  ///   - former: what the build before left.
  ///   - start: a moment before they were looked at, in nanoseconds since 1970.
  init?(
    _ builder: SiteBuilder, _ sources: SiteSources, _ problems: [Diagnostic], former: BuildCache?,
    start: Int64
  ) {
    let program: String
    switch builder.caching {
    case .none: return nil
    case .trusting(let path), .verifying(let path): program = path
    }
    self.builder = builder
    self.start = start
    let environment = BuildInputs.environment(
      of: sources, builder.options, program: program,
      compression: builder.isCompressing ? Compression.version : "")
    self.environment = environment
    circumstances = BuildInputs.circumstances(problems + sources.collisions, isStrict: builder.isStrict)
    let useful = former.flatMap { $0.record.environment == environment ? $0 : nil }
    self.former = useful
    next = BuildCacheWriter(site: builder.site, former: useful)
    readings = ArticleReadings(files: builder.reader, former: useful, next: next)
  }

  /// What the build before left, if there is a cache and it is wanted.
  static func former(_ builder: SiteBuilder) -> BuildCache? {
    if case .none = builder.caching { nil } else { BuildCache(site: builder.site) }
  }

  // MARK: What was read

  /// Notes which of the articles that wait to be read are as the build before read them.
  func recognize(_ sources: inout SiteSources) {
    guard let former else { return }
    for (number, waiting) in sources.waiting.enumerated() {
      guard let entry = former.record.articles[waiting.path],
        let signature = sources.signatures[waiting.path]
      else { continue }
      if builder.isTrusting, entry.signature == signature,
        signature.isTrustworthy(recorded: former.sourcesSeen, clockStep: builder.clockStep)
      {
        sources.waiting[number].digest = entry.digest
      } else if let file = SiteBuilder.source(waiting.path, site: builder.site),
        Digest(file.bytes) == entry.digest
      {
        sources.waiting[number].digest = entry.digest
      }
    }
  }

  // MARK: When nothing changed

  /// Whether the build before made its pages of the same.
  func knows(_ sources: SiteSources) -> Bool {
    guard let record = former?.record else { return false }
    let now = builder.options.now.secondsSince1970
    return record.validFrom <= now && now < record.validUntil
      && record.inputs == BuildInputs.whole(environment, circumstances, sources.waiting)
  }

  /// What there is to say when nothing is to be done: the output is as the build before left it.
  func report(
    _ sources: SiteSources, _ output: StandingOutput, _ stages: inout Stages
  ) -> SiteBuilder.Report? {
    guard let former else { return nil }
    let record = former.record
    guard record.copies.count == sources.files.count,
      sources.files.values.allSatisfy({ isUnchanged($0, sources) }), output.changed == []
    else { return nil }
    output.transaction.abandon()
    former.confirm(sourcesSeen: start, outputSeen: FileSignature.now)
    stages.end("compare")
    return SiteBuilder.Report(
      diagnostics: record.diagnostics, files: WriteReport(unchanged: record.files.count),
      pages: record.pageCount, stages: stages)
  }

  /// Whether a file that is copied is what it was.
  private func isUnchanged(_ path: String, _ sources: SiteSources) -> Bool {
    guard let former, builder.isTrusting, let signature = sources.signatures[path] else { return false }
    return former.record.copies[path] == signature
      && signature.isTrustworthy(recorded: former.sourcesSeen, clockStep: builder.clockStep)
  }

  // MARK: What is to be made

  /// Which pages are to be made, and which are as they were.
  func selection(
    of composition: inout Composition, _ sources: SiteSources, over output: StandingOutput
  ) async throws(MachineFailure) -> PageSelection {
    var selection = PageSelection()
    let plan = composition.plan
    let digests = readings.digests
    let articles = await inChunks(plan.cards.count, jobs: builder.options.jobs) {
      Ingredients.ofArticle($0, in: plan) { Digest($0).fingerprint }
    }
    let ingredients = Ingredients(
      plan, articles: articles, file: { digests[$0]?.fingerprint ?? Fingerprint() })
    let feeds = plan.feeds()
    let former = former?.record.files ?? [:]
    let known = await inChunks(plan.pageCount + feeds.count, jobs: builder.options.jobs) { number in
      let feed = number < plan.pageCount ? nil : feeds[number - plan.pageCount]
      let path = Routes.outputPath(feed?.address ?? plan.address(ofPage: number))
      let key = Digest(feed.map { ingredients.of($0, in: plan) } ?? ingredients.of(number, in: plan))
      return (path: path, key: key, isSame: former[path]?.key == key)
    }
    // The texts that feeds quote; those of pages are read where the page is written.
    var quoted: Set<Int> = []
    selection.kept.reserveCapacity(former.count)
    for (number, page) in known.enumerated() {
      if page.isSame, keep(page.path, former, output, &selection) { continue }
      selection.keys[page.path] = page.key
      selection.made.append(number)
      if number >= plan.pageCount { quoted.formUnion(feeds[number - plan.pageCount].articles) }
    }
    selection.made += known.count..<composition.documentCount
    for (address, source) in sources.files.inKeyOrder {
      let path = String(address.dropFirst())
      if !isUnchanged(source, sources) || !keep(path, former, output, &selection) {
        selection.copied.append((path, source))
      }
    }
    try composition.complete(quoted)
    return selection
  }

  /// Notes that a file of the build before stays, with its compressed forms; `false` when one of them is not as it was.
  private func keep(
    _ path: String, _ former: [String: BuildRecord.FileEntry], _ output: StandingOutput,
    _ selection: inout PageSelection
  ) -> Bool {
    guard let changed = output.changed, former[path] != nil else { return false }
    let suffixes = builder.isCompressing ? Compression.allCases.map(\.suffix) : []
    let forms = [path] + suffixes.map { path + $0 }.filter { former[$0] != nil }
    guard changed.isDisjoint(with: forms) else { return false }
    selection.kept.formUnion(forms)
    return true
  }

  // MARK: What is left for the next build

  func remember(
    _ report: SiteBuilder.Report, _ sources: SiteSources, _ transaction: OutputTransaction,
    _ selection: PageSelection
  ) async {
    let digests = readings.digests
    guard let next, let output = Folder(builder.output).real, let manifest = transaction.manifest,
      let inputs = BuildInputs.whole(
        environment, circumstances, sources.waiting.lazy.map { ($0.path, digests[$0.path]) })
    else { return }
    var record = BuildRecord()
    record.environment = environment
    record.inputs = inputs
    record.manifest = manifest
    (record.validFrom, record.validUntil) = readings.validity(at: builder.options)
    record.output = output
    record.articles = readings.entries
    record.diagnostics = report.diagnostics
    record.pageCount = report.pages
    if let rankings = readings.rankings { record.rankings = rankings }
    for path in sources.files.values { record.copies[path] = sources.signatures[path] }
    let files = transaction.staged
    if let former = former?.record.files {
      // Most often no file is gone: those that are not kept were made anew.
      let replaced = files.count { former[$0.path] != nil }
      record.files =
        selection.kept.count + replaced == former.count
        ? former : former.filter { selection.kept.contains($0.key) }
    }
    record.files.reserveCapacity(record.files.count + files.count)
    let folder = transaction.output.number
    let signatures = await inChunks(files.count, jobs: builder.options.jobs) { number in
      FileStatus(files[number].path, in: folder).map(FileSignature.init) ?? FileSignature()
    }
    for (file, signature) in zip(files, signatures) {
      record.files[file.path] = .init(
        digest: file.digest, signature: signature, key: selection.keys[file.path] ?? Digest([]))
    }
    next.finish(record, sourcesSeen: start, outputSeen: FileSignature.now)
  }
}
