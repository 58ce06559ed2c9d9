import Content
import Diagnostics
import French
import Markdown

/// Everything that is to be written of a blog, in a fixed order. Pages are made one by one when they are asked for, so
/// that ten thousand of them never stand in memory together.
package struct Plan: Sendable {
  package private(set) var blog: Blog
  let frame: Page.Frame
  let site: SiteData
  let summaries: [Page.AuthorSummary]
  package private(set) var cards: [Shared<Card>]
  /// Tags by slug.
  let tagLinks: [String: Page.TermLink]
  /// The numbers of each author's articles, newest first.
  let articlesByAuthor: [[Int]]
  let keys: [Key]

  /// Which page is meant; listings have several, counted from 1.
  enum Key {
    case home(Int)
    case article(Int)
    case category(Int, page: Int)
    case tag(Int, page: Int)
    case author(Int, page: Int)
    case authors, archives
    case standalone(Int)
    case notFound
    case redirect(Int)
    case clickPage(Int)
  }

  package var pageCount: Int { keys.count }

  /// A page by its number.
  ///
  /// - Parameters:
  ///   - contents: those of the text of an article, where they were taken out.
  ///   - related: stands in for the related articles that the blog has, when the page is that of one.
  package func page(
    _ number: Int, contents: MarkdownDocument.Contents? = nil,
    related: (Int) -> [Blog.RelatedArticle]? = { _ in nil }
  ) -> Page {
    switch keys[number] {
    case .home(let page): homePage(page)
    case .article(let number):
      article(number, contents, related: related(number) ?? blog.articles[number].related)
    case .category(let number, let page): categoryPage(blog.categories[number], page)
    case .tag(let number, let page): tagPage(blog.tags[number], page)
    case .author(let number, let page): authorPage(number, page)
    case .authors: authorsPage()
    case .archives: archives()
    case .standalone(let number): standalone(blog.pages[number])
    case .notFound: notFound()
    case .redirect(let number): redirect(blog.redirects[number].address, blog.redirects[number].target)
    case .clickPage(let number): clickPage(blog.clickPages[number].address, blog.clickPages[number].offer)
    }
  }

  /// The address of a page, without making the page.
  package func address(ofPage number: Int) -> String {
    switch keys[number] {
    case .home(let page): Blog.address(ofPage: page, of: "/")
    case .article(let number): blog.articles[number].address
    case .category(let number, let page): Blog.address(ofPage: page, of: blog.categories[number].address)
    case .tag(let number, let page): Blog.address(ofPage: page, of: blog.tags[number].address)
    case .author(let number, let page): Blog.address(ofPage: page, of: blog.authors[number].address)
    case .authors: "/auteurs/"
    case .archives: "/archives/"
    case .standalone(let number): blog.pages[number].address
    case .notFound: "/404.html"
    case .redirect(let number): blog.redirects[number].address
    case .clickPage(let number): blog.clickPages[number].address
    }
  }

  /// The number of the article that a page is; `nil` for other pages.
  package func article(ofPage number: Int) -> Int? {
    if case .article(let article) = keys[number] { article } else { nil }
  }

  /// The number of the page of an article: they follow those of the home page.
  package func page(ofArticle article: Int) -> Int {
    Blog.pageCount(blog.articles.count, size: blog.settings.pageSize) + article
  }

  /// Where a page leads that only leads on; `nil` for other pages.
  package func target(ofPage number: Int) -> LinkTarget? {
    switch keys[number] {
    case .redirect(let redirect): blog.redirects[redirect].target
    case .clickPage(let page): .external(blog.clickPages[page].offer.address)
    default: nil
    }
  }

  /// The file that a page is made of, by its path in the site, with its text; `nil` for pages that are made of many.
  package func source(ofPage number: Int) -> (file: String, text: MarkdownDocument)? {
    switch keys[number] {
    case .article(let number): (blog.articles[number].source.file, blog.articles[number].source.text.document)
    case .author(let number, _):
      (blog.authors[number].source.file, blog.authors[number].source.text.document)
    case .standalone(let number): (blog.pages[number].source.file, blog.pages[number].source.text.document)
    default: nil
    }
  }

  /// Gives articles the contents of their texts, which were taken out, by their numbers.
  package mutating func complete(_ texts: [(article: Int, contents: MarkdownDocument.Contents)]) {
    for (number, contents) in texts { blog.complete(number, contents) }
  }

  /// Takes in an article that `Assembly.revise` put in place.
  package mutating func revise(_ article: Int, in blog: Blog) {
    self.blog = blog
    cards[article] = blog.articles[article].sharedCard
  }

  /// The names of the blocks that a page shows, without making the page. One may be there twice.
  package func blocks(ofPage number: Int) -> [String] {
    let blocks: [ResolvedBlock] =
      switch keys[number] {
      // An article is large: what is wanted of it is read where it stands.
      case .article(let number): blog.articles[number].text.blocks
      case .category(let number, page: 1): blog.categories[number].introduction?.blocks ?? []
      case .author(let number, page: 1): blog.authors[number].text.blocks
      case .standalone(let number): blog.pages[number].text.blocks
      default: []
      }
    let names = blocks.lazy.filter { !$0.isHidden }.map(\.definition.name)
    guard let article = article(ofPage: number),
      let placed = blog.articles[article].placedCallToAction
    else { return Array(names) }
    return names + [placed.definition.value.name]
  }

  var strings: Strings { blog.strings }
  package var baseURL: BaseURL { blog.settings.baseURL }

  package init(_ blog: Blog) {
    self.blog = blog
    cards = blog.articles.map(\.sharedCard)
    frame = Page.Frame(
      title: blog.settings.title, description: blog.settings.description, baseURL: blog.settings.baseURL,
      icon: blog.routes.owner(of: "/favicon.svg").map { _ in "/favicon.svg" },
      touchIcon: blog.routes.owner(of: "/apple-touch-icon.png").map { _ in "/apple-touch-icon.png" },
      menu: blog.menu
        + blog.pages.filter { $0.source.menu == .main }.map {
          .init(label: $0.source.title, target: .local($0.address))
        },
      footer: blog.pages.filter { $0.source.menu == .footer }
        .map { .init(label: $0.source.title, target: .local($0.address)) } + [
          .init(label: blog.strings(.archives), target: .local("/archives/"))
        ]
        + (blog.articles.isEmpty ? [] : [.init(label: blog.strings(.feed), target: .local("/feed.xml"))]))
    site = SiteData(frame)
    var byAuthor: [[Int]] = Array(repeating: [], count: blog.authors.count)
    for number in blog.articles.indices {
      for author in blog.articles[number].authors { byAuthor[author].append(number) }
    }
    articlesByAuthor = byAuthor
    summaries = zip(blog.authors, byAuthor).map {
      Self.summary($0, count: blog.strings(.articleCount, count: $1.count))
    }
    let size = blog.settings.pageSize
    func pages(_ count: Int) -> ClosedRange<Int> { 1...Blog.pageCount(count, size: size) }
    var keys = pages(blog.articles.count).map(Key.home) + blog.articles.indices.map(Key.article)
    for (number, term) in blog.categories.enumerated() {
      keys += pages(term.articles.count).map { .category(number, page: $0) }
    }
    for (number, term) in blog.tags.enumerated() {
      keys += pages(term.articles.count).map { .tag(number, page: $0) }
    }
    for (number, articles) in byAuthor.enumerated() {
      keys += pages(articles.count).map { .author(number, page: $0) }
    }
    keys += [.authors, .archives] + blog.pages.indices.map(Key.standalone) + [.notFound]
    self.keys = keys + blog.redirects.indices.map(Key.redirect) + blog.clickPages.indices.map(Key.clickPage)
    tagLinks = Dictionary(blog.tags.map { ($0.slug, $0.link) }) { first, _ in first }
  }

  var homeLink: Page.Link { .init(label: strings(.breadcrumbHome), target: .local("/")) }

  // MARK: Articles

  private func article(
    _ number: Int, _ taken: MarkdownDocument.Contents?, related: [Blog.RelatedArticle]
  ) -> Page {
    let article = blog.articles[number]
    let source = article.source
    let category = article.card.category
    var text = article.text
    if let taken { text.complete(taken) }
    let content = Page.ArticleContent(
      slug: source.slug.value, title: source.title, text: text, date: article.card.date,
      updated: updated(source), readingTime: article.card.readingTime,
      authors: article.authors.map { summaries[$0] },
      category: category, tags: article.tags.compactMap { tagLinks[$0] },
      cover: source.cover.flatMap { cover in
        article.cover.map { .init(image: $0, alt: cover.alt, credit: cover.credit) }
      }, disclosure: article.card.disclosure, contents: contents(source), callToAction: article.callToAction,
      related: relatedCards(below: article, related),
      isRelatedByCategory: related.contains(where: \.isOfCategory),
      previous: number + 1 < cards.count ? cards[number + 1] : nil, next: number > 0 ? cards[number - 1] : nil
    )
    var head = head(
      source.seoTitle ?? source.title, article.card.description, article.address,
      canonical: source.canonical, type: "article")
    if !article.isPublished { head.robots = "noindex, follow" }
    head.properties += articleProperties(content, source)
    let breadcrumb = [homeLink] + (category.map { [.init(label: $0.name, target: .local($0.address))] } ?? [])
    head.structuredData = structuredData(
      article: content, article.card.description, article.address, breadcrumb,
      words: source.text.document.words)
    return Page(
      address: article.address, frame: frame, head: head, breadcrumb: breadcrumb, content: .article(content))
  }

  /// The cards below an article, each with what it has in common with it.
  private func relatedCards(
    below article: Blog.BlogArticle, _ related: [Blog.RelatedArticle]
  ) -> [Page.RelatedCard] {
    guard related.contains(where: { !$0.isOfCategory }) else {
      return related.map { .init(card: cards[$0.article], reason: nil) }
    }
    var subjects = SharedSubjects(of: article, sharing: related.lazy.flatMap(\.sharedTerms))
    return related.map { related in
      guard !related.isOfCategory else { return .init(card: cards[related.article], reason: nil) }
      let shared = subjects(with: related.article, of: blog, sharing: related.sharedTerms)
      return .init(
        card: cards[related.article], reason: shared.isEmpty ? nil : shared.joined(separator: ", "))
    }
  }

  /// The day of a change, when it is a later one than that of publication.
  private func updated(_ article: Article) -> Moment? {
    guard let date = article.date, let updated = article.updated.map(Moment.init),
      updated.date > Moment(date).date
    else { return nil }
    return updated
  }

  /// The sections of the text: by default from three on.
  private func contents(_ article: Article) -> [Page.ContentsEntry] {
    let headings = article.text.document.headings.filter { $0.isTopLevel && $0.level == 2 }
    guard article.showsContents ?? (headings.count >= 3) else { return [] }
    return headings.map { .init(id: $0.id, title: $0.text) }
  }

  // MARK: Other pages

  private func authorsPage() -> Page {
    let title = strings(.authors)
    var head = head(title, strings(.authorsDescription, ["site": frame.title]), "/auteurs/")
    head.structuredData = structuredData(breadcrumb: [homeLink], to: title, "/auteurs/")
    return Page(
      address: "/auteurs/", frame: frame, head: head,
      breadcrumb: [homeLink],
      content: .authors(
        zip(summaries, summaries.map { CollationKey($0.name) }).sorted {
          ($0.1, $0.0.address) < ($1.1, $1.0.address)
        }
        .map(\.0)))
  }

  private func standalone(_ page: Blog.BlogPage) -> Page {
    var head = head(page.source.title, page.source.description, page.address)
    head.structuredData = structuredData(breadcrumb: [homeLink], to: page.source.title, page.address)
    return Page(
      address: page.address, frame: frame, head: head,
      breadcrumb: [homeLink],
      content: .standalone(.init(slug: page.source.slug.value, title: page.source.title, text: page.text)))
  }

  private func notFound() -> Page {
    Page(
      address: "/404.html", frame: frame,
      head: .init(title: title(strings(.notFoundPageTitle)), robots: "noindex"), breadcrumb: [],
      content: .notFound(
        .init(recent: Array(cards.prefix(3)), categories: categories, report: contactAddress)))
  }

  /// The page by which one can tell of a broken link. It is called `contact` on most sites; another name is not
  /// guessed.
  var contactAddress: String? {
    let contact = "/contact/"
    return if case .page? = blog.routes.owner(of: contact) { contact } else { nil }
  }

  private func redirect(_ address: String, _ target: LinkTarget) -> Page {
    Page(
      address: address, frame: frame,
      head: .init(title: title(strings(.redirectTitle)), canonical: absolute(target), robots: "noindex"),
      breadcrumb: [],
      content: .redirect(
        .init(target: target, text: strings(.redirectText), label: nil, isPaid: blog.isPaid(target))))
  }

  /// A page by which a click passes, so that it is in the logs of the host.
  private func clickPage(_ address: String, _ offer: CallToAction) -> Page {
    Page(
      address: address, frame: frame,
      head: .init(title: title(offer.button), robots: "noindex"), breadcrumb: [],
      content: .redirect(
        .init(
          target: .external(offer.address), text: strings(.clickPageText), label: offer.button,
          isPaid: offer.paidNote != nil)))
  }

  private static func summary(_ author: Blog.BlogAuthor, count: String) -> Page.AuthorSummary {
    .init(
      name: author.source.name, address: author.address, role: author.source.role,
      initials: initials(author.source.name), photo: author.photo,
      quotation: author.source.quotation,
      isOrganization: author.source.kind == .organization, links: author.links, count: count)
  }

  /// The first letters of the first and the last word: « Tiphaine Menadier » → TM.
  private static func initials(_ name: String) -> String {
    let words = name.split { $0 == " " || $0 == "\u{A0}" }
    let ends = words.count > 1 ? [words[0], words[words.count - 1]] : Array(words)
    return String(ends.compactMap(\.first)).uppercased()
  }
}
