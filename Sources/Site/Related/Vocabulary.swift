import French

/// The weights of all terms of a blog.
///
/// In an article a term weighs (1 + ln tf) · ln(1 + N / df): tf is how often it occurs there, df in how many of
/// the N articles. The second factor is rounded to eighths, so that one edit seldom moves others.
package struct Vocabulary: Sendable {
  let shards: [TermShard]
  /// For each shard the second factor of each term, in eighths.
  let eighths: [[UInt8]]
  let articleCount: Int
  /// 1 + ln tf, by tf.
  private let frequencies: [Double]

  package init(_ shards: [TermShard], of corpus: RelatedCorpus) {
    self.shards = shards
    articleCount = corpus.count
    frequencies = (0...Term.mostCount).map { $0 == 0 ? 0 : 1 + ElementaryFunctions.logarithm(Double($0)) }
    let count = corpus.count
    // Most terms occur in few articles: their weights are the same again and again.
    let common = (0..<1024).map { Self.eighths(count, articlesWithTerm: max(1, $0)) }
    eighths = shards.map { shard in
      shard.articleCounts.map {
        $0 < 1024 ? common[Int($0)] : Self.eighths(count, articlesWithTerm: Int($0))
      }
    }
  }

  /// ln(1 + N / df), in eighths.
  static func eighths(_ articles: Int, articlesWithTerm: Int) -> UInt8 {
    UInt8(8 * ElementaryFunctions.logarithm(1 + Double(articles) / Double(articlesWithTerm)) + 0.5)
  }

  /// What a term weighs in an article, in eighths.
  @inline(__always) func weight(count: UInt16, eighths: UInt8) -> Double {
    frequencies[Int(count)] * Double(eighths)
  }
}
