import Content
import Diagnostics
import French
import Markdown

/// What a page takes from the articles of the blog, as bytes: with the same theme, settings and other files, two
/// builds in which they are the same write the same page. The HTML of texts is not among them: the digest of its file
/// stands for it.
///
/// They cost less than the page, so that a build can tell which pages it need not make.
package struct Ingredients: Sendable {
  /// What every page has: the menus, whose links may lead to articles.
  private let frame: [UInt8]
  private let ofArticles: [OfArticle]
  /// Stands for the text of a file.
  private let file: @Sendable (_ path: String) -> Fingerprint

  /// What other pages show of an article.
  package struct OfArticle: Sendable {
    fileprivate let card: Fingerprint
    /// What reasons for related articles are found in.
    fileprivate let subjects: Fingerprint
  }

  /// What other pages show of an article, by its number.
  package static func ofArticle(
    _ number: Int, in plan: Plan, _ fingerprint: Fingerprint.Maker
  ) -> OfArticle {
    var pile = Pile()
    pile.bytes.reserveCapacity(1024)
    pile.add(plan.cards[number].value)
    let card = pile.bytes.withUnsafeBytes(fingerprint)
    pile.bytes.removeAll(keepingCapacity: true)
    let article = plan.blog.articles[number].shared
    pile.add(article.value.description)
    pile.add(article.value.title)
    for heading in article.value.text.document.headings { pile.add(heading.text) }
    for tag in article.value.tags { pile.add(tag.value) }
    pile.add(plan.blog.articles[number].category)
    return OfArticle(card: card, subjects: pile.bytes.withUnsafeBytes(fingerprint))
  }

  /// - Parameters:
  ///   - articles: those of all articles.
  ///   - file: gives the fingerprint of a file, by its path.
  package init(
    _ plan: Plan, articles: [OfArticle], file: @escaping @Sendable (_ path: String) -> Fingerprint
  ) {
    ofArticles = articles
    self.file = file
    var pile = Pile()
    for link in plan.frame.menu + plan.frame.footer {
      pile.add(link.label)
      pile.add(link.target)
    }
    frame = pile.bytes
  }

  /// Those of a page, by its number.
  package func of(_ page: Int, in plan: Plan) -> [UInt8] {
    var pile = Pile()
    pile.bytes.reserveCapacity(4096)
    pile.bytes += frame
    let blog = plan.blog
    switch plan.keys[page] {
    case .home(let page):
      listing(blog.articles.indices, page: page, plan, &pile)
      counts(plan, &pile)
    case .article(let number): article(number, plan, &pile)
    case .category(let number, let page): term(blog.categories[number], page: page, plan, &pile)
    case .tag(let number, let page): term(blog.tags[number], page: page, plan, &pile)
    case .author(let number, let page):
      pile.add(blog.authors[number].text)
      pile.add(plan.summaries[number])
      pile.add(plan.summaries[number].count)
      listing(plan.articlesByAuthor[number], page: page, plan, &pile)
    case .authors:
      for summary in plan.summaries {
        pile.add(summary)
        pile.add(summary.count)
      }
    case .archives: for number in plan.cards.indices { pile.add(ofArticles[number].card) }
    case .standalone(let number): pile.add(blog.pages[number].text)
    case .notFound:
      for number in plan.cards.indices.prefix(3) { pile.add(ofArticles[number].card) }
      counts(plan, &pile)
      pile.add(plan.contactAddress)
    case .redirect(let number): pile.add(blog.redirects[number].target)
    case .clickPage(let number): pile.add(blog.clickPages[number].offer)
    }
    return pile.bytes
  }

  /// Those of a feed.
  package func of(_ feed: Feed, in plan: Plan) -> [UInt8] {
    var pile = Pile()
    pile.add(feed.address)
    pile.add(feed.title)
    pile.add(feed.subtitle)
    for number in feed.articles { entry(number, plan, &pile) }
    return pile.bytes
  }

  /// What an article's page and its entry in a feed have in common.
  private func entry(_ number: Int, _ plan: Plan, _ pile: inout Pile) {
    // An article is large: what is wanted of it is read where it stands.
    let articles = plan.blog.articles
    pile.add(file(articles[number].shared.value.file))
    pile.add(ofArticles[number].card)
    pile.add(articles[number].text)
    for author in articles[number].authors { pile.add(plan.summaries[author]) }
    for tag in articles[number].tags { pile.add(plan.tagLinks[tag]?.name) }
  }

  private func article(_ number: Int, _ plan: Plan, _ pile: inout Pile) {
    let articles = plan.blog.articles
    entry(number, plan, &pile)
    pile.add(articles[number].isPublished ? 1 : 0)
    pile.add(articles[number].cover?.target)
    if let placed = articles[number].placedCallToAction { pile.add(placed.offer) }
    if !articles[number].related.isEmpty { pile.add(ofArticles[number].subjects) }
    let own = articles[number].shared.value.subjects
    for related in articles[number].related {
      pile.add(ofArticles[related.article].card)
      pile.add(ofArticles[related.article].subjects)
      pile.add(related.isOfCategory ? 1 : 0)
      let others = articles[related.article].shared.value.subjects
      for term in related.sharedTerms where own.has(term) && others.has(term) {
        pile.add(Int(term.value))
      }
    }
    if number + 1 < articles.count { pile.add(ofArticles[number + 1].card) }
    // The two neighbours must not be taken for each other.
    pile.add(number > 0 ? 1 : 0)
    if number > 0 { pile.add(ofArticles[number - 1].card) }
  }

  private func term(_ term: Blog.Term, page: Int, _ plan: Plan, _ pile: inout Pile) {
    pile.add(term.address)
    pile.add(term.name)
    pile.add(term.description)
    if let introduction = term.introduction { pile.add(introduction) }
    listing(term.articles, page: page, plan, &pile)
  }

  private func listing(
    _ articles: some RandomAccessCollection<Int>, page: Int, _ plan: Plan, _ pile: inout Pile
  ) {
    pile.add(articles.count)
    pile.add(page)
    let size = plan.blog.settings.pageSize
    for number in articles.dropFirst((page - 1) * size).prefix(size) { pile.add(ofArticles[number].card) }
  }

  private func counts(_ plan: Plan, _ pile: inout Pile) {
    for category in plan.blog.categories {
      pile.add(category.name)
      pile.add(category.address)
      pile.add(category.articles.count)
    }
  }
}

/// Values as bytes, one after the other, so that no two lists of values give the same.
private struct Pile {
  var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ fingerprint: Fingerprint) {
    withUnsafeBytes(of: fingerprint) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ text: String?) {
    if let text { add(text) } else { add(-1) }
  }

  mutating func add(_ target: LinkTarget?) {
    switch target {
    case nil: add(-1)
    case .local(let address)?: add("l\(address)")
    case .anchor(let anchor)?: add("a\(anchor)")
    case .external(let address)?: add("e\(address)")
    case .nowhere?: add("n")
    }
  }

  mutating func add(_ card: Card) {
    add(card.slug)
    add(card.title)
    add(card.address)
    add(card.description)
    add(card.date.instant.secondsSince1970)
    add(card.readingTime)
    add(card.category?.name)
    add(card.category?.address)
    add(card.authorNames)
    add(card.disclosure?.label)
    add(card.disclosure?.text)
  }

  mutating func add(_ author: Page.AuthorSummary) {
    add(author.address)
    for link in author.links { add(link.target) }
  }

  /// Where the links of a text lead and what its blocks show.
  mutating func add(_ text: ResolvedText) {
    add(text.targets.count)
    for target in text.targets { add(target) }
    for block in text.blocks { add(block) }
  }

  mutating func add(_ block: ResolvedBlock) {
    add(block.isHidden ? 1 : 0)
    // What the author wrote is in the digest of the file.
    for (name, value) in block.values.filter({ $0.value.isOfBlog }).inKeyOrder {
      add(name)
      switch value {
      case .text, .number, .flag: break
      case .article(let card): add(card.value)
      case .offer(let offer): add(offer)
      }
    }
  }

  mutating func add(_ offer: CallToAction) {
    add(offer.title)
    for part in offer.linkParts { add(part) }
    add(offer.text)
  }
}
