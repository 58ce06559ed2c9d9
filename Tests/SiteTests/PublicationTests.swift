import Diagnostics
import Testing

/// What is published and when; what is not leaves no trace.
@Suite struct PublicationTests {
  private func article(_ lines: String) -> String {
    """
    -- content/articles/secret.md --
    ---
    title: Zanzibar Secret
    description: Zanzibar résumé.
    slug: zanzibar-secret
    author: lea
    category: Zanzibar catégorie
    tags: [Zanzibar étiquette]
    \(lines)
    ---
    Zanzibar texte.

    """
  }

  private let others = """
    -- content/site.yml --
    title: Le blog
    baseURL: https://blog.example.com
    menu: [{ label: Articles, url: / }, { label: Suite, url: /articles/zanzibar-secret/ }]
    -- content/authors/lea.md --
    ---
    name: Léa Martin
    links: [{ label: Dernier, url: ../articles/secret.md }]
    ---
    Une [biographie](../articles/secret.md).
    -- content/pages/contact.md --
    ---
    title: Contact
    ---
    Une [page](../articles/secret.md).
    -- content/articles/autre.md --
    ---
    title: Un autre
    description: Essai.
    date: 2026-09-16
    author: lea
    slug: autre
    related: [zanzibar-secret]
    ---
    [Un *lien*](secret.md), [un autre](/articles/zanzibar-secret/), [sans barre](/articles/zanzibar-secret#suite),
    [entier](https://blog.example.com/articles/zanzibar-secret/), <a href="secret.md">brut</a>.

    ::lire-aussi{article=zanzibar-secret}

    """

  private let states = [
    "date: 2026-09-16\ndraft: true", "date: 2027-01-01", "date: 2026-09-16\nexpires: 2026-10-01",
    "draft: true",
  ]

  @Test(arguments: [0, 1, 2, 3])
  func `what is not published leaves no trace`(_ state: Int) async throws {
    let site = try await TestSite(others + article(states[state]))
    #expect(!site.diagnostics.contains { $0.severity != .notice })
    #expect(!site.everything.lowercased().contains("zanzibar"))
    #expect(
      site.addresses == ["/", "/articles/autre/", "/auteurs/lea/", "/auteurs/", "/contact/", "/404.html"])
    let page = try site.page("/articles/autre/")
    #expect(page.contains("<p>Un <em>lien</em>, un autre, sans barre,\nentier, <a>brut</a>.</p>"))
    #expect(!page.contains("lire-aussi"))
    #expect(!page.contains(#"<aside class="related""#))
    #expect(!(try site.page("/").contains("Suite")))
    #expect(try site.page("/auteurs/").contains("<p class=\"outil\">1\u{A0}article</p>"))
    let author = try site.page("/auteurs/lea/")
    #expect(author.contains("<p>Une biographie.</p>") && !author.contains("Dernier"))
  }

  @Test func `every link to what is not published is a notice, also under --strict`() async throws {
    let site = try await TestSite(others + article("date: 2027-01-01"))
    expect(
      site,
      reports: """
        content/articles/autre.md:7:11: notice: « zanzibar-secret » mène à un article programmé [unpublished-target]
          > Le renvoi ne paraît pas tant que l’article n’est pas publié.
        content/articles/autre.md:9:13: notice: « secret.md » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/articles/autre.md:9:36: notice: « /articles/zanzibar-secret/ » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/articles/autre.md:9:78: notice: L’ancre « #suite » n’existe pas [dead-anchor]
          > Une ancre est le titre d’une partie, en minuscules et sans accents : « ## Le coût » devient #le-cout.
        content/articles/autre.md:9:78: notice: « /articles/zanzibar-secret#suite » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/articles/autre.md:10:10: notice: « https://blog.example.com/articles/zanzibar-secret/ » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/articles/autre.md:10:72: notice: « secret.md » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/articles/autre.md:12:14: notice: « zanzibar-secret » mène à un article programmé [unpublished-target]
          > Le renvoi ne paraît pas tant que l’article n’est pas publié.
        content/authors/lea.md:3:32: notice: « ../articles/secret.md » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/authors/lea.md:5:18: notice: « ../articles/secret.md » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/pages/contact.md:4:12: notice: « ../articles/secret.md » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/site.yml:3:58: notice: « /articles/zanzibar-secret/ » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        """)
    #expect(!site.diagnostics.strict().hasErrors)
    let english = try await TestSite(
      "-- a.md --\n[x](b.md)\n-- content/articles/b.md --\n---\ntitle: b\ndraft: true\n---\n")
    expect(
      english,
      reportsInEnglish: """
        content/articles/a.md:7:5: notice: “b.md” leads to a draft [unpublished-target]
          > The link is plain text as long as the article is not published.
        """)
  }

  @Test func `each state is named as what it is`() async throws {
    let reports = ["un brouillon", "un article programmé", "un article expiré", "un brouillon"]
    for (state, name) in zip(states, reports) {
      let site = try await TestSite("-- a.md --\n[Un lien](secret.md)\n\(article(state))")
      #expect(
        site.problems == [
          "content/articles/a.md:7:11: notice: « secret.md » mène à \(name) [unpublished-target]"
        ])
    }
  }

  @Test(arguments: [0, 1, 2, 3])
  func `with --drafts everything shows, and the links are still told`(_ state: Int) async throws {
    let site = try await TestSite(others + article(states[state]), drafts: true)
    #expect(!site.diagnostics.contains { $0.severity != .notice })
    #expect(site.diagnostics.filter { $0.code == .unpublishedTarget }.count == 11)
    #expect(site.addresses.contains("/articles/zanzibar-secret/"))
    let page = try site.page("/articles/autre/")
    #expect(page.contains(#"<a href="/articles/zanzibar-secret/">Un <em>lien</em></a>"#))
    #expect(page.contains(#"<a href="/articles/zanzibar-secret/">brut</a>"#))
    #expect(page.count(of: "Zanzibar Secret") == 2)
    #expect(try site.page("/").contains("Zanzibar Secret"))
    #expect(try site.page("/").contains(#"<a href="/articles/zanzibar-secret/">Suite</a>"#))
    #expect(try site.page("/auteurs/").contains("<p class=\"outil\">2\u{A0}articles</p>"))
  }

  @Test func `an article appears at its instant and disappears at that of its end`() async throws {
    let text = article("date: 2026-11-22 09:30\nexpires: 2026-11-23T18:00:00+01:00")
    let moments: [(String, Bool)] = [
      ("2026-11-22 09:29:59", false), ("2026-11-22 09:30", true), ("2026-11-22 09:30:01", true),
      ("2026-11-23 17:59:59", true), ("2026-11-23T17:00:00Z", false), ("2026-11-24", false),
    ]
    for (moment, isThere) in moments {
      let site = try await TestSite(text, now: moment)
      #expect(site.addresses.contains("/articles/zanzibar-secret/") == isThere, "\(moment)")
    }
  }

  @Test func `a date without a time is midnight in Paris`() async throws {
    for (date, last, first) in [
      ("2026-07-14", "2026-07-13T21:59:59Z", "2026-07-13T22:00:00Z"),
      ("2026-12-25", "2026-12-24T22:59:59Z", "2026-12-24T23:00:00Z"),
    ] {
      #expect(
        !(try await TestSite(article("date: \(date)"), now: last)).addresses.contains(
          "/articles/zanzibar-secret/"))
      #expect(
        try await TestSite(article("date: \(date)"), now: first).addresses.contains(
          "/articles/zanzibar-secret/"))
    }
  }

  @Test func `what is wrong inside an unpublished article is a notice`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un brouillon
      dat: hier
      date: demain
      author: personne
      offer: rien
      related: [rien]
      category: "!"
      cover: { image: /images/rien.png, alt: Rien }
      draft: true
      ---
      [Un lien](rien.md), [une ancre](#rien), [du code](javascript:alert(1)).

      :::inconnu
      :::

      ::lire-aussi{article=rien}

      ::consultation
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:3:1: notice: « dat » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « date » ?
        content/articles/a.md:4:7: notice: La date « demain » dépend du jour où on la lit [bad-date]
          > Écrivez l’année, le mois et le jour, par exemple « 2026-09-16 » ou « 2026-09-16 09:30 »
        content/articles/a.md:5:9: notice: L’auteur « personne » n’existe pas [unknown-author]
          > Créez content/authors/personne.md avec une ligne « name: ».
        content/articles/a.md:6:8: notice: L’offre « rien » n’existe pas [unknown-offer]
          > Une offre est un fichier de content/offers/, ou « false » pour n’en montrer aucune.
        content/articles/a.md:7:11: notice: L’article « rien » n’existe pas [unknown-article]
          > Écrivez le « slug: » d’un article, sans « .md ».
        content/articles/a.md:8:11: notice: « ! » n’a ni lettre ni chiffre [invalid-value]
          > Donnez-lui un nom qui puisse servir d’adresse.
        content/articles/a.md:9:17: notice: L’image « /images/rien.png » n’existe pas [missing-image]
          > Les images sont dans content/images/ et s’écrivent /images/nom.jpg.
        content/articles/a.md:12:11: notice: Le lien « rien.md » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/articles/a.md:12:33: notice: L’ancre « #rien » n’existe pas [dead-anchor]
          > Une ancre est le titre d’une partie, en minuscules et sans accents : « ## Le coût » devient #le-cout.
        content/articles/a.md:12:51: notice: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Un lien commence par https://, mailto:, tel:, « / » ou le chemin d’un fichier.
        content/articles/a.md:14:4: notice: Le bloc « inconnu » n’existe pas [unknown-directive]
          > Les blocs du thème sont : avantages, citation, consultation, decision, encart, limites, lire-aussi.
        content/articles/a.md:17:14: notice: L’article « rien » n’existe pas [unknown-article]
          > Écrivez le « slug: » d’un article, sans « .md ».
        content/articles/a.md:19:3: notice: Aucune offre à montrer ici [unknown-offer]
          > Nommez-en une : ::consultation{offre=…}, ou donnez un « defaultOffer » dans site.yml.
        """)
    #expect(!site.diagnostics.strict().hasErrors)
  }

  @Test func `such an article is shown by --drafts all the same`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un brouillon
      cover: { image: /images/rien.png, alt: Rien }
      draft: true
      ---
      [Un lien](rien.md)

      :::inconnu
      Du texte.
      :::

      :::decision
      Pas de tableau.
      :::
      """, drafts: true)
    let page = try site.page("/articles/un-brouillon/")
    #expect(page.contains("<p>Un lien</p>"))
    #expect(!page.contains(#"src="""#) && !page.contains(#"href="""#))
  }

  @Test func `an unpublished article takes no address from a published one, and says so before its day`()
    async throws
  {
    let text = """
      -- content/articles/a.md --
      ---
      title: Publié
      description: Essai.
      date: 2026-09-16
      slug: un-sujet
      ---
      -- content/articles/b.md --
      ---
      title: Programmé
      description: Essai.
      date: 2027-01-01
      slug: un-sujet
      ---
      -- content/articles/c.md --
      ---
      title: Brouillon
      draft: true
      slug: un-sujet
      ---
      """
    for drafts in [false, true] {
      let site = try await TestSite(text, drafts: drafts)
      expect(
        site,
        reports: """
          content/articles/b.md:5:7: notice: L’adresse /articles/un-sujet/ est prise deux fois [address-collision]
            > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
            + content/articles/a.md:5:7: Elle est déjà prise ici
          content/articles/c.md:4:7: notice: L’adresse /articles/un-sujet/ est prise deux fois [address-collision]
            > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
            + content/articles/a.md:5:7: Elle est déjà prise ici
          """)
      #expect(site.addresses.count { $0 == "/articles/un-sujet/" } == 1)
      #expect(try site.page("/articles/un-sujet/").contains("<h1>Publié</h1>"))
    }
  }

  @Test func `a draft never makes a static file wrong`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un brouillon
      slug: ancien
      draft: true
      ---
      -- content/static/articles/ancien/index.html --
      <p>Ancien.</p>
      """, drafts: true)
    expect(
      site,
      reports: """
        content/articles/a.md:3:7: notice: L’adresse /articles/ancien/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/static/articles/ancien/index.html:1:1: Elle est déjà prise ici
        """)
  }
}
