import Testing

/// Offers: their files, and the call to action that articles show.
@Suite struct OfferTests {
  private let offers = """
    -- content/site.yml --
    title: Le blog
    baseURL: https://blog.example.com
    defaultAuthor: lea
    defaultOffer: session
    -- content/offers/session.md --
    ---
    title: Une session ?
    button: Réserver & venir
    url: https://rendez-vous.example.com/30min/
    duration: 30 minutes
    with: Léa
    next: Un résumé.
    ---
    Venez avec *une* question et [ce plan](/images/plan.svg).
    -- content/offers/audit.md --
    ---
    title: Un audit
    button: Demander
    url: https://rendez-vous.example.com/audit?lang=fr#jour
    utm:
      source: site
      medium: bouton
      campaign: hiver
      content: bas
    ---
    -- content/images/plan.svg --

    """

  private func site(_ frontMatter: String, _ text: String = "Un texte.") async throws -> TestSite {
    try await TestSite(
      offers + """
        -- content/articles/a.md --
        ---
        title: Un article
        description: Essai.
        date: 2026-09-16
        slug: mon-article
        \(frontMatter)
        ---
        \(text)
        """)
  }

  private let address = "https://rendez-vous.example.com/30min/?utm_source=blog&amp;utm_medium=cta"

  @Test func `an article ends with the default offer`() async throws {
    let site = try await site("draft: false")
    expect(site, reports: "")
    let page = try site.page("/articles/mon-article/")
    #expect(page.count(of: #"<aside class="cta"#) == 1)
    #expect(
      page.contains(
        #"<a class="button" href="\#(address)&amp;utm_campaign=mon-article&amp;utm_content=article-fin" data-adresse="rendez-vous.example.com/30min">Réserver &amp; venir</a>"#
      ))
    #expect(page.contains("<h2 id=\"consultation\">Une session\u{202F}?</h2>"))
    #expect(
      page.contains(#"<p>Venez avec <em>une</em> question et <a href="/images/plan.svg">ce plan</a>.</p>"#))
    for detail in ["<dd>30\u{A0}minutes</dd>", "<dd>Léa</dd>", "<dd>Un résumé.</dd>"] {
      #expect(page.contains(detail))
    }
    #expect(page.holds(inOrder: ["Un texte.", "Une session\u{202F}?"]))
  }

  @Test func `where the author places it, it stands there and nowhere else`() async throws {
    let site = try await site("draft: false", "Avant.\n\n::consultation\n\nAprès.")
    expect(site, reports: "")
    let page = try site.page("/articles/mon-article/")
    #expect(page.count(of: #"<aside class="cta"#) == 1)
    #expect(page.contains("utm_campaign=mon-article&amp;utm_content=article-milieu"))
    #expect(page.holds(inOrder: ["Avant.", "Une session\u{202F}?", "Après."]))
  }

  @Test func `offer: false removes it`() async throws {
    let site = try await site("offer: false")
    expect(site, reports: "")
    #expect(!(try site.page("/articles/mon-article/").contains("Une session")))
  }

  @Test func `offer: false with a block that asks for one is doubtful`() async throws {
    let site = try await site("offer: false", "::consultation")
    expect(
      site,
      reports: """
        content/articles/a.md:8:3: warning: Aucune offre à montrer ici [unknown-offer]
          > Nommez-en une : ::consultation{offre=…}, ou donnez un « defaultOffer » dans site.yml.
        """)
    #expect(!(try site.page("/articles/mon-article/").contains(#"class="cta"#)))
  }

  @Test func `an article may name another offer, with its own parameters`() async throws {
    let site = try await site("offer: audit")
    expect(site, reports: "")
    #expect(
      try site.page("/articles/mon-article/").contains(
        #"href="https://rendez-vous.example.com/audit?lang=fr&amp;utm_source=site&amp;utm_medium=bouton&amp;utm_campaign=hiver&amp;utm_content=bas#jour""#
      ))
  }

  @Test func `a block may name an offer, also where the article has none`() async throws {
    for frontMatter in ["draft: false", "offer: false"] {
      let site = try await site(frontMatter, "::consultation{offre=session}")
      expect(site, reports: "")
      let page = try site.page("/articles/mon-article/")
      #expect(page.count(of: #"<aside class="cta"#) == 1)
      #expect(page.contains("utm_campaign=mon-article&amp;utm_content=article-milieu"))
    }
  }

  @Test func `two blocks have two ids, and a label of the author's`() async throws {
    let site = try await site("draft: false", "::consultation[Pour *vous*]\n\n::consultation{offre=audit}")
    expect(site, reports: "")
    let page = try site.page("/articles/mon-article/")
    #expect(page.contains(#"<p class="etiquette rubrique">Pour <em>vous</em></p>"#))
    #expect(page.contains("<h2 id=\"consultation\">Une session\u{202F}?</h2>"))
    #expect(page.contains(#"<h2 id="consultation-2">Un audit</h2>"#))
  }

  @Test func `an offer that does not exist is named with the nearest`() async throws {
    let site = try await site("offer: audti", "::consultation{offre=sesion}\n\n::consultation{offre=zzzzzz}")
    expect(
      site,
      reports: """
        content/articles/a.md:6:8: error: L’offre « audti » n’existe pas [unknown-offer]
          > Vouliez-vous dire « audit » ?
        content/articles/a.md:8:16: error: L’offre « sesion » n’existe pas [unknown-offer]
          > Vouliez-vous dire « session » ?
        content/articles/a.md:10:16: error: L’offre « zzzzzz » n’existe pas [unknown-offer]
          > Une offre est un fichier de content/offers/, ou « false » pour n’en montrer aucune.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:6:8: error: There is no offer “audti” [unknown-offer]
          > Did you mean “audit”?
        content/articles/a.md:8:16: error: There is no offer “sesion” [unknown-offer]
          > Did you mean “session”?
        content/articles/a.md:10:16: error: There is no offer “zzzzzz” [unknown-offer]
          > An offer is a file of content/offers/, or “false” to show none.
        """)
  }

  @Test func `a page may show the site's offer`() async throws {
    let site = try await TestSite(
      offers + """
        -- content/pages/contact.md --
        ---
        title: Contact
        ---
        ::consultation
        """)
    expect(site, reports: "")
    #expect(try site.page("/contact/").contains("utm_campaign=contact&amp;"))
  }

  @Test func `an offer's file may bear any name`() async throws {
    let site = try await TestSite(
      """
      -- content/offers/Un été à deux.md --
      ---
      title: Un audit
      button: Demander
      url: https://rendez-vous.example.com/
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      offer: Un été à deux
      ---
      """)
    expect(site, reports: "")
    #expect(try site.page("/articles/a/").contains("Demander"))
  }
}
