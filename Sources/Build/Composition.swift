import Content
import Diagnostics
import French
import Markdown
import Site
import Theme

/// A blog ready to be written: every file as a value, and how to render it. It is a function of the sources,
/// the settings of the run and the clock; no disk is touched.
package struct Composition: Sendable {
  private let plan: Plan
  private let feeds: [Feed]
  /// Small files made at once: address → bytes.
  private let small: [(address: String, bytes: [UInt8])]
  /// Files to be copied: address → path in the site.
  package let files: [String: String]
  /// Styles, scripts, fonts and icons.
  package let assets: ThemeAssets

  private let theme: LoadedTheme

  /// What a run decides, besides the sources.
  package struct Options: Sendable {
    package var now: Instant
    package var includingUnpublished: Bool
    /// Stands in for that of `site.yml`.
    package var baseURL: String?
    package var jobs: Int

    package init(now: Instant, includingUnpublished: Bool = false, baseURL: String? = nil, jobs: Int = 1) {
      self.now = now
      self.includingUnpublished = includingUnpublished
      self.baseURL = baseURL
      self.jobs = jobs
    }
  }

  /// Puts a blog together; `nil` when there is too little to begin with. All problems are appended to
  /// `diagnostics`, in no particular order; with an error among them the pages are not to be used.
  package static func make(
    _ sources: SiteSources, _ options: Options, _ stages: inout Stages, _ progress: BuildProgress? = nil,
    diagnostics: inout [Diagnostic]
  ) async throws(MachineFailure) -> Composition? {
    guard
      let (assembled, theme) = try await assemble(
        sources, options, &stages, progress, diagnostics: &diagnostics)
    else { return nil }
    let blog = try await assembled.withRelatedArticles(jobs: options.jobs)
    stages.end("related")

    let composition = Composition(Plan(blog), sources.files, theme)
    stages.end("plan")
    return composition
  }

  /// The blog without its related articles, and its theme.
  static func assemble(
    _ sources: SiteSources, _ options: Options, _ stages: inout Stages, _ progress: BuildProgress? = nil,
    diagnostics: inout [Diagnostic]
  ) async throws(MachineFailure) -> (Blog, LoadedTheme)? {
    diagnostics += sources.collisions
    guard let settingsFile = sources.settings else {
      diagnostics.append(.noSite)
      return nil
    }
    guard
      let settings = Settings.read(settingsFile, baseURL: options.baseURL, diagnostics: &diagnostics),
      let files = ThemeChoice.files(
        settings.theme.value, at: settings.theme.place, sources.themes, diagnostics: &diagnostics)
    else { return nil }
    let invalid = files.texts.compactMap(\.problem)
    guard invalid.isEmpty else {
      diagnostics += invalid
      return nil
    }
    let theme = LoadedTheme(files, diagnostics: &diagnostics)
    stages.end("theme")

    let reader = ContentReader(settings: settings, blocks: theme.blocks, strings: theme.strings)
    var content = SiteContent(settings: settings, strings: theme.strings, callToAction: theme.callToAction)
    content.files = sources.files
    progress?.begin(.author, total: sources.articles.count)
    content.articles = try await inParallel(sources.articles.count, jobs: options.jobs, progress) {
      reader.article(sources.articles[$0])
    }
    content.authors = sources.authors.map(reader.author)
    content.pages = sources.pages.map(reader.page)
    content.offers = sources.offers.map(reader.offer)
    content.categories = sources.categories.map(reader.category)
    stages.end("author")
    progress?.begin(.assemble)

    let assembly = Assembly(content, now: options.now, includingUnpublished: options.includingUnpublished)
    diagnostics += assembly.allDiagnostics
    stages.end("assemble")
    return (assembly.blog, theme)
  }

  private init(_ plan: Plan, _ files: [String: String], _ theme: LoadedTheme) {
    self.plan = plan
    feeds = plan.feeds()
    var small = plan.sitemap().files()
    if let robots = plan.robots() { small.append(("/robots.txt", Array(robots.utf8))) }
    if let redirects = plan.redirects() { small.append(("/_redirects", Array(redirects.utf8))) }
    let sets = Set((0..<plan.pageCount).map { theme.styled(plan.blocks(ofPage: $0)) })
    assets = theme.assets(forBlocks: sets, plan.baseURL) { String(Digest($0).hex.prefix(12)) }
    if !plan.hasOwnHeaders { small.append(("/_headers", Array(assets.policy.headers(plan.baseURL).utf8))) }
    self.small = small
    self.files = files
    self.theme = theme
  }

  package var pageCount: Int { plan.pageCount }

  /// How many files are rendered: the pages, then feeds, sitemap and the like.
  package var documentCount: Int { pageCount + feeds.count + small.count }

  /// The path of a rendered file from the root of the output, and its bytes.
  package func document(_ number: Int) -> (path: String, bytes: [UInt8]) {
    if number < pageCount { return page(number) }
    if number < pageCount + feeds.count {
      let feed = feeds[number - pageCount]
      return (Routes.outputPath(feed.address), feed.bytes())
    }
    let file = small[number - pageCount - feeds.count]
    return (Routes.outputPath(file.address), file.bytes)
  }

  private func page(_ number: Int) -> (path: String, bytes: [UInt8]) {
    let page = plan.page(number)
    var out: [UInt8] = []
    out.reserveCapacity(32_768)
    theme.render(page, assets, blocks: theme.styled(plan.blocks(ofPage: number)), into: &out)
    return (Routes.outputPath(page.address), out)
  }
}

/// How long each stage of a build took.
package struct Stages: Sendable {
  /// Names and seconds, in the order of the stages.
  package private(set) var seconds: [(name: String, seconds: Double)] = []
  private var last = ContinuousClock.now

  package init() {}

  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    seconds.append((name, (now - last) / .seconds(1)))
    last = now
  }
}

extension Diagnostic {
  static let noSite = Diagnostic(
    .missingSettings, at: nil,
    Message(
      fr: "Ce dossier n’est pas un site : il n’a pas de fichier content/site.yml",
      en: "This folder is not a site: it has no file content/site.yml"),
    help: Message(
      fr: "Lancez la commande dans le dossier qui contient « content », ou indiquez-le par --site.",
      en: "Run the command in the folder that holds “content”, or name it with --site."))
}
