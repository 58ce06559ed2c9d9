import Content
import French
import TestSite

@testable import Build
@testable import Site

/// An article as tests write it.
struct Draft {
  var slug: String
  var title = ""
  var headings: [String] = []
  var text = ""
  var category: String?
  var tags: [String] = []
  /// Days since 1970.
  var day = 20_000
  var pinned: [String] = []

  var article: RelatedCorpus.Article {
    var counter = TermCounter()
    for (texts, weight) in [([title], 3), (headings, 2), ([text], 1)] {
      for text in texts {
        counter.weight = weight
        counter.add(text)
        counter.break()
      }
    }
    return RelatedCorpus.Article(
      slug: slug, terms: counter.finish(), category: category, tags: tags,
      date: Instant(secondsSince1970: day * 86_400 + 43_200), pinned: pinned)
  }
}

extension Settings.Related {
  init(count: Int = 3, threshold: Double = 0.05, includesNewer: Bool = true) {
    self.init()
    self.count = count
    self.threshold = threshold
    self.includesNewer = includesNewer
  }
}

extension RelatedIndex {
  static func make(
    _ drafts: [Draft], _ settings: Settings.Related = .init(), jobs: Int = 2
  ) async -> RelatedIndex {
    await make(RelatedCorpus(drafts.map(\.article), settings), jobs: jobs)
  }

  static func make(_ corpus: RelatedCorpus, jobs: Int = 2) async -> RelatedIndex {
    RelatedIndex(corpus, await TermIndex.make(corpus.terms.map { $0[...] }, jobs: jobs))
  }

  /// The slugs shown below each article, by slug.
  func shown(jobs: Int = 2) async -> [String: [String]] {
    let slugs = corpus.slugs
    let rankings = await rankings(jobs: jobs)
    return Dictionary(uniqueKeysWithValues: zip(slugs, rankings.map { $0.shown.map { slugs[$0.number] } }))
  }
}

extension Dice {
  /// Articles over a vocabulary in which a few words are frequent and most are rare.
  static func corpus(_ count: Int, seed: UInt64, longest: Int = 120) -> [Draft] {
    var dice = Dice(state: seed)
    func words(_ range: ClosedRange<Int>) -> String {
      (0..<Int.random(in: range, using: &dice)).map { _ in
        let frequency = Double.random(in: 0..<1, using: &dice)
        return "mot\(Int(frequency * frequency * frequency * 400))"
      }.joined(separator: " ")
    }
    return (0..<count).map { number in
      let slug = "article-\(Int.random(in: 0..<1000, using: &dice))-\(number)"
      let tags = (0..<Int.random(in: 0...5, using: &dice)).map { _ in
        "tag-\(Int.random(in: 0..<12, using: &dice))"
      }
      return Draft(
        slug: slug, title: words(2...6),
        headings: (0..<Int.random(in: 0...3, using: &dice)).map { _ in words(1...4) },
        text: words(0...longest),
        category: Bool.random(using: &dice) ? "categorie-\(Int.random(in: 0..<4, using: &dice))" : nil,
        tags: Array(Set(tags)).sorted(), day: Int.random(in: 18_000..<20_500, using: &dice))
    }
  }
}
