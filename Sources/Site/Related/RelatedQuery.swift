import French

/// What an article asks of the others: its heaviest terms.
///
/// A term that no other article has is left out. It could add nothing to any score, and the bound on the number
/// of terms is there to bound the additions.
struct RelatedQuery: Sendable {
  static let longest = 25

  /// By identity, which decides the order of all additions: it is the same in every index.
  private(set) var terms: [Term.ID] = []
  /// What each term weighs in the article, in eighths.
  private(set) var weights: [Double] = []
  /// The length of the vector of all terms of the article.
  private(set) var norm = 0.0
  /// The length of the vector of the terms above alone.
  private(set) var ownNorm = 0.0

  private var heaviest: [(weight: Double, id: Term.ID)] = []

  /// A query of terms that are then added by identity, until it is closed.
  init() { heaviest.reserveCapacity(Self.longest + 1) }

  init(of article: Int, _ vocabulary: Vocabulary) {
    self.init()
    for (number, shard) in vocabulary.shards.enumerated() {
      for place in shard.starts[article]..<shard.starts[article + 1] {
        let term = Int(shard.numbers[place])
        add(
          shard.ids[term],
          vocabulary.weights.weight(
            count: Int(shard.counts[place]), eighths: vocabulary.eighths[number][term]),
          isShared: shard.articleCounts[term] > 1)
      }
    }
    close()
  }

  @inline(__always) mutating func add(_ id: @autoclosure () -> Term.ID, _ weight: Double, isShared: Bool) {
    norm += weight * weight
    guard isShared else { return }
    if heaviest.count == Self.longest, weight <= heaviest[Self.longest - 1].weight { return }
    // Terms come by identity, which so decides between equal weights.
    var position = heaviest.count
    while position > 0, heaviest[position - 1].weight < weight { position -= 1 }
    heaviest.insert((weight, id()), at: position)
    if heaviest.count > Self.longest { heaviest.removeLast() }
  }

  mutating func close() {
    heaviest.sort { $0.id < $1.id }
    terms = heaviest.map(\.id)
    weights = heaviest.map(\.weight)
    heaviest = []
    norm = norm.squareRoot()
    ownNorm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The cosine of the vectors of the heaviest terms of two articles: how much they say the same.
  static func similarity(_ a: RelatedQuery, _ b: RelatedQuery) -> Double {
    guard a.ownNorm > 0, b.ownNorm > 0 else { return 0 }
    var (i, j) = (0, 0)
    var sum = 0.0
    while i < a.terms.count, j < b.terms.count {
      if a.terms[i] == b.terms[j] {
        sum += a.weights[i] * b.weights[j]
        i += 1
        j += 1
      } else if a.terms[i] < b.terms[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return sum / (a.ownNorm * b.ownNorm)
  }
}

/// The queries of some of the articles.
package struct QueryPart: Sendable {
  let queries: [RelatedQuery]

  package init(_ articles: Range<Int>, _ vocabulary: Vocabulary) {
    queries = articles.map { RelatedQuery(of: $0, vocabulary) }
  }
}

/// The queries of all articles, and which terms they use: of the others nobody asks.
package struct Queries: Sendable {
  let all: [RelatedQuery]
  /// For each shard, whether each term is asked for.
  let isUsed: [[Bool]]

  package init(_ parts: [QueryPart], _ vocabulary: Vocabulary) {
    all = parts.flatMap(\.queries)
    var isUsed = vocabulary.shards.map { Array(repeating: false, count: $0.ids.count) }
    for query in all {
      for id in query.terms {
        let shard = TermShard.number(of: id)
        if let number = vocabulary.shards[shard].number(of: id) { isUsed[shard][number] = true }
      }
    }
    self.isUsed = isUsed
  }
}
