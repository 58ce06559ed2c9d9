import Content

/// An article chosen to be shown.
struct ChosenArticle: Hashable, Sendable {
  var number: Int
  var isPinned: Bool
}

/// Maximal marginal relevance (Carbonell and Goldstein, 1998): of several articles that say the same, one.
extension RankingIndex {
  /// The share of the score; the rest is that of being unlike the ones already chosen.
  private static var relevance: Double { 0.7 }

  /// The articles to show: the pinned ones, then of the best (the highest first) those that are worth it and
  /// unlike the ones before.
  func choose(_ best: [RelatedCandidate], after pinned: [Int]) -> [ChosenArticle] {
    let count = corpus.settings.count
    var chosen = pinned.prefix(count).map { ChosenArticle(number: $0, isPinned: true) }
    let threshold = Score(corpus.settings.threshold)
    var rest = best.prefix(RankingBounds.choiceSize).filter { $0.score >= threshold }
    var likeness = rest.map { candidate in
      chosen.reduce(0) { max($0, similarity(candidate.number, $1.number)) }
    }
    while chosen.count < count, !rest.isEmpty {
      var first = 0
      var highest = Int32.min
      for place in rest.indices {
        let value = Self.marginalRelevance(rest[place].score, likeness: likeness[place])
        // Ties go by slug.
        if value > highest || (value == highest && rest[place].number < rest[first].number) {
          (first, highest) = (place, value)
        }
      }
      let next = rest.remove(at: first)
      likeness.remove(at: first)
      chosen.append(ChosenArticle(number: next.number, isPinned: false))
      for place in rest.indices {
        likeness[place] = max(likeness[place], similarity(rest[place].number, next.number))
      }
    }
    return chosen
  }

  /// In steps of 2⁻²⁰.
  private static func marginalRelevance(_ score: Score, likeness: Double) -> Int32 {
    Int32((relevance * score.value - (1 - relevance) * likeness) * Score.one + Score.one + 0.5)
  }

  /// How much two articles say the same, from 0 to 1. A few articles are too few to tell.
  func similarity(_ a: Int, _ b: Int) -> Double {
    corpus.count > RankingBounds.fewArticles
      ? RelatedQuery.similarity(query(of: a), query(of: b)) : 0
  }
}
