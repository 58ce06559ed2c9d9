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
      commercial: true
      partners: [Exemple]
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
          > Champs connus : title, draft, description, date, updated, expires, author, category, tags, slug, cover, related, offer, seoTitle, toc, canonical, aliases, commercial, partners
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
          > Known fields: title, draft, description, date, updated, expires, author, category, tags, slug, cover, related, offer, seoTitle, toc, canonical, aliases, commercial, partners
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

  @Test func `a date is never guessed`() async throws {
    let dates = [
      "16 septembre", "16 septembre 2026", "16/09/2026", "2026-02-30", "2026-13-01", "2026-09-16 25:00",
      "2026-03-29 02:30", "hier", "bientôt", "2026-9-16",
    ]
    let articles = dates.enumerated().map { number, date in
      """
      -- content/articles/\(number).md --
      ---
      title: Un article
      description: Essai.
      slug: a\(number)
      date: \(date)
      ---

      """
    }
    let site = try await TestSite(articles.joined())
    expect(
      site,
      reports: """
        content/articles/0.md:5:7: error: La date « 16 septembre » n’a pas d’année [bad-date]
          > Ajoutez l’année, par exemple « AAAA-09-16 » où AAAA est l’année
        content/articles/1.md:5:7: error: La date « 16 septembre 2026 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-09-16 »
        content/articles/2.md:5:7: error: La date « 16/09/2026 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-09-16 »
        content/articles/3.md:5:7: error: La date « 2026-02-30 » n’existe pas [bad-date]
          > Il y a 28 jours en février 2026
        content/articles/4.md:5:7: error: La date « 2026-13-01 » n’existe pas [bad-date]
          > Écrivez l’année, le mois (01 à 12) et le jour, par exemple « 2026-09-16 »
        content/articles/5.md:5:7: error: L’heure de « 2026-09-16 25:00 » n’existe pas [bad-date]
          > Écrivez l’heure de 00:00 à 23:59, par exemple « 2026-09-16 09:30 »
        content/articles/6.md:5:7: error: L’heure « 2026-03-29 02:30 » n’existe pas à Paris : on passe cette nuit-là à l’heure d’été [bad-date]
          > Écrivez « 2026-03-29 03:30 »
        content/articles/7.md:5:7: error: La date « hier » dépend du jour où on la lit [bad-date]
          > Écrivez l’année, le mois et le jour, par exemple « 2026-09-16 » ou « 2026-09-16 09:30 »
        content/articles/8.md:5:7: error: « bientôt » n’est pas une date [bad-date]
          > Écrivez l’année, le mois et le jour, par exemple « 2026-09-16 » ou « 2026-09-16 09:30 »
        content/articles/9.md:5:7: error: La date « 2026-9-16 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-09-16 »
        """)
  }

  @Test func `the other dates are held to the same rule`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      updated: 2 octobre 2026
      expires: 01/01/2027
      slug: a
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:5:10: error: La date « 2 octobre 2026 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-10-02 »
        content/articles/a.md:6:10: error: La date « 01/01/2027 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2027-01-01 »
        """)
  }

  @Test func `an article without a slug takes its title's and says so`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/n-importe-quoi.md --
      ---
      title: L’œuvre d’Élodie : 100 % « gratuite » ?
      description: Essai.
      date: 2026-09-16
      ---
      """.replacing(
        "title: L’œuvre d’Élodie : 100 % « gratuite » ?",
        with: "title: \"L’œuvre d’Élodie : 100 % « gratuite » ?\""))
    expect(
      site,
      reports: """
        content/articles/n-importe-quoi.md:2:8: notice: L’adresse de l’article suit son titre : changer le titre casserait les liens [missing-field]
          > Figez-la par une ligne « slug: l-oeuvre-d-elodie-100-pour-cent-gratuite ».
        """)
    #expect(site.addresses.contains("/articles/l-oeuvre-d-elodie-100-pour-cent-gratuite/"))
  }

  @Test func `a title without letters needs a slug`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: "???"
      description: Essai.
      date: 2026-09-16
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:2:8: error: Le titre ne donne aucune adresse [bad-slug]
          > Ajoutez une ligne « slug: mon-article ».
        """)
  }

  @Test func `a slug that is no address is refused with a better one`() async throws {
    let slugs = ["../../etc/passwd", "Mon Article", "été", "a/b", "c--d", "-a", "..", "article.html", "***"]
    let articles = slugs.enumerated().map { number, slug in
      """
      -- content/articles/\(number).md --
      ---
      title: Article \(number)
      description: Essai.
      date: 2026-09-16
      slug: "\(slug)"
      ---

      """
    }
    let site = try await TestSite(articles.joined())
    expect(
      site,
      reports: """
        content/articles/0.md:5:7: error: « ../../etc/passwd » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: etc-passwd ».
        content/articles/1.md:5:7: error: « Mon Article » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: mon-article ».
        content/articles/2.md:5:7: error: « été » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: ete ».
        content/articles/3.md:5:7: error: « a/b » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: a-b ».
        content/articles/4.md:5:7: error: « c--d » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: c-d ».
        content/articles/5.md:5:7: error: « -a » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: a ».
        content/articles/6.md:5:7: error: « .. » ne convient pas comme adresse [bad-slug]
          > Une adresse n’a que des minuscules sans accent, des chiffres et des traits d’union.
        content/articles/7.md:5:7: error: « article.html » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: article-html ».
        content/articles/8.md:5:7: error: « *** » ne convient pas comme adresse [bad-slug]
          > Une adresse n’a que des minuscules sans accent, des chiffres et des traits d’union.
        """)
  }

  @Test func `a draft with a slug that is no address is never built outside its folder`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      slug: ../../secret
      draft: true
      ---
      """, drafts: true)
    expect(
      site,
      reports: """
        content/articles/a.md:3:7: notice: « ../../secret » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: secret ».
        """)
    #expect(site.addresses.allSatisfy { !$0.contains("..") })
  }

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

  @Test func `a cover on another site stays there, one that runs code is refused`() async throws {
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
