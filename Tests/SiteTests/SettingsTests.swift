import Testing

/// What `content/site.yml` may say, key by key.
@Suite struct SettingsTests {
  @Test func `settings that say everything are read without a remark`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog & l’atelier
      baseURL: https://blog.example.com/
      description: Un blog.
      language: fr
      timezone: Europe/Paris
      theme: papier
      defaultAuthor: lea
      defaultOffer: audit
      pageSize: 10
      feedSize: 20
      permalinks: { article: /articles/:slug/ }
      categories: [Stratégie, Plateformes]
      menu: [{ label: Articles, url: / }, { label: "Elle & moi", url: authors/lea.md }]
      html: trusted
      bookingHosts: [rendez-vous.example.com]
      typography: { profile: fr-FR, guillemets: nbsp, colon: nnbsp, dashes: off, exceptions: [Wham!] }
      related: { count: 3, threshold: 0.05, includeNewer: true }
      redirects: { /ancienne-adresse/: /articles/a/ }
      legal: { companyName: Exemple }
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/offers/audit.md --
      ---
      title: Un audit
      button: Réserver
      url: https://rendez-vous.example.com/audit
      ---
      -- a.md --
      """)
    expect(site, reports: "")
    let home = try site.page("/")
    #expect(home.contains("<title>Le blog &amp; l’atelier</title>"))
    #expect(home.contains(#"<meta name="description" content="Un blog.">"#))
    #expect(home.contains(#"<link rel="canonical" href="https://blog.example.com/">"#))
    #expect(home.contains(#"<a href="/auteurs/lea/">Elle &amp; moi</a>"#))
  }

  @Test func `two keys are enough`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      author: lea
      slug: a
      ---
      """)
    expect(site, reports: "")
    #expect(!(try site.page("/articles/a/").contains(#"class="cta"#)))
  }

  @Test func `everything that is wrong in the settings is told at once`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      titel: Le blog
      baseURL: blog.example.com
      language: en
      timezone: UTC
      defaultAuthor: [lea]
      defaultOffer: true
      pageSize: 0
      feedSize: beaucoup
      permalinks: { article: articles/:slug, page: /x/ }
      categories: [Stratégie, stratégie, "!"]
      menu: [{ label: Articles }, { url: / }, Contact]
      html: sans
      bookingHosts: rendez-vous.example.com
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      """)
    expect(
      site,
      reports: """
        content/site.yml:1:1: error: « titel » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « title » ?
        content/site.yml:1:1: error: « title » manque [missing-field]
          > Ajoutez « title: … »
        content/site.yml:2:10: error: « blog.example.com » n’est pas l’adresse d’un site [bad-url]
          > Écrivez l’adresse complète : https://blog.example.com
        content/site.yml:3:11: error: « language » ne peut valoir que « fr » [invalid-value]
          > Écrivez « language: fr », ou supprimez la ligne.
        content/site.yml:4:11: error: « timezone » ne peut valoir que « Europe/Paris » [invalid-value]
          > Écrivez « timezone: Europe/Paris », ou supprimez la ligne.
        content/site.yml:5:16: error: « defaultAuthor » doit être un texte, pas une liste [wrong-type]
          > Écrivez par exemple « defaultAuthor: lea »
        content/site.yml:6:15: error: « defaultOffer » doit être un texte, ou false, pas « true » [wrong-type]
        content/site.yml:7:11: error: « pageSize » doit être compris entre 1 et 1000 [invalid-value]
        content/site.yml:8:11: error: « feedSize » doit être un nombre entier, pas « beaucoup » [wrong-type]
          > Écrivez par exemple « feedSize: 1 »
        content/site.yml:9:24: error: « articles/:slug » n’est pas un modèle d’adresse [invalid-value]
          > Un modèle commence et finit par « / » et contient :slug, par exemple /articles/:slug/.
        content/site.yml:9:40: error: « permalinks.page » n’est pas un champ connu [unknown-key]
          > Champs connus : article
        content/site.yml:10:25: error: La catégorie « stratégie » est déclarée deux fois [invalid-value]
          > Supprimez-la ou changez son nom.
        content/site.yml:10:36: error: « ! » n’a ni lettre ni chiffre [invalid-value]
          > Supprimez-la ou changez son nom.
        content/site.yml:11:8: error: « menu[1].url » manque [missing-field]
          > Ajoutez « url: … »
        content/site.yml:11:29: error: « menu[2].label » manque [missing-field]
          > Ajoutez « label: … »
        content/site.yml:11:41: error: « menu[3] » doit être un groupe de champs, pas « Contact » [wrong-type]
          > Écrivez ses champs sur les lignes suivantes, décalés de deux espaces
        content/site.yml:12:7: error: « html » ne peut pas valoir « sans » [invalid-value]
          > Valeurs possibles : « trusted », « safe »
        """)
    expect(
      site,
      reportsInEnglish: """
        content/site.yml:1:1: error: “titel” is not a known field [unknown-key]
          > Did you mean “title”?
        content/site.yml:1:1: error: “title” is missing [missing-field]
          > Add “title: …”
        content/site.yml:2:10: error: “blog.example.com” is not the address of a site [bad-url]
          > Write the whole address: https://blog.example.com
        content/site.yml:3:11: error: “language” can only be “fr” [invalid-value]
          > Write “language: fr”, or remove the line.
        content/site.yml:4:11: error: “timezone” can only be “Europe/Paris” [invalid-value]
          > Write “timezone: Europe/Paris”, or remove the line.
        content/site.yml:5:16: error: “defaultAuthor” must be a text, not a list [wrong-type]
          > Write, for example, “defaultAuthor: lea”
        content/site.yml:6:15: error: “defaultOffer” must be a text, or false, not “true” [wrong-type]
        content/site.yml:7:11: error: “pageSize” must be between 1 and 1000 [invalid-value]
        content/site.yml:8:11: error: “feedSize” must be a whole number, not “beaucoup” [wrong-type]
          > Write, for example, “feedSize: 1”
        content/site.yml:9:24: error: “articles/:slug” is not a pattern of addresses [invalid-value]
          > A pattern begins and ends with “/” and holds :slug, for example /articles/:slug/.
        content/site.yml:9:40: error: “permalinks.page” is not a known field [unknown-key]
          > Known fields: article
        content/site.yml:10:25: error: The category “stratégie” is declared twice [invalid-value]
          > Remove it or change its name.
        content/site.yml:10:36: error: “!” has neither a letter nor a digit [invalid-value]
          > Remove it or change its name.
        content/site.yml:11:8: error: “menu[1].url” is missing [missing-field]
          > Add “url: …”
        content/site.yml:11:29: error: “menu[2].label” is missing [missing-field]
          > Add “label: …”
        content/site.yml:11:41: error: “menu[3]” must be a group of fields, not “Contact” [wrong-type]
          > Write its fields on the next lines, indented by two spaces
        content/site.yml:12:7: error: “html” cannot be “sans” [invalid-value]
          > Possible values: “trusted”, “safe”
        """)
  }

  @Test func `settings that cannot be read are the only problem told`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog : suite
      baseURL: https://blog.example.com
      defaultAuthor: lea
      -- a.md --
      [Un lien](nulle-part.md)
      """)
    expect(
      site,
      reports: """
        content/site.yml:1:16: error: Le texte de « title » contient un deux-points suivi d’une espace [yaml-syntax]
          > Écrivez « title: "Le blog : suite" »
        """)
  }

  @Test func `defaults that name nothing are told once, at the settings`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lae
      defaultOffer: audi
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/offers/audit.md --
      ---
      title: Un audit
      button: Réserver
      url: https://rendez-vous.example.com/audit
      ---
      -- a.md --
      -- b.md --
      """)
    expect(
      site,
      reports: """
        content/site.yml:3:16: error: L’auteur par défaut « lae » n’existe pas [unknown-author]
          > Vouliez-vous dire « lea » ?
        content/site.yml:4:15: error: L’offre « audi » n’existe pas [unknown-offer]
          > Vouliez-vous dire « audit » ?
        """)
  }

  @Test func `a default offer of false is none`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      defaultOffer: false
      -- a.md --
      """)
    expect(site, reports: "")
  }
}
