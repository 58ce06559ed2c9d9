import Content
import TestSite
import Testing

@testable import Site

@Suite struct RankingTests {
  /// Six articles and more about nothing in particular, so that words count.
  private let others = (0..<8).map {
    Draft(slug: "z-\($0)", text: "divers\($0) sujet\($0) vague\($0)", day: 10_000)
  }

  private func shown(
    _ drafts: [Draft], _ settings: Settings.Related = .init(), below slug: String
  ) async throws -> [String] {
    try #require(await RelatedIndex.make(drafts, settings).shown()[slug])
  }

  // MARK: Score

  @Test func `an article about the same comes before one of the same day`() async throws {
    let drafts =
      others + [
        Draft(slug: "a", text: "barème commission palier"),
        Draft(slug: "b", text: "barème commission", day: 15_000),
        Draft(slug: "c", text: "newsletter audience", day: 20_000),
      ]
    #expect(try await shown(drafts, below: "a") == ["b", "c"])
  }

  @Test func `words in a title count more than words in the text`() async throws {
    let drafts =
      others + [
        Draft(slug: "a", text: "barème"), Draft(slug: "b", title: "barème", text: "un deux trois quatre"),
        Draft(slug: "c", text: "barème cinq six sept quatre"), Draft(slug: "d", text: "deux trois cinq six"),
      ]
    #expect(try await shown(drafts, below: "a").prefix(2) == ["b", "c"])
  }

  @Test func `tags and category count where words are alike`() async throws {
    let text = "barème commission"
    let drafts =
      others + [
        Draft(slug: "a", text: text, category: "methode", tags: ["prix"]),
        Draft(slug: "b", text: text + " alpha"),
        Draft(slug: "c", text: text + " beta", tags: ["prix", "autre"]),
        Draft(slug: "d", text: text + " gamma", category: "methode", tags: ["prix"]),
      ]
    let index = await RelatedIndex.make(drafts)
    let candidates = try #require(index.explain("a")?.candidates)
    #expect(candidates.prefix(3).map(\.slug) == ["d", "c", "b"])
    #expect(candidates[0].tags == Score(0.3))
    #expect(candidates[2].tags == Score(0))
  }

  @Test func `a tag and a category of one name are one label`() async throws {
    let drafts =
      others + [Draft(slug: "a", category: "prix"), Draft(slug: "b", tags: ["prix"], day: 12_000)]
    let index = await RelatedIndex.make(drafts)
    #expect(index.explain("a")?.candidates.first?.tags == Score(0.3))
  }

  @Test func `time takes off with the years, by whole days`() async throws {
    let drafts = [0, 0, 365, 731, 3653, 20_000].enumerated().map {
      Draft(slug: "a-\($0)", day: 30_000 - $1)
    }
    let index = await RelatedIndex.make(drafts)
    let times = index.explain("a-0")?.candidates.map(\.time.steps)
    #expect(times == [104_858, 63_621, 38_549, 706])
  }

  // MARK: Ties, bounds, odd articles

  @Test func `ties go by slug`() async throws {
    let drafts = (0..<12).map { Draft(slug: "a-\(String($0 + 10))", text: "barème") }.reversed()
    let shown = await RelatedIndex.make(Array(drafts)).shown()
    #expect(shown["a-15"]?.first == "a-10")
    #expect(shown["a-10"]?.first == "a-11")
  }

  @Test func `identical articles leave room for a different one`() async throws {
    let text = "barème commission palier taux prime"
    let drafts =
      others + [
        Draft(slug: "a", text: text + " contrat"), Draft(slug: "b", text: text), Draft(slug: "c", text: text),
        Draft(slug: "d", text: text), Draft(slug: "e", text: "contrat barème commission palier"),
      ]
    let index = await RelatedIndex.make(drafts)
    let explanation = try #require(index.explain("a"))
    #expect(explanation.candidates.prefix(4).map(\.slug) == ["b", "c", "d", "e"])
    #expect(await index.shown()["a"] == ["b", "e", "c"])
    #expect(
      explanation.candidates.prefix(4).map(\.fate) == [
        .shown(place: 1, isPinned: false), .shown(place: 3, isPinned: false),
        .removed(like: "b", likeness: explanation.likeness(at: 2)), .shown(place: 2, isPinned: false),
      ])
    #expect(explanation.likeness(at: 2) > 0.999)
  }

  @Test func `an article of one word finds those with that word, and else those of its day`() async throws {
    let drafts =
      others + [
        Draft(slug: "a", text: "barème"), Draft(slug: "b", text: "barème commission", day: 1000),
        Draft(slug: "c", text: "introuvable", category: "methode"),
        Draft(slug: "d", category: "methode", day: 0),
      ]
    let index = await RelatedIndex.make(drafts)
    #expect(index.explain("a")?.candidates.first?.slug == "b")
    let below = try #require(index.explain("c"))
    #expect(below.candidates.first?.slug == "d")
    #expect(below.candidates.allSatisfy { $0.text == Score(0) })
    #expect(below.candidates[1].slug == "a")
  }

  @Test func `up to five articles go by category and date`() async throws {
    let drafts = [
      Draft(slug: "a", text: "barème", category: "x"), Draft(slug: "b", text: "barème", day: 19_000),
      Draft(slug: "c", text: "rien", category: "x", day: 5000), Draft(slug: "d", text: "rien", day: 19_900),
      Draft(slug: "e", text: "barème", day: 2000),
    ]
    let index = await RelatedIndex.make(drafts)
    #expect(await index.shown()["a"] == ["c", "d"])
    let candidates = try #require(index.explain("a")?.candidates)
    #expect(candidates.map(\.slug) == ["c", "d", "b"])
    #expect(candidates.allSatisfy { $0.text == Score(0) && $0.terms.isEmpty })
  }

  @Test func `one article, and none, have nothing related`() async throws {
    #expect(await RelatedIndex.make([Draft(slug: "a", text: "barème")]).shown() == ["a": []])
    #expect(await RelatedIndex.make([]).shown().isEmpty)
  }

  @Test func `three hundred tags on one article are taken as they are`() async throws {
    var drafts = Dice.corpus(40, seed: 5)
    drafts[0].tags = (0..<300).map { "tag-\($0)" }
    let reference = Reference(drafts)
    let shown = await RelatedIndex.make(drafts).shown()
    for draft in drafts { #expect(shown[draft.slug] == reference.shown(draft.slug)) }
  }

  @Test func `two thousand articles of one day are ranked like any others`() async throws {
    var drafts = Dice.corpus(2000, seed: 6, longest: 30)
    for number in drafts.indices { drafts[number].day = 20_000 }
    for number in 0..<10 {
      drafts[number].title = ""
      drafts[number].headings = []
      drafts[number].text = ""
      drafts[number].tags = []
      drafts[number].category = nil
    }
    let shown = await RelatedIndex.make(drafts).shown()
    let reference = Reference(drafts)
    for number in [0, 3, 11, 1234] {
      #expect(shown[drafts[number].slug] == reference.shown(drafts[number].slug))
    }
    #expect(shown.values.allSatisfy { $0.count == 3 })
  }

  // MARK: Settings

  @Test func `what is below the threshold is not shown`() async throws {
    let drafts =
      others + [
        Draft(slug: "a", text: "barème"), Draft(slug: "b", text: "barème"), Draft(slug: "c", text: "rien"),
      ]
    #expect(try await shown(drafts, .init(threshold: 0.2), below: "a") == ["b"])
    #expect(try await shown(drafts, .init(threshold: 1.2), below: "a") == [])
    let explanation = await RelatedIndex.make(drafts, .init(threshold: 1.2)).explain("a")
    #expect(explanation?.candidates.allSatisfy { $0.fate == .belowThreshold } == true)
  }

  @Test(arguments: [0, 1, 2, 6]) func `as many are shown as the settings say`(_ count: Int) async throws {
    let drafts = Dice.corpus(30, seed: 3)
    let shown = await RelatedIndex.make(drafts, .init(count: count)).shown()
    #expect(shown.values.allSatisfy { $0.count == count })
  }

  @Test func `without newer ones a new article changes nothing below older ones`() async throws {
    let drafts = Dice.corpus(60, seed: 4)
    let newer = drafts + [Draft(slug: "neuf", text: drafts.map(\.text).joined(separator: " "), day: 25_000)]
    let shown = await RelatedIndex.make(newer, .init(includesNewer: false)).shown()
    for (slug, others) in shown where slug != "neuf" { #expect(!others.contains("neuf"), "\(slug)") }
    #expect(shown["neuf"]?.count == 3)
  }

  @Test func `pinned articles come first, in their order, whatever their score`() async throws {
    var drafts = others + [Draft(slug: "a", text: "barème"), Draft(slug: "b", text: "barème")]
    drafts[8].pinned = ["z-5", "z-1"]
    #expect(try await shown(drafts, below: "a") == ["z-5", "z-1", "b"])
    drafts[8].pinned = ["z-5", "z-1", "z-2", "z-3"]
    #expect(try await shown(drafts, below: "a") == ["z-5", "z-1", "z-2"])
    #expect(try await shown(drafts, .init(includesNewer: false), below: "a") == ["z-5", "z-1", "z-2"])
    let explanation = await RelatedIndex.make(drafts).explain("a")
    #expect(explanation?.candidates.first?.fate == .lessRelated)
  }

  // MARK: Determinism

  @Test func `neither the order of the articles nor the number of jobs matters`() async throws {
    let drafts = Dice.corpus(300, seed: 8)
    let expected = await RelatedIndex.make(drafts, jobs: 1).shown(jobs: 1)
    var dice = Dice(state: 1)
    for jobs in [1, 2, 3, 8] {
      let index = await RelatedIndex.make(drafts.shuffled(using: &dice), jobs: jobs)
      #expect(await index.shown(jobs: jobs) == expected)
    }
  }

  @Test func `an article that comes or goes leaves most others as they were`() async throws {
    let drafts = Dice.corpus(400, seed: 10)
    let before = await RelatedIndex.make(drafts).shown()
    let after = await RelatedIndex.make(Array(drafts.dropLast())).shown()
    let same = after.count { before[$0.key] == $0.value }
    #expect(same > 300, "\(same) of 399")
  }
}

extension RelatedExplanation {
  /// The likeness for which a candidate was removed; -1 when it was not.
  func likeness(at place: Int) -> Double {
    if case .removed(_, let likeness) = candidates[place].fate { likeness } else { -1 }
  }
}
