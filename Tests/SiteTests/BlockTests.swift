import Build
import Testing

/// The blocks of the theme in articles: what they accept, and what they become.
@Suite struct BlockTests {
  private let decision = """
    :::decision[Quelle solution ?]
    | Si vous avez… | Recommandation |
    | --- | --- |
    | Une **équipe** | Interne |
    | Peu de temps | [Externe](b.md) |
    :::
    """

  @Test func `a decision is a table with caption, scopes, row headers and row ids`() async throws {
    let site = try await TestSite("-- a.md --\n\(decision)\n\n[Là](#decision-peu-de-temps)\n-- b.md --\n")
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(
      page.contains(
        """
        <figure class="decision large" id="decision">
        <table>
        <caption>Quelle solution\u{202F}?</caption>
        <thead><tr><th scope="col">Si vous avez…</th><th scope="col">Recommandation</th></tr></thead>
        <tbody>
        <tr id="decision-une-equipe"><th scope="row">Une <strong>équipe</strong></th><td>Interne</td></tr>
        <tr id="decision-peu-de-temps"><th scope="row">Peu de temps</th><td><a href="/articles/b/">Externe</a></td></tr>
        </tbody>
        </table>
        <template>
        """))
    #expect(page.contains(##"<a href="#decision-peu-de-temps">Là</a>"##))
  }

  @Test func `a decision hands its questions to the script, with the offer and its categories`() async throws
  {
    let offer = """
      -- content/offers/audit.md --
      ---
      title: Un audit
      button: Réserver
      url: https://rdv.example/audit
      ---
      """
    let site = try await TestSite(
      "\(offer)\n-- a.md --\n\(decision.replacing("?]", with: "?]{offre=audit}"))\n-- b.md --\n\(decision)\n")
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(page.contains(#"<td data-suffix="-interne">Interne</td>"#))
    #expect(page.contains(#"<td data-suffix="-externe"><a href="/articles/b/">Externe</a></td>"#))
    #expect(
      page.contains(
        """
        <p class="suite"><a class="button button-filet" href="https://rdv.example/audit?utm_source=blog&amp;\
        utm_medium=cta&amp;utm_campaign=a&amp;utm_content=decision">Réserver</a></p>
        """))
    #expect(page.contains("data-tickedone=\"{n}\u{A0}situation cochée.\""))
    // Without an offer the questions stand all the same.
    let other = try site.page("/articles/b/")
    #expect(other.contains("<template>") && !other.contains("data-suffix") && !other.contains("rdv.example"))
  }

  @Test func `a second decision has a second id, one with an id of its own bears that`() async throws {
    let site = try await TestSite(
      "-- a.md --\n\(decision)\n\n\(decision)\n\n\(decision.replacing("?]", with: "?]{#choix}"))\n-- b.md --\n"
    )
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    for id in [
      "decision", "decision-2", "choix", "decision-une-equipe", "decision-2-une-equipe", "choix-une-equipe",
    ] {
      #expect(page.count(of: " id=\"\(id)\"") == 1)
    }
  }

  @Test func `advantages and drawbacks that follow each other stand side by side`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      :::avantages
      - Un
      :::

      :::limites[Réserves]
      - Deux
      :::

      Un paragraphe.

      :::limites
      - Trois
      :::
      """)
    expect(site, reports: "")
    #expect(
      try site.page("/articles/a/").contains(
        """
        <div class="bilan">
        <div class="avantages">
        <h3 id="avantages">Avantages</h3>
        <ul>
        <li>Un</li>
        </ul>

        </div>
        <div class="limites">
        <h3 id="limites">Réserves</h3>
        <ul>
        <li>Deux</li>
        </ul>

        </div>
        </div>
        <p>Un paragraphe.</p>
        <div class="bilan">
        <div class="limites">
        <h3 id="limites-2">Limites</h3>
        """))
  }

  @Test func `blocks nest, stand in lists, and hold links and notes like any text`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      ::::encart[Un *titre*]
      Un [lien][ref] et une note[^1].

      :::citation[Léa]
      Une phrase.
      :::
      ::::

      - Un point

        :::encart
        Dans la liste.
        :::

      [ref]: b.md
      [^1]: La note.
      -- b.md --
      """)
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(page.contains(#"<p class="etiquette rubrique" id="encart">Un <em>titre</em></p>"#))
    #expect(page.contains(#"<a href="/articles/b/">lien</a>"#))
    #expect(page.contains(##"href="#fn-1" id="fnref-1""##))
    #expect(page.contains("<figcaption>Léa</figcaption>"))
    #expect(
      page.holds(inOrder: ["<li>", "Un point", #"id="encart-2">À noter</p>"#, "Dans la liste.", "</li>"]))
  }

  @Test func `what a theme's own block accepts is checked by its declaration`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      theme: essai
      -- themes/essai/theme.yml --
      extends: papier
      -- themes/essai/blocks/note/block.yml --
      label: none
      content: text
      attributes:
        points: { type: number, required: true }
        ouvert: { type: flag }
        ton: { type: choice, values: [grave, gai] }
      -- themes/essai/blocks/note/template.mustache --
      <p class="note">{{#attributes.points}}{{.}}{{/attributes.points}} {{attributes.ton}}{{#attributes.ouvert}} ouvert{{/attributes.ouvert}}</p>
      -- a.md --
      :::note{points=3 ton=gai ouvert}
      Texte.
      :::
      -- b.md --
      :::note[Titre]{points=trois ton=gris ouvert=oui}
      Texte.
      :::
      """)
    expect(
      site,
      reports: """
        content/articles/b.md:7:9: error: Le bloc « note » n’a pas de titre [bad-attribute]
          > Supprimez les crochets et leur texte.
        content/articles/b.md:7:16: error: La valeur « trois » ne convient pas à « points » [bad-attribute]
          > Écrivez un nombre entier : points=3.
        content/articles/b.md:7:29: error: La valeur « gris » ne convient pas à « ton » [bad-attribute]
          > Les valeurs possibles sont : grave, gai.
        content/articles/b.md:7:38: error: La valeur « oui » ne convient pas à « ouvert » [bad-attribute]
          > Écrivez true ou false.
        """)
    #expect(try site.page("/articles/a/").contains(#"<p class="note">3 gai ouvert</p>"#))
  }

  @Test func `a page links one style file for the set of its blocks`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      :::encart
      Texte.
      :::
      -- b.md --
      :::encart
      Texte.
      :::

      :::encart
      Texte.
      :::
      -- c.md --
      :::encart
      Texte.
      :::

      :::citation
      Texte.
      :::
      -- d.md --
      """)
    func styles(_ address: String) throws -> [Substring] {
      try site.page(address).matches(of: /<link rel="stylesheet" href="([^"]*)">/).map(\.output.1)
    }
    #expect(try styles("/articles/a/").count == 2)
    #expect(try styles("/articles/a/") == styles("/articles/b/"))
    #expect(try styles("/articles/a/") != styles("/articles/c/"))
    #expect(try styles("/articles/d/").count == 1)
    for address in try styles("/articles/c/") { #expect(site.composition?.assets[String(address)] != nil) }
  }
}
