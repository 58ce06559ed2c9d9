import French

/// The related articles of a whole blog with what they were found in, so that the next build need not rank anew what it
/// would rank alike.
///
/// A ranking is a function of the corpus without its texts (`frame`), of the query of its article, of the lists that it
/// asks for with the queries of the articles in them, of the queries of the pinned articles, and of those of the
/// candidates that share no term with it. All that is in its key.
package struct Rankings: Sendable {
  package var frame = Fingerprint()
  /// By the number of the article in the corpus, as all that follows.
  package var keys: [Fingerprint] = []
  /// The numbers of the candidates that share no term, one article after the other, and where each begins.
  package var unreached: [UInt32] = []
  package var unreachedStarts: [UInt32] = [0]
  /// The numbers of the articles that are shown, and where each begins.
  package var shown: [UInt32] = []
  package var shownStarts: [UInt32] = [0]
  /// What each of these shares, and where it begins.
  package var terms: [Term.ID] = []
  package var termStarts: [UInt32] = [0]

  package init() {}

  package init(_ frame: Fingerprint, _ rankings: [Ranking]) {
    self.frame = frame
    for ranking in rankings {
      keys.append(ranking.key)
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
    return fits(unreachedStarts, keys.count, unreached.count) && fits(shownStarts, keys.count, shown.count)
      && fits(termStarts, shown.count, terms.count)
      && (unreached + shown).allSatisfy { $0 < keys.count }
  }

  /// Whether they are of a corpus that is the same but for its texts.
  package func fits(_ keys: RankingKeys) -> Bool { frame == keys.frame && self.keys.count == keys.count }

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
  var key = Fingerprint()
  var unreached: [UInt32] = []
}

/// What rankings are made of, as keys.
package struct RankingKeys: Sendable {
  package let frame: Fingerprint
  var count: Int { queries.count }
  /// Those of the queries of all articles.
  fileprivate let queries: [Fingerprint]
  /// Those of all lists, by shard and term.
  fileprivate let lists: [[Fingerprint]]
  fileprivate let digest: Fingerprint.Maker

  package init(
    _ index: RelatedIndex, queries: [Fingerprint], lists: [[Fingerprint]],
    _ digest: @escaping Fingerprint.Maker
  ) {
    frame = index.corpus.frame.withUnsafeBytes { digest($0) }
    self.queries = queries
    self.lists = lists
    self.digest = digest
  }

  /// The key of a ranking, where these are its candidates that share no term.
  fileprivate func key(
    of article: Int, unreached: some Sequence<UInt32>, in index: RelatedIndex
  ) -> Fingerprint {
    let query = index.queries[article]
    var parts = [queries[article]]
    parts.reserveCapacity(query.terms.count + 16)
    for (place, id) in query.terms.enumerated() {
      parts.append(lists[TermShard.number(of: id)][Int(query.numbers[place])])
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
  package func listKeys(
    _ shard: Int, queries: [Fingerprint], _ digest: Fingerprint.Maker
  ) -> [Fingerprint] {
    var entries: [Entry] = []
    return (0..<lists[shard].starts.count - 1).map { term in
      entries.removeAll(keepingCapacity: true)
      lists[shard].withList(term) { list in
        for posting in list {
          entries.append(
            Entry(
              article: posting.article, weight: posting.weight.bitPattern,
              query: queries[Int(posting.article)].low))
        }
      }
      return entries.withUnsafeBytes { digest($0) }
    }
  }

  private struct Entry: BitwiseCopyable {
    var article: UInt32
    var weight: UInt32
    /// Half of a key is enough beside the other two.
    var query: UInt64
  }

  /// The articles to show below each of some articles.
  package func rankings(_ articles: Range<Int>) -> [Ranking] {
    var scratch = RankingScratch(corpus)
    return articles.map { ranking(below: $0, &scratch) }
  }

  /// The same; what was found in the same before is taken from there.
  ///
  /// - Parameter former: rankings that fit the keys.
  package func rankings(_ articles: Range<Int>, _ keys: RankingKeys, former: Rankings?) -> [Ranking] {
    var scratch = RankingScratch(corpus)
    return articles.map { article in
      if let former {
        let unreached = former.unreached(article)
        let key = keys.key(of: article, unreached: unreached, in: self)
        if former.keys[article] == key {
          return Ranking(shown: former.shown(article), key: key, unreached: Array(unreached))
        }
      }
      var ranking = ranking(below: article, &scratch)
      ranking.key = keys.key(of: article, unreached: ranking.unreached, in: self)
      return ranking
    }
  }
}
