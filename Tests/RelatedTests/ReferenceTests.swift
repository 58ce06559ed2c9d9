import Content
import French
import TestSite
import Testing

@testable import Site

/// The index against the definition.
@Suite struct ReferenceTests {
  /// Every part of a score is within one step of what the definition says.
  private func compare(_ explanation: RelatedExplanation, _ reference: [Reference.Candidate]) {
    let expected = Dictionary(uniqueKeysWithValues: reference.map { ($0.slug, $0) })
    for candidate in explanation.candidates {
      guard let other = expected[candidate.slug] else {
        Issue.record("\(candidate.slug) is no candidate below \(explanation.slug)")
        continue
      }
      for (part, value) in [
        (candidate.text, other.text), (candidate.tags, other.tags), (candidate.time, other.time),
      ] {
        #expect(abs(part.value - value) <= 1.0 / 1_048_576, "\(explanation.slug), \(candidate.slug)")
      }
    }
    // Where two scores are a step apart their order may differ, and nowhere else.
    for (candidate, other) in zip(explanation.candidates, reference) {
      #expect(abs(candidate.score.value - other.score) <= 4.0 / 1_048_576)
    }
  }

  @Test(arguments: [2, 5, 6, 7, 12, 40, 90])
  func `scores are those of the definition, to a step of a millionth`(_ count: Int) async throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let drafts = Dice.corpus(count, seed: seed &* 1000 &+ UInt64(count))
      let index = await RelatedIndex.make(drafts)
      let reference = Reference(drafts)
      for draft in drafts {
        let explanation = try #require(index.explain(draft.slug))
        let ranking = reference.ranking(draft.slug)
        #expect(explanation.candidates.count == min(50, ranking.count { $0.score > 0 }))
        compare(explanation, ranking)
      }
    }
  }

  @Test(arguments: [true, false])
  func `what is shown is what the definition says`(_ includesNewer: Bool) async throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      var drafts = Dice.corpus(50, seed: seed)
      drafts[3].pinned = [drafts[40].slug, drafts[3].slug, "nobody", drafts[7].slug]
      drafts[4].pinned = (10..<15).map { drafts[$0].slug }
      let settings = Settings.Related(includesNewer: includesNewer)
      let shown = await RelatedIndex.make(drafts, settings).shown()
      let reference = Reference(drafts, settings)
      for draft in drafts { #expect(shown[draft.slug] == reference.shown(draft.slug)) }
    }
  }

  @Test func `a list keeps its heaviest entries, then those first by slug`() async throws {
    var drafts = Dice.corpus(1300, seed: 9, longest: 12)
    for number in drafts.indices {
      drafts[number].text += " partout" + String(repeating: " partout", count: number % 3)
    }
    let index = await RelatedIndex.make(drafts)
    let reference = Reference(drafts)
    for number in [0, 1, 17, 500] {
      let slug = drafts[number].slug
      let explanation = try #require(index.explain(slug))
      compare(explanation, reference.ranking(slug))
      let shown = try #require(index.explain(slug)?.candidates.first)
      #expect(shown.score.value > 0)
    }
    let lengths = index.lists.flatMap { list in zip(list.starts, list.starts.dropFirst()).map { $1 - $0 } }
    #expect(lengths.max() == 1000)
  }

  @Test func `where words are frequent few are asked for, as the definition says`() async throws {
    let drafts = Dice.corpus(400, seed: 11, longest: 600)
    let index = await RelatedIndex.make(drafts)
    let lengths = drafts.indices.map { index.query(of: $0).terms.count }
    #expect(Set(lengths).count > 10)
    let reference = Reference(drafts)
    for draft in drafts.prefix(12) {
      compare(try #require(index.explain(draft.slug)), reference.ranking(draft.slug))
    }
  }
}

@Suite struct QueryTests {
  /// The terms that a query takes of two hundred, the first the heaviest.
  private func taken(_ count: Int = 200, articles: Int, weight: (Int) -> Double = { 300 - Double($0) })
    -> [Int]
  {
    let ids = (0..<count).map { tokens(of: "mot\($0)")[0].id }
    var candidates = QueryCandidates()
    for number in ids.indices.sorted(by: { ids[$0] < ids[$1] }) {
      candidates.add(ids[number], number: UInt32(number), weight(number), articles: articles)
    }
    let query = RelatedQuery(candidates)
    #expect(query.terms == query.terms.sorted())
    #expect(query.numbers.map { ids[Int($0)] } == query.terms)
    return query.numbers.map(Int.init).sorted()
  }

  @Test(arguments: [(5000, 25), (500, 25), (80, 25), (79, 25), (50, 40), (40, 50), (20, 100), (2, 100)])
  func `a query has twenty-five terms, and up to a hundred where their lists are short`(
    _ articles: Int, _ count: Int
  ) { #expect(taken(articles: articles) == Array(0..<count)) }

  @Test func `an article of few words asks for all of them`() {
    #expect(taken(20, articles: 900) == Array(0..<20))
    #expect(taken(60, articles: 3) == Array(0..<60))
  }

  @Test func `a term that no other article has is not asked for, and makes the text longer all the same`() {
    #expect(taken(articles: 1).isEmpty)
    var candidates = QueryCandidates()
    candidates.add(tokens(of: "seul")[0].id, number: 0, 3, articles: 1)
    candidates.add(tokens(of: "commun")[0].id, number: 1, 4, articles: 2)
    let query = RelatedQuery(candidates)
    #expect(query.norm == 5)
    #expect(query.ownNorm == 4)
  }

  @Test func `among equal weights the identity decides`() {
    let ids = (0..<200).map { tokens(of: "mot\($0)")[0].id }
    let first = ids.indices.sorted { ids[$0] < ids[$1] }.prefix(25).sorted()
    #expect(taken(articles: 900) { _ in 8.5 } == first)
    #expect(taken(articles: 900) { _ in 1000 } == first)
  }
}

@Suite struct ElementaryFunctionTests {
  @Test func `a logarithm is that of the C library but for the last bits`() {
    for number in stride(from: 1.0, through: 70_000, by: 13.37) {
      let expected = naturalLogarithm(number)
      #expect(abs(ElementaryFunctions.logarithm(number) - expected) <= 4e-15 * max(1, expected))
    }
    #expect(ElementaryFunctions.logarithm(1) == 0)
    #expect(abs(ElementaryFunctions.logarithm(0.001) - naturalLogarithm(0.001)) < 1e-14)
  }

  @Test func `a decay is that of the C library but for the last bits`() {
    for x in stride(from: 0.0, through: 30, by: 0.01) {
      #expect(abs(ElementaryFunctions.decay(x) - exponential(-x)) <= 1e-14 * exponential(-x) + 1e-300)
    }
    #expect(ElementaryFunctions.decay(0) == 1)
  }

  @Test func `a score is the nearest step`() {
    #expect(Score(0).steps == 0)
    #expect(Score(1).steps == 1_048_576)
    #expect(Score(0.3).steps == 314_573)
    #expect(Score(0.1).steps == 104_858)
    #expect(Score(0.5 / 1_048_576).steps == 1)
    #expect((Score(0.25) + Score(0.5)).value == 0.75)
  }
}
