import Diagnostics
import Testing

/// What a link that pays the blog becomes, and what readers are told of it.
@Suite struct PartnerTests {
  private static let partners = """
    -- content/partners.yml --
    cadence:
      name: Cadence
      hosts: [www.Cadence.example]
      url: https://www.cadence.example/?partner=blog
    boussole:
      name: Boussole & fils
      hosts: [boussole.example]
      parameters: [ref]

    """

  private static func site(_ text: String, front: String = "", more: String = "") async throws -> TestSite {
    try await TestSite(
      partners + """
        -- content/articles/a.md --
        ---
        title: Article a
        description: Essai.
        date: 2026-09-16
        slug: a
        \(front)---
        \(text)

        """ + more)
  }

  /// The text of the article's page, from its title to the end of its text.
  private static func text(_ site: TestSite) throws -> String {
    let page = try site.page("/articles/a/")
    let start = try #require(page.firstRange(of: "<h1")).lowerBound
    let end = try #require(page.firstRange(of: "<div class=\"suites\">")).lowerBound
    return String(page[start..<end])
  }

  // MARK: What is not paid

  @Test(arguments: [
    "https://www.amazon.fr/dp/B000?th=1", "https://fr.example.org/?tag=affiliation",
    "https://www.awin.com/fr",
    "https://www.tradedoubler.com/fr/", "https://www.shareasale.com/info/", "https://exemple.org/?ref=blog",
    "https://blog.example.com/articles/a/", "https://notcadence.example/", "https://boussole.example/aide",
    "https://boussole.example/?ref=", "https://exemple.org/?clickref", "mailto:bonjour@cadence.example",
    "tel:+33100000000", "/articles/a/", "https://example.org/cadence.example",
  ])
  func `an editorial link says nothing of money`(_ address: String) async throws {
    let site = try await Self.site("[Un lien](\(address)) et <a href=\"\(address)\">un autre</a>.")
    #expect(site.diagnostics.isEmpty)
    let text = try Self.text(site)
    #expect(!text.contains("sponsored") && !text.contains("lien affilié") && !text.contains("mention"))
    #expect(!(try site.page("/").contains("Collaboration")))
  }

  @Test func `code shows a paid address as it is`() async throws {
    let site = try await Self.site(
      "`https://awin1.com/x`\n\n```html\n<a href=\"https://awin1.com/x\">x</a>\n```\n")
    #expect(!(try Self.text(site).contains("sponsored")))
  }

  // MARK: What is paid

  @Test(arguments: [
    "https://cadence.example/tarifs", "http://CADENCE.example", "https://go.cadence.example:8443/x",
    "//www.cadence.example/", "https://boussole.example/?a=b&ref=blog", "https://boussole.example/?REF=1#x",
    "https://www.awin1.com/cread.php?awinmid=1", "https://brand.pxf.io/c/1",
    "https://shareasale.com/r.cfm?b=1",
    "https://www.amazon.fr/dp/B000?tag=blog-21", "https://www.amazon.co.uk/x?tag=blog-21",
    "https://amzn.to/3x",
    "https://exemple.org/?clickref=12", "https://exemple.org/?affid=12", "partenaire:cadence",
  ])
  func `a link to a partner or by a network is marked`(_ address: String) async throws {
    let site = try await Self.site("[Un lien](\(address)) et <a href=\"\(address)\">un autre</a>.")
    #expect(site.diagnostics.isEmpty)
    let text = try Self.text(site)
    #expect(
      text.contains("rel=\"sponsored\">Un lien</a>\u{A0}<span class=\"lien-paye\">(lien affilié)</span>"))
    #expect(
      text.contains("rel=\"sponsored\">un autre</a>\u{A0}<span class=\"lien-paye\">(lien affilié)</span>"))
  }

  @Test func `what raw HTML says of a link is kept`() async throws {
    let site = try await Self.site(
      """
      <a rel="nofollow" class="x" href="https://awin1.com/1">un</a>, <a href='https://awin1.com/2' rel=Sponsored>deux</a>,
      <a rel="author" href="/articles/a/">trois</a>, <a name="x" rel="me">quatre</a>

      <div><a href="https://awin1.com/5"
      rel="noopener">cinq</a></div>
      """)
    let text = try Self.text(site)
    #expect(
      text.contains(
        "<a class=\"x\" href=\"https://awin1.com/1\" rel=\"nofollow sponsored\">un</a>\u{A0}<span"))
    #expect(text.contains("<a href=\"https://awin1.com/2\" rel=\"Sponsored\">deux</a>\u{A0}<span"))
    #expect(text.contains("<a href=\"/articles/a/\" rel=\"author\">trois</a>,"))
    #expect(text.contains("<a name=\"x\" rel=\"me\">quatre</a>"))
    #expect(text.contains("<a href=\"https://awin1.com/5\" rel=\"noopener sponsored\">cinq</a>\u{A0}<span"))
  }

  @Test func `a partner's address changes in one place`() async throws {
    let site = try await Self.site("[Cadence](partenaire:cadence \"Leur site\")")
    #expect(
      try Self.text(site).contains(
        "<a href=\"https://www.cadence.example/?partner=blog\" title=\"Leur site\" rel=\"sponsored\">Cadence</a>"
      ))
  }

  @Test func `links in blocks and tables are marked`() async throws {
    let site = try await Self.site(
      """
      | Outil | Prix |
      | --- | --- |
      | [Cadence](partenaire:cadence) | 10 € |

      :::encart[À noter]
      Voir [Boussole](https://boussole.example/?ref=1).
      :::

      :::decision[Que choisir ?]
      | Si | Alors |
      | --- | --- |
      | Du temps | [Cadence](partenaire:cadence) |
      :::
      """)
    #expect(try Self.text(site).count(of: "rel=\"sponsored\"") == 3)
    #expect(try site.page("/feed.xml").count(of: "rel=&quot;sponsored&quot;") == 3)
  }

  @Test func `pages, authors and their links, menus, offers and former addresses are marked, too`()
    async throws
  {
    let site = try await TestSite(
      Self.partners + """
        -- content/site.yml --
        title: Le blog
        baseURL: https://blog.example.com
        defaultAuthor: lea
        defaultOffer: audit
        menu: [{ label: Cadence, url: 'partenaire:cadence' }]
        redirects: { /promo/: https://cadence.example/promo }
        -- content/authors/lea.md --
        ---
        name: Léa Martin
        links: [{ label: Chez Cadence, url: https://cadence.example/lea }]
        ---
        [Cadence](partenaire:cadence)
        -- content/offers/audit.md --
        ---
        title: Un audit
        button: Demander
        url: https://cadence.example/audit
        countClicks: true
        ---
        [Cadence](partenaire:cadence)
        -- content/pages/outils.md --
        ---
        title: Outils
        ---
        [Cadence](partenaire:cadence) et [la promo](/promo/).
        -- content/articles/a.md --
        ---
        title: Article a
        description: Essai.
        date: 2026-09-16
        slug: a
        ---
        Rien.
        """)
    #expect(site.diagnostics.isEmpty)
    let page = try site.page("/outils/")
    #expect(
      page.contains(
        "<a href=\"https://www.cadence.example/?partner=blog\" rel=\"sponsored\">Cadence</a></li>"))
    #expect(page.contains("<a href=\"/promo/\" rel=\"sponsored\">la promo</a>\u{A0}<span"))
    #expect(try site.page("/promo/").contains("<a href=\"https://cadence.example/promo\" rel=\"sponsored\">"))
    let author = try site.page("/auteurs/lea/")
    #expect(author.contains("<a rel=\"sponsored\" href=\"https://cadence.example/lea\">"))
    #expect(author.contains("rel=\"sponsored\">Cadence</a>\u{A0}<span class=\"lien-paye\">"))
    let article = try Self.text(site)
    #expect(article.contains("<a class=\"button\" rel=\"sponsored\" href=\"/go/audit/a-article-fin/\""))
    #expect(article.contains("<p class=\"lien-paye\">(lien affilié)</p>"))
    #expect(article.contains("liens affiliés (Cadence)"))
    #expect(try site.page("/go/audit/a-article-fin/").contains("rel=\"sponsored\">Demander</a>"))
  }

  // MARK: What readers are told

  @Test func `the mention stands before the text, on cards and in feeds`() async throws {
    let site = try await Self.site(
      "Un chapô avec [Cadence](partenaire:cadence).\n\n## Suite\n\nTexte.", front: "commercial: affiliate\n",
      more: "-- b.md --\nVoir.\n\n::lire-aussi{article=a}\n")
    #expect(site.diagnostics.isEmpty)
    let sentence =
      "Cet article contient des liens affiliés (Cadence)\u{A0}: nous touchons une commission si vous achetez ou souscrivez par ces liens, sans surcoût pour vous."
    #expect(
      try site.page("/articles/a/").holds(inOrder: [
        "<h1", "<p class=\"mention\"><strong>Collaboration commerciale.</strong> \(sentence)</p>",
        "<div class=\"chapo\">", "rel=\"sponsored\"",
      ]))
    for address in ["/", "/archives/", "/auteurs/lea/", "/articles/b/"] {
      #expect(try site.page(address).contains("Collaboration commerciale</strong>"), "\(address)")
    }
    let feed = try site.page("/feed.xml")
    #expect(
      feed.contains(
        "<content type=\"html\">&lt;p&gt;&lt;strong&gt;Collaboration commerciale.&lt;/strong&gt; \(sentence)&lt;/p&gt;"
      ))
    #expect(feed.contains("Article a&lt;/a&gt; (Collaboration commerciale)"))
    #expect(!(try site.page("/articles/b/").contains("class=\"mention\"")))
  }

  @Test(arguments: [
    ("commercial: affiliate\n", "contient des liens affiliés\u{A0}: nous"),
    (
      "commercial: affiliate\npartners: [cadence, boussole]\n", "(Cadence et Boussole &amp; fils)\u{A0}: nous"
    ),
    ("commercial: sponsored\n", "est une publicité, payée par un annonceur."),
    ("commercial: sponsored\npartners: cadence\n", "est une publicité, payée par Cadence."),
    ("commercial: gift\n", "parle cet article nous a été offert."),
    ("commercial: gift\npartners: [cadence]\n", "nous a été offert par Cadence."),
  ])
  func `each kind has its words`(_ front: String, _ words: String) async throws {
    #expect(try Self.text(try await Self.site("Texte.", front: front)).contains(words))
  }

  @Test func `who was paid otherwise says so at the link`() async throws {
    let site = try await Self.site("[Cadence](partenaire:cadence)", front: "commercial: gift\n")
    #expect(try Self.text(site).contains("</a>\u{A0}<span class=\"lien-paye\">(lien commercial)</span>"))
  }

  @Test(arguments: ["commercial: none\n", "commercial: own-service\n", ""])
  func `a paid link is told whatever its author says`(_ front: String) async throws {
    let site = try await Self.site("[Cadence](partenaire:cadence)", front: front)
    #expect(site.diagnostics.isEmpty)
    #expect(try Self.text(site).contains("liens affiliés (Cadence)"))
    #expect(!(try Self.text(try await Self.site("Texte.", front: front)).contains("mention")))
  }

  // MARK: What is wrong

  @Test func `unknown partners are told, with the one that was meant`() async throws {
    let site = try await Self.site(
      "[Un](partenaire:cadense) [Deux](partenaire:boussole) [Trois](partenaire:inconnu)",
      front: "commercial: affilate\npartners: [cadenc]\n")
    expect(
      site,
      reports: """
        content/articles/a.md:6:13: error: « commercial » ne peut pas valoir « affilate » [invalid-value]
          > Vouliez-vous dire « affiliate » ?
        content/articles/a.md:7:12: error: Le partenaire « cadenc » n’existe pas [unknown-partner]
          > Vouliez-vous dire « cadence » ?
        content/articles/a.md:9:6: error: Le partenaire « cadense » n’existe pas [unknown-partner]
          > Vouliez-vous dire « cadence » ?
        content/articles/a.md:9:33: error: Le partenaire « boussole » n’a pas d’adresse [unknown-partner]
          > Donnez-lui une ligne « url: » dans content/partners.yml.
          + content/partners.yml:5:1: Il est déclaré ici
        content/articles/a.md:9:62: error: Le partenaire « inconnu » n’existe pas [unknown-partner]
          > Déclarez-le dans content/partners.yml, avec une ligne « name: » et une ligne « url: ».
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:6:13: error: “commercial” cannot be “affilate” [invalid-value]
          > Did you mean “affiliate”?
        content/articles/a.md:7:12: error: There is no partner “cadenc” [unknown-partner]
          > Did you mean “cadence”?
        content/articles/a.md:9:6: error: There is no partner “cadense” [unknown-partner]
          > Did you mean “cadence”?
        content/articles/a.md:9:33: error: The partner “boussole” has no address [unknown-partner]
          > Give it a line “url:” in content/partners.yml.
          + content/partners.yml:5:1: It is declared here
        content/articles/a.md:9:62: error: There is no partner “inconnu” [unknown-partner]
          > Declare it in content/partners.yml, with a line “name:” and a line “url:”.
        """)
  }

  @Test func `a broken registry is told line by line`() async throws {
    let site = try await TestSite(
      """
      -- content/partners.yml --
      cadence:
        name: Cadence
        host: [cadence.example]
      Boussole Paris:
        hosts: ['https://boussole.example/', boussole, sextant.example]
        url: boussole.example
        until: 31/12/2026
      sextant: { name: Sextant, hosts: [sextant.example] }
      sextant: { name: Sextant }
      compas: Compas
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/partners.yml:1:1: error: Rien ne dit quels liens mènent chez « cadence » [missing-field]
          > Ajoutez « hosts: [boutique.example.com] », « url: https://… », ou les deux.
        content/partners.yml:3:3: error: « cadence.host » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « hosts » ?
        content/partners.yml:4:1: error: « Boussole Paris » ne peut pas désigner un partenaire [bad-slug]
          > Écrivez « boussole-paris: » ; le nom que l’on lit va dans « name: ».
        content/partners.yml:4:1: error: « Boussole Paris.name » manque [missing-field]
          > Ajoutez « name: … »
        content/partners.yml:5:11: error: « https://boussole.example/ » n’est pas un hôte [bad-url]
          > Écrivez « boussole.example ».
        content/partners.yml:5:40: error: « boussole » n’est pas un hôte [bad-url]
          > Un hôte s’écrit comme « boutique.example.com », sans https:// ni chemin.
        content/partners.yml:6:8: error: « boussole.example » n’est pas une adresse du web [bad-url]
          > Elle commence par https://.
        content/partners.yml:7:10: error: La date « 31/12/2026 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-12-31 »
        content/partners.yml:8:35: error: L’hôte « sextant.example » est déjà celui de « Boussole Paris » [invalid-value]
          > Un hôte désigne un seul partenaire : retirez-le de l’un des deux.
          + content/partners.yml:5:50: Il est déjà pris ici
        content/partners.yml:9:1: error: « sextant » est donné deux fois [duplicate-key]
          > Gardez une seule des deux lignes
          + content/partners.yml:8:1: La première fois est ici
        content/partners.yml:10:9: error: « compas » doit être un groupe de champs, pas « Compas » [wrong-type]
          > Écrivez ses champs sur les lignes suivantes, décalés de deux espaces
        """)
  }

  @Test(arguments: [
    ("", ""), ("# rien\n", ""),
    ("- cadence\n", "Ce fichier doit nommer des partenaires, chacun avec ses champs"),
    ("cadence: [\n", ""),
  ])
  func `a registry may be empty, and is a mapping`(_ text: String, _ message: String) async throws {
    let site = try await TestSite("-- content/partners.yml --\n\(text)-- a.md --\n")
    if text.hasSuffix("[\n") {
      #expect(site.diagnostics.map(\.code) == [.yamlSyntax])
    } else {
      #expect(site.diagnostics.map { $0.message(.french) } == (message.isEmpty ? [] : [message]))
    }
  }
}
