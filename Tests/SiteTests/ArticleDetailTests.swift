import Testing

/// The cover, the canonical address, the category and the table of contents of an article.
@Suite struct ArticleDetailTests {
  @Test func `a canonical address is one on the web`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      canonical: javascript:alert(1)
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:6:12: error: « javascript:alert(1) » n’est pas une adresse du web [bad-url]
          > Elle commence par https://.
        """)
  }

  @Test func `names of categories and tags must give an address`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      category: "!!!"
      tags: [Audience, "🙂"]
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:6:11: error: « !!! » n’a ni lettre ni chiffre [invalid-value]
          > Donnez-lui un nom qui puisse servir d’adresse.
        content/articles/a.md:7:18: error: « 🙂 » n’a ni lettre ni chiffre [invalid-value]
          > Donnez-lui un nom qui puisse servir d’adresse.
        """)
  }

  @Test func `a cover needs an image and its description`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      cover:
        credit: Léa
      ---
      -- content/articles/b.md --
      ---
      title: Un autre
      description: Essai.
      date: 2026-09-16
      slug: b
      cover:
        image: ../images/absente.png
        alt: Une image
      ---
      -- content/images/presente.png --
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:6:1: error: « cover.alt » manque [missing-field]
          > Ajoutez « alt: … »
        content/articles/a.md:6:1: error: « cover.image » manque [missing-field]
          > Ajoutez « image: … »
        content/articles/b.md:7:10: error: L’image « ../images/absente.png » n’existe pas [missing-image]
          > Vouliez-vous dire « /images/presente.png » ?
        """)
  }

  @Test func `a cover on another site will not show, one that runs code is refused`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      cover: { image: "https://images.example.com/a.png", alt: Une image }
      ---
      -- content/articles/b.md --
      ---
      title: Un autre
      description: Essai.
      date: 2026-09-16
      slug: b
      cover: { image: "javascript:alert(1)", alt: Une image }
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:6:17: warning: L’image « https://images.example.com/a.png » est ailleurs : elle ne s’affichera pas [foreign-resource]
          > Les pages ne chargent rien d’un autre hôte : copiez l’image dans content/images/.
        content/articles/b.md:6:17: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Écrivez une adresse qui commence par https://, mailto: ou « / ».
        """)
    #expect(try site.page("/articles/a/").contains(#"<img src="https://images.example.com/a.png""#))
  }

  @Test func `a table of contents comes with the third section unless the author decides`() async throws {
    func site(_ line: String, sections: Int) async throws -> String {
      let parts = (1...sections).map { "## Partie \($0)\n\nTexte.\n" }.joined(separator: "\n")
      return try await TestSite(
        """
        -- content/articles/a.md --
        ---
        title: Un article
        description: Essai.
        date: 2026-09-16
        slug: a
        \(line)
        ---
        \(parts)
        """
      ).page("/articles/a/")
    }
    let toc = #"<nav class="toc""#
    #expect(try await !site("draft: false", sections: 2).contains(toc))
    #expect(try await site("draft: false", sections: 3).contains(toc))
    #expect(try await site("toc: true", sections: 1).contains(toc))
    #expect(try await !site("toc: false", sections: 5).contains(toc))
  }
}
