/// What a posting list is known by: a sum over its entries, of which single ones can be taken out.
///
/// Each article has a factor, two halves of a digest; an entry adds it times the weight of the term there. Such a
/// sum (multilinear hashing: Carter and Wegman, 1979) hardly ever is the same for two lists.
package struct ListKey: BitwiseCopyable, Sendable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  init() {}

  /// The factor of an article.
  ///
  /// - Parameter query: the key of its query, on which rankings depend in which it is a candidate.
  init(_ article: Int, query: Fingerprint, _ digest: Fingerprint.Maker) {
    let factor = withUnsafeBytes(of: (UInt64(article), query)) { digest($0) }
    (high, low) = (factor.high, factor.low)
  }

  var fingerprint: Fingerprint { Fingerprint(high: high, low: low) }

  static func += (a: inout Self, b: Self) {
    a.high &+= b.high
    a.low &+= b.low
  }

  static func -= (a: inout Self, b: Self) {
    a.high &-= b.high
    a.low &-= b.low
  }

  static func * (factor: Self, weight: Float) -> Self {
    var product = factor
    // One more, so that no entry adds nothing.
    let bits = UInt64(weight.bitPattern) + 1
    product.high &*= bits
    product.low &*= bits
    return product
  }
}

extension RankingKeys {
  /// The factors of articles, whose queries have these keys.
  package static func factors(_ queries: [Fingerprint], _ digest: Fingerprint.Maker) -> [ListKey] {
    queries.enumerated().map { ListKey($0, query: $1, digest) }
  }
}
