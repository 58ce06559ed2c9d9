import Testing

/// Categories and tags: declared or not, and how they are spelled.
@Suite struct CategoryTests {
  @Test func `a category that is not declared is an error, whatever its accents a declared one`() async throws
  {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      categories: [Stratégie, Plateformes]
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      category: strategie
      ---
      -- content/articles/b.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: b
      category: Plateforme
      ---
      -- content/articles/c.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: c
      category: Cuisine
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/b.md:6:11: error: La catégorie « Plateforme » n’est pas déclarée [unknown-category]
          > Vouliez-vous dire « Plateformes » ?
        content/articles/c.md:6:11: error: La catégorie « Cuisine » n’est pas déclarée [unknown-category]
          > « categories », dans site.yml, déclare : Plateformes, Stratégie.
        """)
    #expect(
      try site.page("/articles/a/").contains(#"<li><a href="/categories/strategie/">Stratégie</a></li>"#))
  }

  @Test func `an undeclared category is spelled as it first was`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Le premier
      description: Essai.
      date: 2026-01-01
      slug: a
      category: Œuvres
      tags: [Été, Hiver]
      ---
      -- content/articles/b.md --
      ---
      title: Le second
      description: Essai.
      date: 2026-02-01
      slug: b
      category: oeuvres
      tags: [ete, ÉTÉ, hiver]
      ---
      -- content/articles/c.md --
      ---
      title: Le brouillon
      date: 2025-01-01
      slug: c
      category: OEUVRES
      tags: [été]
      draft: true
      ---
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      theme: essai
      -- themes/essai/theme.yml --
      extends: papier
      -- themes/essai/layouts/article.mustache --
      {{#article.category}}{{name}}{{/article.category}}:{{#article.tags}}{{name}},{{/article.tags}}
      """)
    expect(site, reports: "")
    #expect(try site.page("/articles/b/") == "Œuvres:Été,Hiver,\n")
  }
}
