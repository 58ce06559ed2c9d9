import French
import Site

/// Simple orders that a ranking has to beat.
enum Baselines {
  /// The newest articles, whatever they speak of.
  static func newest(_ corpus: EvaluatedCorpus, below article: Int) -> [Int] {
    rank(corpus, below: article) { _ in 1 }
  }

  /// The share of the tags and the category that both have, the rare ones counting more; the newest first among
  /// equals.
  static func tags(_ corpus: EvaluatedCorpus) -> (_ article: Int) -> [Int] {
    let labels = corpus.articles.map { Set($0.tags + [$0.category].compactMap(\.self)) }
    var counts: [String: Int] = [:]
    for label in labels.joined() { counts[label, default: 0] += 1 }
    let weights = counts.mapValues { logarithm(1 + Double(labels.count) / Double($0)) }
    // Sorted, as sums depend on the order.
    func weight(_ labels: Set<String>) -> Double { labels.sorted().reduce(0) { $0 + (weights[$1] ?? 0) } }
    return { article in
      rank(corpus, below: article) { other in
        let shared = labels[article].intersection(labels[other])
        return shared.isEmpty ? 0 : weight(shared) / weight(labels[article].union(labels[other]))
      }
    }
  }

  /// The scheme of Hugo with its default weights: 100 for each keyword that both have (here tags and category,
  /// as its documentation does), 10 for the same year; what falls below its threshold of 80 drops out; the newest first
  /// among equals. Newer articles are candidates here, as for all others.
  static func hugo(_ corpus: EvaluatedCorpus, below article: Int) -> [Int] {
    let query = corpus.articles[article]
    let labels = Set(query.tags + [query.category].compactMap(\.self))
    return rank(corpus, below: article) { number in
      let other = corpus.articles[number]
      let shared = labels.intersection(other.tags + [other.category].compactMap(\.self)).count
      let isSameYear = other.date.paris.date.year == query.date.paris.date.year
      let (weight, matches) = (100 * shared + (isSameYear ? 10 : 0), shared + (isSameYear ? 1 : 0))
      return matches > 0 && weight / matches >= 80 / matches ? Double(weight) : 0
    }
  }

  /// By a score, which zero ends; then the newest first, then by slug.
  private static func rank(_ corpus: EvaluatedCorpus, below article: Int, _ score: (Int) -> Double) -> [Int] {
    let scored = corpus.articles.indices.filter { $0 != article }.map {
      (-score($0), -corpus.articles[$0].date.secondsSince1970, $0)
    }
    return scored.filter { $0.0 < 0 }.sorted(by: <).prefix(Metrics.depth).map(\.2)
  }
}
