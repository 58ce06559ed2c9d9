import Content
import French
import Site

/// A ranking by a variant of the definition, written for what can be tried, not for speed.
///
/// With the numbers of the definition it gives what the engine gives, which a test holds.
struct PlainRanking {
  private struct Entry {
    var term: Int
    var weight: Double
  }

  private let variant: Variant
  private let corpus: EvaluatedCorpus
  /// The weight of each term of each article, by the number of the term.
  private var weights: [[Entry]] = []
  private var norms: [Double] = []
  private var queries: [[Entry]] = []
  private var lists: [[(article: Int, weight: Double)]] = []
  private let labels: [Set<String>]
  private var labelWeights: [String: Double] = [:]
  private let days: [Int]

  init(_ variant: Variant, _ corpus: EvaluatedCorpus, _ folding: [Term.ID: Term.ID] = [:]) {
    self.variant = variant
    self.corpus = corpus
    labels = corpus.articles.map { Set($0.tags + [$0.category].compactMap(\.self)) }
    days = corpus.articles.map { $0.date.paris.date.daysSince1970 }
    weigh(corpus.articles.map { Self.counts($0, variant, folding) })
    var counts: [String: Int] = [:]
    for label in labels.joined() { counts[label, default: 0] += 1 }
    labelWeights = counts.mapValues { rarity($0) }
  }

  /// The articles below one, the best first.
  func callAsFunction(below article: Int) -> [Int] {
    choose(best(below: article))
  }

  // MARK: Weights

  private static func counts(_ article: EvaluatedArticle, _ variant: Variant, _ folding: [Term.ID: Term.ID])
    -> [Term.ID: Int]
  {
    var counts = Dictionary(article.terms.map { ($0.id, $0.count) }) { first, _ in first }
    func add(_ terms: [Term], _ times: Int) {
      guard times != 0 else { return }
      for term in terms { counts[term.id] = max(0, (counts[term.id] ?? 0) + times * term.count) }
    }
    add(article.title, variant.title - TermWeight.title)
    add(article.headings, variant.heading - TermWeight.heading)
    add(article.description, variant.description)
    add(article.tagNames, variant.tagNames)
    guard !folding.isEmpty else { return counts.filter { $0.value > 0 } }
    var folded: [Term.ID: Int] = [:]
    for (id, count) in counts where count > 0 { folded[folding[id] ?? id, default: 0] += count }
    return folded
  }

  private func rarity(_ articles: Int) -> Double {
    let rarity = logarithm(1 + Double(corpus.articles.count) / Double(max(1, articles)))
    return variant.rounds ? (8 * rarity).rounded() / 8 : rarity
  }

  private func frequency(_ count: Double) -> Double {
    switch variant.frequency {
    case .logarithmic: 1 + logarithm(count)
    case .root: count.squareRoot()
    case .once: 1
    case .saturated(let half): count * (half + 1) / (count + half)
    }
  }

  private mutating func weigh(_ counts: [[Term.ID: Int]]) {
    let ids = Set(counts.flatMap(\.keys)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
    var articleCounts = Array(repeating: 0, count: ids.count)
    let vectors = counts.map { counts in
      counts.map { Entry(term: numbers[$0.key] ?? 0, weight: Double($0.value)) }.sorted { $0.term < $1.term }
    }
    for vector in vectors { for entry in vector { articleCounts[entry.term] += 1 } }
    let rarities = articleCounts.map { rarity($0) }
    let raised = rarities.map { power($0, variant.rarity) }
    lists = Array(repeating: [], count: ids.count)
    for (article, vector) in vectors.enumerated() {
      let own = vector.map { Entry(term: $0.term, weight: frequency($0.weight) * raised[$0.term]) }
      weights.append(own)
      norms.append(power(own.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot(), variant.length))
      for entry in own { lists[entry.term].append((article, entry.weight)) }
      let asked = vector.filter { articleCounts[$0.term] > 1 }
        .map { Entry(term: $0.term, weight: frequency($0.weight) * rarities[$0.term]) }
        .sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }
      var (terms, entries) = (0, 0)
      let taken = asked.prefix {
        terms += 1
        entries += min(articleCounts[$0.term], variant.longestList ?? .max)
        return terms <= variant.fewestTerms ?? .max
          || (terms <= variant.mostTerms && entries <= variant.mostEntries)
      }
      queries.append(taken.sorted { $0.term < $1.term })
    }
    guard let longest = variant.longestList else { return }
    for term in lists.indices where lists[term].count > longest {
      lists[term] = Array(
        lists[term].sorted { ($1.weight, $0.article) < ($0.weight, $1.article) }.prefix(longest))
    }
  }

  // MARK: Scores

  private struct Candidate {
    var article: Int
    var score: Double
  }

  private func best(below article: Int) -> [Candidate] {
    var sums = Array(repeating: 0.0, count: corpus.articles.count)
    for entry in queries[article] {
      for (other, weight) in lists[entry.term] { sums[other] += entry.weight * weight / norms[other] }
    }
    let others = corpus.articles.indices.filter {
      $0 != article
        && (corpus.settings.includesNewer || corpus.articles[$0].date <= corpus.articles[article].date)
    }
    let highest = others.map { sums[$0] }.max() ?? 0
    return others.map { other -> Candidate in
      let text = highest > 0 ? sums[other] / highest : 0
      let years = Double(abs(days[article] - days[other])) / 365.25
      let parts = [
        text, variant.labels * likeness(article, other), variant.time * exponential(-years / variant.years),
      ]
      return Candidate(article: other, score: parts.map { variant.rounds ? steps($0) : $0 }.reduce(0, +))
    }
    .filter { $0.score >= corpus.settings.threshold }
    .sorted { ($1.score, $0.article) < ($0.score, $1.article) }
    .prefix(Metrics.depth).map(\.self)
  }

  private func steps(_ value: Double) -> Double { (value * 1_048_576).rounded() / 1_048_576 }

  private func likeness(_ a: Int, _ b: Int) -> Double {
    let shared = labels[a].intersection(labels[b])
    guard !shared.isEmpty else { return 0 }
    func weight(_ labels: Set<String>) -> Double {
      labels.sorted().reduce(0) { $0 + (labelWeights[$1] ?? 0) }
    }
    return weight(shared) / weight(labels[a].union(labels[b]))
  }

  /// Maximal marginal relevance over the best.
  private func choose(_ best: [Candidate]) -> [Int] {
    guard variant.relevance < 1 else { return best.map(\.article) }
    var rest = best
    var chosen: [Int] = []
    while !rest.isEmpty {
      let values = rest.map { candidate in
        let likeness = chosen.map { cosine(candidate.article, $0) }.max() ?? 0
        return steps(variant.relevance * candidate.score - (1 - variant.relevance) * likeness)
      }
      let highest = values.max() ?? 0
      let first = rest.indices.filter { values[$0] == highest }.min { rest[$0].article < rest[$1].article }
      chosen.append(rest.remove(at: first ?? 0).article)
    }
    return chosen
  }

  private func cosine(_ a: Int, _ b: Int) -> Double {
    func norm(_ query: [Entry]) -> Double {
      query.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    }
    let product = norm(queries[a]) * norm(queries[b])
    guard product > 0 else { return 0 }
    let other = Dictionary(uniqueKeysWithValues: queries[b].map { ($0.term, $0.weight) })
    return queries[a].reduce(0) { $0 + $1.weight * (other[$1.term] ?? 0) } / product
  }
}
