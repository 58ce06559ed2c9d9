import Content
import French
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
      let index = try await RelatedIndex.make(drafts)
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
      let shown = try await RelatedIndex.make(drafts, settings).shown()
      let reference = Reference(drafts, settings)
      for draft in drafts { #expect(shown[draft.slug] == reference.shown(draft.slug)) }
    }
  }

  @Test func `a list keeps its heaviest entries, then those first by slug`() async throws {
    var drafts = Dice.corpus(1300, seed: 9, longest: 12)
    for number in drafts.indices {
      drafts[number].text += " partout" + String(repeating: " partout", count: number % 3)
    }
    let index = try await RelatedIndex.make(drafts)
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

  @Test func `a query has the twenty-five heaviest terms that another article has too`() async throws {
    let shared = (0..<40).map { "mot\($0)" }
    let own = (0..<40).map { "seul\($0)" }
    var drafts = (0..<6).map { Draft(slug: "autre-\($0)", text: "rien que cela") }
    drafts.append(Draft(slug: "a", text: (shared + own).joined(separator: " ")))
    drafts.append(
      Draft(slug: "b", title: shared[39], text: (shared + own.map { "x" + $0 }).joined(separator: " ")))
    let index = try await RelatedIndex.make(drafts)
    let terms = try #require(index.explain("b")?.candidates.first?.terms)
    #expect(terms.count == 25)
    #expect(terms.first == tokens(of: "mot39").first?.id)
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
