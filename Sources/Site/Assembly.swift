import Content
import Diagnostics
import French
import Markdown

/// The making of a blog out of what its files say, step by step.
struct Assembly {
  let content: SiteContent
  let now: Instant
  let includingUnpublished: Bool

  var blog: Blog
  var diagnostics: [Diagnostic] = []
  /// Every article that could be read, newest first, then by slug, with its state.
  var articles: [(article: Article, state: PublicationState)] = []
  /// For each article, its number in `blog.articles`; `nil` for one that is not built.
  var builtNumber: [Int?] = []
  var articleNumber: [String: Int] = [:]
  var authors: [Author] = []
  var authorNumber: [String: Int] = [:]
  var offers: [String: Offer] = [:]
  var introductions: [String: CategoryIntroduction] = [:]
  var offerTexts: [String: ResolvedText] = [:]
  var categories: [String: Blog.Term] = [:]
  var tags: [String: Blog.Term] = [:]
  /// The redirects of `site.yml` whose address is free, with their numbers in `blog.redirects`.
  var redirects: [(from: Located<String>, to: Located<String>, number: Int)] = []
  /// Files that say nothing, which was reported: whoever names them is not to blame.
  var unreadable: Set<String> = []
  var unpublishedAddresses: [String: PublicationState] = [:]

  init(_ content: SiteContent, now: Instant, includingUnpublished: Bool) {
    self.content = content
    self.now = now
    self.includingUnpublished = includingUnpublished
    blog = Blog(settings: content.settings, strings: content.strings)
  }

  mutating func run() -> (Blog, [Diagnostic]) {
    order()
    claimAddresses()
    nameTerms()
    checkEmptiness()
    makeCards()
    claimListings()
    claimFormerAddresses()
    claimFiles()
    resolveEverything()
    return (blog, diagnostics)
  }

  // MARK: Who is there

  private mutating func order() {
    for reading in content.articles {
      guard let article = reading.value else {
        _ = values(reading)
        continue
      }
      let state = PublicationState(article, at: now)
      report(reading.diagnostics, state)
      articles.append((article, state))
    }
    articles.sort { a, b in
      let (first, second) = (a.article, b.article)
      if first.date != second.date { return (first.date ?? now) > (second.date ?? now) }
      return (first.slug.value, first.file) < (second.slug.value, second.file)
    }
    authors = content.authors.compactMap { values($0) }.sorted { $0.id < $1.id }
    for (number, author) in authors.enumerated() { authorNumber[author.id] = number }
    for offer in content.offers.compactMap({ values($0) }) { offers[offer.id] = offer }
  }

  private mutating func values<Value>(_ reading: ContentReader.Reading<Value>) -> Value? {
    diagnostics += reading.diagnostics
    if reading.value == nil, let file = reading.diagnostics.first?.place?.file { unreadable.insert(file) }
    return reading.value
  }

  /// Adds the problems of an article: those of an unpublished one are notices.
  mutating func report(_ found: [Diagnostic], _ state: PublicationState) {
    guard state != .published else {
      diagnostics += found
      return
    }
    diagnostics += found.map {
      var notice = $0
      notice.severity = .notice
      return notice
    }
  }

  // MARK: Addresses

  private mutating func claimAddresses() {
    for (address, name) in [
      ("/", "home"), ("/auteurs/", "authors"), ("/archives/", "archives"), ("/404.html", "not-found"),
      ("/sitemap.xml", "sitemap"), ("/.feuillet.json", "manifest"),
    ] {
      _ = blog.routes.claim(address, .generated(name), at: nil, diagnostics: &diagnostics)
    }
    for page in content.pages.compactMap({ values($0) }) {
      let address = "/\(page.slug.value)/"
      guard isFree(page.slug, .published),
        blog.routes.claim(address, .page(blog.pages.count), at: page.slug.place, diagnostics: &diagnostics)
      else { continue }
      blog.pages.append(.init(source: page, address: address, text: ResolvedText()))
    }
    for (number, author) in authors.enumerated() {
      let address = "/auteurs/\(author.slug)/"
      _ = blog.routes.claim(address, .author(number), at: Place(file: author.file), diagnostics: &diagnostics)
      blog.authors.append(
        .init(source: author, address: address, text: ResolvedText(), photo: nil, links: []))
    }
    claimArticles()
  }

  private mutating func claimFiles() {
    for (address, path) in content.files.sorted(by: { $0.key < $1.key }) {
      _ = blog.routes.claim(address, .file(path), at: Place(file: path), diagnostics: &diagnostics)
    }
    blog.routes.checkFolders(diagnostics: &diagnostics)
  }

  /// Published articles come first: an unpublished one never takes an address from them.
  private mutating func claimArticles() {
    builtNumber = Array(repeating: nil, count: articles.count)
    var isBuilt = Array(repeating: false, count: articles.count)
    let published = articles.indices.filter { articles[$0].state == .published }
    let others = articles.indices.filter { articles[$0].state != .published }
    for number in published + others {
      let (article, state) = articles[number]
      guard !article.slug.value.isEmpty, isFree(article.slug, state) else { continue }
      let address = address(of: article)
      let isVisible = state == .published || includingUnpublished
      if isVisible {
        isBuilt[number] = blog.routes.claim(
          address, .article(number), at: article.slug.place, severity: state == .published ? .error : .notice,
          diagnostics: &diagnostics)
      } else if blog.routes.owner(of: address) == nil {
        unpublishedAddresses[address] = state
      }
      if let first = articleNumber[article.slug.value] {
        if isBuilt[number], isBuilt[first] {
          report([.sharedSlug(article.slug, first: articles[first].article.slug)], state)
        }
      } else {
        articleNumber[article.slug.value] = number
      }
    }
    var count = 0
    for number in articles.indices where isBuilt[number] {
      builtNumber[number] = count
      count += 1
    }
  }

  func address(of article: Article) -> String {
    content.settings.articlePermalink.address(
      slug: article.slug.value, date: article.date?.paris.date,
      category: article.category.map { slug($0.value) })
  }

  private mutating func isFree(_ slug: Located<String>, _ state: PublicationState) -> Bool {
    guard Routes.reservedSlugs.contains(slug.value) else { return true }
    report(
      [
        Diagnostic(
          .reservedSlug, at: slug.place,
          Message(
            fr: "« \(slug.value) » est réservé au générateur",
            en: "“\(slug.value)” is reserved for the generator"),
          help: Message(fr: "Choisissez un autre « slug: ».", en: "Choose another “slug:”."))
      ], state)
    return false
  }

  private mutating func checkEmptiness() {
    guard content.articles.isEmpty, content.pages.isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        .emptyContent, .warning, at: nil,
        Message(fr: "Le site n’a encore aucun article", en: "The site has no article yet"),
        help: Message(
          fr: "Écrivez le premier dans content/articles/, par exemple content/articles/bonjour.md.",
          en: "Write the first one in content/articles/, for example content/articles/hello.md.")))
  }

  private mutating func makeCards() {
    for number in articles.indices {
      guard builtNumber[number] != nil else { continue }
      let (article, state) = articles[number]
      var signatures: [Int] = []
      for id in article.authors {
        if let author = authorNumber[id.value] {
          if !signatures.contains(author) { signatures.append(author) }
        } else {
          reportUnknownAuthor(id, state)
        }
      }
      let names = signatures.map { authors[$0].name }
      let card = Card(
        slug: article.slug.value, title: article.title,
        address: address(of: article),
        description: article.description ?? opening(of: article.text.document.body),
        date: Moment(article.date ?? now),
        readingTime: content.strings(.readingTime, count: readingMinutes(words: article.text.document.words)),
        category: article.category.flatMap { categories[slug($0.value)]?.link },
        authorNames: joined(names))
      blog.articles.append(
        .init(
          source: article, isPublished: state == .published, address: card.address, card: card,
          text: ResolvedText(), authors: signatures,
          category: article.category.map { slug($0.value) }, tags: uniqueSlugs(article.tags), cover: nil,
          callToAction: nil, related: []))
    }
    // Authors of articles that are not built are checked too.
    for number in articles.indices where builtNumber[number] == nil {
      for id in articles[number].article.authors where authorNumber[id.value] == nil {
        reportUnknownAuthor(id, articles[number].state)
      }
    }
  }

  private mutating func reportUnknownAuthor(_ id: Located<String>, _ state: PublicationState) {
    guard !unreadable.contains("content/authors/\(id.value).md") else { return }
    report([.unknownAuthor(id, among: authors.map(\.id))], state)
  }

  /// « Une, deux et trois »
  private func joined(_ names: [String]) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + content.strings(.lastSeparator) + names[names.count - 1]
  }
}

extension Diagnostic {
  fileprivate static func sharedSlug(_ slug: Located<String>, first: Located<String>) -> Diagnostic {
    Diagnostic(
      .addressCollision, at: slug.place,
      Message(
        fr: "Deux articles ont le « slug: » « \(slug.value) »",
        en: "Two articles have the “slug:” “\(slug.value)”"),
      help: Message(
        fr: "Il les désigne partout, aussi dans les fils et dans « related: » : changez l’un des deux.",
        en: "It names them everywhere, in feeds and in “related:” too: change one of the two."),
      related: [.init(first.place, Message(fr: "Il est déjà pris ici", en: "It is taken here already"))])
  }

  fileprivate static func unknownAuthor(_ id: Located<String>, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownAuthor, at: id.place,
      Message(fr: "L’auteur « \(id.value) » n’existe pas", en: "There is no author “\(id.value)”"),
      help: .didYouMean(id.value, among: ids)
        ?? Message(
          fr: "Créez content/authors/\(slug(id.value)).md avec une ligne « name: ».",
          en: "Create content/authors/\(slug(id.value)).md with a line “name:”."))
  }
}
