import French

/// What an article asks of the others: its heaviest terms.
///
/// A term that no other article has is left out. It could add nothing to any score, and the bound on the number
/// of terms is there to bound the additions.
struct RelatedQuery: Sendable {
  static let longest = 25

  /// In ascending order.
  var terms: [TermNumber] = []
  /// What each term weighs in the article, in eighths.
  var weights: [Double] = []
  /// The length of the vector of all terms of the article.
  var norm = 0.0
  /// The length of the vector of the terms above alone.
  var ownNorm = 0.0

  init(of article: Int, _ vocabulary: Vocabulary) {
    var heaviest: [(weight: Double, term: TermNumber)] = []
    heaviest.reserveCapacity(Self.longest + 1)
    var sum = 0.0
    for (number, shard) in vocabulary.shards.enumerated() {
      for place in shard.starts[article]..<shard.starts[article + 1] {
        let term = shard.numbers[place]
        let weight = vocabulary.weight(
          count: shard.counts[place], eighths: vocabulary.eighths[number][Int(term)])
        sum += weight * weight
        guard shard.articleCounts[Int(term)] > 1 else { continue }
        if heaviest.count == Self.longest, weight <= heaviest[Self.longest - 1].weight { continue }
        // Terms come in the order of their identities, which so decides between equal weights.
        var position = heaviest.count
        while position > 0, heaviest[position - 1].weight < weight { position -= 1 }
        heaviest.insert((weight, TermNumber(shard: number, term)), at: position)
        if heaviest.count > Self.longest { heaviest.removeLast() }
      }
    }
    heaviest.sort { $0.term < $1.term }
    terms = heaviest.map(\.term)
    weights = heaviest.map(\.weight)
    norm = sum.squareRoot()
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
      for term in query.terms { isUsed[term.shard][term.number] = true }
    }
    self.isUsed = isUsed
  }
}
