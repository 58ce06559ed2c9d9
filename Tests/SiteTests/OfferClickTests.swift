import Testing

/// Clicks on an offer that the logs of the host count: pages of ours that lead on.
@Suite struct OfferClickTests {
  private let offer = """
    -- content/site.yml --
    title: Le blog
    baseURL: https://blog.example.com/revue
    defaultAuthor: lea
    defaultOffer: Un été à deux
    -- content/offers/Un été à deux.md --
    ---
    title: Une session ?
    button: Réserver & venir
    url: https://rendez-vous.example.com/30min
    countClicks: true
    ---
    -- content/offers/audit.md --
    ---
    title: Un audit
    button: Demander
    url: https://rendez-vous.example.com/audit
    ---

    """

  @Test func `a link leads to a page of ours, which leads on`() async throws {
    let site = try await TestSite(offer + "-- a.md --\nUn texte.\n")
    expect(site, reports: "")
    let page = "/go/un-ete-a-deux/a-article-fin/"
    let article = try site.page("/articles/a/")
    #expect(
      article.contains(
        #"<a class="button" rel="nofollow" href="/revue\#(page)" data-adresse="rendez-vous.example.com/30min">"#
      ))
    #expect(!article.contains("utm_"))
    let target =
      "https://rendez-vous.example.com/30min?utm_source=blog&amp;utm_medium=cta&amp;utm_campaign=a&amp;utm_content=article-fin"
    let click = try site.page(page)
    #expect(click.contains(#"<meta http-equiv="refresh" content="0; url=\#(target)">"#))
    #expect(click.contains(#"<meta name="robots" content="noindex">"#))
    #expect(click.contains("Vous partez vers la prise de rendez-vous\u{A0}:"))
    #expect(click.contains(#"<a href="\#(target)">Réserver &amp; venir</a>"#))
    #expect(!click.contains("canonical"))
  }

  @Test func `each place of each page has a page of its own, and nothing else has`() async throws {
    let site = try await TestSite(
      offer + """
        -- a.md --
        ::consultation

        ::consultation

        ::consultation{offre=audit}
        -- b.md --
        Rien.
        -- content/articles/c.md --
        ---
        title: Rien
        description: Essai.
        date: 2026-09-16
        slug: c
        offer: false
        ---
        -- content/articles/d.md --
        ---
        title: Brouillon
        slug: d
        draft: true
        ---
        -- content/pages/contact.md --
        ---
        title: Contact
        ---
        ::consultation
        """)
    expect(site, reports: "")
    #expect(
      site.addresses.filter { $0.hasPrefix("/go/") } == [
        "/go/un-ete-a-deux/a-article-milieu/", "/go/un-ete-a-deux/b-article-fin/",
        "/go/un-ete-a-deux/contact-article-milieu/",
      ])
    #expect(!(try site.page("/sitemap.xml").contains("/go/")))
    #expect(
      try site.page("/robots.txt") == """
        User-agent: *
        Allow: /
        Disallow: /revue/go/

        Sitemap: https://blog.example.com/revue/sitemap.xml

        """)
    // Temporary, or a browser would not come by a second time.
    #expect(
      try site.page("/_redirects").contains(
        "/revue/go/un-ete-a-deux/b-article-fin/ https://rendez-vous.example.com/30min?utm_source=blog&utm_medium=cta&utm_campaign=b&utm_content=article-fin 302\n"
      ))
  }

  @Test func `a site that counts nothing has none of this`() async throws {
    let site = try await TestSite(offer.replacing("countClicks: true\n", with: "") + "-- a.md --\n")
    #expect(!site.addresses.contains { $0.hasPrefix("/go/") || $0 == "/_redirects" })
    #expect(!(try site.page("/robots.txt").contains("Disallow")))
    #expect(!(try site.page("/articles/a/").contains("nofollow")))
  }

  @Test func `two offers that would be counted as one are an error, and a file in the way too`() async throws
  {
    let site = try await TestSite(
      offer + """
        -- content/offers/un-ete-a-deux.md --
        ---
        title: Une autre
        button: Demander
        url: https://rendez-vous.example.com/
        countClicks: true
        ---
        -- content/static/go/un-ete-a-deux/a-article-fin/index.html --
        -- a.md --
        """)
    expect(
      site,
      reports: """
        content/offers/un-ete-a-deux.md:1:1: error: L’adresse /go/un-ete-a-deux/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/offers/Un été à deux.md:1:1: Elle est déjà prise ici
        content/static/go/un-ete-a-deux/a-article-fin/index.html:1:1: error: L’adresse /go/un-ete-a-deux/a-article-fin/ est prise deux fois [address-collision]
          > Le générateur en a besoin : donnez un autre nom à ce fichier, ou un autre « slug: ».
        """)
  }

  @Test func `an offer that says nothing of itself has no empty list`() async throws {
    let site = try await TestSite(offer + "-- a.md --\n")
    let page = try site.page("/articles/a/")
    #expect(page.contains(#"<aside class="cta large" aria-labelledby="consultation">"#))
    #expect(!page.contains("<dl>"))
    #expect(!page.contains("cta-texte"))
  }
}
