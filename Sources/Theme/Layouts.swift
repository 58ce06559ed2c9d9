import Content
import Markdown
import Site
import Templates

/// The layouts of a theme: which template a page is written with, and what that template sees.
struct Layouts: Sendable {
  private let home: Schema<PageView<Page.Home>>
  private let listing: Schema<PageView<Page.Listing>>
  private let archives: Schema<PageView<[Page.ArchiveYear]>>
  private let redirect: Schema<PageView<Page.Redirect>>
  private let article: Schema<PageView<Page.ArticleContent>>
  private let author: Schema<PageView<Page.AuthorContent>>
  private let authors: Schema<PageView<[Page.AuthorSummary]>>
  private let standalone: Schema<PageView<Page.StandaloneContent>>
  private let notFound: Schema<PageView<Page.NotFound>>

  /// A page, its content by type, and what it is rendered with. A class, as its parts are many and read one by one.
  final class PageView<Content> {
    let page: Page
    let content: Content
    let context: RenderContext
    let blocks: BlockRenderer
    let site: Value
    let assets: ThemeAssets.PageAssets

    init(
      page: Page, content: Content, context: RenderContext, blocks: BlockRenderer, site: Value,
      assets: ThemeAssets.PageAssets
    ) {
      self.page = page
      self.content = content
      self.context = context
      self.blocks = blocks
      self.site = site
      self.assets = assets
    }

    func html(_ text: ResolvedText, _ pieces: Range<Int>) -> [UInt8] {
      TextWriter(context: context, blocks: blocks, site: site, text: text).html(text.body, pieces)
    }

    func html(_ text: ResolvedText) -> [UInt8] { html(text, text.body.pieces.indices) }

    func pagination(_ pagination: Page.Pagination?) -> PaginationView? {
      pagination.map { PaginationView(pagination: $0, context: context) }
    }

    func term(_ term: Page.TermLink) -> TermView { TermView(term: term, context: context) }

    func card(_ card: Shared<Card>?) -> Value { card.map { .object(context.object(of: $0)) } ?? .absent }

    func cards(_ cards: some Sequence<Shared<Card>>) -> Value {
      .list(cards.map { .object(context.object(of: $0)) })
    }
  }

  init(stringsShape: Shape) {
    home = Self.schema(stringsShape, .object("home", Self.homeContent) { $0 })
    listing = Self.schema(stringsShape, .object("listing", Self.listingContent) { $0 })
    archives = Self.schema(
      stringsShape,
      .list("years", Self.archiveYear) { view in
        view.content.map { YearView(year: $0, cards: view.cards($0.cards)) }
      })
    redirect = Self.schema(stringsShape, .object("redirect", Self.redirection) { $0 })
    article = Self.schema(stringsShape, .object("article", Self.articleContent) { $0 })
    author = Self.schema(stringsShape, .object("author", Self.authorContent) { $0 })
    authors = Self.schema(
      stringsShape,
      .list("authors", Views.countedAuthor) { view in
        view.content.map { AuthorView(author: $0, context: view.context) }
      })
    standalone = Self.schema(stringsShape, .object("content", Self.standaloneContent) { $0 })
    notFound = Self.schema(stringsShape, .object("notFound", Self.notFoundContent) { $0 })
  }

  /// Which template is given which shape, for the check of the theme.
  var uses: [(name: String, shape: Shape)] {
    [
      ("layouts/home", home.shape), ("layouts/listing", listing.shape), ("layouts/archives", archives.shape),
      ("layouts/redirect", redirect.shape), ("layouts/article", article.shape),
      ("layouts/author", author.shape),
      ("layouts/authors", authors.shape), ("layouts/page", standalone.shape), ("layouts/404", notFound.shape),
    ]
  }

  func render(
    _ page: Page, _ context: RenderContext, _ blocks: BlockRenderer, _ assets: ThemeAssets.PageAssets,
    into out: inout [UInt8]
  ) {
    let site = Views.site.value(of: SiteView(frame: page.frame, context: context, address: page.address))
    func write<Content>(_ template: String, _ schema: Schema<PageView<Content>>, _ content: Content) {
      let view = PageView(
        page: page, content: content, context: context, blocks: blocks, site: site, assets: assets)
      context.templates.render(template, schema.value(of: view), into: &out)
    }
    switch page.content {
    case .home(let content): write("layouts/home", home, content)
    case .listing(let content): write("layouts/listing", listing, content)
    case .archives(let content): write("layouts/archives", archives, content)
    case .redirect(let content): write("layouts/redirect", redirect, content)
    case .article(let content): write("layouts/article", article, content)
    case .author(let content): write("layouts/author", author, content)
    case .authors(let content): write("layouts/authors", authors, content)
    case .standalone(let content): write("layouts/page", standalone, content)
    case .notFound(let content): write("layouts/404", notFound, content)
    }
  }

  // MARK: What every layout sees

  private static func schema<Content>(
    _ stringsShape: Shape, _ own: Schema<PageView<Content>>.Field
  ) -> Schema<PageView<Content>> {
    let head = Schema<PageView<Content>>([
      .text("title") { $0.page.head.title },
      .optionalText("description") { $0.page.head.description },
      .optionalText("canonical") { $0.page.head.canonical.map(percentEncoded) },
      .optionalText("robots") { $0.page.head.robots },
      .optionalText("previous") { view in view.page.head.previous.map { view.context.href(.local($0)) } },
      .optionalText("next") { view in view.page.head.next.map { view.context.href(.local($0)) } },
      .list("feeds", Views.link) { view in
        view.page.head.feeds.map { LinkView(link: $0, context: view.context) }
      },
      .list("properties", Views.property) { $0.page.head.properties },
      .optionalHTML("structuredData") { $0.page.head.structuredData.map { Array($0.utf8) } },
      .text("policy") { $0.context.assets.policy.meta },
      .optionalHTML("openingStyle") { $0.assets.opening },
      .texts("styles") { $0.assets.styles },
      .texts("scripts") { $0.assets.scripts },
      .texts("laterStyles") { $0.assets.laterStyles },
      .texts("laterScripts") { $0.assets.laterScripts },
    ])
    return Schema([
      .value("strings", stringsShape) { $0.context.strings },
      .value("site", Views.siteShape) { $0.site },
      .object("page", head) { $0 },
      .list("breadcrumb", Views.link) { view in
        view.page.breadcrumb.map { LinkView(link: $0, context: view.context) }
      },
      own,
    ])
  }

  // MARK: What one layout sees

  /// The newest article leads, the others follow.
  private static let homeContent = Schema<PageView<Page.Home>>([
    .value("lead", Views.optionalCardShape) { $0.card($0.content.cards.first) },
    .value("cards", Views.cardsShape) { $0.cards($0.content.cards.dropFirst()) },
    .flag("hasCards") { $0.content.cards.count > 1 },
    .flag("isEmpty") { $0.content.cards.isEmpty },
    .optionalObject("latestDate", Views.date) { $0.content.cards.first?.value.date },
    .list("categories", Views.countedTerm) { view in
      view.content.categories.map { CountedTermView(counted: $0, context: view.context) }
    },
    .flag("hasCategories") { !$0.content.categories.isEmpty },
    .optionalObject("pagination", Views.pagination) { $0.pagination($0.content.pagination) },
  ])

  private static let listingContent = Schema<PageView<Page.Listing>>([
    .optionalText("label") { $0.content.label },
    .text("title") { $0.content.title },
    .text("count") { $0.content.count },
    .optionalHTML("introduction") { view in view.content.introduction.map { view.html($0) } },
    .value("cards", Views.cardsShape) { $0.cards($0.content.cards) },
    .optionalObject("pagination", Views.pagination) { $0.pagination($0.content.pagination) },
  ])

  private static let notFoundContent = Schema<PageView<Page.NotFound>>([
    .value("cards", Views.cardsShape) { $0.cards($0.content.recent) },
    .flag("hasCards") { !$0.content.recent.isEmpty },
    .list("categories", Views.countedTerm) { view in
      view.content.categories.map { CountedTermView(counted: $0, context: view.context) }
    },
    .flag("hasCategories") { !$0.content.categories.isEmpty },
    .optionalText("report") { view in view.content.report.map { view.context.href(.local($0)) } },
  ])

  private static let redirection = Schema<PageView<Page.Redirect>>([
    .text("address") { $0.context.href($0.content.target) },
    .text("text") { $0.content.text },
    .text("label") { $0.content.label ?? $0.context.href($0.content.target) },
    .flag("isPaid") { $0.content.isPaid },
  ])

  private struct YearView {
    let year: Page.ArchiveYear
    let cards: Value
  }

  private static let archiveYear = Schema<YearView>([
    .text("year") { $0.year.year },
    .text("count") { $0.year.count },
    .value("cards", Views.cardsShape) { $0.cards },
  ])

  private static let articleContent = Schema<PageView<Page.ArticleContent>>([
    .text("slug") { $0.content.slug },
    .html("title") { titleMarkup($0.content.title) },
    .flag("isLong") { Views.isLong($0.content.title) },
    .optionalHTML("lead") { view in
      let length = view.content.text.leadLength
      return length > 0 ? view.html(view.content.text, 0..<length) : nil
    },
    .html("body") {
      $0.html($0.content.text, $0.content.text.leadLength..<$0.content.text.body.pieces.count)
    },
    .object("date", Views.date) { $0.content.date },
    .optionalObject("updated", Views.date) { $0.content.updated },
    .text("readingTime") { $0.content.readingTime },
    .list("authors", Views.author) { view in
      view.content.authors.map { AuthorView(author: $0, context: view.context) }
    },
    .optionalObject("category", Views.term) { view in view.content.category.map(view.term) },
    .list("tags", Views.term) { view in view.content.tags.map(view.term) },
    .flag("hasTags") { !$0.content.tags.isEmpty },
    .optionalObject("cover", cover) { view in
      view.content.cover.map { CoverView(cover: $0, context: view.context) }
    },
    .optionalObject("disclosure", Views.disclosure) { $0.content.disclosure },
    .optionalObject("toc", contents) { $0.content.contents.isEmpty ? nil : $0.content.contents },
    .optionalHTML("callToAction") { view in
      view.content.callToAction.map { block in
        var out: [UInt8] = []
        let writer = TextWriter(
          context: view.context, blocks: view.blocks, site: view.site, text: view.content.text)
        view.blocks.render(block, in: writer, into: &out)
        return out
      }
    },
    .object("share", share) { $0 },
    .list("related", relatedCard) { view in
      view.content.related.map {
        RelatedCardView(card: view.context.object(of: $0.card), reason: $0.reason)
      }
    },
    .flag("hasRelated") { !$0.content.related.isEmpty },
    .flag("isRelatedByCategory") { $0.content.isRelatedByCategory },
    .value("previous", Views.optionalCardShape) { $0.card($0.content.previous) },
    .value("next", Views.optionalCardShape) { $0.card($0.content.next) },
    .flag("hasNeighbour") { $0.content.previous != nil || $0.content.next != nil },
  ])

  /// Where an article can be sent, by addresses alone.
  private static let share = Schema<PageView<Page.ArticleContent>>([
    .text("address") { percentEncoded($0.page.head.canonical ?? "") },
    .text("email") { view in
      let address = percentEncodedValue(view.page.head.canonical ?? "")
      return "mailto:?subject=\(percentEncodedValue(view.content.title))&body=\(address)"
    },
    .text("linkedIn") { view in
      "https://www.linkedin.com/sharing/share-offsite/?url="
        + percentEncodedValue(view.page.head.canonical ?? "")
    },
  ])

  private struct RelatedCardView {
    let card: Object
    let reason: String?
  }

  private static let relatedCard = Schema<RelatedCardView>(
    Views.card, { $0.card }, and: [.optionalText("reason") { $0.reason }])

  private struct CoverView {
    let cover: Page.Cover
    let context: RenderContext
  }

  private static let cover = Schema<CoverView>([
    .object("image", Views.picture) { PictureView(picture: $0.cover.image, context: $0.context) },
    .text("alt") { $0.cover.alt },
    .optionalText("credit") { $0.cover.credit },
  ])

  private static let contentsEntry = Schema<Page.ContentsEntry>([
    .text("id") { $0.id },
    .text("title") { $0.title },
  ])

  private static let contents = Schema<[Page.ContentsEntry]>([.list("entries", contentsEntry) { $0 }])

  private static let authorContent = Schema<PageView<Page.AuthorContent>>(
    Views.authorFields { AuthorView(author: $0.content.author, context: $0.context) } + [
      .text("count") { $0.content.author.count },
      .optionalHTML("presentation") { view in
        view.content.presentation.map(Views.paragraphs)
      },
      .html("body") { $0.html($0.content.text) },
      .value("cards", Views.cardsShape) { $0.cards($0.content.cards) },
      .flag("hasCards") { !$0.content.cards.isEmpty },
      .optionalObject("pagination", Views.pagination) { $0.pagination($0.content.pagination) },
    ])

  private static let standaloneContent = Schema<PageView<Page.StandaloneContent>>([
    .text("slug") { $0.content.slug },
    .html("title") { titleMarkup($0.content.title) },
    .flag("isLong") { Views.isLong($0.content.title) },
    .html("body") { $0.html($0.content.text) },
  ])
}
