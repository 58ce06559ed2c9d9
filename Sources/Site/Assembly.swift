import Content
import Diagnostics
import French
import Markdown

/// The making of a blog out of what its files say, step by step. Kept, it takes in what changes later.
///
/// First everything gets its address and its card; then what each article says is resolved, in `parts` that can be done
/// side by side; `finish` puts them in their places.
package struct Assembly: Sendable {
  private(set) var content: SiteContent
  let now: Instant
  let includingUnpublished: Bool

  package internal(set) var blog: Blog
  /// What is wrong, but for what stands in a list of its own.
  var diagnostics: [Diagnostic] = []
  /// What is wrong inside each of `articles`.
  var problems: [[Diagnostic]] = []
  /// What is wrong with the links and blocks of each.
  var linkProblems: [[Diagnostic]] = []
  /// What is wrong with the article that is being resolved; `nil` between two.
  var found: [Diagnostic]?
  var resolver: LinkResolver
  /// Every article that could be read, newest first, then by slug, with its state.
  var articles: [KnownArticle] = []
  /// For each article, its number in `blog.articles`; `nil` for one that is not built.
  var builtNumber: [Int?] = []
  var articleNumber: [String: Int] = [:]
  var authors: [Author] = []
  var authorNumber: [String: Int] = [:]
  var offers: [String: Offer] = [:]
  var introductions: [String: CategoryIntroduction] = [:]
  var offerFacts: [String: Shared<OfferFacts>] = [:]
  /// The block that shows an article's offer, if it can.
  var callToAction: Shared<BlockDefinition>?
  var categories: [String: Blog.Term] = [:]
  var tags: [String: Blog.Term] = [:]
  /// The redirects of `site.yml` whose address is free, with their numbers in `blog.redirects`.
  var redirects: [(from: Located<String>, to: Located<String>, number: Int)] = []
  /// The addresses of articles that are not published, built or not.
  var unpublishedAddresses: [String: PublicationState] = [:]
  /// Why links pay the blog, by their address as it was written.
  var knownLinks: [String: PaidLink?] = [:]
  /// The files of which nothing could be read. They are there all the same: who names them is not wrong.
  var unreadable: Set<String> = []
  private var hasArticleFiles = false

  /// Begins to put a blog together. What is wrong inside an unpublished article is a notice.
  package init(_ content: SiteContent, now: Instant, includingUnpublished: Bool) {
    self.content = content
    self.now = now
    self.includingUnpublished = includingUnpublished
    blog = Blog(settings: content.settings, strings: content.strings)
    resolver = LinkResolver(settings: content.settings)
    order()
    claimAddresses()
    nameTerms()
    checkEmptiness()
    makeCards()
    claimListings()
    claimFormerAddresses()
    prepareResolution()
  }

  /// Ends it.
  ///
  /// - Parameter resolutions: those of all `parts`, in their order.
  package mutating func finish(_ resolutions: [[ArticleResolution]]) {
    for (part, resolutions) in zip(parts, resolutions) {
      for (number, resolution) in zip(part, resolutions) { put(resolution, number) }
    }
    resolveOtherTexts()
    claimClickPages()
    blog.routes.checkFolders(diagnostics: &diagnostics)
  }

  /// Every problem of the content and between its files, in no particular order.
  package var allDiagnostics: [Diagnostic] {
    (diagnostics + problems.flatMap(\.self)) + linkProblems.flatMap(\.self)
  }

  /// The articles that have no page, newest first.
  package var unbuilt: [Shared<Article>] {
    builtNumber.indices.filter { builtNumber[$0] == nil }.map { articles[$0].shared }
  }

  // MARK: Who is there

  private mutating func order() {
    let (articles, problems, unreadableFiles) = content.articles.inOrder(at: now)
    self.articles = articles
    self.problems = problems
    linkProblems = Array(repeating: [], count: articles.count)
    diagnostics += unreadableFiles
    for reading in content.articles where reading.value == nil { unreadable.insert(reading.file) }
    // They are in their order now, and need not stand in memory twice.
    hasArticleFiles = !content.articles.isEmpty
    content.articles = []
    authors = content.authors.compactMap { readable($0) }.sorted { ($0.id, $0.file) < ($1.id, $1.file) }
    for (number, author) in authors.enumerated() { authorNumber[author.id] = number }
    for offer in content.offers.compactMap({ readable($0) }) { offers[offer.id] = offer }
  }

  /// The value of a reading, with its problems reported.
  private mutating func readable<Value>(_ reading: ContentReader.Reading<Value>) -> Value? {
    diagnostics += reading.diagnostics
    if reading.value == nil { unreadable.insert(reading.file) }
    return reading.value
  }

  /// Whether an author or an offer has a file, readable or not.
  func exists(_ id: String, in folder: String) -> Bool {
    authorNumber[id] != nil && folder == "authors" || offers[id] != nil && folder == "offers"
      || unreadable.contains { $0.hasPrefix("content/\(folder)/") && ContentReader.id(ofFile: $0) == id }
  }

  /// Adds the problems of an article: those of an unpublished one are notices.
  mutating func report(_ found: [Diagnostic], _ state: PublicationState) {
    guard !found.isEmpty else { return }
    if self.found == nil {
      diagnostics += found.inside(state)
    } else {
      self.found? += found.inside(state)
    }
  }

  // MARK: Addresses

  private mutating func claimAddresses() {
    blog.routes.reserveCapacity(articles.count * 2)
    articleNumber.reserveCapacity(articles.count)
    for (address, name) in [
      ("/", "home"), ("/auteurs/", "authors"), ("/archives/", "archives"), ("/404.html", "not-found"),
      ("/sitemap.xml", "sitemap"), ("/.feuillet.json", "manifest"),
    ] {
      _ = blog.routes.claim(address, .generated(name), at: nil, diagnostics: &diagnostics)
    }
    for page in content.pages.compactMap({ readable($0) }) where !page.slug.value.isEmpty {
      let address = "/\(page.slug.value)/"
      guard isFree(page.slug, .published),
        blog.routes.claim(address, .page(blog.pages.count), at: page.slug.place, diagnostics: &diagnostics)
      else { continue }
      blog.pages.append(.init(source: page, address: address, text: ResolvedText()))
    }
    for (number, author) in authors.enumerated() {
      let address = "/auteurs/\(author.slug)/"
      if !author.slug.isEmpty {
        _ = blog.routes.claim(
          address, .author(number), at: Place(file: author.file), diagnostics: &diagnostics)
      }
      blog.authors.append(
        .init(source: author, address: address, text: ResolvedText(), photo: nil, links: []))
    }
    var isBuilt = Array(repeating: false, count: articles.count)
    for number in articles.indices where articles[number].state == .published {
      isBuilt[number] = claim(number)
    }
    for (address, path) in content.files.inKeyOrder {
      _ = blog.routes.claim(address, .file(path), at: Place(file: path), diagnostics: &diagnostics)
    }
    // What is not published comes last: it takes no address from anything else.
    let published = blog.routes
    for number in articles.indices where articles[number].state != .published {
      let isFree = claim(number)
      isBuilt[number] = isFree && includingUnpublished
    }
    if !includingUnpublished { blog.routes = published }
    builtNumber = Array(repeating: nil, count: articles.count)
    var count = 0
    for number in articles.indices where isBuilt[number] {
      builtNumber[number] = count
      count += 1
    }
  }

  func address(of article: Shared<Article>) -> String {
    // An article is large: what is wanted of it is read where it stands.
    content.settings.articlePermalink.address(
      slug: article.value.slug.value, date: article.value.date?.paris.date,
      category: article.value.categorySlug)
  }

  /// Gives an article its address; `false` when it cannot have it.
  private mutating func claim(_ number: Int) -> Bool {
    let article = articles[number].shared
    let state = articles[number].state
    guard !article.value.slug.value.isEmpty, isFree(article.value.slug, state) else { return false }
    let address = address(of: article)
    let isPublished = state == .published
    guard
      blog.routes.claim(
        address, .article(number), at: article.value.slug.place, severity: isPublished ? .error : .notice,
        diagnostics: &diagnostics)
    else { return false }
    if !isPublished { unpublishedAddresses[address] = state }
    if let first = articleNumber[article.value.slug.value] {
      report([.sharedSlug(article.value.slug, first: articles[first].source.slug)], state)
    } else {
      articleNumber[article.value.slug.value] = number
    }
    return true
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
    guard !hasArticleFiles, content.pages.isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        .emptyContent, .warning, at: nil,
        Message(fr: "Le site n’a encore aucun article", en: "The site has no article yet"),
        help: Message(
          fr: "Écrivez le premier dans content/articles/, par exemple content/articles/bonjour.md.",
          en: "Write the first one in content/articles/, for example content/articles/hello.md.")))
  }

  private mutating func makeCards() {
    blog.articles.reserveCapacity(builtNumber.count { $0 != nil })
    for number in articles.indices {
      guard builtNumber[number] != nil else { continue }
      let article = articles[number].shared
      let state = articles[number].state
      var signatures: [Int] = []
      for id in article.value.authors {
        if let author = authorNumber[id.value] {
          if !signatures.contains(author) { signatures.append(author) }
        } else {
          reportUnknownAuthor(id, state)
        }
      }
      let card = card(of: article, by: signatures)
      blog.articles.append(
        .init(
          shared: articles[number].shared, isPublished: state == .published, address: card.address,
          sharedCard: Shared(card), text: ResolvedText(), authors: signatures,
          category: article.value.categorySlug, tags: article.value.tagSlugs.filter { !$0.isEmpty },
          cover: nil,
          related: []))
    }
    // Authors of articles that are not built are checked too.
    for number in articles.indices where builtNumber[number] == nil {
      for id in articles[number].source.authors where authorNumber[id.value] == nil {
        reportUnknownAuthor(id, articles[number].state)
      }
    }
  }

  mutating func card(of article: Shared<Article>, by signatures: [Int]) -> Card {
    Card(
      slug: article.value.slug.value, title: article.value.title,
      address: address(of: article),
      description: article.value.description ?? article.value.opening,
      date: Moment(article.value.date ?? now),
      readingTime: content.strings(
        .readingTime, count: readingMinutes(words: article.value.text.document.words)),
      category: article.value.categorySlug.flatMap { categories[$0]?.link },
      authorNames: joined(signatures.map { authors[$0].name }), disclosure: disclosure(of: article))
  }

  private mutating func reportUnknownAuthor(_ id: Located<String>, _ state: PublicationState) {
    // The default author is checked once for all.
    guard id.place != content.settings.defaultAuthor?.place, !exists(id.value, in: "authors") else { return }
    report([.unknownAuthor(id, among: authors.map(\.id))], state)
  }

  /// « Une, deux et trois »
  func joined(_ names: [String]) -> String {
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
          fr: "Créez content/authors/\(id.value).md avec une ligne « name: ».",
          en: "Create content/authors/\(id.value).md with a line “name:”."))
  }

  static func unknownOffer(_ id: Located<String>, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownOffer, at: id.place,
      Message(fr: "L’offre « \(id.value) » n’existe pas", en: "There is no offer “\(id.value)”"),
      help: .didYouMean(id.value, among: ids)
        ?? Message(
          fr: "Une offre est un fichier de content/offers/, ou « false » pour n’en montrer aucune.",
          en: "An offer is a file of content/offers/, or “false” to show none."))
  }
}
