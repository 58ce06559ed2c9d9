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
    #expect(page.contains("<h2 id=\"consultation\">Une session ?</h2>"))
    #expect(
      page.contains(#"<p>Venez avec <em>une</em> question et <a href="/images/plan.svg">ce plan</a>.</p>"#))
    for detail in ["<dd>30 minutes</dd>", "<dd>Léa</dd>", "<dd>Un résumé.</dd>"] {
      #expect(page.contains(detail))
    }
    #expect(page.holds(inOrder: ["Un texte.", "Une session ?"]))
  }

  @Test func `where the author places it, it stands there and nowhere else`() async throws {
    let site = try await site("draft: false", "Avant.\n\n::consultation\n\nAprès.")
    expect(site, reports: "")
    let page = try site.page("/articles/mon-article/")
    #expect(page.count(of: #"<aside class="cta"#) == 1)
    #expect(page.contains("utm_campaign=mon-article&amp;utm_content=article-milieu"))
    #expect(page.holds(inOrder: ["Avant.", "Une session ?", "Après."]))
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
    #expect(page.contains(#"<h2 id="consultation">Une session ?</h2>"#))
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

  @Test(arguments: [
    "javascript:alert(1)", "http://rendez-vous.example.com/", "rendez-vous.example.com", "/contact/",
    "mailto:lea@example.com", "https://", " https://", "https://a\"b.example.com",
  ])
  func `an offer leads to an address with https`(_ address: String) async throws {
    let site = try await TestSite(
      """
      -- content/offers/audit.md --
      ---
      title: Un audit
      button: Demander
      url: '\(address)'
      ---
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/offers/audit.md:4:6: error: « \(address) » n’est pas une adresse de rendez-vous [bad-url]
          > Elle commence par https://.
        """)
  }

  @Test func `where hosts are declared, others are refused`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      bookingHosts: [Rendez-Vous.example.com, agenda.example.org]
      -- content/offers/un.md --
      ---
      title: Un
      button: Demander
      url: https://rendez-vous.exemple.com/30min
      ---
      -- content/offers/deux.md --
      ---
      title: Deux
      button: Demander
      url: https://evil.test/rendez-vous.example.com
      ---
      -- content/offers/trois.md --
      ---
      title: Trois
      button: Demander
      url: https://RENDEZ-VOUS.example.com:443/30min
      ---
      -- content/offers/quatre.md --
      ---
      title: Quatre
      button: Demander
      url: https://rendez-vous.example.com@evil.test/
      ---
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/offers/deux.md:4:6: error: Le site « evil.test » n’est pas permis pour une offre [bad-url]
          > « bookingHosts », dans site.yml, permet : rendez-vous.example.com, agenda.example.org.
        content/offers/quatre.md:4:6: error: Le site « evil.test » n’est pas permis pour une offre [bad-url]
          > « bookingHosts », dans site.yml, permet : rendez-vous.example.com, agenda.example.org.
        content/offers/un.md:4:6: error: Le site « rendez-vous.exemple.com » n’est pas permis pour une offre [bad-url]
          > Vouliez-vous dire « rendez-vous.example.com » ?
        """)
    expect(
      site,
      reportsInEnglish: """
        content/offers/deux.md:4:6: error: The host “evil.test” is not allowed for an offer [bad-url]
          > “bookingHosts” in site.yml allows: rendez-vous.example.com, agenda.example.org.
        content/offers/quatre.md:4:6: error: The host “evil.test” is not allowed for an offer [bad-url]
          > “bookingHosts” in site.yml allows: rendez-vous.example.com, agenda.example.org.
        content/offers/un.md:4:6: error: The host “rendez-vous.exemple.com” is not allowed for an offer [bad-url]
          > Did you mean “rendez-vous.example.com”?
        """)
  }

  @Test func `everything that is wrong with an offer is told at once`() async throws {
    let site = try await TestSite(
      """
      -- content/offers/Un audit.md --
      ---
      titre: Un audit
      utm:
        source: Mon Blog
        medum: cta
        campaign: "***"
      ---
      Un texte.

      :::encart
      Un aparté.
      :::
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/offers/Un audit.md:2:1: error: « titre » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « title » ?
        content/offers/Un audit.md:2:1: error: « button » manque [missing-field]
          > Ajoutez « button: … »
        content/offers/Un audit.md:2:1: error: « title » manque [missing-field]
          > Ajoutez « title: … »
        content/offers/Un audit.md:2:1: error: « url » manque [missing-field]
          > Ajoutez « url: … »
        content/offers/Un audit.md:4:11: error: « Mon Blog » ne convient pas comme paramètre de suivi [invalid-value]
          > Il n’a que des minuscules sans accent, des chiffres et des traits d’union : « source: mon-blog ».
        content/offers/Un audit.md:5:3: error: « utm.medum » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « medium » ?
        content/offers/Un audit.md:6:13: error: « *** » ne convient pas comme paramètre de suivi [invalid-value]
          > Il n’a que des minuscules sans accent, des chiffres et des traits d’union : « campaign: blog ».
        content/offers/Un audit.md:10:4: error: Une offre ne contient pas de bloc [block-content]
          > Écrivez son texte en paragraphes simples.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/offers/Un audit.md:2:1: error: “titre” is not a known field [unknown-key]
          > Did you mean “title”?
        content/offers/Un audit.md:2:1: error: “button” is missing [missing-field]
          > Add “button: …”
        content/offers/Un audit.md:2:1: error: “title” is missing [missing-field]
          > Add “title: …”
        content/offers/Un audit.md:2:1: error: “url” is missing [missing-field]
          > Add “url: …”
        content/offers/Un audit.md:4:11: error: “Mon Blog” cannot be a tracking parameter [invalid-value]
          > It has only lower-case letters without accents, digits and hyphens: “source: mon-blog”.
        content/offers/Un audit.md:5:3: error: “utm.medum” is not a known field [unknown-key]
          > Did you mean “medium”?
        content/offers/Un audit.md:6:13: error: “***” cannot be a tracking parameter [invalid-value]
          > It has only lower-case letters without accents, digits and hyphens: “campaign: blog”.
        content/offers/Un audit.md:10:4: error: An offer holds no block [block-content]
          > Write its text as plain paragraphs.
        """)
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
