import Build
import TestSite
import Testing

/// Why an article is shown below another, as its page says it.
@Suite struct SharedSubjectTests {
  private static let frame = """
    -- content/site.yml --
    title: Petit blog
    baseURL: https://petit.example
    defaultAuthor: anne
    -- content/authors/anne.md --
    ---
    name: Anne Roy
    ---

    """

  private static func article(
    _ slug: String, _ title: String, tags: String = "", category: String = "", text: String = ""
  ) -> String {
    """
    -- content/articles/\(slug).md --
    ---
    title: "\(title)"
    slug: \(slug)
    date: 2026-09-16
    description: Essai numéro \(slug).
    tags: [\(tags)]
    \(category.isEmpty ? "" : "category: \(category)")
    ---
    \(text)

    """
  }

  /// Enough articles for words to say something.
  private static let others = (0..<6).map {
    article("z\($0)", "Autre sujet \($0)", text: "Propos différents du numéro \($0), sans rapport.")
  }.joined()

  /// What the page of one of two articles says of the other; `nil` when it gives no reason.
  private func reason(_ first: String, _ second: String) async throws -> String? {
    let site = try TestSite(Self.frame + first + second + Self.others)
    let report = try await site.build()
    try #require(report.files != nil, "\(report.text)")
    let page = try site.read("Output/articles/a/index.html")
    let card = try #require(
      page.firstMatch(of: /<a class="titre" href="\/articles\/b\/">.*?<\/a>(.*?)<\/li>/))
    let reason = card.output.1.firstMatch(of: /raison">Parce que vous lisez sur\u{A0}: ([^<]*)</)
    return reason.map { String($0.output.1) }
  }

  @Test(arguments: [
    ("Barèmes, Codes promo", "codes promo, barèmes", "barèmes, codes promo"),
    ("RGPD, Black Friday, E-mail", "Black friday, RGPD, e-mail", "RGPD, Black Friday, e-mail"),
    ("Un, Deux mots, Trois mots, Quatre pas", "Quatre pas, Trois mots, Deux mots", "deux mots, quatre pas"),
    ("Barème, Barèmes", "Barème, Barèmes", "barème"), ("Seul", "Autre", nil),
  ])
  func `shared tags come first, as they stand inside a sentence`(
    own: String, other: String, shown: String?
  ) async throws {
    #expect(
      try await reason(
        Self.article("a", "Premier", tags: own), Self.article("b", "Second", tags: other)) == shown)
  }

  @Test func `what weighs most in both follows, where both say it in a title, a heading or a description`()
    async throws
  {
    let text =
      "## Le Parrainage\n\nParrainage, cashback, relance et retargeting.\n\n## Choisir en 2026\n\nChoisir."
    let shown = try await reason(
      Self.article("a", "Cashback : mode d’emploi", tags: "Suivi", text: text),
      Self.article("b", "Le cashback, ou le parrainage", tags: "Suivi", text: text))
    #expect(shown == "suivi, cashback, Parrainage" || shown == "suivi, Parrainage, cashback")
  }

  @Test func `a word is written as inside the sentences of the article`() async throws {
    let text = "Awin, Awin, TVA et barèmes.\n\n## Les barèmes d’Awin\n\nBarème.\n\n## Et la TVA\n\nTVA."
    let shown = try await reason(
      Self.article("a", "Barèmes : Awin compare", text: text), Self.article("b", "Awin et TVA", text: text))
    let words = Set(shown?.split(separator: ", ").map(String.init) ?? [])
    #expect(words == ["barèmes", "Awin", "TVA"])
  }

  @Test func `no stop word, number or infinitive is a subject`() async throws {
    let text =
      "## Choisir avec 2026 et 12\n\nChoisir, recruter, 2026, avec.\n\n## Recruter sans eux\n\nRecruter."
    #expect(
      try await reason(
        Self.article("a", "Choisir avec", text: text), Self.article("b", "Recruter sans", text: text)) == nil)
  }

  @Test func `where nothing else can be named the category is`() async throws {
    #expect(
      try await reason(
        Self.article("a", "Un", category: "Stratégie"), Self.article("b", "Deux", category: "Stratégie"))
        == "stratégie")
  }
}
