import French

/// The related articles of a whole blog with what they were found in, so that the next build need not rank anew what it
/// would rank alike.
///
/// A ranking is a function of the corpus without its texts (`frame`), of the query of its article, of the lists that it
/// asks for with the queries of the articles in them, of the queries of the pinned articles, and of those of the
/// candidates that share no term with it. All that is in its key. Where only some entries of lists are others,
/// `RankingRevision` tells whether they could come near the best.
package struct Rankings: Sendable {
  package var frame = Fingerprint()
  /// By the number of the article in the corpus, as all that follows.
  package var facts: [Facts] = []
  /// The numbers of the candidates that share no term, one article after the other, and where each begins.
  package var unreached: [UInt32] = []
  package var unreachedStarts: [UInt32] = [0]
  /// The numbers of the articles that are shown, and where each begins.
  package var shown: [UInt32] = []
  package var shownStarts: [UInt32] = [0]
  /// What each of these shares, and where it begins.
  package var terms: [Term.ID] = []
  package var termStarts: [UInt32] = [0]

  /// What a ranking was made of, and what it would take to come near its best.
  package struct Facts: BitwiseCopyable, Sendable {
    package var key = Fingerprint()
    /// The key of the article's query.
    var query = Fingerprint()
    /// The length of the vector of the article.
    var norm = 0.0
    /// The highest cosine, times the factor that all share; 0 when no article shares a term.
    var highest = 0.0
    /// The score of the last of the best, in steps; -1 when there were fewer.
    var worst = -1

    package init() {}
  }

  package init() {}

  package init(_ frame: Fingerprint, _ rankings: [Ranking]) {
    self.frame = frame
    facts = rankings.map(\.facts)
    for ranking in rankings {
      unreached += ranking.unreached
      unreachedStarts.append(UInt32(unreached.count))
      for article in ranking.shown {
        shown.append(UInt32(article.number))
        terms += article.sharedTerms
        termStarts.append(UInt32(terms.count))
      }
      shownStarts.append(UInt32(shown.count))
    }
  }

  /// Whether lists and their beginnings fit together, which nothing else may promise of bytes from a disk.
  package var isConsistent: Bool {
    func fits(_ starts: [UInt32], _ count: Int, _ end: Int) -> Bool {
      starts.count == count + 1 && starts[0] == 0 && starts[count] == end
        && zip(starts, starts.dropFirst()).allSatisfy(<=)
    }
    return fits(unreachedStarts, facts.count, unreached.count) && fits(shownStarts, facts.count, shown.count)
      && fits(termStarts, shown.count, terms.count)
      && (unreached + shown).allSatisfy { $0 < facts.count }
  }

  /// Whether they are of a corpus that is the same but for its texts.
  package func fits(_ keys: RankingKeys) -> Bool { frame == keys.frame && facts.count == keys.count }

  fileprivate func unreached(_ article: Int) -> ArraySlice<UInt32> {
    unreached[Int(unreachedStarts[article])..<Int(unreachedStarts[article + 1])]
  }

  fileprivate func shown(_ article: Int) -> [RankedArticle] {
    (Int(shownStarts[article])..<Int(shownStarts[article + 1])).map { place in
      RankedArticle(
        number: Int(shown[place]),
        sharedTerms: Array(terms[Int(termStarts[place])..<Int(termStarts[place + 1])]))
    }
  }
}

/// What is shown below one article.
package struct Ranking: Sendable {
  package var shown: [RankedArticle]
  var facts = Rankings.Facts()
  var unreached: [UInt32] = []
}

/// What rankings are made of, as keys.
package struct RankingKeys: Sendable {
  package let frame: Fingerprint
  var count: Int { queries.count }
  /// Those of the queries of all articles.
  let queries: [Fingerprint]
  /// Those of all lists, by shard and term.
  fileprivate let lists: [[ListKey]]
  let digest: Fingerprint.Maker

  package init(
    _ index: RelatedIndex, queries: [Fingerprint], lists: [[ListKey]],
    _ digest: @escaping Fingerprint.Maker
  ) {
    frame = index.corpus.frame.withUnsafeBytes { digest($0) }
    self.queries = queries
    self.lists = lists
    self.digest = digest
  }

  /// The key of a ranking, where these are its candidates that share no term.
  ///
  /// - Parameter revision: asks for the key that it had before the revision.
  func key(
    of article: Int, unreached: some Sequence<UInt32>, in index: RelatedIndex,
    before revision: RankingRevision? = nil
  ) -> Fingerprint {
    let query = index.queries[article]
    var parts = [queries[article]]
    parts.reserveCapacity(query.terms.count + 16)
    for (place, id) in query.terms.enumerated() {
      var list = lists[TermShard.number(of: id)][Int(query.numbers[place])]
      if let revision { list += revision.difference(of: id) }
      parts.append(list.fingerprint)
    }
    for other in index.corpus.pinned[article] { parts.append(queries[other]) }
    // What follows must not be taken for pinned.
    parts.append(Fingerprint())
    for other in unreached { parts.append(queries[Int(other)]) }
    return parts.withUnsafeBytes { digest($0) }
  }
}

extension RelatedIndex {
  /// The keys of the queries of some articles.
  package func queryKeys(_ articles: Range<Int>, _ digest: Fingerprint.Maker) -> [Fingerprint] {
    var bytes: [UInt64] = []
    return articles.map { article in
      let query = queries[article]
      bytes.removeAll(keepingCapacity: true)
      for id in query.terms { bytes.append(id.value) }
      for weight in query.weights { bytes.append(weight.bitPattern) }
      return bytes.withUnsafeBytes { digest($0) }
    }
  }

  /// The keys of the lists of a shard.
  ///
  /// - Parameter factors: those of all articles.
  package func listKeys(_ shard: Int, _ factors: [ListKey]) -> [ListKey] {
    (0..<lists[shard].starts.count - 1).map { term in
      lists[shard].withList(term) { list in
        list.reduce(into: ListKey()) { $0 += factors[Int($1.article)] * $1.weight }
      }
    }
  }

  /// The articles to show below each of some articles.
  package func rankings(_ articles: Range<Int>) -> [Ranking] {
    var scratch = RankingScratch(corpus)
    return articles.map { ranking(below: $0, &scratch) }
  }

  /// The same; what was found in the same before is taken from there.
  ///
  /// - Parameters:
  ///   - former: rankings that fit the keys.
  ///   - revision: what some of the articles weighed then.
  package func rankings(
    _ articles: Range<Int>, _ keys: RankingKeys, former: Rankings?, _ revision: RankingRevision?
  ) -> [Ranking] {
    var scratch = RankingScratch(corpus)
    return articles.map { article in
      if let former {
        let unreached = former.unreached(article)
        var facts = former.facts[article]
        let key = keys.key(of: article, unreached: unreached, in: self)
        let isSame =
          facts.key == key
          || revision.map { revision in
            facts.key == keys.key(of: article, unreached: unreached, in: self, before: revision)
              && revision.isFarFromBest(below: article, facts, in: self, &scratch)
          } ?? false
        if isSame {
          (facts.key, facts.query, facts.norm) = (key, keys.queries[article], queries[article].norm)
          return Ranking(shown: former.shown(article), facts: facts, unreached: Array(unreached))
        }
      }
      var ranking = ranking(below: article, &scratch)
      ranking.facts.key = keys.key(of: article, unreached: ranking.unreached, in: self)
      ranking.facts.query = keys.queries[article]
      return ranking
    }
  }
}
