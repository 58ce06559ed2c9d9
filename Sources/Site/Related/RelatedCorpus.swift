import Content
import French

/// What the ranking of related articles knows of a blog: its articles, numbered in the order of their slugs, so
/// that the lower number wins a tie. With the `TermIndex` of their texts it makes a `RelatedIndex`, which ranks.
package struct RelatedCorpus: Sendable {
  package struct Article: Sendable {
    package var slug: String
    /// By identity.
    package var terms: [Term]
    /// The slug of the category.
    package var category: String?
    /// The slugs of the tags.
    package var tags: [String]
    package var date: Instant
    /// What the author put first, by slug.
    package var pinned: [String]
    /// What the text links to and is not to stand below it as well, by slug.
    package var linked: [String]

    package init(
      slug: String, terms: [Term], category: String?, tags: [String], date: Instant, pinned: [String] = [],
      linked: [String] = []
    ) {
      self.slug = slug
      self.terms = terms
      self.category = category
      self.tags = tags
      self.date = date
      self.pinned = pinned
      self.linked = linked
    }
  }

  package let settings: Settings.Related
  package let slugs: [String]
  /// Where each stood among the articles that the corpus was made of. Slugs do not tell: two drafts may share one.
  package let origins: [Int]
  /// Empty where a `TermIndex` has them.
  package private(set) var terms: [[Term]]
  let dates: [Instant]
  /// Days since 1970, in Paris.
  let days: [Int32]
  let labels: Labels
  /// For each article, the numbers of the pinned ones.
  private(set) var pinned: [[Int]]
  /// For each article, the numbers of those that it links to and that are left out for it.
  private var linked: [[Int]]
  private let numbers: [String: Int]

  package init(_ articles: [Article], _ settings: Settings.Related) {
    // Slugs are sorted rather than articles, which are large.
    let order = articles.indices.map { (articles[$0].slug, $0) }.sorted { $0 < $1 }
    origins = order.map(\.1)
    let articles = origins.map { articles[$0] }
    self.settings = settings
    slugs = articles.map(\.slug)
    terms = articles.map(\.terms)
    dates = articles.map(\.date)
    days = articles.map { Int32(Moment($0.date).date.daysSince1970) }
    labels = Labels(articles, days: days)
    numbers = Dictionary(zip(slugs, slugs.indices)) { first, _ in first }
    (pinned, linked) = ([], [])
    pinned = articles.indices.map { others(articles[$0].pinned, of: $0) }
    linked = articles.indices.map { others(articles[$0].linked, of: $0) }
  }

  private func others(_ slugs: [String], of number: Int) -> [Int] {
    var others: [Int] = []
    for slug in slugs {
      if let other = numbers[slug], other != number, !others.contains(other) { others.append(other) }
    }
    return others
  }

  /// The number of an article; `nil` for one that is not there.
  func number(of slug: String) -> Int? { numbers[slug] }

  /// Takes the new text of an article.
  mutating func replace(_ number: Int, by article: Article) {
    terms[number] = article.terms
    pinned[number] = others(article.pinned, of: number)
    linked[number] = others(article.linked, of: number)
  }

  /// Everything but the terms, as bytes.
  var frame: [UInt8] {
    var bytes = Array("\(settings)".utf8)
    func add(_ numbers: [Int]) { for number in [numbers.count] + numbers { add(Int64(number)) } }
    func add(_ number: Int64) { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
    for number in slugs.indices {
      bytes += slugs[number].utf8
      bytes.append(0)
      add(Int64(dates[number].secondsSince1970))
      add(pinned[number])
      add(linked[number])
    }
    return bytes + labels.frame
  }

  package var count: Int { slugs.count }

  /// Whether one article may stand below another.
  func mayShow(_ other: Int, below number: Int) -> Bool {
    other != number && (settings.includesNewer || dates[other] <= dates[number])
      && !linked[number].contains(other)
  }
}
