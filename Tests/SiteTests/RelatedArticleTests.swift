import Testing

/// The articles that an author names: cards in the text, and those pinned at the end.
@Suite struct RelatedArticleTests {
  @Test func `a card leads to the article it names`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      ::lire-aussi{article=b}

      ::lire-aussi[Pour *finir*]{article=c}
      -- content/articles/b.md --
      ---
      title: Le <second> article
      description: Essai.
      date: 2026-09-16
      slug: b
      category: Stratégie
      ---
      -- c.md --
      """)
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(
      page.contains(
        #"<a class="titre" id="lire-aussi_titre" href="/articles/b/">Le &lt;second&gt; article</a>"#))
    #expect(page.contains("<p class=\"outil\">Stratégie, 1\u{A0}min de lecture</p>"))
    #expect(page.contains(#"id="lire-aussi-2">Pour <em>finir</em></p>"#))
  }

  @Test func `a card for an article that does not exist is an error with the nearest`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      ::lire-aussi{article=bareme-de-comission}

      ::lire-aussi{article=rien}
      -- bareme-de-commission.md --
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:7:14: error: L’article « bareme-de-comission » n’existe pas [unknown-article]
          > Vouliez-vous dire « bareme-de-commission » ?
        content/articles/a.md:9:14: error: L’article « rien » n’existe pas [unknown-article]
          > Écrivez le « slug: » d’un article, sans « .md ».
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:7:14: error: There is no article “bareme-de-comission” [unknown-article]
          > Did you mean “bareme-de-commission”?
        content/articles/a.md:9:14: error: There is no article “rien” [unknown-article]
          > Write the “slug:” of an article, without “.md”.
        """)
  }

  @Test func `the articles an author pins come in that order, each once, without the article itself`()
    async throws
  {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      related: [c, b, c, a]
      ---
      -- b.md --
      -- c.md --
      -- content/articles/d.md --
      ---
      title: Un autre
      description: Essai.
      date: 2026-09-16
      slug: d
      related: [bb, c.md]
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:6:20: warning: L’article se cite lui-même [unknown-article]
          > Retirez cette ligne.
        content/articles/d.md:6:11: error: L’article « bb » n’existe pas [unknown-article]
          > Vouliez-vous dire « b » ?
        content/articles/d.md:6:15: error: L’article « c.md » n’existe pas [unknown-article]
          > Écrivez le « slug: » d’un article, sans « .md ».
        """)
    let page = try site.page("/articles/a/")
    let related = page[(page.firstRange(of: "related_titre")?.lowerBound ?? page.endIndex)...]
    #expect(String(related).holds(inOrder: ["Article c", "Article b", "</aside>"]))
    #expect(String(related).count(of: "Article c") == 1)
  }
}
