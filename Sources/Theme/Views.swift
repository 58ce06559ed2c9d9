import Content
import French
import Markdown
import Site
import Templates

/// What templates see of the parts that pages are made of. One declaration for each part: the name, the type,
/// and how it is read.
enum Views {
  static let date = Schema<Moment>([
    .text("iso") { $0.iso },
    .html("long") { html(.long($0.date)) },
    .html("short") { html(.short($0.date)) },
  ])

  static let term = Schema<TermView>([
    .text("name") { $0.term.name },
    .text("address") { $0.context.href(.local($0.term.address)) },
  ])

  static let countedTerm = Schema<CountedTermView>([
    .text("name") { $0.counted.term.name },
    .text("address") { $0.context.href(.local($0.counted.term.address)) },
    .number("number") { $0.counted.number },
    .text("count") { $0.counted.count },
  ])

  static let pageLink = Schema<PageLinkView>([
    .text("number") { $0.link.number },
    .text("label") { $0.link.label },
    .optionalText("address") { view in view.link.address.map { view.context.href(.local($0)) } },
    .flag("current") { $0.link.isCurrent },
  ])

  static let pagination = Schema<PaginationView>([
    .text("text") { $0.pagination.text },
    .list("pages", pageLink) { view in
      view.pagination.pages.map { PageLinkView(link: $0, context: view.context) }
    },
    .optionalText("previous") { view in view.pagination.previous.map { view.context.href(.local($0)) } },
    .optionalText("next") { view in view.pagination.next.map { view.context.href(.local($0)) } },
  ])

  static let property = Schema<Page.Property>([
    .text("name") { $0.name },
    .text("content") { $0.content },
  ])

  static let link = Schema<LinkView>([
    .text("label") { $0.link.label },
    .text("address") { $0.context.href($0.link.target) },
  ])

  static let menuEntry = Schema<MenuEntryView>([
    .text("label") { $0.link.label },
    .text("address") { $0.context.href($0.link.target) },
    .flag("current") { $0.isCurrent },
    .flag("page") { $0.isPage },
    .flag("isPaid") { $0.link.isPaid },
  ])

  static let card = Schema<CardView>([
    .html("title") { titleMarkup($0.card.title) },
    .flag("isLong") { isLong($0.card.title) },
    .text("address") { $0.context.href(.local($0.card.address)) },
    .optionalText("description") { $0.card.description },
    .object("date", date) { $0.card.date },
    .text("readingTime") { $0.card.readingTime },
    .optionalObject("category", term) { view in
      view.card.category.map { TermView(term: $0, context: view.context) }
    },
    .text("authorNames") { $0.card.authorNames },
    .optionalText("commercial") { $0.card.disclosure?.label },
  ])
  static let cardsShape = Shape.list(card.shape)
  static let optionalCardShape = Shape.optional(card.shape)

  static let offer = Schema<OfferView>([
    .html("title") { titleMarkup($0.offer.title) },
    .optionalHTML("text") { $0.offer.text.isEmpty ? nil : $0.html },
    .text("button") { $0.offer.button },
    .text("address") { $0.writer.context.href($0.offer.link) },
    .optionalText("paidNote") { $0.offer.paidNote },
    .flag("countsClicks") { $0.offer.clickPage != nil },
    .text("shortAddress") { $0.offer.shortAddress },
    .optionalText("duration") { $0.offer.duration },
    .optionalText("with") { $0.offer.with },
    .optionalText("next") { $0.offer.next },
    .flag("hasFacts") { $0.offer.duration != nil || $0.offer.with != nil || $0.offer.next != nil },
  ])

  static let picture = Schema<PictureView>([
    .text("address") { $0.context.href($0.picture.target) },
    .optionalNumber("width") { $0.picture.size?.width },
    .optionalNumber("height") { $0.picture.size?.height },
  ])

  /// A link of an author; `isProfile` tells one that leads to the same person on another site.
  static let authorLink = Schema<LinkView>([
    .text("label") { $0.link.label },
    .text("address") { $0.context.href($0.link.target) },
    .flag("isProfile") { $0.link.isOnAnotherSite && !$0.link.isPaid },
    .flag("isPaid") { $0.link.isPaid },
  ])

  static let disclosure = Schema<Disclosure>([
    .text("label") { $0.label },
    .text("text") { $0.text },
  ])

  static let author = Schema<AuthorView>(authorFields { $0 })

  /// An author in a list of all of them.
  static let countedAuthor = Schema<AuthorView>(authorFields { $0 } + [.text("count") { $0.author.count }])

  /// The fields of an author, also where more stands beside them. How much an author wrote is not among them: an
  /// article would change with each other one.
  static func authorFields<Model>(
    _ author: @escaping @Sendable (Model) -> AuthorView
  ) -> [Schema<Model>.Field] {
    [
      .text("name") { author($0).author.name },
      .text("address") { author($0).context.href(.local(author($0).author.address)) },
      .optionalText("role") { author($0).author.role },
      .text("initials") { author($0).author.initials },
      .optionalObject("photo", picture) { model in
        author(model).author.photo.map { PictureView(picture: $0, context: author(model).context) }
      },
      .optionalHTML("quotation") { model in author(model).author.quotation.map(paragraphs) },
      .flag("isOrganization") { author($0).author.isOrganization },
      .list("links", authorLink) { model in
        author(model).author.links.map { LinkView(link: $0, context: author(model).context) }
      },
      .flag("hasLinks") { !author($0).author.links.isEmpty },
    ]
  }

  static let site = Schema<SiteView>([
    .text("title") { $0.frame.title },
    .optionalText("description") { $0.frame.description },
    .text("home") { $0.context.href(.local("/")) },
    .optionalText("icon") { view in
      view.frame.icon.map { view.context.href(.local($0)) } ?? view.context.assets.icon
    },
    .optionalText("touchIcon") { view in
      view.frame.touchIcon.map { view.context.href(.local($0)) } ?? view.context.assets.touchIcon
    },
    .list("menu", menuEntry) { view in
      view.frame.menu.map { MenuEntryView(link: $0, context: view.context, address: view.address) }
    },
    .flag("hasMenu") { !$0.frame.menu.isEmpty },
    .list("footer", link) { view in view.frame.footer.map { LinkView(link: $0, context: view.context) } },
  ])

  static var siteShape: Shape { site.shape }

  /// A title over 90 characters is set smaller.
  static func isLong(_ title: String) -> Bool { title.count > 90 }

  /// A text of the front matter as paragraphs, which empty lines part.
  static func paragraphs(_ text: String) -> [UInt8] {
    var html: [UInt8] = []
    for paragraph in text.utf8.contains(0x0A) ? text.split(separator: /\n\s*\n/) : [text[...]] {
      html += "<p>".utf8
      appendEscaped(String(paragraph), to: &html)
      html += "</p>".utf8
    }
    return html
  }

  /// A date with its ordinal raised: `1<sup>er</sup> octobre 2026`.
  private static func html(_ date: DateText) -> [UInt8] {
    Array((date.day + (date.ordinal.map { "<sup>\($0)</sup>" } ?? "") + date.rest).utf8)
  }
}

struct LinkView {
  let link: Page.Link
  let context: RenderContext
}

struct TermView {
  let term: Page.TermLink
  let context: RenderContext
}

struct CountedTermView {
  let counted: Page.CountedTerm
  let context: RenderContext
}

struct PageLinkView {
  let link: Page.PageLink
  let context: RenderContext
}

struct PaginationView {
  let pagination: Page.Pagination
  let context: RenderContext
}

struct MenuEntryView {
  let link: Page.Link
  let context: RenderContext
  /// The address of the page on which the menu stands.
  let address: String

  var isPage: Bool { link.target == .local(address) }
  /// Whether the page is the entry's, or below it. The home page is above everything and says nothing.
  var isCurrent: Bool {
    guard case .local(let own) = link.target else { return false }
    return own == address || (own != "/" && own.hasSuffix("/") && address.hasPrefix(own))
  }
}

struct CardView {
  let shared: Shared<Card>
  let context: RenderContext

  var card: Card { shared.value }
}

struct OfferView {
  let offer: CallToAction
  let writer: TextWriter

  var html: [UInt8] {
    TextWriter(context: writer.context, blocks: writer.blocks, site: writer.site, text: offer.text)
      .html(offer.text.body)
  }
}

struct AuthorView {
  let author: Page.AuthorSummary
  let context: RenderContext
}

struct PictureView {
  let picture: Page.Picture
  let context: RenderContext
}

struct SiteView {
  let frame: Page.Frame
  let context: RenderContext
  let address: String
}
