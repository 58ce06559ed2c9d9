import CMalloc
import Content
import Diagnostics
import French
import Markdown
import Site
import Theme

/// A blog ready to be written: every file as a value, and how to render it. It is a function of the sources,
/// the settings of the run and the clock; no disk is touched.
package struct Composition: Sendable {
  var plan: Plan
  /// Files to be copied: address → path in the site.
  package let files: [String: String]
  /// Styles, scripts, fonts and icons.
  package var assets: [String: [UInt8]] { themeAssets.files }
  private var themeAssets: ThemeAssets

  private let theme: LoadedTheme
  /// Where the contents of texts are that do not stand in memory.
  private let readings: ArticleReadings?

  /// What a run decides, besides the sources.
  package struct Options: Sendable {
    package var now: Instant
    package var includingUnpublished: Bool
    /// Stands in for that of `site.yml`.
    package var baseURL: String?
    package var jobs: Int
    /// Whether texts are proof-read: what is wrong there makes no page wrong.
    package var proofreads = false

    package init(now: Instant, includingUnpublished: Bool = false, baseURL: String? = nil, jobs: Int = 1) {
      self.now = now
      self.includingUnpublished = includingUnpublished
      self.baseURL = baseURL
      self.jobs = jobs
    }
  }

  /// Puts a blog together; `nil` when there is too little to begin with. All problems are appended to
  /// `diagnostics`, in no particular order; with an error among them the pages are not to be used.
  ///
  /// - Parameter readings: gives and keeps what articles say.
  package static func make(
    _ sources: SiteSources, _ options: Options, _ stages: inout Stages, _ progress: BuildProgress? = nil,
    diagnostics: inout [Diagnostic]
  ) async throws(MachineFailure) -> Composition? {
    try await make(
      sources, options, &stages, progress, readings: nil, diagnostics: &diagnostics)
  }

  static func make(
    _ sources: SiteSources, _ options: Options, _ stages: inout Stages, _ progress: BuildProgress?,
    readings: ArticleReadings?, diagnostics: inout [Diagnostic]
  ) async throws(MachineFailure) -> Composition? {
    let readings = readings ?? ArticleReadings()
    guard
      let (content, theme) = try await read(
        sources, options, &stages, progress, readings, takingTerms: true, diagnostics: &diagnostics)
    else { return nil }
    let (assembled, corpus, texts) = await assemble(
      content, indexing: readings, options, &stages, progress, diagnostics: &diagnostics)
    let isLarge = assembled.isLarge
    let blog = await assembled.withRelatedArticles(
      consume corpus, consume texts, jobs: options.jobs, readings)
    stages.end("related")

    let composition = Composition(Plan(blog), sources.files, theme, readings)
    // The index and what was found in it were a third of all memory.
    if isLarge { feuillet_give_back_memory() }
    stages.end("plan")
    return composition
  }

  /// What everything else is read with; `nil` when there is too little to begin with.
  static func basis(
    _ sources: SiteSources, _ options: Options, diagnostics: inout [Diagnostic]
  ) -> (Settings, LoadedTheme)? {
    diagnostics += sources.collisions
    guard let settingsFile = sources.settings else {
      diagnostics.append(.noSite)
      return nil
    }
    guard
      var settings = Settings.read(settingsFile, baseURL: options.baseURL, diagnostics: &diagnostics),
      let files = ThemeChoice.files(
        settings.theme.value, at: settings.theme.place, sources.themes, diagnostics: &diagnostics)
    else { return nil }
    if let file = sources.partners {
      settings.partners = Partners.read(file, settings.typography, diagnostics: &diagnostics)
    }
    let invalid = files.texts.compactMap(\.problem)
    guard invalid.isEmpty else {
      diagnostics += invalid
      return nil
    }
    return (settings, LoadedTheme(files, diagnostics: &diagnostics))
  }

  /// The blog without its related articles, and its theme.
  ///
  /// - Parameter recordingTokens: whether the articles keep their terms in the order of the text.
  package static func assemble(
    _ sources: SiteSources, _ options: Options, _ stages: inout Stages, _ progress: BuildProgress? = nil,
    recordingTokens: Bool = false, diagnostics: inout [Diagnostic]
  ) async throws(MachineFailure) -> (Blog, LoadedTheme)? {
    guard
      let (content, theme) = try await read(
        sources, options, &stages, progress, ArticleReadings(), recordingTokens: recordingTokens,
        diagnostics: &diagnostics)
    else { return nil }
    return (await assemble(content, options, &stages, progress, diagnostics: &diagnostics), theme)
  }

  /// - Parameter takingTerms: whether `readings` have the terms of the articles, and the articles do not.
  private static func read(
    _ sources: SiteSources, _ options: Options, _ stages: inout Stages, _ progress: BuildProgress?,
    _ readings: ArticleReadings, recordingTokens: Bool = false, takingTerms: Bool = false,
    diagnostics: inout [Diagnostic]
  ) async throws(MachineFailure) -> (SiteContent, LoadedTheme)? {
    guard let (settings, theme) = basis(sources, options, diagnostics: &diagnostics) else { return nil }
    stages.end("theme")

    let reader = ContentReader(
      settings: settings, blocks: theme.blocks, strings: theme.strings, recordsTokens: recordingTokens,
      proofreads: options.proofreads)
    var content = SiteContent(settings: settings, strings: theme.strings, callToAction: theme.callToAction)
    content.files = sources.files
    content.pictureSizes = sources.pictureSizes
    content.articles = try await readings.all(
      of: sources, by: reader, takingTerms: takingTerms, jobs: options.jobs, progress)
    content.authors = sources.authors.map(reader.author)
    content.pages = sources.pages.map(reader.page)
    content.offers = sources.offers.map(reader.offer)
    content.categories = sources.categories.map(reader.category)
    stages.end("author")
    return (content, theme)
  }

  /// The blog without its related articles, and beside it what these are found in.
  private static func assemble(
    _ content: SiteContent, indexing readings: ArticleReadings, _ options: Options,
    _ stages: inout Stages, _ progress: BuildProgress?, diagnostics: inout [Diagnostic]
  ) async -> (Blog, RelatedCorpus, IndexedTexts) {
    let articles = content.articles
    async let texts = IndexedTexts.make(articles, readings, options)
    let blog = await assemble(content, options, &stages, progress, diagnostics: &diagnostics)
    let corpus = blog.relatedCorpus
    // The value of an `async let` stands in memory to the end of its function: the index must not.
    return (blog, corpus, await texts)
  }

  private static func assemble(
    _ content: SiteContent, _ options: Options, _ stages: inout Stages, _ progress: BuildProgress?,
    diagnostics: inout [Diagnostic]
  ) async -> Blog {
    progress?.begin(.assemble)
    let checks = content.settings.checks
    let assembly = await Assembly.make(content, options)
    diagnostics = checks.applied(to: diagnostics + assembly.allDiagnostics)
    stages.end("assemble")
    return assembly.blog
  }

  init(
    _ plan: Plan, _ files: [String: String], _ theme: LoadedTheme, _ readings: ArticleReadings? = nil
  ) {
    self.plan = plan
    self.readings = readings
    themeAssets = Self.assets(plan, theme)
    self.files = files
    self.theme = theme
  }

  private static func assets(_ plan: Plan, _ theme: LoadedTheme) -> ThemeAssets {
    // Few lists differ.
    let lists = Set((0..<plan.pageCount).map(plan.blocks))
    let sets = Set(lists.map { theme.styled(Set($0)) })
    return theme.assets(forBlocks: sets, plan.blog.settings) { String(Digest($0).hex.prefix(12)) }
  }

  package var pageCount: Int { plan.pageCount }

  /// Everything that is rendered: the pages, then feeds, sitemap and the like.
  package var documents: Documents { documents(making: pageCount) }

  /// - Parameter count: how many will be made; the cards of all articles are prepared for many only.
  func documents(making count: Int) -> Documents {
    let cards = count > pageCount / 16 ? plan.cards : []
    return Documents(
      composition: self, context: theme.context(plan.baseURL, themeAssets, cards: cards), others: others())
  }

  package struct Documents: Sendable {
    fileprivate let composition: Composition
    fileprivate let context: RenderContext
    fileprivate let others: [(address: String, bytes: @Sendable () -> [UInt8])]

    package var count: Int { composition.pageCount + others.count }

    /// The path of a rendered file from the root of the output, and its bytes.
    package func make(_ number: Int) throws(MachineFailure) -> (path: String, bytes: [UInt8]) {
      guard number >= composition.pageCount else {
        let contents = try composition.plan.article(ofPage: number).flatMap(composition.contents)
        return composition.render(composition.plan.page(number, contents: contents), number, context)
      }
      let other = others[number - composition.pageCount]
      return (Routes.outputPath(other.address), other.bytes())
    }
  }

  /// How many documents there are.
  var documentCount: Int { pageCount + others().count }

  /// The contents of the text of an article, by its number in the blog; `nil` where they are in their place.
  private func contents(ofArticle number: Int) throws(MachineFailure) -> MarkdownDocument.Contents? {
    try readings?.contents(of: plan.blog.articles[number].shared.value.file)
  }

  /// Puts contents in their place that are asked for by more than a page of their own.
  mutating func complete(_ articles: some Sequence<Int>) throws(MachineFailure) {
    var found: [(article: Int, contents: MarkdownDocument.Contents)] = []
    for number in articles {
      if let contents = try contents(ofArticle: number) { found.append((number, contents)) }
    }
    plan.complete(found)
  }

  /// Takes in an article that `Assembly.revise` put in place.
  mutating func revise(_ article: Int, in blog: Blog) {
    let page = plan.page(ofArticle: article)
    let blocks = plan.blocks(ofPage: page)
    plan.revise(article, in: blog)
    if plan.blocks(ofPage: page) != blocks { themeAssets = Self.assets(plan, theme) }
  }

  /// What is written besides the pages, made when asked for.
  func others() -> [(address: String, bytes: @Sendable () -> [UInt8])] {
    var others: [(address: String, bytes: @Sendable () -> [UInt8])] = plan.feeds().map { feed in
      (feed.address, { feed.bytes() })
    }
    others += Sitemap(plan).files()
    if let robots = plan.robots() { others.append(("/robots.txt", { Array(robots.utf8) })) }
    if let redirects = plan.redirects() { others.append(("/_redirects", { Array(redirects.utf8) })) }
    if !plan.hasOwnHeaders {
      let headers = host.headersFile
      others.append(("/_headers", { Array(headers.utf8) }))
    }
    return others
  }

  /// What whoever serves the site has to know.
  package var host: HostRules {
    HostRules(
      baseURL: plan.baseURL, headers: themeAssets.policy.headers, redirections: plan.redirections,
      hasOwnHeaders: plan.hasOwnHeaders)
  }

  /// A page by its number. `related` finds the related articles of one, where the blog has none in place.
  func page(_ number: Int, related: (Int) -> [Blog.RelatedArticle]? = { _ in nil }) -> (
    path: String, bytes: [UInt8]
  ) {
    render(plan.page(number, related: related), number, theme.context(plan.baseURL, themeAssets))
  }

  private func render(_ page: Page, _ number: Int, _ context: RenderContext) -> (path: String, bytes: [UInt8])
  {
    var out: [UInt8] = []
    out.reserveCapacity(32_768)
    theme.render(page, context, blocks: theme.styled(Set(plan.blocks(ofPage: number))), into: &out)
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

extension Blog {
  /// Whether it is so large that memory counts for more than time.
  var isLarge: Bool { articles.count > 30_000 }
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
