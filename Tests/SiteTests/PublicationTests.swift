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
      site.addresses == [
        "/", "/articles/autre/", "/auteurs/lea/", "/auteurs/", "/archives/", "/contact/", "/404.html",
        "/feed.xml", "/sitemap.xml", "/robots.txt", "/_headers",
      ])
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
    #expect(page.count(of: "Zanzibar Secret") == 3)
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
}
