/// The tags and categories of all articles, as numbers: what share of their weight two articles have in common.
struct Labels: Sendable {
  /// For each article its labels, one after the other, and where they begin.
  private let numbers: [UInt32]
  private let starts: [Int]
  /// The weight of each label, in eighths.
  private let weights: [UInt32]
  /// The sum of the weights of each article.
  private let totals: [UInt32]
  /// The category of each article; `UInt32.max` for none.
  private let categories: [UInt32]
  /// The articles of each label, and last those of the whole blog, by day, then by number.
  let byDay: [[UInt32]]

  /// The largest share of the score, for labels that are all the same.
  static let factor = 0.3

  init(_ articles: [RelatedCorpus.Article], days: [Int32]) {
    var numberOfSlug: [String: UInt32] = [:]
    func number(_ slug: String) -> UInt32 {
      if let known = numberOfSlug[slug] { return known }
      let next = UInt32(numberOfSlug.count)
      numberOfSlug[slug] = next
      return next
    }
    var numbers: [UInt32] = []
    var starts = [0]
    var categories: [UInt32] = []
    for article in articles {
      let category = article.category.map(number)
      categories.append(category ?? .max)
      let first = numbers.count
      func add(_ label: UInt32) {
        if !numbers[first...].contains(label) { numbers.append(label) }
      }
      for slug in article.tags { add(number(slug)) }
      if let category { add(category) }
      numbers[first...].sort()
      starts.append(numbers.count)
    }
    var byDay = Array(repeating: [UInt32](), count: numberOfSlug.count + 1)
    let order = articles.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map { UInt32($0) }
    for article in order {
      for label in numbers[starts[Int(article)]..<starts[Int(article) + 1]] {
        byDay[Int(label)].append(article)
      }
    }
    byDay[byDay.count - 1] = order
    let weights = byDay.dropLast().map {
      UInt32(TermWeights.eighths(articles.count, articlesWithTerm: max(1, $0.count)))
    }
    self.numbers = numbers
    self.starts = starts
    self.weights = weights
    self.categories = categories
    self.byDay = byDay
    totals = articles.indices.map { article in
      numbers[starts[article]..<starts[article + 1]].reduce(0) { $0 + weights[Int($1)] }
    }
  }

  /// Which article has which labels, as bytes.
  var frame: [UInt8] {
    numbers.withUnsafeBytes(Array.init) + starts.withUnsafeBytes(Array.init)
      + categories.withUnsafeBytes(Array.init)
  }

  subscript(article: Int) -> ArraySlice<UInt32> { numbers[starts[article]..<starts[article + 1]] }

  var count: Int { weights.count }

  /// Notes the weights of an article's labels in `marks`, which has one entry for each label.
  func mark(_ article: Int, in marks: inout [UInt32]) {
    for label in self[article] { marks[Int(label)] = weights[Int(label)] }
  }

  func unmark(_ article: Int, in marks: inout [UInt32]) {
    for label in self[article] { marks[Int(label)] = 0 }
  }

  /// What labels add to the score of one article below another, whose labels are marked: the weight of those
  /// that both have, divided by the weight of those that either has.
  func score(_ other: Int, below article: Int, marks: [UInt32]) -> Score {
    var shared: UInt32 = 0
    for label in self[other] { shared += marks[Int(label)] }
    guard shared > 0 else { return Score(steps: 0) }
    return Score(Self.factor * Double(shared) / Double(totals[article] + totals[other] - shared))
  }

  /// As `score`, by the category alone.
  func scoreOfCategory(_ other: Int, below article: Int) -> Score {
    let isSame = categories[other] == categories[article] && categories[article] != .max
    return Score(isSame ? Self.factor : 0)
  }
}
