import Testing

/// What the front matter of an article may say, key by key.
@Suite struct FrontMatterTests {
  @Test func `an article that says everything is built without a remark`() async throws {
    let site = try await TestSite(
      """
      -- content/offers/audit.md --
      ---
      title: Un audit
      button: Réserver
      url: https://rendez-vous.example.com/audit
      ---
      -- content/images/plan.svg --
      <svg/>
      -- content/partners.yml --
      cadence: { name: Cadence, url: https://cadence.example/ }
      -- b.md --
      Le second.
      -- content/articles/a.md --
      ---
      title: Tout dire
      description: Chaque clé.
      date: 2026-09-16 09:30
      updated: 2026-10-02
      author: [lea]
      category: Stratégie
      tags: [Audience, Suivi]
      slug: tout-dire
      draft: false
      expires: 2027-01-01
      cover:
        image: ../images/plan.svg
        alt: Un plan
        credit: Léa
      related: [b]
      offer: audit
      seoTitle: Tout dire en une page
      aliases: [/ancienne-adresse/]
      toc: true
      commercial: sponsored
      partners: [cadence]
      canonical: https://www.example.com/tout-dire
      ---
      Un texte.

      ## Une partie
      """)
    expect(site, reports: "")
    let page = try site.page("/articles/tout-dire/")
    #expect(page.contains("<title>Tout dire en une page | Le blog</title>"))
    #expect(page.contains(#"<meta name="description" content="Chaque clé.">"#))
    #expect(page.contains(#"<link rel="canonical" href="https://www.example.com/tout-dire">"#))
    #expect(page.contains(#"<article class="article" data-slug="tout-dire">"#))
    #expect(page.contains("<h1>Tout dire</h1>"))
    #expect(page.contains(#"<li><a href="/categories/strategie/">Stratégie</a></li>"#))
    #expect(page.contains(#"<img src="/images/plan.svg" alt="Un plan" fetchpriority="high">"#))
    #expect(page.contains("<figcaption>Crédit\u{A0}: Léa</figcaption>"))
    #expect(page.contains(#"<a class="titre" href="/articles/b/">Article b</a>"#))
    #expect(page.contains(#"<nav class="toc""#))
    #expect(page.contains(#"<a class="button" href="https://rendez-vous.example.com/audit?"#))
    #expect(page.contains(#"<time datetime="2026-09-16T09:30:00+02:00">"#))
    #expect(page.contains(#"<time datetime="2026-10-02T00:00:00+02:00">"#))
  }

  @Test func `a misspelled key is an error with the one that was meant`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      descripton: Essai.
      description: Essai.
      date: 2026-09-16
      slug: a
      catégorie: Stratégie
      cover:
        image: /images/a.png
        alt: Une image
        legende: Non
      zzz: 1
      ---
      -- content/images/a.png --
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:3:1: error: « descripton » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « description » ?
        content/articles/a.md:7:1: error: « catégorie » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « category » ?
        content/articles/a.md:11:3: error: « cover.legende » n’est pas un champ connu [unknown-key]
          > Champs connus : image, alt, credit
        content/articles/a.md:12:1: error: « zzz » n’est pas un champ connu [unknown-key]
          > Champs connus : title, draft, description, date, updated, expires, author, category, tags, slug, cover, related, offer, seoTitle, toc, canonical, aliases, commercial, partners, typography
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:3:1: error: “descripton” is not a known field [unknown-key]
          > Did you mean “description”?
        content/articles/a.md:7:1: error: “catégorie” is not a known field [unknown-key]
          > Did you mean “category”?
        content/articles/a.md:11:3: error: “cover.legende” is not a known field [unknown-key]
          > Known fields: image, alt, credit
        content/articles/a.md:12:1: error: “zzz” is not a known field [unknown-key]
          > Known fields: title, draft, description, date, updated, expires, author, category, tags, slug, cover, related, offer, seoTitle, toc, canonical, aliases, commercial, partners, typography
        """)
  }

  @Test func `every key of the wrong type is reported at its value`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: [Un, titre]
      description: { a: b }
      date: [2026-09-16]
      updated: {}
      expires: []
      author: { id: lea }
      category: [Stratégie]
      tags: Audience, Suivi
      slug: [a]
      draft: oui
      cover: /images/a.png
      related: { a: b }
      offer: true
      seoTitle: []
      toc: non
      canonical: []
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:2:8: error: « title » doit être un texte, pas une liste [wrong-type]
          > Écrivez par exemple « title: Un »
        content/articles/a.md:3:14: error: « description » doit être un texte, pas un groupe de champs [wrong-type]
        content/articles/a.md:4:7: error: « date » doit être un texte, pas une liste [wrong-type]
          > Écrivez par exemple « date: 2026-09-16 »
        content/articles/a.md:5:10: error: « updated » doit être un texte, pas un groupe de champs [wrong-type]
        content/articles/a.md:6:10: error: « expires » doit être un texte, pas une liste [wrong-type]
        content/articles/a.md:7:9: error: « author » doit être une liste, pas un groupe de champs [wrong-type]
          > Écrivez par exemple « author: [affiliation, audience] »
        content/articles/a.md:8:11: error: « category » doit être un texte, pas une liste [wrong-type]
          > Écrivez par exemple « category: Stratégie »
        content/articles/a.md:9:7: error: « tags » doit être une liste, pas « Audience, Suivi » [wrong-type]
          > Écrivez par exemple « tags: [Audience, Suivi] »
        content/articles/a.md:10:7: error: « slug » doit être un texte, pas une liste [wrong-type]
          > Écrivez par exemple « slug: a »
        content/articles/a.md:11:8: error: « draft » vaut true (oui) ou false (non), pas « oui » [wrong-type]
          > Écrivez « draft: true »
        content/articles/a.md:12:8: error: « cover » doit être un groupe de champs, pas « /images/a.png » [wrong-type]
          > Écrivez ses champs sur les lignes suivantes, décalés de deux espaces
        content/articles/a.md:13:10: error: « related » doit être une liste, pas un groupe de champs [wrong-type]
          > Écrivez par exemple « related: [affiliation, audience] »
        content/articles/a.md:14:8: error: « offer » doit être un texte, ou false, pas « true » [wrong-type]
        content/articles/a.md:15:11: error: « seoTitle » doit être un texte, pas une liste [wrong-type]
        content/articles/a.md:16:6: error: « toc » vaut true (oui) ou false (non), pas « non » [wrong-type]
          > Écrivez « toc: false »
        content/articles/a.md:17:12: error: « canonical » doit être un texte, pas une liste [wrong-type]
        """)
  }

  @Test func `what every article needs is asked for by name`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      -- content/articles/a.md --
      ---
      category: Stratégie
      ---
      Un texte.
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:2:1: error: L’article n’a pas d’auteur [missing-field]
          > Ajoutez « author: » suivi du nom d’un fichier de content/authors/, ou donnez un « defaultAuthor » dans site.yml.
        content/articles/a.md:2:1: error: L’article n’a pas de date [missing-field]
          > Ajoutez une ligne « date: 2026-09-16 », ou « draft: true » tant que c’est un brouillon.
        content/articles/a.md:2:1: error: « title » manque [missing-field]
          > Ajoutez une ligne « title: Mon titre ».
        content/articles/a.md:2:1: warning: « description » manque [missing-field]
          > Une ou deux phrases, 120 à 160 caractères : elles paraissent dans les moteurs de recherche.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:2:1: error: The article has no author [missing-field]
          > Add “author:” and the name of a file of content/authors/, or give a “defaultAuthor” in site.yml.
        content/articles/a.md:2:1: error: The article has no date [missing-field]
          > Add a line “date: 2026-09-16”, or “draft: true” while it is a draft.
        content/articles/a.md:2:1: error: “title” is missing [missing-field]
          > Add a line “title: My title”.
        content/articles/a.md:2:1: warning: “description” is missing [missing-field]
          > One or two sentences, 120 to 160 characters: search engines show them.
        """)
  }

  @Test func `an empty value is no value`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      -- content/articles/a.md --
      ---
      title:
      description: ""
      date:
      author:
      slug: a
      tags:
      category:
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:2:1: error: « title » est vide [missing-field]
          > Ajoutez une ligne « title: Mon titre ».
        content/articles/a.md:3:14: warning: « description » est vide [missing-field]
          > Une ou deux phrases, 120 à 160 caractères : elles paraissent dans les moteurs de recherche.
        content/articles/a.md:4:1: error: L’article n’a pas de date [missing-field]
          > Ajoutez une ligne « date: 2026-09-16 », ou « draft: true » tant que c’est un brouillon.
        content/articles/a.md:5:1: error: L’article n’a pas d’auteur [missing-field]
          > Ajoutez « author: » suivi du nom d’un fichier de content/authors/, ou donnez un « defaultAuthor » dans site.yml.
        """)
  }

  @Test func `an empty author is the default one`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      author:
      ---
      """)
    expect(site, reports: "")
    #expect(try site.page("/articles/a/").contains(#"href="/auteurs/lea/">Léa Martin</a>"#))
  }

  @Test func `a draft needs no more than a title`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      -- content/articles/a.md --
      ---
      title: Une idée
      draft: true
      ---
      """)
    expect(site, reports: "")
  }

  @Test func `a draft may be the file of a page alone`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      draft: true
      ---
      Une idée.
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:2:1: notice: « title » manque [missing-field]
          > Ajoutez une ligne « title: Mon titre ».
        """)
  }
}
