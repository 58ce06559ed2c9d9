import Build
import Testing

/// Who answers where: every address has one owner.
@Suite struct AddressTests {
  @Test func `two articles with one slug are an error that names both`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: sujet
      ---
      -- content/articles/b.md --
      ---
      title: Un autre
      description: Essai.
      date: 2026-09-15
      slug: sujet
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/b.md:5:7: error: L’adresse /articles/sujet/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/articles/a.md:5:7: Elle est déjà prise ici
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/b.md:5:7: error: The address /articles/sujet/ is taken twice [address-collision]
          > Give one of the two another “slug:”, or another file name.
          + content/articles/a.md:5:7: It is taken here already
        """)
  }

  @Test func `two titles that give one slug are told at the titles`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: "L’été !"
      description: Essai.
      date: 2026-09-16
      ---
      -- content/articles/b.md --
      ---
      title: L'Été
      description: Essai.
      date: 2026-09-15
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:2:8: notice: L’adresse de l’article suit son titre : changer le titre casserait les liens [missing-field]
          > Figez-la par une ligne « slug: l-ete ».
        content/articles/b.md:2:8: error: L’adresse /articles/l-ete/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/articles/a.md:2:8: Elle est déjà prise ici
        content/articles/b.md:2:8: notice: L’adresse de l’article suit son titre : changer le titre casserait les liens [missing-field]
          > Figez-la par une ligne « slug: l-ete ».
        """)
  }

  @Test func `a page and a static file at one address are an error, in each way to write it`() async throws {
    for path in ["contact/index.html", "contact"] {
      let site = try await TestSite(
        """
        -- content/pages/contact.md --
        ---
        title: Contact
        ---
        -- content/static/\(path) --
        """)
      #expect(
        site.problems == [
          "content/static/\(path):1:1: error: L’adresse \(path == "contact" ? "/contact" : "/contact/") est prise deux fois [address-collision]"
        ])
    }
  }

  @Test func `an article may not bear the name of a folder of static files' file`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      -- content/static/articles/a/index.html --
      -- content/static/auteurs --
      -- content/static/404.html --
      -- content/static/index.html --
      -- content/images/plan.svg --
      -- content/static/images/plan.svg --
      """)
    expect(
      site,
      reports: """
        content/static/404.html:1:1: error: L’adresse /404.html est prise deux fois [address-collision]
          > Le générateur en a besoin : donnez un autre nom à ce fichier, ou un autre « slug: ».
        content/static/articles/a/index.html:1:1: error: L’adresse /articles/a/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/articles/a.md:5:7: Elle est déjà prise ici
        content/static/auteurs:1:1: error: L’adresse /auteurs est prise deux fois [address-collision]
          > Le générateur en a besoin : donnez un autre nom à ce fichier, ou un autre « slug: ».
        content/static/images/plan.svg:1:1: error: L’adresse /images/plan.svg est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/images/plan.svg:1:1: Elle est déjà prise ici
        content/static/index.html:1:1: error: L’adresse / est prise deux fois [address-collision]
          > Le générateur en a besoin : donnez un autre nom à ce fichier, ou un autre « slug: ».
        """)
  }

  @Test func `static and image files keep their names, hidden ones too`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      -- content/static/CNAME --
      -- content/static/.well-known/security.txt --
      -- content/static/favicon.svg --
      -- content/static/dossier/page.html --
      -- content/images/été 2026/plan.svg --
      """)
    expect(site, reports: "")
    #expect(
      site.composition?.files == [
        "/CNAME": "content/static/CNAME",
        "/.well-known/security.txt": "content/static/.well-known/security.txt",
        "/favicon.svg": "content/static/favicon.svg",
        "/dossier/page.html": "content/static/dossier/page.html",
        "/images/été 2026/plan.svg": "content/images/été 2026/plan.svg",
      ])
    #expect(try site.page("/").contains(#"<link rel="icon" type="image/svg+xml" href="/favicon.svg">"#))
  }

  @Test(arguments: [
    "index", "articles", "auteurs", "categories", "tags", "archives", "page", "assets", "images", "go",
  ])
  func `a slug that the generator needs is refused for articles and pages`(_ slug: String) async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: \(slug)
      ---
      -- content/pages/\(slug).md --
      ---
      title: Une page
      ---
      -- content/pages/autre.md --
      ---
      title: Une page
      slug: \(slug)
      ---
      """)
    let places = ["content/articles/a.md:5:7", "content/pages/autre.md:3:7", "content/pages/\(slug).md:1:1"]
    #expect(
      site.problems.sorted()
        == places.sorted().map { "\($0): error: « \(slug) » est réservé au générateur [reserved-slug]" })
  }

  @Test func `an article at the root and a page may not meet`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      permalinks: { article: /:slug/ }
      -- contact.md --
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/contact.md:5:7: error: L’adresse /contact/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/pages/contact.md:1:1: Elle est déjà prise ici
        """)
  }

  @Test func `pages answer at their names or slugs, in whatever folder, with the menu they ask for`()
    async throws
  {
    let site = try await TestSite(
      """
      -- content/pages/À propos.md --
      ---
      title: À propos
      description: Qui nous sommes.
      menu: main
      ---
      Un texte.
      -- content/pages/aide/questions.md --
      ---
      title: Questions
      slug: faq
      ---
      -- content/pages/mentions-legales.md --
      ---
      title: Mentions légales
      menu: none
      ---
      """)
    expect(site, reports: "")
    let page = try site.page("/a-propos/")
    #expect(page.contains("<title>À propos | Le blog</title>"))
    #expect(page.contains(#"<meta name="description" content="Qui nous sommes.">"#))
    #expect(page.contains(#"<a href="/a-propos/" aria-current="page">À propos</a>"#))
    #expect(page.contains(#"<a href="/faq/">Questions</a>"#))
    #expect(!page.contains("Mentions légales"))
    #expect(try site.page("/mentions-legales/").contains("<h1>Mentions légales</h1>"))
  }

  @Test func `everything that is wrong with a page is told at once`() async throws {
    let site = try await TestSite(
      """
      -- content/pages/contact.md --
      ---
      titre: Contact
      menu: haut
      slug: À propos
      draft: true
      ---
      """)
    expect(
      site,
      reports: """
        content/pages/contact.md:2:1: error: « titre » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « title » ?
        content/pages/contact.md:2:1: error: « title » manque [missing-field]
          > Ajoutez une ligne « title: Mon titre ».
        content/pages/contact.md:3:7: error: « menu » ne peut pas valoir « haut » [invalid-value]
          > Valeurs possibles : « main », « footer », « none »
        content/pages/contact.md:4:7: error: « À propos » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: a-propos ».
        content/pages/contact.md:5:1: error: « draft » n’est pas un champ connu [unknown-key]
          > Champs connus : slug, title, description, menu, typography
        """)
  }
}
