import Testing

/// Where typography shows, and where it never does.
@Suite struct TypographyTests {
  private static let files = """
    -- content/site.yml --
    title: L'atelier "du" blog !
    baseURL: https://blog.example.com
    description: Un blog ?
    defaultAuthor: lea
    defaultOffer: audit
    categories: ["L'été !"]
    menu: [{ label: "Qui ?", url: / }]
    -- content/authors/lea.md --
    ---
    name: Léa L'Hôte
    role: Chef !
    bio: J'écris "tout" ;
    ---
    Oui !
    -- content/offers/audit.md --
    ---
    title: Un audit ?
    button: J'y vais !
    url: https://rendez-vous.example.com/l'audit
    duration: 30 minutes
    ---
    Combien ?
    -- content/images/l'été.png --
    -- content/articles/a.md --
    ---
    title: 'L''été à 14h30 : "payer" ?'
    description: C'est "dit" !
    date: 2026-09-16
    category: L'été !
    tags: [L'été, 10%]
    cover: { image: "/images/l'été.png", alt: Quoi ?, credit: "© L'été" }
    ---
    ## Le 1er "mot" ?

    ![L'image !](/images/l'été.png "Titre ?")

    ## Deux

    ## Trois

    """

  private func visible(_ text: String) -> String {
    text.replacing("\u{A0}", with: "⍽").replacing("\u{202F}", with: "·")
  }

  @Test func `every text that people read is set, no address is`() async throws {
    let site = try await TestSite(Self.files)
    let address = "/articles/l-ete-a-14h30-payer/"
    let page = visible(try site.page(address))
    for part in [
      "<h1>L’été à 14⍽h⍽30⍽: <span class=\"membre\">«⍽payer⍽»·?</span></h1>",
      "<title>L’été à 14⍽h⍽30⍽: «⍽payer⍽»·? | L’atelier «⍽du⍽» blog·!</title>",
      "<meta name=\"description\" content=\"C’est «⍽dit⍽»·!\">",
      "property=\"og:title\" content=\"L’été à 14⍽h⍽30⍽: «⍽payer⍽»·?\"",
      "property=\"og:image:alt\" content=\"Quoi·?\"", "\"headline\":\"L’été à 14⍽h⍽30⍽: «⍽payer⍽»·?\"",
      "<h2 id=\"le-1er-mot\">Le 1<sup>er</sup> «⍽mot⍽»·?</h2>",
      "<a href=\"#le-1er-mot\">Le 1er «⍽mot⍽»·?</a>",
      "alt=\"L’image·!\" title=\"Titre·?\"", "alt=\"Quoi·?\"", "© L’été", ">Qui·?</a>", "Léa L’Hôte",
      "J’écris «⍽tout⍽»·;", "Un audit·?", "J’y vais·!", "30⍽minutes", "Combien·?", ">L’été·!</a>",
      "href=\"/categories/l-ete/\"", "href=\"/tags/10-pour-cent/\"", "10⍽%",
      "https://rendez-vous.example.com/l&#39;audit",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(!page.contains("/images/l’"))
    let feed = visible(try site.page("/feed.xml"))
    #expect(feed.contains("<title>L’été à 14⍽h⍽30⍽: «⍽payer⍽»·?</title>"))
  }

  @Test func `a file or a whole site may do without`() async throws {
    let off = try await TestSite(Self.files.replacing("tags: [", with: "typography: false\ntags: ["))
    let page = try off.page("/articles/l-ete-a-14h30-payer/")
    #expect(page.contains("<h1>L'été à 14h30 : <span class=\"membre\">&quot;payer&quot; ?</span></h1>"))
    #expect(page.contains("<h2 id=\"le-1er-mot\">Le 1er &quot;mot&quot; ?</h2>"))
    #expect(page.contains("alt=\"L'image !\" title=\"Titre ?\"") || page.contains("alt=\"L&#39;image !\""))
    #expect(page.contains("Léa L’Hôte"))
    let site = try await TestSite(Self.files.replacing("menu: [", with: "typography: false\nmenu: ["))
    #expect(!site.everything.contains("’été"))
  }

  @Test func `the policy of the site holds everywhere`() async throws {
    let site = try await TestSite(
      Self.files.replacing("menu: [", with: "typography: { profile: bulletproof, ordinals: false }\nmenu: ["))
    let page = visible(try site.page("/articles/l-ete-a-14h30-payer/"))
    #expect(page.contains("<h1>L’été à 14⍽h⍽30⍽: <span class=\"membre\">«⍽payer⍽»⍽?</span></h1>"))
    #expect(page.contains("Le 1er «⍽mot⍽»⍽?</h2>"))
  }

  @Test func `what a policy cannot be is told`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      typography:
        profil: fr-FR
        guillemets: nbps
        insertMissing: peut-être
        dashes: court
      -- content/articles/a.md --
      ---
      title: Un
      slug: a
      draft: true
      typography: non
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:5:13: notice: « typography » vaut true (oui) ou false (non), pas « non » [wrong-type]
          > Écrivez « typography: false »
        content/site.yml:4:3: error: « typography.profil » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « profile » ?
        content/site.yml:5:15: error: « typography.guillemets » ne peut pas valoir « nbps » [invalid-value]
          > Vouliez-vous dire « nbsp » ?
        content/site.yml:6:18: error: « typography.insertMissing » vaut true (oui) ou false (non), pas « peut-être » [wrong-type]
        content/site.yml:7:11: error: « typography.dashes » ne peut pas valoir « court » [invalid-value]
          > Valeurs possibles : « en », « em », « off »
        """)
  }
}
