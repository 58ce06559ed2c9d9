import Testing

/// Authors: their files, their pages, and how articles are signed.
@Suite struct AuthorTests {
  @Test func `an author who says everything has a page with it all`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      kind: person
      role: Spécialiste <affiliation>
      bio: J’aide & je compte.
      photo: ../images/lea.jpg
      slug: lea-martin
      links:
        - { label: Site, url: "https://www.example.com/?a=1&b=2" }
        - { label: Contact, url: /contact/ }
      ---
      Une **longue** biographie, [un lien](../articles/a.md).
      -- content/images/lea.jpg --
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      -- a.md --
      """)
    expect(site, reports: "")
    let page = try site.page("/auteurs/lea-martin/")
    #expect(page.contains("<title>Léa Martin | Le blog</title>"))
    #expect(page.contains(#"content="Les articles de Léa Martin sur Le blog.""#))
    #expect(page.contains(#"<img class="portrait" src="/images/lea.jpg" alt="">"#))
    #expect(page.contains(#"<p class="chapo">Spécialiste &lt;affiliation&gt;</p>"#))
    #expect(
      page.contains(#"<p>Une <strong>longue</strong> biographie, <a href="/articles/a/">un lien</a>.</p>"#))
    #expect(page.contains(#"<a href="https://www.example.com/?a=1&amp;b=2">Site</a>"#))
    #expect(page.contains(#"<a href="/contact/">Contact</a>"#))
    #expect(page.contains(#"<a class="titre" href="/articles/a/">Article a</a>"#))
    let article = try site.page("/articles/a/")
    #expect(article.contains(#"<a class="author" rel="author" href="/auteurs/lea-martin/">Léa Martin</a>"#))
    #expect(article.contains("<blockquote><p>J’aide &amp; je compte.</p></blockquote>"))
  }

  @Test func `an author without a biography has no section under the article`() async throws {
    let site = try await TestSite("-- a.md --")
    #expect(!(try site.page("/articles/a/").contains(#"class="bio""#)))
    #expect(try site.page("/auteurs/lea/").contains("<h1>Léa Martin</h1>"))
  }

  @Test func `everything that is wrong with an author is told at once`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      nom: Léa Martin
      kind: humain
      role: [a]
      photo: ../images/lea.jpg
      slug: Léa
      links:
        - { label: Alerte, url: "javascript:alert(1)" }
        - { label: Contact, url: /contact/ }
        - { url: / }
      ---
      -- content/images/léa.jpg --
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/authors/lea.md:2:1: error: « nom » n’est pas un champ connu [unknown-key]
          > Champs connus : slug, name, kind, role, bio, photo, links
        content/authors/lea.md:2:1: error: « name » manque [missing-field]
          > Ajoutez une ligne « name: Prénom Nom ».
        content/authors/lea.md:3:7: error: « kind » ne peut pas valoir « humain » [invalid-value]
          > Valeurs possibles : « person », « organization »
        content/authors/lea.md:4:7: error: « role » doit être un texte, pas une liste [wrong-type]
          > Écrivez par exemple « role: a »
        content/authors/lea.md:5:8: error: L’image « ../images/lea.jpg » n’existe pas [missing-image]
          > Vouliez-vous dire « /images/léa.jpg » ?
        content/authors/lea.md:6:7: error: « Léa » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: lea ».
        content/authors/lea.md:8:27: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Écrivez une adresse qui commence par https://, mailto: ou « / ».
        content/authors/lea.md:9:28: error: Le lien « /contact/ » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/authors/lea.md:10:5: error: « links[3].label » manque [missing-field]
          > Ajoutez « label: … »
        """)
    expect(
      site,
      reportsInEnglish: """
        content/authors/lea.md:2:1: error: “nom” is not a known field [unknown-key]
          > Known fields: slug, name, kind, role, bio, photo, links
        content/authors/lea.md:2:1: error: “name” is missing [missing-field]
          > Add a line “name: First Last”.
        content/authors/lea.md:3:7: error: “kind” cannot be “humain” [invalid-value]
          > Possible values: “person”, “organization”
        content/authors/lea.md:4:7: error: “role” must be a text, not a list [wrong-type]
          > Write, for example, “role: a”
        content/authors/lea.md:5:8: error: There is no image “../images/lea.jpg” [missing-image]
          > Did you mean “/images/léa.jpg”?
        content/authors/lea.md:6:7: error: “Léa” cannot be an address [bad-slug]
          > Write “slug: lea”.
        content/authors/lea.md:8:27: error: This address would run code in the reader’s browser [dangerous-link]
          > Write an address that begins with https://, mailto: or “/”.
        content/authors/lea.md:9:28: error: The link “/contact/” leads nowhere [dead-link]
          > An internal link is the path of a file (other-article.md) or an address of the site (/contact/).
        content/authors/lea.md:10:5: error: “links[3].label” is missing [missing-field]
          > Add “label: …”
        """)
  }

  @Test func `an author who does not exist is named with the nearest`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      author: [lea, laé, Zoé Dupont]
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:6:15: error: L’auteur « laé » n’existe pas [unknown-author]
          > Vouliez-vous dire « lea » ?
        content/articles/a.md:6:20: error: L’auteur « Zoé Dupont » n’existe pas [unknown-author]
          > Créez content/authors/Zoé Dupont.md avec une ligne « name: ».
        """)
  }

  @Test func `several authors sign in their order, each once`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/zoe.md --
      ---
      name: Zoé
      bio: Zoé écrit.
      ---
      -- content/authors/lea.md --
      ---
      name: Léa
      bio: Léa écrit.
      ---
      -- content/authors/eve.md --
      ---
      name: Ève
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      author: [zoe, eve, lea, zoe]
      ---
      -- content/articles/b.md --
      ---
      title: Un autre
      description: Essai.
      date: 2026-09-15
      slug: b
      author: lea
      ---
      -- content/articles/c.md --
      ---
      title: À deux
      description: Essai.
      date: 2026-09-14
      slug: c
      author: [lea, zoe]
      ---
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      """)
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(page.holds(inOrder: [">Zoé</a>", ">Ève</a>", ">Léa</a>", "Zoé écrit", "Léa écrit"]))
    #expect(page.count(of: ">Zoé</a>") == 1)
    #expect(try site.page("/").contains("Zoé, Ève et Léa, <time"))
    #expect(try site.page("/auteurs/zoe/").contains("Un article"))
    #expect(!(try site.page("/auteurs/eve/").contains("Un autre")))
    let authors = try site.page("/auteurs/")
    #expect(authors.holds(inOrder: [">Ève</a>", ">Léa</a>", ">Zoé</a>"]))
    #expect(authors.contains("<p class=\"outil\">2\u{A0}articles</p>"))
    #expect(authors.contains("<p class=\"outil\">1\u{A0}article</p>"))
  }

  @Test func `an author of nothing has zero articles, in the singular`() async throws {
    let site = try await TestSite("")
    #expect(try site.page("/auteurs/").contains("<p class=\"outil\">0\u{A0}article</p>"))
    #expect(try site.page("/auteurs/lea/").contains("Aucun article signé de ce nom"))
  }

  @Test(arguments: [
    ("Tiphaine Menadier", "TM"), ("La rédaction", "LR"), ("élodie", "É"), ("Jean-Pierre d’Ormesson", "JD"),
    ("Anne Marie de la Tour", "AT"), ("œuvre", "Œ"),
  ])
  func `a portrait without a photo shows the initials`(_ name: String, _ initials: String) async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      name: \(name)
      ---
      """)
    #expect(
      try site.page("/auteurs/lea/").contains(
        #"<span class="portrait" aria-hidden="true">\#(initials)</span>"#))
  }

  @Test func `a file may bear the author's name as it is spoken`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      -- content/authors/Élodie d’Arc.md --
      ---
      name: Élodie d’Arc
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      author: Élodie d’Arc
      ---
      """)
    expect(site, reports: "")
    #expect(try site.page("/articles/a/").contains(#"href="/auteurs/elodie-d-arc/">Élodie d’Arc</a>"#))
  }

  @Test func `a name of which no address can be made needs a slug`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      -- content/authors/李.md --
      ---
      name: 李
      ---
      -- content/pages/🙂.md --
      ---
      title: Bonjour
      ---
      """)
    expect(
      site,
      reports: """
        content/authors/李.md:1:1: error: Le nom du fichier ne donne aucune adresse [bad-slug]
          > Ajoutez une ligne « slug: mon-adresse » dans l’en-tête.
        content/pages/🙂.md:1:1: error: Le nom du fichier ne donne aucune adresse [bad-slug]
          > Ajoutez une ligne « slug: mon-adresse » dans l’en-tête.
        """)
  }

  @Test func `two authors may not have one address`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/authors/martin.md --
      ---
      name: Léa Martin
      slug: lea
      ---
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/authors/martin.md:1:1: error: L’adresse /auteurs/lea/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/authors/lea.md:1:1: Elle est déjà prise ici
        """)
  }

  @Test func `an author's file that cannot be read does not make its articles wrong`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      Léa Martin
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      author: lea
      ---
      """)
    #expect(
      site.problems == [
        "content/authors/lea.md:1:1: error: Le fichier n’a pas d’en-tête [missing-front-matter]"
      ])
  }
}
