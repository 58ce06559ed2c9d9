/// What the time between two articles adds to a score: 0.1 · exp(−years / 2), by whole days.
enum Proximity {
  static let factor = 0.1
  static let most = Score(factor)

  /// By the number of days; what lies beyond is less than half a step, so nothing.
  private static let scores: [Int32] = (0..<9000).map {
    Score(factor * ElementaryFunctions.decay(Double($0) / (2 * 365.25))).steps
  }

  static func score(_ a: Int32, _ b: Int32) -> Score {
    let days = Int(abs(a - b))
    return Score(steps: days < scores.count ? scores[days] : 0)
  }

  /// How many articles are looked at.
  static let limit = 1000

  /// Calls a function for the articles of a list that are nearest in time to one: by distance in days, then by
  /// number.
  ///
  /// - Parameter list: by day, then by number.
  static func forEachNearest(
    to article: Int, in list: [UInt32], days: [Int32], _ body: (Int) -> Void
  ) {
    let day = days[article]
    func first(notBefore day: Int32) -> Int { list.firstPosition { days[Int($0)] >= day } }
    var (low, high) = (first(notBefore: day), first(notBefore: day))
    var count = 0
    while count < limit, low > 0 || high < list.count {
      let before = low > 0 ? day - days[Int(list[low - 1])] : .max
      let after = high < list.count ? days[Int(list[high])] - day : .max
      let distance = min(before, after)
      let earlier = before == distance ? first(notBefore: day - distance)..<low : low..<low
      let later = after == distance ? high..<first(notBefore: day + distance + 1) : high..<high
      (low, high) = (earlier.lowerBound, later.upperBound)
      var (i, j) = (earlier.lowerBound, later.lowerBound)
      while count < limit, i < earlier.upperBound || j < later.upperBound {
        if j == later.upperBound || (i < earlier.upperBound && list[i] < list[j]) {
          body(Int(list[i]))
          i += 1
        } else {
          body(Int(list[j]))
          j += 1
        }
        count += 1
      }
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The position of the first element that meets a condition which all later ones meet too.
  func firstPosition(where condition: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
