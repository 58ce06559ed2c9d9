import Content
import Diagnostics
import French
import Site
import Theme

/// A site kept in memory, brought up to date as its files change. Nothing is written, and nothing is rendered before
/// somebody asks for it.
///
/// What an edit costs depends on what it changes. The text, the title or the description of an article: that article,
/// and a copy of the list of all (`Assembly.revise`). What orders or names an article (date, slug, category, tags,
/// authors), a file that comes or goes, an author, an offer, a page: the blog is put together anew from what was read.
/// `site.yml`, the theme, images: every file is looked at, and those that changed are read.
package actor LiveSite {
  private let site: String
  private let themeRoots: [String]
  private var options: Composition.Options
  private let clock: (@Sendable () -> Instant)?

  private var texts = LiveTexts()
  private var base: Base?
  private var assembly: Assembly?
  private var snapshot = LiveSnapshot()
  /// When an article next comes or goes by itself.
  private var nextChange: Instant?

  /// - Parameter clock: tells the time of each update; without it, it stays that of the options.
  package init(
    site: String, themeRoots: [String], options: Composition.Options,
    clock: (@Sendable () -> Instant)? = nil
  ) {
    self.site = site
    self.themeRoots = themeRoots
    self.options = options
    self.clock = clock
  }

  /// What all texts are read and shown with.
  private struct Base {
    var settings: Settings
    var theme: LoadedTheme
    /// Files to be copied, by address.
    var files: [String: String]
    var pictureSizes: [String: PixelSize]
    var reader: ContentReader
    /// Of everything that decides how texts are read.
    var readerDigest: Digest
    /// What is wrong with all that.
    var diagnostics: [Diagnostic]
    /// Whether the settings or the theme are older than their files.
    var isOutOfDate = false
  }

  /// How many changed articles are taken in one by one.
  private static let few = 16

  /// Takes in what changed and gives the site as it is now. Updates come one after the other.
  /// - Parameter paths: relative to the site; `nil` when anything may have changed.
  @discardableResult package func update(_ paths: Set<String>?) async throws(MachineFailure) -> LiveSnapshot {
    if let clock { options.now = clock() }
    if let paths, let base, !base.isOutOfDate, paths.allSatisfy(texts.holds) {
      await take(paths, base)
    } else {
      try await reload()
    }
    return snapshot
  }

  // MARK: Some texts

  private func take(_ paths: Set<String>, _ base: Base) async {
    let files = await sources(paths)
    let missing = paths.subtracting(files.map(\.path))
    var sources = SiteSources()
    var ignored: [Diagnostic] = []
    for file in files { sources.add(file, diagnostics: &ignored) }
    let changed = await texts.reading(
      sources, by: base.reader, now: options.now, jobs: options.jobs, isWhole: false)
    texts.take(changed)
    missing.forEach { texts.remove($0) }
    let isDue = nextChange.map { $0 <= options.now } ?? false
    guard isDue || !changed.isEmpty || !missing.isEmpty else { return }
    if !isDue, missing.isEmpty, let articles = changed.onlyArticles, articles.count <= Self.few,
      revise(articles, base)
    {
      return
    }
    await reassemble(base)
  }

  /// The files that are there. Editors may put a file aside for a moment before they write it anew.
  private func sources(_ paths: Set<String>) async -> [SourceFile] {
    let files = paths.compactMap { SiteBuilder.source($0, site: site) }
    guard files.count < paths.count else { return files }
    do {
      try await Task.sleep(for: .milliseconds(20))
    } catch {
      // Nobody waits for the answer any more.
      return files
    }
    return paths.compactMap { SiteBuilder.source($0, site: site) }
  }

  /// Puts newer articles in place of older ones; `false` where that does not do.
  private func revise(_ paths: [String], _ base: Base) -> Bool {
    guard var assembly, var composition = snapshot.composition else { return false }
    self.assembly = nil
    for path in paths {
      guard let entry = texts.articles[path] else { return false }
      let (isDone, number) = assembly.revise(entry.reading)
      guard isDone else { return false }
      guard let number else { continue }
      composition.revise(number, in: assembly.blog)
    }
    self.assembly = assembly
    publish(base, assembly, composition)
    return true
  }

  private func reassemble(_ base: Base) async {
    var content = texts.content(
      base.settings, strings: base.theme.strings, callToAction: base.theme.callToAction, files: base.files)
    content.pictureSizes = base.pictureSizes
    let assembly = await Assembly.make(content, options)
    self.assembly = assembly
    nextChange = texts.nextChange(after: options.now)
    publish(base, assembly, LiveComposition(assembly.blog, base.files, base.theme))
  }

  private func publish(
    _ base: Base, _ assembly: Assembly, _ composition: LiveComposition
  ) {
    let outOfDate = texts.outOfDate
    // What was wrong with the older text is of no use to whoever mends the file.
    let found = assembly.allDiagnostics.filter { $0.place.map { outOfDate[$0.file] == nil } ?? true }
    snapshot = LiveSnapshot(
      version: snapshot.version + 1,
      diagnostics: base.settings.checks.applied(
        to: base.diagnostics + outOfDate.values.flatMap(\.self) + found
      ).inReportingOrder(),
      composition: composition, outOfDate: Set(outOfDate.keys), isOutOfDate: base.isOutOfDate,
      unbuilt: assembly.unbuilt, now: options.now)
  }

  // MARK: Everything

  private func reload() async throws(MachineFailure) {
    var diagnostics: [Diagnostic] = []
    let sources = try await SourceReader(site: site, themeRoots: themeRoots, jobs: options.jobs)
      .read(diagnostics: &diagnostics)
    guard let base = base(sources, diagnostics) else { return }
    if base.readerDigest != self.base?.readerDigest { texts.invalidate() }
    self.base = base
    texts = await texts.reading(
      sources, by: base.reader, now: options.now, jobs: options.jobs, isWhole: true)
    await reassemble(base)
  }

  /// Settings and theme; where one of them is broken, as they last were. Without any there is nothing to show.
  private func base(_ sources: SiteSources, _ found: [Diagnostic]) -> Base? {
    var diagnostics = found
    if let (settings, theme) = Composition.basis(sources, options, diagnostics: &diagnostics),
      !diagnostics.hasErrors
    {
      return Base(
        settings: settings, theme: theme, files: sources.files, pictureSizes: sources.pictureSizes,
        reader: ContentReader(settings: settings, blocks: theme.blocks, strings: theme.strings),
        readerDigest: sources.readerDigest, diagnostics: diagnostics)
    }
    guard var base else {
      snapshot = LiveSnapshot(version: snapshot.version + 1, diagnostics: diagnostics.inReportingOrder())
      return nil
    }
    base.diagnostics = diagnostics
    base.files = sources.files
    base.pictureSizes = sources.pictureSizes
    base.isOutOfDate = true
    return base
  }
}

extension SiteSources {
  /// The digest of everything that decides how texts are read, besides themselves.
  fileprivate var readerDigest: Digest {
    let digest = RunningDigest()
    func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { digest.add($0) } }
    if let settings { add(settings.bytes) }
    for (name, theme) in themes.inKeyOrder {
      for (path, file) in theme.files.inKeyOrder where path.hasSuffix(".yml") {
        add(Array("\(name)/\(path)".utf8))
        add(file.bytes)
      }
    }
    return digest.digest
  }
}
