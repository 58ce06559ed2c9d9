import Content
import Diagnostics
import French

extension Blog {
  /// How many pages a listing has: at least one, also when it is empty.
  static func pageCount(_ count: Int, size: Int) -> Int { max(1, (count + size - 1) / size) }

  /// The address of a page of a listing: `/tags/cpa/`, `/tags/cpa/page/2/`.
  static func address(ofPage number: Int, of address: String) -> String {
    number == 1 ? address : "\(address)page/\(number)/"
  }
}

/// Listings: the blog, its categories, tags, authors and years.
extension Plan {
  /// One page of a listing.
  struct ListingPage {
    var number: Int
    var address: String
    var cards: [Shared<Card>]
    var pagination: Page.Pagination?
  }

  /// A page of a listing of articles, given by their numbers; an empty listing has a page too.
  private func page(_ number: Int, of articles: some RandomAccessCollection<Int>, at address: String)
    -> ListingPage
  {
    let size = blog.settings.pageSize
    let count = Blog.pageCount(articles.count, size: size)
    return ListingPage(
      number: number, address: Blog.address(ofPage: number, of: address),
      cards: articles.dropFirst((number - 1) * size).prefix(size).map { cards[$0] },
      pagination: count > 1 ? pagination(number, of: count, at: address) : nil)
  }

  private func pagination(_ number: Int, of count: Int, at address: String) -> Page.Pagination {
    var shown = Set([1, count, number - 1, number, number + 1]).filter { (1...count).contains($0) }
    // A gap of one page is no shorter than its number.
    for page in shown where shown.contains(page + 2) { shown.insert(page + 1) }
    var pages: [Page.PageLink] = []
    var last = 0
    for page in shown.sorted() {
      if last + 1 < page {
        pages.append(.init(number: "…", label: "", address: nil, isCurrent: false))
      }
      last = page
      pages.append(
        .init(
          number: String(page), label: strings(.pageNumber, ["n": groupedNumber(page)]),
          address: Blog.address(ofPage: page, of: address), isCurrent: page == number))
    }
    return .init(
      text: strings(.pageOf, ["n": groupedNumber(number), "total": groupedNumber(count)]), pages: pages,
      previous: number > 1 ? Blog.address(ofPage: number - 1, of: address) : nil,
      next: number < count ? Blog.address(ofPage: number + 1, of: address) : nil)
  }

  /// The head of a page of a listing. From the second page on the title says which it is.
  private func head(_ title: String, _ description: String?, _ page: ListingPage) -> Page.Head {
    let numbered =
      page.number == 1 ? title : strings(.numberedTitle, ["titre": title, "n": groupedNumber(page.number)])
    var head = head(numbered, page.number == 1 ? description : nil, page.address)
    head.previous = page.pagination?.previous
    head.next = page.pagination?.next
    return head
  }

  func homePage(_ number: Int) -> Page {
    let page = page(number, of: blog.articles.indices, at: "/")
    var head = head(strings(.breadcrumbHome), blog.settings.description, page)
    guard number == 1 else {
      head.structuredData = structuredData(
        breadcrumb: [homeLink], to: strings(.breadcrumbHome), page.address)
      return Page(
        address: page.address, frame: frame, head: head, breadcrumb: [homeLink],
        content: .listing(
          .init(
            label: nil, title: strings(.breadcrumbHome), count: strings(.articleCount, count: cards.count),
            introduction: nil, cards: page.cards, pagination: page.pagination)))
    }
    head.title = frame.title
    head.properties = properties(frame.title, blog.settings.description, page.address)
    head.structuredData = structuredDataOfSite()
    return Page(
      address: "/", frame: frame, head: head, breadcrumb: [],
      content: .home(.init(cards: page.cards, categories: categories, pagination: page.pagination)))
  }

  /// The categories with how many articles each has.
  var categories: [Page.CountedTerm] {
    blog.categories.map {
      .init(term: $0.link, number: $0.articles.count, count: strings(.articleCount, count: $0.articles.count))
    }
  }

  func categoryPage(_ category: Blog.Term, _ number: Int) -> Page {
    var page = page(of: category, number, label: strings(.category))
    let title = strings(.feedTitle, ["nom": category.name, "site": frame.title])
    page.head.feeds.append(.init(label: title, target: .local(category.address + "feed.xml")))
    return page
  }

  /// Tags of fewer than three articles say too little for search engines.
  func tagPage(_ tag: Blog.Term, _ number: Int) -> Page {
    var page = page(of: tag, number, label: strings(.tag))
    if tag.articles.count < 3 { page.head.robots = "noindex, follow" }
    return page
  }

  private func page(of term: Blog.Term, _ number: Int, label: String) -> Page {
    let description =
      term.description ?? strings(.listingDescription, ["nom": term.name, "site": frame.title])
    let page = page(number, of: term.articles, at: term.address)
    var head = head(term.name, description, page)
    head.structuredData = structuredData(breadcrumb: [homeLink], to: term.name, page.address)
    return Page(
      address: page.address, frame: frame, head: head, breadcrumb: [homeLink],
      content: .listing(
        .init(
          label: label, title: term.name, count: strings(.articleCount, count: term.articles.count),
          introduction: number == 1 ? term.introduction : nil, cards: page.cards, pagination: page.pagination)
      ))
  }

  func authorPage(_ author: Int, _ number: Int) -> Page {
    let source = blog.authors[author]
    let summary = summaries[author]
    let description = strings(.authorDescription, ["nom": summary.name, "site": frame.title])
    let breadcrumb = [homeLink, .init(label: strings(.authors), target: .local("/auteurs/"))]
    let page = page(number, of: articlesByAuthor[author], at: source.address)
    var head = head(summary.name, description, page)
    head.structuredData =
      number == 1
      ? structuredData(profile: summary, source.source, breadcrumb)
      : structuredData(breadcrumb: breadcrumb, to: summary.name, page.address)
    return Page(
      address: page.address, frame: frame, head: head, breadcrumb: breadcrumb,
      content: .author(
        .init(
          author: summary, presentation: number == 1 ? source.source.bio : nil,
          text: number == 1 ? source.text : ResolvedText(), cards: page.cards,
          pagination: page.pagination)))
  }

  func archives() -> Page {
    var years: [Page.ArchiveYear] = []
    for card in cards {
      let year = String(card.value.date.date.year)
      if years.last?.year != year { years.append(.init(year: year, count: "", cards: [])) }
      years[years.count - 1].cards.append(card)
    }
    for number in years.indices {
      years[number].count = strings(.articleCount, count: years[number].cards.count)
    }
    let title = strings(.archives)
    var head = head(title, strings(.archivesDescription, ["site": frame.title]), "/archives/")
    head.structuredData = structuredData(breadcrumb: [homeLink], to: title, "/archives/")
    return Page(
      address: "/archives/", frame: frame, head: head,
      breadcrumb: [homeLink], content: .archives(years))
  }
}
