import French

/// What an article asks of the others: its heaviest terms.
///
/// A term costs as many additions as its posting list has entries, and these are bounded: the 25 heaviest terms
/// are asked for, and up to 100 as long as their lists have at most 2,000 entries together. In a blog of some
/// hundred articles that is about half of the terms, where 25 alone find markedly less (`make evaluate`). A term
/// that no other article has is left out: it could add nothing to any score.
struct RelatedQuery: Sendable {
  static let fewestTerms = 25
  static let mostTerms = 100
  static let mostEntries = 2000

  /// By identity, which decides the order of all additions: it is the same in every index.
  private(set) var terms: [Term.ID] = []
  /// What each term weighs in the article, in eighths.
  private(set) var weights: [Double] = []
  /// The number of each term where it was found: in its shard, or in the blog.
  private(set) var numbers: [UInt32] = []
  /// The length of the vector of all terms of the article.
  private(set) var norm = 0.0
  /// The length of the vector of the terms above alone.
  private(set) var ownNorm = 0.0

  init(_ candidates: QueryCandidates) {
    norm = candidates.norm
    let limit = candidates.limit()
    terms.reserveCapacity(limit.count)
    numbers.reserveCapacity(limit.count)
    weights.reserveCapacity(limit.count)
    for candidate in candidates.all where limit.admits(candidate) {
      terms.append(candidate.id)
      numbers.append(candidate.number)
      weights.append(candidate.weight)
      ownNorm += candidate.weight * candidate.weight
    }
    ownNorm = ownNorm.squareRoot()
  }

  init(of article: Int, _ vocabulary: Vocabulary) {
    var candidates = QueryCandidates()
    for (number, shard) in vocabulary.shards.enumerated() {
      for place in shard.starts[article]..<shard.starts[article + 1] {
        let term = Int(shard.numbers[place])
        candidates.add(
          shard.ids[term], number: shard.numbers[place],
          vocabulary.weights.weight(
            count: Int(shard.counts[place]), eighths: vocabulary.eighths[number][term]),
          articles: Int(shard.articleCounts[term]))
      }
    }
    self.init(candidates)
  }

  /// The cosine of the vectors of the heaviest terms of two articles: how much they say the same.
  static func similarity(_ a: RelatedQuery, _ b: RelatedQuery) -> Double {
    guard a.ownNorm > 0, b.ownNorm > 0 else { return 0 }
    var (i, j) = (0, 0)
    var sum = 0.0
    while i < a.terms.count, j < b.terms.count {
      let (first, second) = (a.terms[i].value, b.terms[j].value)
      if first == second {
        sum += a.weights[i] * b.weights[j]
        i += 1
        j += 1
      } else if first < second {
        i += 1
      } else {
        j += 1
      }
    }
    return sum / (a.ownNorm * b.ownNorm)
  }
}

/// The terms of an article, of which its query takes the heaviest.
struct QueryCandidates {
  struct Candidate {
    var id: Term.ID
    var number: UInt32
    var weight: Double
    /// How many entries the posting list of the term has.
    var entries: Int

    /// Whether it is taken before another one: the heavier first, then by identity.
    func isBefore(_ other: Candidate) -> Bool {
      weight == other.weight ? id.value < other.id.value : weight > other.weight
    }
  }

  /// What is taken: everything that is not after the last one.
  struct Limit {
    var last: Candidate?
    /// How many that are.
    var count: Int

    func admits(_ candidate: Candidate) -> Bool { last.map { !$0.isBefore(candidate) } ?? true }
  }

  /// Those that another article has too, by identity.
  private(set) var all: [Candidate] = []
  private var squares = 0.0
  private var entries = 0

  var norm: Double { squares.squareRoot() }

  init() { all.reserveCapacity(512) }

  /// Adds the next term by identity.
  @inline(__always) mutating func add(
    _ id: @autoclosure () -> Term.ID, number: UInt32, _ weight: Double, articles: Int
  ) {
    squares += weight * weight
    guard articles > 1 else { return }
    let list = min(articles, PostingLists.longest)
    entries += list
    all.append(Candidate(id: id(), number: number, weight: weight, entries: list))
  }

  /// Where the bound is reached. Candidates are first thrown together by whole weights, so that few need be
  /// sorted.
  func limit() -> Limit {
    let isShort = entries <= RelatedQuery.mostEntries && all.count <= RelatedQuery.mostTerms
    guard !isShort, all.count > RelatedQuery.fewestTerms else { return Limit(count: all.count) }
    var classes = [(terms: Int, entries: Int)](repeating: (0, 0), count: 256)
    for candidate in all {
      let number = Self.weightClass(candidate)
      classes[number].terms += 1
      classes[number].entries += candidate.entries
    }
    var (terms, entries) = (0, 0)
    func fits(_ more: (terms: Int, entries: Int)) -> Bool {
      let (terms, entries) = (terms + more.terms, entries + more.entries)
      return terms <= RelatedQuery.fewestTerms
        || (terms <= RelatedQuery.mostTerms && entries <= RelatedQuery.mostEntries)
    }
    var least = classes.count - 1
    while fits(classes[least]) {
      terms += classes[least].terms
      entries += classes[least].entries
      least -= 1
    }
    var last: Candidate?
    for candidate in all.filter({ Self.weightClass($0) == least }).sorted(by: { $0.isBefore($1) }) {
      guard fits((1, candidate.entries)) else { break }
      terms += 1
      entries += candidate.entries
      last = candidate
    }
    return Limit(
      last: last ?? all.filter { Self.weightClass($0) > least }.max { $0.isBefore($1) }, count: terms)
  }

  private static func weightClass(_ candidate: Candidate) -> Int { min(Int(candidate.weight), 255) }
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
      for (id, number) in zip(query.terms, query.numbers) {
        isUsed[TermShard.number(of: id)][Int(number)] = true
      }
    }
    self.isUsed = isUsed
  }
}
