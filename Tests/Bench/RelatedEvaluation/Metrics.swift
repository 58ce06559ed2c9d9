/// How well a ranking finds what is relevant, for one article.
struct Metrics: Equatable {
  /// 1 when one of the first three is relevant.
  var hit3 = 0.0
  /// One divided by the place of the first that is relevant, of ten (mean reciprocal rank).
  var rr10 = 0.0
  /// The gain of the first three, discounted by log₂ (place + 1), divided by the most that could be had
  /// (Järvelin and Kekäläinen, 2002).
  var ndcg3 = 0.0
  /// The share of the relevant ones that is among the first ten.
  var r10 = 0.0

  /// How many places count.
  static let depth = 10

  static let names = ["hit@3", "MRR@10", "nDCG@3", "R@10"]
  var values: [Double] { [hit3, rr10, ndcg3, r10] }

  /// - Parameters:
  ///   - ranking: the best first.
  ///   - relevant: at least one.
  init(_ ranking: [Int], relevant: Set<Int>) {
    for (place, article) in ranking.prefix(Self.depth).enumerated() where relevant.contains(article) {
      if rr10 == 0 { rr10 = 1 / Double(place + 1) }
      r10 += 1 / Double(relevant.count)
      if place < 3 {
        hit3 = 1
        ndcg3 += Self.discount(place)
      }
    }
    ndcg3 /= Self.ideal(relevant.count)
  }

  /// What an order drawn by lot gives on average.
  ///
  /// - Parameters:
  ///   - candidates: how many articles are drawn from.
  ///   - relevant: how many of them are relevant, at least one.
  init(expectedOf candidates: Int, relevant: Int) {
    /// The chance that none so far was relevant.
    var none = 1.0
    for place in 0..<min(Self.depth, candidates) {
      let chance = min(1, Double(relevant) / Double(candidates - place))
      rr10 += none * chance / Double(place + 1)
      none *= 1 - chance
      if place < 3 {
        hit3 = 1 - none
        ndcg3 += Self.discount(place) * Double(relevant) / Double(candidates)
      }
    }
    ndcg3 /= Self.ideal(relevant)
    r10 = Double(min(Self.depth, candidates)) / Double(max(candidates, 1))
  }

  private static func discount(_ place: Int) -> Double { [1, 0.630_929_753_571_457_4, 0.5][place] }

  private static func ideal(_ relevant: Int) -> Double {
    (0..<min(3, relevant)).reduce(0) { $0 + discount($1) }
  }
}
