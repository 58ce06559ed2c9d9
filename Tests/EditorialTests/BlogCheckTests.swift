import Diagnostics
import Testing

/// What only the whole blog shows: repeated titles, tags that are nearly one, heavy pictures, articles that no text
/// leads to.
@Suite struct BlogCheckTests {
  private static func article(
    _ name: String, title: String? = nil, description: String? = nil, front: String = "", _ text: String = ""
  ) -> String {
    """
    -- content/articles/\(name).md --
    ---
    title: \(title ?? "Article \(name)")
    description: \(description ?? "\(CheckedSite.description.dropLast(8)) \(name)")
    date: 2026-09-10
    slug: \(name)
    \(front)---
    \(text)

    """
  }

  private func told(_ code: DiagnosticCode, in site: CheckedSite) -> [Diagnostic] {
    site.diagnostics.filter { $0.code == code }
  }

  // MARK: Titles and descriptions

  @Test func `texts that differ in a word are not told`() async throws {
    let site = try await CheckedSite(
      more: Self.article("c", title: "Un article, suite") + Self.article("d", title: "Des articles"))
    #expect(told(.duplicateTitle, in: site) + told(.duplicateDescription, in: site) == [])
  }

  @Test func `a title and a description that another text has are told with the other place`() async throws {
    let site = try await CheckedSite(
      more: """
        -- content/pages/contact.md --
        ---
        title: « un ARTICLE »
        description: "\(CheckedSite.description)"
        ---
        """)
    expect(
      site,
      reports: """
        articles/a.md:2:8: warning: Ce titre est déjà celui d’un autre texte [duplicate-title]
          > Écrivez ce qui distingue les deux.
          + pages/contact.md:2:8: L’autre
        articles/a.md:3:14: warning: Cette description est déjà celle d’un autre texte [duplicate-description]
          > Écrivez ce qui distingue les deux.
          + pages/contact.md:3:14: L’autre
        """)
    expect(
      site,
      reportsInEnglish: """
        articles/a.md:2:8: warning: Another text has this title already [duplicate-title]
          > Write what tells the two apart.
          + pages/contact.md:2:8: The other one
        articles/a.md:3:14: warning: Another text has this description already [duplicate-description]
          > Write what tells the two apart.
          + pages/contact.md:3:14: The other one
        """)
  }

  @Test func `of two articles the older keeps its title, and a draft never takes one`() async throws {
    let site = try await CheckedSite(
      more: Self.article("c", title: "Un article")
        + Self.article("d", title: "Un article", front: "draft: true\n"))
    let repeated = told(.duplicateTitle, in: site)
    #expect(repeated.map(\.place?.file) == ["content/articles/a.md", "content/articles/d.md"])
    #expect(repeated.map(\.severity) == [.warning, .notice])
    #expect(
      repeated.flatMap(\.related).map(\.place.file) == ["content/articles/c.md", "content/articles/c.md"])
  }

  // MARK: Tags

  @Test(arguments: [
    ["SEO", "SEO", "SEA"], ["Audit", "Audit", "Audio"], ["Bilan 2025", "Bilan 2025", "Bilan 2026"],
    ["Attribution", "Attribution", "Rétribution"], ["Commission", "Commissions"],
    ["Conversion", "Conversion", "Conversation"], ["Mesure", "mesure", "MESURE"],
    // Nobody knows which of the two is right.
    ["Éditeurs", "Éditeurs", "Éditeur", "Éditeur"],
  ])
  func `tags that differ by right are not told`(_ tags: [String]) async throws {
    let site = try await CheckedSite(
      more: tags.enumerated().map { Self.article("t\($0)", front: "tags: [\($1)]\n") }.joined())
    #expect(told(.similarTag, in: site) == [])
  }

  @Test(arguments: [
    ("Commission", "Commissions"), ("Comissions", "Commissions"), ("Cash-back", "Cashback"),
    ("Attributoin", "Attribution"), ("Lead", "Leads"), ("E-mail", "Email"),
  ])
  func `a tag that is nearly another one is told`(_ rare: String, _ usual: String) async throws {
    let site = try await CheckedSite(
      front: "tags: [Audit, \(rare)]\n",
      more: Self.article("t1", front: "tags: [\(usual)]\n") + Self.article("t2", front: "tags: [\(usual)]\n"))
    let found = told(.similarTag, in: site)
    #expect(
      found.map { $0.message(.french) } == [
        "L’étiquette «\u{A0}\(rare)\u{A0}» ressemble à «\u{A0}\(usual)\u{A0}», que portent 2 articles"
      ])
    #expect(
      found.map { $0.message(.english) } == ["The tag “\(rare)” looks like “\(usual)”, which 2 articles have"]
    )
    #expect(found.map { $0.help?(.french) } == ["Vouliez-vous dire «\u{A0}\(usual)\u{A0}»\u{202F}?"])
    #expect(found.first?.place?.line == 6)
    #expect(found.first?.place?.column == 15)
    #expect(found.first?.severity == .notice)
  }

  // MARK: Pictures

  @Test func `pictures below their limit, and those that no text shows, are not told`() async throws {
    let site = try await CheckedSite(
      "![Une photo](/images/a.jpg) ![Un écran](/images/a.png) [Le guide](/guide.zip)",
      bytes: [
        ("content/images/a.jpg", 300_000), ("content/images/a.png", 500_000),
        ("content/images/orpheline.png", 900_000), ("content/static/guide.zip", 900_000),
      ])
    expect(site, reports: "")
  }

  @Test func `a picture that is too heavy is told once, where it is shown first`() async throws {
    let site = try await CheckedSite(
      """
      ![Une photo](/images/a.JPG) ![La même photo](../images/a.JPG) <img src="/images/a.webp" alt="Un lac">

      ![Un tracé](/images/a.svg) ![Une animation](/images/a.gif)
      """,
      front: "cover: { image: ../images/a.png, alt: Un port au matin }\n",
      bytes: [
        ("content/images/a.JPG", 1_250_400), ("content/images/a.webp", 300_001),
        ("content/images/a.svg", 151_000), ("content/images/a.gif", 1_000_001),
        ("content/images/a.png", 500_001),
      ])
    expect(
      site,
      reports: """
        articles/a.md:6:17: warning: L’image « a.png » pèse 501 Ko [heavy-image]
          > Réduisez ses dimensions, ou enregistrez-la en WebP ou en AVIF : 500 Ko suffisent.
        articles/a.md:8:14: warning: L’image « a.JPG » pèse 1 251 Ko [heavy-image]
          > Réduisez ses dimensions, ou enregistrez-la en WebP ou en AVIF : 300 Ko suffisent.
        articles/a.md:8:73: warning: L’image « a.webp » pèse 301 Ko [heavy-image]
          > Réduisez ses dimensions, ou enregistrez-la en WebP ou en AVIF : 300 Ko suffisent.
        articles/a.md:10:13: warning: L’image « a.svg » pèse 151 Ko [heavy-image]
          > Simplifiez le dessin : 150 Ko suffisent. Une photo s’enregistre en WebP ou en AVIF.
        articles/a.md:10:45: warning: L’image « a.gif » pèse 1 001 Ko [heavy-image]
          > Réduisez ses dimensions, ou enregistrez-la en WebP ou en AVIF : 1000 Ko suffisent.
        """)
    #expect(
      site.report(.english).hasPrefix(
        """
        articles/a.md:6:17: warning: The picture “a.png” takes 501 kB [heavy-image]
          > Reduce its dimensions, or save it as WebP or AVIF: 500 kB are enough.
        """))
  }

  // MARK: Orphans

  @Test(arguments: [
    // A link of any form in a text.
    Self.article("x", "[Le dernier](c.md)"), Self.article("x", "[Le dernier][c]\n\n[c]: /articles/c"),
    Self.article("x", "<a href=\"/articles/c/#ici\">Le dernier</a>"),
    Self.article("x", "[Le dernier](https://blog.example.com/articles/c/?a=b)"),
    Self.article("x", "::lire-aussi{article=c}"), Self.article("x", ":::encart\n[Le dernier](c.md)\n:::"),
    // A page, an author, a category, an offer, the menu.
    "-- content/pages/p.md --\n---\ntitle: Une page\n---\n[Le dernier](/articles/c/)\n",
    "-- content/authors/lea.md --\n---\nname: Léa Martin\n---\n[Le dernier](/articles/c/)\n",
    "-- content/categories/mesure.md --\n---\n---\n[Le dernier](/articles/c/)\n",
    """
    -- content/site.yml --
    title: Le blog
    baseURL: https://blog.example.com
    defaultAuthor: lea
    menu: [{ label: Le dernier, url: /articles/c/ }]

    """,
    """
    -- content/site.yml --
    title: Le blog
    baseURL: https://blog.example.com
    defaultAuthor: lea
    defaultOffer: audit
    -- content/offers/audit.md --
    ---
    title: Un audit
    button: Réserver
    url: https://rendez-vous.example.com/
    ---
    Comme dans [le dernier](/articles/c/).

    """,
  ])
  func `an article to which a text leads is not told`(_ more: String) async throws {
    let site = try await CheckedSite(more: Self.article("c", front: "category: Mesure\n") + more)
    let orphans = told(.orphanArticle, in: site)
    #expect(orphans.filter { $0.place?.file == "content/articles/c.md" } == [])
  }

  @Test func `a former address leads to it, too`() async throws {
    let site = try await CheckedSite(
      "[Le dernier](/ancien/)", more: Self.article("c", front: "aliases: [/ancien/]\n"))
    #expect(told(.orphanArticle, in: site) == [])
  }

  @Test func `the only article of a blog is no orphan`() async throws {
    let site = try await CheckedSite(
      more: """
        -- content/articles/b.md --
        ---
        title: Un voisin
        draft: true
        ---
        -- content/pages/plan.md --
        ---
        title: Le plan
        ---
        """)
    #expect(told(.orphanArticle, in: site) == [])
  }

  @Test func `cards, listings, drafts and links to oneself do not count`() async throws {
    let site = try await CheckedSite(
      front: "related: [c]\ncategory: Mesure\n",
      more: Self.article("c", front: "category: Mesure\n", "[Moi-même](c.md) et [le haut](#)")
        + Self.article("d", front: "draft: true\n", "[Le dernier](c.md)"))
    expect(
      site,
      reports: """
        articles/c.md:2:8: notice: Aucun texte du site ne mène à cet article [orphan-article]
          > Citez-le là où il prolonge un autre article : un lien, ou ::lire-aussi{article=c}.
        """)
    expect(
      site,
      reportsInEnglish: """
        articles/c.md:2:8: notice: No text of the site leads to this article [orphan-article]
          > Name it where it carries on another article: a link, or ::lire-aussi{article=c}.
        """)
  }
}
