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
    #expect(page.contains(#"<img class="portrait" src="/images/lea.jpg" alt="" decoding="async">"#))
    #expect(page.contains(#"<p class="chapo">Spécialiste &lt;affiliation&gt;</p>"#))
    #expect(
      page.contains(#"<p>Une <strong>longue</strong> biographie, <a href="/articles/a/">un lien</a>.</p>"#))
    #expect(page.contains(#"<a rel="me" href="https://www.example.com/?a=1&amp;b=2">Site</a>"#))
    #expect(page.contains(#"<a href="/contact/">Contact</a>"#))
    #expect(page.contains(#"<a class="titre" href="/articles/a/">Article a</a>"#))
    #expect(page.contains("<blockquote><p>J’aide &amp; je compte.</p></blockquote>"))
    let article = try site.page("/articles/a/")
    #expect(article.contains(#"<a rel="me" href="https://www.example.com/?a=1&amp;b=2">Site</a>"#))
    #expect(article.contains(#"<a class="author" rel="author" href="/auteurs/lea-martin/">Léa Martin</a>"#))
    #expect(article.contains("<blockquote><p>J’aide &amp; je compte.</p></blockquote>"))
  }

  @Test func `an author without a biography has no section under the article`() async throws {
    let site = try await TestSite("-- a.md --")
    #expect(!(try site.page("/articles/a/").contains(#"class="bio""#)))
    #expect(try site.page("/auteurs/lea/").contains("<h1>Léa Martin</h1>"))
  }

  @Test func `a biography of one word, of two paragraphs or of 2,000 words is quoted as far as it goes`()
    async throws
  {
    func site(_ bio: String) async throws -> TestSite {
      try await TestSite("-- content/authors/lea.md --\n---\nname: Léa\nbio: \(bio)\n---\n-- a.md --\n")
    }
    let short = try await site("Écrit.")
    expect(short, reports: "")
    #expect(try short.page("/articles/a/").contains("<blockquote><p>Écrit.</p></blockquote>"))
    let two = try await site("|\n  Un.\n\n  Deux.")
    expect(two, reports: "")
    #expect(try two.page("/articles/a/").contains("<p>Un.</p><p>Deux."))
    let words = (1...2000).map { "mot\($0)" }.joined(separator: " ")
    let long = try await site(words)
    expect(
      long,
      reports: """
        content/authors/lea.md:3:6: notice: La biographie a 2 000 mots : les articles n’en citent que les 100 premiers [invalid-value]
          > Gardez ici deux ou trois phrases, et écrivez le reste sous l’en-tête.
        """)
    #expect(try long.page("/articles/a/").contains(" mot100…</p></blockquote>"))
    #expect(try long.page("/auteurs/lea/").contains(" mot2000</p></blockquote>"))
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
}
