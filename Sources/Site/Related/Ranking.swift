/// The ranking itself.
extension RankingIndex {
  /// The articles with the highest scores, the highest first.
  ///
  /// The work is bounded: the lists of `RelatedQuery` for the text; and only where what they give leaves room, the
  /// 1,000 nearest in time of each label and of the whole blog.
  func best(
    _ limit: Int, below article: Int, without others: [Int], _ scratch: inout RankingScratch
  ) -> [RelatedCandidate] {
    var best = BestCandidates(limit)
    scratch.highest = 0
    guard corpus.count > RankingBounds.fewArticles else {
      for other in 0..<corpus.count where corpus.mayShow(other, below: article) && !others.contains(other) {
        best.insert(
          RelatedCandidate(
            number: other, text: Score(0), labels: corpus.labels.scoreOfCategory(other, below: article),
            time: Proximity.score(corpus.days[other], corpus.days[article])))
      }
      return best.candidates
    }
    corpus.labels.mark(article, in: &scratch.labels)
    addText(of: article, &scratch)
    rankReached(below: article, without: others, &scratch, &best)
    if !best.isFull || best.worst <= Score(Labels.factor) + Proximity.most {
      for label in corpus.labels[article] { rank(near: article, with: Int(label), others, &scratch, &best) }
      if !best.isFull || best.worst <= Proximity.most {
        rank(near: article, with: corpus.labels.count, others, &scratch, &best)
      }
    }
    for place in 0..<scratch.reachedCount { scratch.sums[Int(scratch.reached[place])] = 0 }
    scratch.reachedCount = 0
    corpus.labels.unmark(article, in: &scratch.labels)
    return best.candidates
  }

  /// Adds up the cosines of all articles that share a term with the query. The order of the additions is that of
  /// the terms, always.
  private func addText(of article: Int, _ scratch: inout RankingScratch) {
    var count = 0
    scratch.sums.withUnsafeMutableBufferPointer { sums in
      scratch.reached.withUnsafeMutableBufferPointer { reached in
        withLists(of: article) { _, weight, list in
          for posting in list {
            let other = Int(posting.article)
            let sum = sums[other]
            reached[count] = posting.article
            count += sum == 0 ? 1 : 0
            sums[other] = sum + weight * Double(posting.weight)
          }
        }
      }
    }
    scratch.reachedCount = count
  }

  private func rankReached(
    below article: Int, without others: [Int], _ scratch: inout RankingScratch, _ best: inout BestCandidates
  ) {
    let reached = scratch.reached[..<scratch.reachedCount]
    var highest = 0.0
    for other in reached where scratch.sums[Int(other)] > highest {
      if corpus.mayShow(Int(other), below: article) { highest = scratch.sums[Int(other)] }
    }
    scratch.highest = highest
    guard highest > 0 else { return }
    // What labels and time can add at most, and a step for rounding, decide who need not be looked at.
    let rest = Double((Score(Labels.factor) + Proximity.most).steps + 1)
    var least = scratch.least(
      amongBest: best.limit + others.count, below: article, highest: highest, rest: rest, corpus)
    for other in reached where scratch.sums[Int(other)] >= least {
      let number = Int(other)
      guard corpus.mayShow(number, below: article), !others.contains(number) else { continue }
      let candidate = RelatedCandidate(
        number: number, text: Score(scratch.sums[number] / highest),
        labels: corpus.labels.score(number, below: article, marks: scratch.labels),
        time: Proximity.score(corpus.days[number], corpus.days[article]))
      if best.insert(candidate), best.isFull {
        least = max(0, (Double(best.worst.steps) - rest) / Score.one * highest)
      }
    }
  }

  /// Ranks the articles of a label that are nearest in time and share no term with the query.
  private func rank(
    near article: Int, with label: Int, _ others: [Int], _ scratch: inout RankingScratch,
    _ best: inout BestCandidates
  ) {
    Proximity.forEachNearest(to: article, in: corpus.labels.byDay[label], days: corpus.days) { other in
      guard scratch.sums[other] == 0, corpus.mayShow(other, below: article) else { return }
      scratch.sums[other] = -1
      scratch.reached[scratch.reachedCount] = UInt32(other)
      scratch.reachedCount += 1
      guard !others.contains(other) else { return }
      best.insert(
        RelatedCandidate(
          number: other, text: Score(0),
          labels: corpus.labels.score(other, below: article, marks: scratch.labels),
          time: Proximity.score(corpus.days[other], corpus.days[article])))
    }
  }
}

/// The best of all candidates so far.
struct BestCandidates {
  private(set) var candidates: [RelatedCandidate] = []
  let limit: Int

  init(_ limit: Int) {
    self.limit = limit
    candidates.reserveCapacity(limit + 1)
  }

  var isFull: Bool { candidates.count == limit }
  /// Asked of a full list only.
  var worst: Score { candidates[candidates.count - 1].score }

  /// Whether the candidate is among the best.
  @discardableResult mutating func insert(_ candidate: RelatedCandidate) -> Bool {
    if isFull, !candidate.isBefore(candidates[candidates.count - 1]) { return false }
    var position = candidates.count
    while position > 0, candidate.isBefore(candidates[position - 1]) { position -= 1 }
    candidates.insert(candidate, at: position)
    if candidates.count > limit { candidates.removeLast() }
    return true
  }
}
