import French

/// What the ranking asks of an index. A ranking is a function of the index and the number of an article.
protocol RankingIndex: Sendable {
  var corpus: RelatedCorpus { get }

  func query(of article: Int) -> RelatedQuery

  /// Calls a function with each term of an article's query, its weight there, and where it weighs most.
  func withLists(
    of article: Int, _ body: (_ term: Term.ID, _ weight: Double, UnsafeBufferPointer<Posting>) -> Void)
}

/// The bounds of the ranking.
enum RankingBounds {
  /// Up to this many articles their words say nothing: all score by category and date.
  static let fewArticles = 5
  /// Among how many of the best the diverse ones are chosen.
  static let choiceSize = 10
}

extension RankingIndex {
  /// The articles to show below one, in their order.
  func ranking(below article: Int, _ scratch: inout RankingScratch) -> Ranking {
    let pinned = corpus.pinned[article]
    let best = best(RankingBounds.choiceSize, below: article, without: pinned, &scratch)
    let chosen = choose(best, after: pinned).map(\.number)
    var facts = Rankings.Facts()
    facts.norm = query(of: article).norm
    facts.highest = scratch.highest
    if best.count == RankingBounds.choiceSize, let last = best.last { facts.worst = Int(last.score.steps) }
    return Ranking(
      shown: zip(chosen, sharedTerms(article, with: chosen)).map { other, terms in
        RankedArticle(number: other, sharedTerms: Array(terms.prefix(SharedSubjects.termsConsidered)))
      },
      facts: facts, unreached: best.filter { $0.text == Score(0) }.map { UInt32($0.number) })
  }

  /// The same, for who asks once.
  func ranking(below article: Int) -> Ranking {
    var scratch = RankingScratch(corpus)
    return ranking(below: article, &scratch)
  }
}

/// An article to be shown below another one.
package struct RankedArticle: Sendable {
  /// Its number in the corpus.
  package var number: Int
  /// What both speak of, what weighs most first.
  package var sharedTerms: [Term.ID]
}

/// The index of a whole blog, made once to rank all of its articles.
package struct RelatedIndex: RankingIndex {
  package let corpus: RelatedCorpus
  /// Those of the articles of the corpus, in their order.
  let terms: TermIndex

  package init(_ corpus: RelatedCorpus, _ terms: TermIndex) {
    self.corpus = corpus
    self.terms = terms
  }

  var queries: [RelatedQuery] { terms.queries }
  var lists: [PostingLists] { terms.lists }

  func query(of article: Int) -> RelatedQuery { queries[article] }

  @inline(__always) func withLists(
    of article: Int, _ body: (Term.ID, Double, UnsafeBufferPointer<Posting>) -> Void
  ) {
    let query = queries[article]
    for (place, id) in query.terms.enumerated() {
      lists[TermShard.number(of: id)].withList(Int(query.numbers[place])) {
        body(id, query.weights[place], $0)
      }
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
  /// The highest sum of the last ranking, of an article that may be shown; 0 when there is none.
  var highest = 0.0
  /// The weights of the labels of the article under way.
  var labels: [UInt32]
  private var classes = [Int](repeating: 0, count: 64)

  init(_ corpus: RelatedCorpus) {
    sums = Array(repeating: 0, count: corpus.count)
    reached = Array(repeating: 0, count: corpus.count + 1)
    labels = Array(repeating: 0, count: corpus.labels.count)
  }

  /// The cosine below which an article cannot be among the best, whatever its labels and its time add: so many
  /// others are as far above it as these can add. Cosines are thrown together by 64ths of the highest.
  ///
  /// - Parameter rest: what labels and time can add, in steps of a score.
  mutating func least(
    amongBest count: Int, below article: Int, highest: Double, rest: Double, _ corpus: RelatedCorpus
  ) -> Double {
    for place in classes.indices { classes[place] = 0 }
    let scale = Double(classes.count) / highest
    for other in reached[..<reachedCount] where corpus.mayShow(Int(other), below: article) {
      classes[min(Int(sums[Int(other)] * scale), classes.count - 1)] += 1
    }
    var place = classes.count
    var above = 0
    while place > 0, above < count {
      place -= 1
      above += classes[place]
    }
    guard above >= count else { return 0 }
    return max(0, Double(place) / Double(classes.count) - rest / Score.one) * highest
  }
}
