import French

/// What some articles weighed for the build before, so that a ranking need not be made anew where they can have come
/// neither in nor out.
///
/// Without these articles the ranking is the same then and now; with them it is, too, when none of them was or is among
/// the best, or has the highest cosine. The key that the ranking would have had with them as they were tells whether
/// they are all that changed.
package struct RankingRevision: Sendable {
  /// The most articles that are looked at one by one.
  package static let most = 256

  /// The articles that weigh something else, by number.
  private let articles: [Int]
  /// What the keys of lists had more, then than now.
  private var differences: [Term.ID: ListKey] = [:]
  /// Which weights of the articles above are in the list of a term, then and now.
  private var weights: [Term.ID: [Weight]] = [:]

  private struct Weight {
    /// The place in `articles`.
    var place: Int
    var then: Float = 0
    var now: Float = 0
  }

  /// `nil` where too many articles weigh something else.
  ///
  /// - Parameters:
  ///   - former: rankings that fit the keys.
  ///   - texts: the terms that articles had then whose text is another, by number.
  ///   - factors: those of the keys of lists.
  package init?(
    _ index: RelatedIndex, since former: Rankings, texts: [Int: [Term]], _ keys: RankingKeys,
    factors: [ListKey]
  ) {
    let vocabulary = index.terms.vocabulary
    articles = former.facts.indices.filter { article in
      let facts = former.facts[article]
      return texts[article] != nil || facts.query != keys.queries[article]
        || facts.norm != index.queries[article].norm
    }
    guard articles.count <= Self.most else { return nil }
    let counts = articles.map { article in
      let now = vocabulary.terms(of: article)
      return (then: Self.counts(texts[article] ?? now), now: Self.counts(now))
    }
    // In how many more articles a term was.
    var more: [Term.ID: Int] = [:]
    for (then, now) in counts {
      for id in then.keys { more[id, default: 0] += 1 }
      for id in now.keys { more[id, default: 0] -= 1 }
    }
    for (place, article) in articles.enumerated() {
      let formerFactor = ListKey(article, query: former.facts[article].query, keys.digest)
      let (then, now) = counts[place]
      for id in Set(then.keys).union(now.keys) {
        guard let list = FormerList(index, id, more: more[id] ?? 0) else { continue }
        var weight = Weight(place: place)
        if let entry = list.weight(of: article) {
          weight.now = entry
          differences[id, default: ListKey()] -= factors[article] * entry
        }
        // Of a list that is shortened the same count has the same place. What is supposed wrongly here gives no key
        // that there was.
        let wasThere = list.isShortened && then[id] == now[id] ? weight.now > 0 : true
        if wasThere, let count = then[id] {
          weight.then = list.weight(count: count, norm: former.facts[article].norm)
          differences[id, default: ListKey()] += formerFactor * weight.then
        }
        weights[id, default: []].append(weight)
      }
    }
  }

  private static func counts(_ terms: [Term]) -> [Term.ID: Int] {
    Dictionary(terms.map { ($0.id, $0.count) }) { first, _ in first }
  }

  /// What the key of a list had more.
  func difference(of term: Term.ID) -> ListKey { differences[term] ?? ListKey() }

  /// Whether none of the articles was or is among the best below one, or has the highest cosine.
  ///
  /// - Parameter facts: those of the ranking as it was.
  func isFarFromBest(
    below article: Int, _ facts: Rankings.Facts, in index: RelatedIndex, _ scratch: inout RankingScratch
  ) -> Bool {
    let corpus = index.corpus
    guard facts.worst >= 0, !corpus.pinned[article].contains(where: articles.contains)
    else { return false }
    var sums = [(then: Double, now: Double)](repeating: (0, 0), count: articles.count)
    let query = index.queries[article]
    for (term, queryWeight) in zip(query.terms, query.weights) {
      for weight in weights[term] ?? [] {
        sums[weight.place].then += queryWeight * Double(weight.then)
        sums[weight.place].now += queryWeight * Double(weight.now)
      }
    }
    corpus.labels.mark(article, in: &scratch.labels)
    defer { corpus.labels.unmark(article, in: &scratch.labels) }
    return zip(articles, sums).allSatisfy { other, sums in
      guard corpus.mayShow(other, below: article) else { return true }
      let rest =
        corpus.labels.score(other, below: article, marks: scratch.labels)
        + Proximity.score(corpus.days[other], corpus.days[article])
      func isFar(_ sum: Double) -> Bool {
        if sum == 0 { return rest.steps < facts.worst }
        return sum < facts.highest && (Score(sum / facts.highest) + rest).steps < facts.worst
      }
      return isFar(sums.then) && isFar(sums.now)
    }
  }
}

/// The list of a term that is asked for, as it is and as it was.
private struct FormerList {
  private let index: RelatedIndex
  private let shard: Int
  private let term: Int
  /// The second factor of the weights that it had, in eighths.
  private let eighths: UInt8
  let isShortened: Bool

  /// `nil` for a term that nobody asks for.
  ///
  /// - Parameter more: in how many more articles it was.
  init?(_ index: RelatedIndex, _ id: Term.ID, more: Int) {
    let vocabulary = index.terms.vocabulary
    let shard = TermShard.number(of: id)
    guard let term = vocabulary.shards[shard].number(of: id),
      index.lists[shard].withList(term, { !$0.isEmpty })
    else { return nil }
    let count = Int(vocabulary.shards[shard].articleCounts[term])
    (self.index, self.shard, self.term) = (index, shard, term)
    eighths =
      more == 0
      ? vocabulary.eighths[shard][term]
      : vocabulary.weights.eighths(articlesWithTerm: max(1, count + more))
    isShortened = max(count, count + more) > PostingLists.longest
  }

  /// What the term weighs in an article that is in the list.
  func weight(of article: Int) -> Float? {
    index.lists[shard].withList(term) { $0.entry(of: article)?.weight }
  }

  /// What it weighed in an article in which it occurred so often.
  func weight(count: Int, norm: Double) -> Float {
    Float(index.terms.vocabulary.weights.weight(count: count, eighths: eighths) / norm)
  }
}
