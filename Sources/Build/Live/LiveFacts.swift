import Content
import Diagnostics
import French
import Markdown
import Site

/// What editors want to know of a page, besides the page itself.
package struct LiveFacts: Sendable {
  /// The whole `<title>`.
  package var title: String
  package var description: String?
  /// The whole address; `nil` for a page that has none, such as that of unknown addresses.
  package var canonical: String?
  /// The file that the page is made of, by its path in the site; `nil` for a page that is made of many.
  package var file: String?
  /// The line of the file on which its text begins.
  package var line = 1
  /// The places in the page that lines of the file make.
  package var headings: [Heading] = []
  /// Whether the page shows an older text, as its file, the settings or the theme are broken.
  package var isOutOfDate: Bool
  /// Whether the settings or the theme are why.
  package var isSiteOutOfDate: Bool
  /// What the page is of, if an article.
  package var article: LiveArticle?
  /// The articles that it shows as related, in their order.
  package var related: [Related] = []

  package struct Heading: Hashable, Sendable {
    package var id: String
    package var line: Int
  }

  package struct Related: Hashable, Sendable {
    package var title: String
    /// From the root of the site.
    package var address: String
    /// What both articles speak of.
    package var reason: String?
  }
}

/// An article as it stands on the editors’ desk.
package struct LiveArticle: Sendable {
  package var title: String
  /// From the root of the site; `nil` for one without a page.
  package var address: String?
  package var file: String
  /// The line of the file on which its text begins.
  package var line: Int
  package var state: PublicationState
  package var date: Instant?
  package var expires: Instant?
  /// The names of its authors.
  package var authors: [String]
  package var category: String?
  /// Whether something says what it is about, for search engines.
  package var hasDescription: Bool
  package var words: Int
  /// Spaces included.
  package var characters: Int

  /// In minutes.
  package var readingTime: Int { readingMinutes(words: words) }
}

extension LiveArticle {
  fileprivate init(
    _ shared: Shared<Article>, address: String?, authors: [String], category: String?, now: Instant
  ) {
    let source = shared.value
    title = source.title
    self.address = address
    file = source.file
    state = PublicationState(shared, at: now)
    date = source.date
    expires = source.expires
    self.authors = authors
    self.category = category
    hasDescription = source.description != nil
    let text = source.text.document
    line = text.firstLine
    words = text.words
    characters = text.characters
  }
}

extension LiveSnapshot {
  /// What is to be known of the page at an address (decoded, from the root of the site); `nil` where there is none.
  package func facts(_ address: String) -> LiveFacts? {
    guard let composition, let (page, source, number) = composition.page(at: address) else { return nil }
    var facts = LiveFacts(
      title: page.head.title, description: page.head.description, canonical: page.head.canonical,
      file: source?.file, isOutOfDate: isOutOfDate || source.map { outOfDate.contains($0.file) } ?? false,
      isSiteOutOfDate: isOutOfDate)
    if let text = source?.text {
      facts.line = text.firstLine
      facts.headings = text.headings.map { .init(id: $0.id, line: $0.line) }
    }
    if let number { facts.article = article(number, of: composition.blog) }
    if case .article(let content) = page.content {
      facts.related = content.related.map {
        .init(title: $0.card.value.title, address: $0.card.value.address, reason: $0.reason)
      }
    }
    return facts
  }

  /// The address of the page that a file makes, from the root of the site; `nil` where it makes none.
  package func address(ofFile file: String) -> String? { composition?.address(ofFile: file) }

  /// The name of the site; empty where it has never been read.
  package var siteTitle: String { composition?.blog.settings.title ?? "" }

  /// Every article that could be read, newest first, those without a page at the end.
  package var articles: [LiveArticle] {
    guard let blog = composition?.blog else { return [] }
    let names = Dictionary(blog.authors.map { ($0.source.id, $0.source.name) }) { first, _ in first }
    return blog.articles.indices.map { article($0, of: blog) }
      + unbuilt.map { article in
        LiveArticle(
          article, address: nil, authors: article.value.authors.map { names[$0.value] ?? $0.value },
          category: article.value.category?.value, now: now)
      }
  }

  private func article(_ number: Int, of blog: Blog) -> LiveArticle {
    let article = blog.articles[number]
    return LiveArticle(
      article.shared, address: article.address, authors: article.authors.map { blog.authors[$0].source.name },
      category: article.card.category?.name, now: now)
  }
}
