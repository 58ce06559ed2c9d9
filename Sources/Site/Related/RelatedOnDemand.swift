import French

/// Finds the related articles of one article at a time, in a blog whose texts change: what a preview needs.
///
/// Nothing is ranked before somebody asks, and no lists are kept: a question walks through the terms of all
/// articles, 6 ms for ten thousand of them. The result is that of `RelatedIndex`.
package struct RelatedOnDemand: RankingIndex {
  private(set) var corpus: RelatedCorpus
  private let weights: TermWeights
  private var numbers = TermNumbers()
  /// In how many articles each term occurs, by its number.
  private var articleCounts: [Int] = []
  /// The length of the vector of each article.
  private var lengths: [Double] = []

  package init(_ corpus: RelatedCorpus) {
    self.corpus = corpus
    weights = TermWeights(articleCount: corpus.count)
    for terms in corpus.terms { for term in terms { count(term.id, 1) } }
    lengths = corpus.terms.indices.map { query(of: $0).norm }
  }

  /// The slugs of the articles to show below one, in their order; none for one that is unknown.
  package func related(to slug: String) -> [String] {
    guard let article = corpus.number(of: slug) else { return [] }
    return ranking(below: article).shown.map { corpus.slugs[$0.number] }
  }

  /// How the articles below one were found; `nil` for one that is unknown.
  package func explanation(of slug: String) -> RelatedExplanation? { explain(slug) }

  /// Takes the new text of an article whose slug, date, category and tags are as they were.
  package mutating func replace(_ article: RelatedCorpus.Article) {
    guard let number = corpus.number(of: article.slug) else { return }
    let old = corpus.terms[number]
    corpus.replace(number, by: article)
    var moved: [Term.ID] = []
    for (terms, others, step) in [(old, article.terms, -1), (article.terms, old, 1)] {
      for term in terms where !others.holds(term.id) {
        let before = rarity(of: term.id)
        count(term.id, step)
        if rarity(of: term.id) != before { moved.append(term.id) }
      }
    }
    for other in TermSearch(moved.sorted()).articles(in: corpus.terms) {
      lengths[other] = query(of: other).norm
    }
    lengths[number] = query(of: number).norm
  }

  private mutating func count(_ id: Term.ID, _ step: Int) {
    let number = numbers.number(of: id)
    if number == articleCounts.count { articleCounts.append(0) }
    articleCounts[number] += step
  }

  private func rarity(of id: Term.ID) -> UInt8 {
    weights.eighths(articlesWithTerm: numbers.find(id).map { max(1, articleCounts[$0]) } ?? 1)
  }

  // MARK: What the ranking asks

  func query(of article: Int) -> RelatedQuery {
    var candidates = QueryCandidates()
    for term in corpus.terms[article] {
      guard let number = numbers.find(term.id) else { continue }
      let count = articleCounts[number]
      candidates.add(
        term.id, number: UInt32(number),
        weights.weight(count: term.count, eighths: weights.eighths(articlesWithTerm: max(1, count))),
        articles: count)
    }
    return RelatedQuery(candidates)
  }

  func withLists(of article: Int, _ body: (Term.ID, Double, UnsafeBufferPointer<Posting>) -> Void) {
    let query = query(of: article)
    let lists = TermSearch(query.terms).lists(in: corpus.terms)
    var shortening = Shortening()
    for (place, list) in lists.enumerated() {
      let id = query.terms[place]
      let eighths = rarity(of: id)
      var kept = shortening.rule(list[...])
      let postings = list.filter { kept.keeps($0.count) }.map {
        Posting(
          article: $0.article,
          weight: Float(weights.weight(count: Int($0.count), eighths: eighths) / lengths[Int($0.article)]))
      }
      postings.withUnsafeBufferPointer { body(id, query.weights[place], $0) }
    }
  }
}

/// A search for some terms in the terms of all articles.
private struct TermSearch {
  /// By identity.
  private let terms: [Term.ID]
  /// Whether a term with these lower bits is searched for: says no to nearly all.
  private var isPossible = [Bool](repeating: false, count: 1 << 12)

  /// - Parameter terms: by identity.
  init(_ terms: [Term.ID]) {
    self.terms = terms
    for term in terms { isPossible[Self.bits(term)] = true }
  }

  private static func bits(_ id: Term.ID) -> Int { Int(id.value & 0xFFF) }

  /// The articles that have one of the terms.
  func articles(in corpus: [[Term]]) -> [Int] {
    guard !terms.isEmpty else { return [] }
    return corpus.indices.filter { article in
      corpus[article].contains { isPossible[Self.bits($0.id)] && terms.position(of: $0.id) != nil }
    }
  }

  /// The articles that have each of the terms, with how often.
  func lists(in corpus: [[Term]]) -> [[(article: UInt32, count: UInt16)]] {
    var lists = [[(article: UInt32, count: UInt16)]](repeating: [], count: terms.count)
    for (article, own) in corpus.enumerated() {
      for term in own where isPossible[Self.bits(term.id)] {
        guard let place = terms.position(of: term.id) else { continue }
        lists[place].append((UInt32(article), UInt16(term.count)))
      }
    }
    return lists
  }
}

extension [Term] {
  /// Whether a term is among these, which are sorted by identity.
  fileprivate func holds(_ id: Term.ID) -> Bool {
    let place = firstPosition { $0.id >= id }
    return place < count && self[place].id == id
  }
}

extension [Term.ID] {
  /// The place of an identity among these, which are sorted.
  fileprivate func position(of id: Term.ID) -> Int? {
    let place = firstPosition { $0 >= id }
    return place < count && self[place] == id ? place : nil
  }
}
