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
  var offerTexts: [String: ResolvedText] = [:]
  var categoryNames: [String: String] = [:]
  var tagNames: [String: String] = [:]
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
    nameCategoriesAndTags()
    checkEmptiness()
    makeCards()
    resolveEverything()
    return (blog, diagnostics)
  }

  // MARK: Who is there

  private mutating func order() {
    let (articles, found) = content.articles.inOrder(at: now)
    self.articles = articles
    diagnostics += found
    authors = content.authors.compactMap { values($0) }.sorted { $0.id < $1.id }
    for (number, author) in authors.enumerated() { authorNumber[author.id] = number }
    for offer in content.offers.compactMap({ values($0) }) { offers[offer.id] = offer }
  }

  private mutating func values<Value>(_ reading: ContentReader.Reading<Value>) -> Value? {
    diagnostics += reading.diagnostics
    return reading.value
  }

  /// Adds the problems of an article: those of an unpublished one are notices.
  mutating func report(_ found: [Diagnostic], _ state: PublicationState) {
    diagnostics += found.inside(state)
  }

  // MARK: Addresses

  private mutating func claimAddresses() {
    for (address, name) in [("/", "home"), ("/auteurs/", "authors"), ("/404.html", "not-found")] {
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
      let address = content.settings.articlePermalink.address(slug: article.slug.value)
      let isVisible = state == .published || includingUnpublished
      if isVisible {
        isBuilt[number] = blog.routes.claim(
          address, .article(number), at: article.slug.place, severity: state == .published ? .error : .notice,
          diagnostics: &diagnostics)
      } else if blog.routes.owner(of: address) == nil {
        unpublishedAddresses[address] = state
      }
      if articleNumber[article.slug.value] == nil { articleNumber[article.slug.value] = number }
    }
    var count = 0
    for number in articles.indices where isBuilt[number] {
      builtNumber[number] = count
      count += 1
    }
  }

  private mutating func isFree(_ slug: Located<String>, _ state: PublicationState) -> Bool {
    guard Routes.reservedSlugs.contains(slug.value) else { return true }
    report(
      [
        Diagnostic(
          .reservedSlug, at: slug.place,
          Message(
            fr: "« \(slug.value) » est réservé au générateur",
            en: "“\(slug.value)” is reserved for the generator"),
          help: Message(fr: "Choisissez un autre « slug: ».", en: "Choose another “slug:”."))
      ], state)
    return false
  }

  // MARK: Categories and tags

  /// Names with the same slug are one, shown as declared, else as first spelled by date.
  private mutating func nameCategoriesAndTags() {
    categoryNames = content.settings.categories ?? [:]
    for (article, state) in articles.reversed() {
      if let category = article.category {
        let slug = slug(category.value)
        if let declared = content.settings.categories, declared[slug] == nil {
          report([.unknownCategory(category, among: declared.values.sorted())], state)
        } else if state == .published || includingUnpublished, categoryNames[slug] == nil {
          categoryNames[slug] = category.value
        }
      }
      for tag in article.tags where state == .published || includingUnpublished {
        let slug = slug(tag.value)
        if tagNames[slug] == nil { tagNames[slug] = tag.value }
      }
    }
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
          report([.unknownAuthor(id, among: authors.map(\.id))], state)
        }
      }
      let names = signatures.map { authors[$0].name }
      let card = Card(
        slug: article.slug.value, title: article.title,
        address: content.settings.articlePermalink.address(slug: article.slug.value),
        description: article.description, date: Moment(article.date ?? now),
        readingTime: content.strings(.readingTime, count: readingMinutes(words: article.text.document.words)),
        category: article.category.flatMap { categoryNames[slug($0.value)] },
        authorNames: joined(names))
      blog.articles.append(
        .init(
          source: article, address: card.address, card: card, text: ResolvedText(), authors: signatures,
          cover: nil,
          callToAction: nil, related: []))
    }
    // Authors of articles that are not built are checked too.
    for number in articles.indices where builtNumber[number] == nil {
      for id in articles[number].article.authors where authorNumber[id.value] == nil {
        report([.unknownAuthor(id, among: authors.map(\.id))], articles[number].state)
      }
    }
  }

  /// « Une, deux et trois »
  private func joined(_ names: [String]) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + content.strings(.lastSeparator) + names[names.count - 1]
  }
}

extension Diagnostic {
  fileprivate static func unknownAuthor(_ id: Located<String>, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownAuthor, at: id.place,
      Message(fr: "L’auteur « \(id.value) » n’existe pas", en: "There is no author “\(id.value)”"),
      help: .didYouMean(id.value, among: ids)
        ?? Message(
          fr: "Créez content/authors/\(slug(id.value)).md avec une ligne « name: ».",
          en: "Create content/authors/\(slug(id.value)).md with a line “name:”."))
  }

  fileprivate static func unknownCategory(_ category: Located<String>, among names: [String]) -> Diagnostic {
    let list = names.joined(separator: ", ")
    return Diagnostic(
      .unknownCategory, at: category.place,
      Message(
        fr: "La catégorie « \(category.value) » n’est pas déclarée",
        en: "The category “\(category.value)” is not declared"),
      help: .didYouMean(category.value, among: names)
        ?? Message(
          fr: "« categories », dans site.yml, déclare : \(list).",
          en: "“categories” in site.yml declares: \(list)."))
  }
}
