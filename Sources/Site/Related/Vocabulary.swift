import French

/// What terms weigh in a blog of a size.
///
/// In an article a term weighs (1 + ln tf) · ln(1 + N / df): tf is how often it occurs there, df in how many of
/// the N articles. The second factor is rounded to eighths, so that one edit seldom moves others.
struct TermWeights: Sendable {
  private let articleCount: Int
  /// 1 + ln tf, by tf, as far as it is common.
  private let frequencies: [Double]
  /// The second factor by df, as far as it is common: most terms occur in few articles.
  private let rarities: [UInt8]

  init(articleCount: Int) {
    self.articleCount = articleCount
    frequencies = (0..<256).map(Self.frequency)
    rarities = (0..<1024).map { Self.eighths(articleCount, articlesWithTerm: max(1, $0)) }
  }

  /// ln(1 + N / df), in eighths.
  static func eighths(_ articles: Int, articlesWithTerm: Int) -> UInt8 {
    UInt8(8 * ElementaryFunctions.logarithm(1 + Double(articles) / Double(articlesWithTerm)) + 0.5)
  }

  /// The second factor of a term, in eighths.
  @inline(__always) func eighths(articlesWithTerm count: Int) -> UInt8 {
    count < rarities.count ? rarities[count] : Self.eighths(articleCount, articlesWithTerm: count)
  }

  /// What a term weighs in an article, in eighths.
  @inline(__always) func weight(count: Int, eighths: UInt8) -> Double {
    (count < frequencies.count ? frequencies[count] : Self.frequency(count)) * Double(eighths)
  }

  private static func frequency(_ count: Int) -> Double {
    count == 0 ? 0 : 1 + ElementaryFunctions.logarithm(Double(count))
  }
}

/// All terms of a blog with their weights.
package struct Vocabulary: Sendable {
  let shards: [TermShard]
  let weights: TermWeights
  /// For each shard the second factor of each term, in eighths.
  let eighths: [[UInt8]]
  let articleCount: Int

  package init(_ shards: [TermShard], articleCount: Int) {
    self.shards = shards
    self.articleCount = articleCount
    let weights = TermWeights(articleCount: articleCount)
    self.weights = weights
    eighths = shards.map { $0.articleCounts.map { weights.eighths(articlesWithTerm: Int($0)) } }
  }
  /// The terms of an article, by identity.
  package func terms(of article: Int) -> [Term] {
    shards.flatMap { shard in
      (shard.starts[article]..<shard.starts[article + 1]).map {
        Term(shard.ids[Int(shard.numbers[$0])], count: Int(shard.counts[$0]))
      }
    }
  }
}
