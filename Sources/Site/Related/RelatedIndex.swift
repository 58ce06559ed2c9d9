import French

/// Everything that is needed to say which articles are related to one. A ranking is a function of the index and
/// the number of an article.
package struct RelatedIndex: Sendable {
  let corpus: RelatedCorpus
  let vocabulary: Vocabulary
  let queries: [RelatedQuery]
  let lists: [PostingLists]

  package init(
    _ corpus: RelatedCorpus, _ vocabulary: Vocabulary, _ queries: Queries, _ lists: [PostingLists]
  ) {
    self.corpus = corpus
    self.vocabulary = vocabulary
    self.queries = queries.all
    self.lists = lists
  }

  /// Up to this many articles their words say nothing: all score by category and date.
  static let fewArticles = 5
  /// Among how many of the best the diverse ones are chosen.
  static let choiceSize = 10

  /// The parts of the articles that are ranked side by side.
  package var parts: [Range<Int>] { corpus.parts }

  /// The numbers of the articles to show below each of some articles, in their order.
  package func related(to articles: Range<Int>) -> [[Int]] {
    var scratch = RankingScratch(corpus)
    return articles.map { article in
      let pinned = corpus.pinned[article]
      let best = best(Self.choiceSize, below: article, without: pinned, &scratch)
      return choose(best, after: pinned).map(\.number)
    }
  }
}

/// An article that may be shown below another, and the parts of its score.
struct RelatedCandidate: Hashable, Sendable {
  var number: Int
  /// From 0 to 1.
  var text: Score
  /// From 0 to 0.3.
  var labels: Score
  /// From 0 to 0.1.
  var time: Score

  var score: Score { text + labels + time }

  /// Whether it comes before another one: a higher score, then the slug.
  func isBefore(_ other: RelatedCandidate) -> Bool {
    score == other.score ? number < other.number : score > other.score
  }
}

/// What the rankings of several articles use one after the other, so that none pays for its size.
struct RankingScratch {
  /// The cosine of each article so far, times a factor that all share; zeros between two rankings.
  var sums: [Double]
  /// The articles whose sum is not zero.
  var reached: [UInt32]
  var reachedCount = 0
  /// The weights of the labels of the article under way.
  var labels: [UInt32]

  init(_ corpus: RelatedCorpus) {
    sums = Array(repeating: 0, count: corpus.count)
    reached = Array(repeating: 0, count: corpus.count + 1)
    labels = Array(repeating: 0, count: corpus.labels.count)
  }
}
