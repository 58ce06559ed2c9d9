import Content
import French
import TestSite
import Testing

@testable import Build
@testable import RelatedEvaluation
@testable import Site

/// The arithmetic of the evaluation, by hand.
@Suite struct MetricsTests {
  private func isNear(_ values: [Double], _ expected: [Double]) -> Bool {
    zip(values, expected).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  @Test func `the first place counts in full`() {
    #expect(Metrics([7, 1, 2], relevant: [7]).values == [1, 1, 1, 1])
  }

  @Test func `nothing found is nothing`() {
    #expect(Metrics([1, 2, 3], relevant: [7]).values == [0, 0, 0, 0])
    #expect(Metrics([], relevant: [7]).values == [0, 0, 0, 0])
  }

  @Test func `places two and three of two relevant ones`() {
    // (1 / log₂ 3 + 1 / log₂ 4) / (1 + 1 / log₂ 3)
    let metrics = Metrics([1, 7, 8], relevant: [7, 8])
    #expect(isNear(metrics.values, [1, 0.5, (0.6309297535714575 + 0.5) / 1.6309297535714575, 1]))
  }

  @Test func `place four is no hit, but has a rank and is found`() {
    #expect(isNear(Metrics([1, 2, 3, 7], relevant: [7, 8]).values, [0, 0.25, 0, 0.5]))
  }

  @Test func `after the tenth place nothing counts`() {
    #expect(Metrics(Array(0..<10) + [77], relevant: [77]).values == [0, 0, 0, 0])
    #expect(Metrics(Array(0..<9) + [77], relevant: [77]).values == [0, 0.1, 0, 1])
  }

  @Test func `five relevant ones fill three places at best`() {
    let metrics = Metrics([1, 2, 3], relevant: [1, 2, 3, 4, 5])
    #expect(isNear(metrics.values, [1, 1, 1, 0.6]))
  }

  @Test func `an order by lot is the mean of all orders`() {
    let orders = permutations([0, 1, 2, 3, 4]).map { Metrics($0, relevant: [1, 3]).values }
    let means = (0..<4).map { column in orders.reduce(0) { $0 + $1[column] } / Double(orders.count) }
    #expect(orders.count == 120)
    #expect(isNear(Metrics(expectedOf: 5, relevant: 2).values, means))
  }

  private func permutations(_ elements: [Int]) -> [[Int]] {
    guard elements.count > 1 else { return [elements] }
    return elements.flatMap { first in
      permutations(elements.filter { $0 != first }).map { [first] + $0 }
    }
  }
}

@Suite struct BootstrapTests {
  @Test func `values that are all the same leave no doubt`() {
    #expect(
      Bootstrap(articles: 9).mean(Array(repeating: 0.5, count: 9)) == .init(mean: 0.5, low: 0.5, high: 0.5))
  }

  @Test func `the interval is that of the normal law where there are many`() {
    let values = (0..<400).map { Double($0 % 2) }
    let estimate = Bootstrap(articles: 400).mean(values)
    #expect(estimate.mean == 0.5)
    // 1.96 · 0.5 / √400
    #expect(abs(estimate.low - 0.451) < 0.006 && abs(estimate.high - 0.549) < 0.006)
  }

  @Test func `the same lots are drawn in every run`() {
    let values = (0..<50).map { Double($0 * $0 % 7) }
    #expect(Bootstrap(articles: 50).mean(values) == Bootstrap(articles: 50).mean(values))
    #expect(Bootstrap(articles: 50).mean(values) != Bootstrap(articles: 50, seed: 2).mean(values))
  }

  @Test func `a difference counts when its interval excludes zero`() {
    #expect(Bootstrap.Estimate(mean: 1, low: 0.1, high: 2).excludesZero)
    #expect(Bootstrap.Estimate(mean: -1, low: -2, high: -0.1).excludesZero)
    #expect(!Bootstrap.Estimate(mean: 1, low: 0, high: 2).excludesZero)
  }

  @Test func `no article, no doubt`() {
    #expect(Bootstrap(articles: 0).mean([]) == .init(mean: 0, low: 0, high: 0))
  }
}

@Suite struct EvaluatedCorpusTests {
  private static let frame = """
    -- content/site.yml --
    title: Petit blog
    baseURL: https://petit.example
    defaultAuthor: anne
    -- content/authors/anne.md --
    ---
    name: Anne
    ---

    """

  private func article(_ slug: String, _ text: String, _ more: String = "tags: [Prix]") -> String {
    """
    -- content/articles/\(slug).md --
    ---
    title: Titre \(slug)
    slug: \(slug)
    date: 2026-09-16
    description: Essai.
    \(more)
    ---
    \(text)

    """
  }

  private func corpus(_ articles: String) async throws -> EvaluatedCorpus {
    let site = try TestSite(Self.frame + articles)
    let read = try await EvaluatedCorpus.read(site.path, themeRoots: [Checkout.path("themes")])
    return try #require(read).corpus
  }

  /// How often a word counts in the first article.
  private func count(_ word: String, _ corpus: EvaluatedCorpus) -> Int {
    let id = tokens(of: word)[0].id
    return corpus.articles[0].terms.first { $0.id == id }?.count ?? 0
  }

  @Test func `links to articles are hidden with their texts, other links stay`() async throws {
    let corpus = try await corpus(
      article(
        "a",
        """
        Le palier, puis [le *palier* de l’éditeur](b.md) et l’[annonceur][c].

        ## Un [palier](b.md) `code`

        <a href="c.md">le mandat</a> du mandat, un [palier](https://ailleurs.example/) et un [titre](#un-palier-code).

        :::encart
        Voir [son mandat](b.md).
        :::

        [c]: /articles/c/
        """) + article("b", "Rien.") + article("c", "Rien."))
    #expect(corpus.articles.map(\.slug) == ["a", "b", "c"])
    #expect(corpus.articles[0].links == [1, 2])
    #expect(corpus.queries == [0] && corpus.linkCount == 2)
    #expect(count("palier", corpus) == 2)
    #expect(count("editeur", corpus) == 0 && count("annonceur", corpus) == 0)
    #expect(count("mandat", corpus) == 1)
    #expect(count("titre", corpus) == 4, "three for the title, one for the text")
  }

  @Test func `cards and pins are links, and an article is none of its own`() async throws {
    let corpus = try await corpus(
      article("a", "::lire-aussi{article=b}\n\nVoir [ici](a.md).", "related: [c]") + article("b", "Rien.")
        + article("c", "Rien."))
    #expect(corpus.articles.map(\.links) == [[1, 2], [], []])
    let pinned = corpus.related.pinned
    #expect(pinned == [[], [], []], "the engine may not see them")
  }

  @Test func `without links the engine is given what a build gives it`() async throws {
    let text = "Le barème, « palier » par palier &amp; l’éditeur.\n\n## Un *palier*\n\n- un `code`\n"
    let corpus = try await corpus(article("a", text) + article("b", "Rien."))
    #expect(count("palier", corpus) == 4)
    #expect(count("code", corpus) == 0)
  }

  @Test func `the definition written plainly is what the engine does`() async throws {
    let drafts = Dice.corpus(90, seed: 21)
    let slugs = drafts.map(\.slug).sorted()
    let corpus = EvaluatedCorpus(
      articles: drafts.sorted { $0.slug < $1.slug }.enumerated().map { number, draft in
        let article = draft.article
        return EvaluatedArticle(
          slug: draft.slug, date: article.date, category: draft.category, tags: draft.tags,
          terms: article.terms, links: [(number + 1) % 90])
      }, settings: .init(), words: [:])
    let index = await RelatedIndex.make(corpus.related, jobs: 2)
    let rankings = await index.rankings(jobs: 2)
    #expect(corpus.related.slugs == slugs)
    let plain = PlainRanking(Variant(""), corpus)
    for number in slugs.indices {
      #expect(plain(below: number) == rankings[number].shown.map(\.number), "\(slugs[number])")
    }
  }

  @Test func `the simple orders are what they say`() async throws {
    let corpus = try await corpus(
      article("a", "Voir [b](b.md).", "tags: [Prix, Taux]\ncategory: Méthode")
        + article("b", "Rien.", "tags: [Taux, Autre]")
        + article("c", "Rien.", "tags: [Prix, Taux]").replacing("2026", with: "2025")
        + article("d", "Rien.", "category: Rien").replacing("09-16", with: "10-16")
        + ["e", "f"].map { article($0, "Rien.", "tags: [Seul]").replacing("2026", with: "2024") }.joined())
    #expect(Baselines.newest(corpus, below: 0) == [3, 1, 2, 4, 5])
    #expect(Baselines.tags(corpus)(0) == [2, 1])
    #expect(Baselines.hugo(corpus, below: 0) == [2, 1])
    let evaluation = try await Evaluation.run([corpus], [Variant("plain")])
    #expect(
      evaluation.rows.map(\.name) == [
        "the engine", "random (expected)", "newest first", "tags only", "Hugo’s scheme", "plain",
      ])
    #expect(evaluation.rows[0].estimates.map(\.mean) == evaluation.rows[5].estimates.map(\.mean))
    #expect(evaluation.rows[5].difference == .init(mean: 0, low: 0, high: 0))
    #expect(evaluation.table.hasPrefix("|"))
  }

  @Test func `numbers have three decimals and a sign where it matters`() {
    #expect(Evaluation.text(0.5) == "0.500")
    #expect(Evaluation.text(0.0625, signed: true) == "+0.063")
    #expect(Evaluation.text(-1.0404) == "−1.040")
    #expect(Evaluation.text(-0.0001, signed: true) == "+0.000")
  }

  @Test(arguments: [
    ("barèmes", "barème"), ("canaux", "canal"), ("eaux", "eau"), ("bureaux", "bureau"), ("prix", "pri"),
    ("gaz", "gaz"), ("bas", "bas"),
  ])
  func `a plural loses its mark`(_ word: String, _ expected: String) {
    #expect(Folding.singular(word) == expected)
  }
}
