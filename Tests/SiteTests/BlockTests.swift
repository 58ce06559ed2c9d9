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
        <caption>Quelle solution ?</caption>
        <thead><tr><th scope="col">Si vous avez…</th><th scope="col">Recommandation</th></tr></thead>
        <tbody>
        <tr id="decision-une-equipe"><th scope="row">Une <strong>équipe</strong></th><td>Interne</td></tr>
        <tr id="decision-peu-de-temps"><th scope="row">Peu de temps</th><td><a href="/articles/b/">Externe</a></td></tr>
        </tbody>
        </table>
        </figure>
        """))
    #expect(page.contains(##"<a href="#decision-peu-de-temps">Là</a>"##))
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
    #expect(page.contains(#"<h3 class="etiquette rubrique" id="encart">Un <em>titre</em></h3>"#))
    #expect(page.contains(#"<a href="/articles/b/">lien</a>"#))
    #expect(page.contains(##"href="#fn-1" id="fnref-1""##))
    #expect(page.contains("<figcaption>Léa</figcaption>"))
    #expect(
      page.holds(inOrder: ["<li>", "Un point", #"id="encart-2">À noter</h3>"#, "Dans la liste.", "</li>"]))
  }

  @Test func `an unknown block is an error with the nearest, or with them all`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      :::decison[Un choix]
      Texte.
      :::

      ::vidéo{url=x}
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:7:4: error: Le bloc « decison » n’existe pas [unknown-directive]
          > Vouliez-vous dire « decision » ?
        content/articles/a.md:11:3: error: Le bloc « vidéo » n’existe pas [unknown-directive]
          > Les blocs du thème sont : avantages, citation, consultation, decision, encart, limites, lire-aussi.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:7:4: error: There is no block “decison” [unknown-directive]
          > Did you mean “decision”?
        content/articles/a.md:11:3: error: There is no block “vidéo” [unknown-directive]
          > The theme’s blocks are: avantages, citation, consultation, decision, encart, limites, lire-aussi.
        """)
  }

  @Test func `a block that needs a title says so, with its line`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      Un texte.

      \(decision.replacing("[Quelle solution ?]", with: ""))
      -- b.md --
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:9:4: error: Le bloc « decision » demande un titre [bad-attribute]
          > Écrivez :::decision[Votre titre].
        """)
  }

  @Test func `attributes that are missing, unknown or given twice are errors at their places`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      ::lire-aussi

      ::lire-aussi{article=b articel=c}

      ::lire-aussi{article=b article=b}

      :::encart{couleur=rouge}
      Texte.
      :::
      -- b.md --
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:7:3: error: Le bloc « lire-aussi » demande le réglage « article » [bad-attribute]
          > Écrivez ::lire-aussi{article=…}.
        content/articles/a.md:9:24: error: Le bloc « lire-aussi » n’a pas de réglage « articel » [unknown-attribute]
          > Vouliez-vous dire « article » ?
        content/articles/a.md:11:24: error: Le réglage « article » est donné deux fois [bad-attribute]
          > Gardez-en un seul.
          + content/articles/a.md:11:14: Première fois
        content/articles/a.md:13:11: error: Le bloc « encart » n’a pas de réglage « couleur » [unknown-attribute]
          > Il n’en a aucun.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:7:3: error: The block “lire-aussi” needs the attribute “article” [bad-attribute]
          > Write ::lire-aussi{article=…}.
        content/articles/a.md:9:24: error: The block “lire-aussi” has no attribute “articel” [unknown-attribute]
          > Did you mean “article”?
        content/articles/a.md:11:24: error: The attribute “article” is given twice [bad-attribute]
          > Keep one of them.
          + content/articles/a.md:11:14: First here
        content/articles/a.md:13:11: error: The block “encart” has no attribute “couleur” [unknown-attribute]
          > It has none.
        """)
  }

  @Test func `each kind of content is held to`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      :::decision[Sans tableau]
      Un texte.
      :::

      :::decision[Une colonne]
      | A |
      | --- |
      | b |
      :::

      :::decision[Quatre colonnes]
      | A | B | C | D |
      | --- | --- | --- | --- |
      | a | b | c | d |
      :::

      :::decision[Sans ligne]
      | A | B |
      | --- | --- |
      :::

      :::decision[Deux tableaux]
      | A | B |
      | --- | --- |
      | a | b |

      Un texte.
      :::

      :::avantages
      Un texte.
      :::

      :::limites
      - Un
      - Deux

      Un texte.
      :::

      :::encart
      :::

      ::citation

      :::consultation
      Un texte.
      :::
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:8:1: error: Le bloc « decision » ne peut contenir qu’un tableau [block-content]
          > Un tableau a une ligne d’en-tête, une ligne | --- | --- |, puis ses lignes.
        content/articles/a.md:12:1: error: Le tableau du bloc « decision » a 1 colonne [block-content]
          > Il en faut 2 ou 3.
        content/articles/a.md:18:1: error: Le tableau du bloc « decision » a 4 colonnes [block-content]
          > Il en faut 2 ou 3.
        content/articles/a.md:24:1: error: Le tableau du bloc « decision » n’a aucune ligne [block-content]
          > Ajoutez au moins une ligne sous l’en-tête.
        content/articles/a.md:33:1: error: Le bloc « decision » ne peut contenir qu’un tableau [block-content]
          > Un tableau a une ligne d’en-tête, une ligne | --- | --- |, puis ses lignes.
        content/articles/a.md:37:1: error: Le bloc « avantages » ne peut contenir qu’une liste [block-content]
          > Commencez chaque ligne par un tiret : « - Un point ».
        content/articles/a.md:44:1: error: Le bloc « limites » ne peut contenir qu’une liste [block-content]
          > Commencez chaque ligne par un tiret : « - Un point ».
        content/articles/a.md:47:4: error: Le bloc « encart » est vide [block-content]
          > Ouvrez-le par :::encart, écrivez son texte, puis fermez-le par une ligne « ::: ».
        content/articles/a.md:50:3: error: Le bloc « citation » est vide [block-content]
          > Ouvrez-le par :::citation, écrivez son texte, puis fermez-le par une ligne « ::: ».
        content/articles/a.md:52:4: warning: Aucune offre à montrer ici [unknown-offer]
          > Nommez-en une : ::consultation{offre=…}, ou donnez un « defaultOffer » dans site.yml.
        content/articles/a.md:53:1: error: Le bloc « consultation » n’accepte aucun contenu [block-content]
          > Écrivez-le seul sur sa ligne : ::consultation
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:8:1: error: The block “decision” can only hold one table [block-content]
          > A table has a header line, a line | --- | --- |, then its rows.
        content/articles/a.md:12:1: error: The table of the block “decision” has 1 column [block-content]
          > It needs 2 or 3.
        content/articles/a.md:18:1: error: The table of the block “decision” has 4 columns [block-content]
          > It needs 2 or 3.
        content/articles/a.md:24:1: error: The table of the block “decision” has no rows [block-content]
          > Add at least one row below the header.
        content/articles/a.md:33:1: error: The block “decision” can only hold one table [block-content]
          > A table has a header line, a line | --- | --- |, then its rows.
        content/articles/a.md:37:1: error: The block “avantages” can only hold a list [block-content]
          > Begin each line with a hyphen: “- A point”.
        content/articles/a.md:44:1: error: The block “limites” can only hold a list [block-content]
          > Begin each line with a hyphen: “- A point”.
        content/articles/a.md:47:4: error: The block “encart” is empty [block-content]
          > Open it with :::encart, write its text, then close it with a line “:::”.
        content/articles/a.md:50:3: error: The block “citation” is empty [block-content]
          > Open it with :::citation, write its text, then close it with a line “:::”.
        content/articles/a.md:52:4: warning: There is no offer to show here [unknown-offer]
          > Name one: ::consultation{offre=…}, or give a “defaultOffer” in site.yml.
        content/articles/a.md:53:1: error: The block “consultation” takes no content [block-content]
          > Write it alone on its line: ::consultation
        """)
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

  @Test func `a block that never ends, one that ends twice, and bad writing are told`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      :::encart
      Texte.
      -- b.md --
      :::encart
      Texte.
      :::

      :::
      -- c.md --
      ::: encart
      Texte.
      :::

      :::encart[Titre
      Texte.
      :::

      :::encart{#Un_id}
      Texte.
      :::

      :::encart Titre
      Texte.
      :::
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:7:4: error: Le bloc « encart » n’est jamais fermé [unclosed-directive]
          > Ajoutez une ligne « ::: » après son contenu. Un bloc qui en contient un autre s’ouvre et se ferme avec plus de deux-points que lui.
        content/articles/b.md:11:1: error: Ces deux-points ne ferment aucun bloc [stray-directive-close]
          > Supprimez la ligne, ou vérifiez que le bloc ouvert plus haut n’est pas déjà fermé.
        content/articles/c.md:7:4: error: Une espace sépare les deux-points du nom du bloc [bad-attribute]
          > Collez le nom : :::encart
        content/articles/c.md:11:10: error: Le crochet du titre n’est pas fermé [bad-attribute]
          > Écrivez le titre entre crochets : :::encart[Titre]
        content/articles/c.md:15:11: error: L’identifiant « Un_id » ne convient pas [bad-attribute]
          > Un identifiant n’a que des minuscules sans accent, des chiffres et des traits d’union : {#un-id}.
        content/articles/c.md:19:11: error: Du texte suit le nom du bloc [bad-attribute]
          > Le titre va entre crochets, collés au nom : :::encart[Titre]. Le contenu commence à la ligne suivante.
        """)
  }

  @Test func `a card leads to the article it names`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      ::lire-aussi{article=b}

      ::lire-aussi[Pour *finir*]{article=c}
      -- content/articles/b.md --
      ---
      title: Le <second> article
      description: Essai.
      date: 2026-09-16
      slug: b
      category: Stratégie
      ---
      -- c.md --
      """)
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(
      page.contains(
        #"<a class="titre" id="lire-aussi_titre" href="/articles/b/">Le &lt;second&gt; article</a>"#))
    #expect(page.contains("<p class=\"outil\">Stratégie, 1\u{A0}min de lecture</p>"))
    #expect(page.contains(#"id="lire-aussi-2">Pour <em>finir</em></p>"#))
  }

  @Test func `a card for an article that does not exist is an error with the nearest`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      ::lire-aussi{article=bareme-de-comission}

      ::lire-aussi{article=rien}
      -- bareme-de-commission.md --
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:7:14: error: L’article « bareme-de-comission » n’existe pas [unknown-article]
          > Vouliez-vous dire « bareme-de-commission » ?
        content/articles/a.md:9:14: error: L’article « rien » n’existe pas [unknown-article]
          > Écrivez le « slug: » d’un article, sans « .md ».
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:7:14: error: There is no article “bareme-de-comission” [unknown-article]
          > Did you mean “bareme-de-commission”?
        content/articles/a.md:9:14: error: There is no article “rien” [unknown-article]
          > Write the “slug:” of an article, without “.md”.
        """)
  }

  @Test func `the articles an author pins come in that order, each once, without the article itself`()
    async throws
  {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      related: [c, b, c, a]
      ---
      -- b.md --
      -- c.md --
      -- content/articles/d.md --
      ---
      title: Un autre
      description: Essai.
      date: 2026-09-16
      slug: d
      related: [bb, c.md]
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:6:20: warning: L’article se cite lui-même [unknown-article]
          > Retirez cette ligne.
        content/articles/d.md:6:11: error: L’article « bb » n’existe pas [unknown-article]
          > Vouliez-vous dire « b » ?
        content/articles/d.md:6:15: error: L’article « c.md » n’existe pas [unknown-article]
          > Écrivez le « slug: » d’un article, sans « .md ».
        """)
    let page = try site.page("/articles/a/")
    let related = page[(page.firstRange(of: "related_titre")?.lowerBound ?? page.endIndex)...]
    #expect(String(related).holds(inOrder: ["Article c", "Article b", "</aside>"]))
    #expect(String(related).count(of: "Article c") == 1)
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
