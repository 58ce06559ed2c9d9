/// How far a mean over articles may be from that over other articles like them: percentile bootstrap (Efron,
/// 1979), with lots drawn the same in every run.
struct Bootstrap {
  /// For each draw, the articles that it takes.
  private let draws: [[Int32]]

  init(articles: Int, draws: Int = 2000, seed: UInt64 = 1) {
    var dice = Dice(state: seed)
    self.draws = (0..<(articles == 0 ? 0 : draws)).map { _ in
      (0..<articles).map { _ in Int32.random(in: 0..<Int32(articles), using: &dice) }
    }
  }

  struct Estimate: Equatable {
    var mean: Double
    /// Where 95 % of the draws lie.
    var low: Double
    var high: Double

    var excludesZero: Bool { low > 0 || high < 0 }
  }

  /// The mean of values, one for each article. Given the differences of two rankings, a paired comparison.
  func mean(_ values: [Double]) -> Estimate {
    guard !values.isEmpty else { return Estimate(mean: 0, low: 0, high: 0) }
    let means = draws.map { draw in
      draw.reduce(0) { $0 + values[Int($1)] } / Double(values.count)
    }.sorted()
    return Estimate(
      mean: values.reduce(0, +) / Double(values.count), low: means[means.count / 40],
      high: means[means.count - 1 - means.count / 40])
  }
}

/// SplitMix64.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
