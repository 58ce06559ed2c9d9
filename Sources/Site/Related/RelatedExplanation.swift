import Content
import French

/// Why the articles below one are those.
package struct RelatedExplanation: Sendable {
  package var slug: String
  /// The highest scores, the highest first. Pinned articles are among them by their score.
  package var candidates: [Candidate]

  package struct Candidate: Sendable {
    package var slug: String
    /// The sum of the three parts.
    package var score: Score
    package var text: Score
    package var tags: Score
    package var time: Score
    /// What both texts speak of, by what it adds to the score, the most first; the first of them.
    package var terms: [Term.ID]
    package var fate: Fate
  }

  package enum Fate: Hashable, Sendable {
    /// At this place, counted from 1.
    case shown(place: Int, isPinned: Bool)
    /// Left out although its score is high enough, as it says what another one says that is shown.
    case removed(like: String, likeness: Double)
    case belowThreshold
    case lessRelated
  }
}

extension RankingIndex {
  /// How many candidates are told of.
  private static var explained: Int { 50 }
  /// How many terms are told of each.
  private static var explainedTerms: Int { 25 }

  /// How the articles below one were found; `nil` for one that the index does not know.
  func explain(_ slug: String) -> RelatedExplanation? {
    guard let article = corpus.number(of: slug) else { return nil }
    let pinned = corpus.pinned[article]
    var scratch = RankingScratch(corpus)
    let all = best(Self.explained, below: article, without: [], &scratch)
    let best = best(RankingBounds.choiceSize, below: article, without: pinned, &scratch)
    let chosen = choose(best, after: pinned)
    let byScoreAlone = Set(best.prefix(corpus.settings.count - min(pinned.count, corpus.settings.count)))
    let candidates = all.filter { $0.score.steps > 0 }
    let terms = sharedTerms(article, with: candidates.map(\.number))
    return RelatedExplanation(
      slug: slug,
      candidates: zip(candidates, terms).map { candidate, terms in
        .init(
          slug: corpus.slugs[candidate.number], score: candidate.score, text: candidate.text,
          tags: candidate.labels, time: candidate.time, terms: Array(terms.prefix(Self.explainedTerms)),
          fate: fate(candidate, chosen, wouldBeShown: byScoreAlone.contains(candidate)))
      })
  }

  private func fate(_ candidate: RelatedCandidate, _ chosen: [ChosenArticle], wouldBeShown: Bool)
    -> RelatedExplanation.Fate
  {
    if let place = chosen.firstIndex(where: { $0.number == candidate.number }) {
      return .shown(place: place + 1, isPinned: chosen[place].isPinned)
    }
    if candidate.score < Score(corpus.settings.threshold) { return .belowThreshold }
    guard wouldBeShown else { return .lessRelated }
    let likenesses = chosen.map { (similarity(candidate.number, $0.number), $0.number) }
    guard let (likeness, like) = likenesses.max(by: { ($0.0, $1.1) < ($1.0, $0.1) }) else {
      return .lessRelated
    }
    return .removed(like: corpus.slugs[like], likeness: likeness)
  }

  /// The terms of a query that counted for each of some other articles, by what they added.
  func sharedTerms(_ article: Int, with others: [Int]) -> [[Term.ID]] {
    var shared = others.map { _ in [(added: Double, id: Term.ID)]() }
    guard corpus.count > RankingBounds.fewArticles else { return shared.map { _ in [] } }
    withLists(of: article) { id, weight, list in
      for (place, other) in others.enumerated() {
        if let posting = list.entry(of: other) { shared[place].append((weight * Double(posting.weight), id)) }
      }
    }
    return shared.map { $0.sorted { ($1.added, $0.id) < ($0.added, $1.id) }.map(\.id) }
  }
}
