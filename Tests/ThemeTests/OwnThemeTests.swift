import Build
import Foundation
import TestSite
import Testing

/// What a site can change about its look with files alone.
@Suite struct OwnThemeTests {
  private func build(_ site: TestSite) async throws {
    let report = try await site.build()
    try #require(report.files != nil, "\(report.text)")
    #expect(report.diagnostics.isEmpty, "\(report.text)")
  }

  /// The addresses of the styles and scripts of a page.
  private func assets(_ html: String) -> [String] {
    HTMLTags(html).compactMap { tag in
      tag.name == "script"
        ? tag.attributes["src"] : tag.attributes["rel"] == "stylesheet" ? tag.attributes["href"] : nil
    }
  }

  @Test func `a theme that extends papier in one line gives the pages of papier`() async throws {
    let site = try TestSite.themed("")
    try await build(site)
    let own = try FolderTree(site.output)
    try site.replace("theme: neuf\n", by: "", in: "content/site.yml")
    try await build(site)
    let papier = try FolderTree(site.output)
    func pages(_ tree: FolderTree) -> [String: String?] {
      Dictionary(
        uniqueKeysWithValues: tree.files.filter { $0.hasSuffix(".html") }.map {
          ($0, tree[$0]?.replacing(/assets\/(neuf|papier)/, with: "assets/"))
        })
    }
    #expect(pages(own) == pages(papier))
  }

  @Test func `a site overrides one partial of papier under its own themes folder`() async throws {
    let site = try TestSite.themed("")
    try site.replace("theme: neuf\n", by: "", in: "content/site.yml")
    try await build(site)
    let before = try FolderTree(site.output)
    try site.write("themes/papier/partials/footer.mustache", "<footer>Fait main, {{site.title}}</footer>\n")
    try await build(site)
    let after = try FolderTree(site.output)
    for path in after.files where path.hasSuffix(".html") {
      #expect(after[path]?.contains("<footer>Fait main, Petit blog</footer>") == true, "\(path)")
      #expect(before[path]?.contains("<footer class=\"pied\">") == true, "\(path)")
    }
    #expect(after.files == before.files)
  }

  @Test func `a theme changes the words of the interface with one file`() async throws {
    let site = try TestSite.themed("")
    let strings = try String(contentsOfFile: Checkout.path("themes/papier/strings/fr.yml"), encoding: .utf8)
    try site.write(
      "themes/neuf/strings/fr.yml", strings.replacing("Aller au contenu", with: "Passer <au> texte"))
    try await build(site)
    #expect(try site.page().contains("Passer &lt;au&gt; texte</a>"))
  }

  @Test func `the nearest of three themes counts`() async throws {
    let site = try TestSite.themed(
      """
      -- themes/neuf/theme.yml --
      extends: milieu
      -- themes/milieu/theme.yml --
      extends: papier
      -- themes/milieu/partials/footer.mustache --
      <footer>milieu</footer>
      -- themes/milieu/partials/masthead.mustache --
      <header>milieu</header>
      -- themes/neuf/partials/masthead.mustache --
      <header>neuf</header>
      """)
    try await build(site)
    let page = try site.page()
    #expect(page.contains("<footer>milieu</footer>"))
    #expect(page.contains("<header>neuf</header>"))
    #expect(!page.contains("<header>milieu</header>"))
  }

  @Test func `a theme names its own style sheets, in its order`() async throws {
    let site = try TestSite.themed(
      """
      -- themes/neuf/theme.yml --
      extends: papier
      styles: [styles/marque.css, styles/tokens.css]
      -- themes/neuf/styles/marque.css --
      :root { --rubrique: teal }
      """)
    try await build(site)
    let address = try #require(assets(site.page()).first)
    #expect(address.wholeMatch(of: /\/assets\/neuf\.[0-9a-f]{12}\.css/) != nil, "\(address)")
    let style = try site.read("Output" + address)
    #expect(style.hasPrefix(":root{--rubrique:teal}@layer tokens,base"))
    #expect(!style.contains(".masthead"))
  }

  // MARK: A new block

  private static let sondage = """
    -- themes/neuf/blocks/sondage/block.yml --
    description: Une question et ses réponses.
    label: required
    content: text
    attributes:
      ton: { type: choice, values: [vif, doux] }
      note: { type: text, required: true }
      rang: { type: number }
      ouvert: { type: flag }
      suite: { type: article }
      appel: { type: offer }
    -- themes/neuf/blocks/sondage/template.mustache --
    <section class="sondage" id="{{id}}">
    <h3>{{label}}</h3>
    {{#attributes}}
    <dl>ton={{ton}} note={{note}} rang={{rang}}{{#ouvert}} ouvert{{/ouvert}}{{^ouvert}} fermé{{/ouvert}}</dl>
    {{#suite}}<a href="{{address}}">{{title}}</a>{{/suite}}
    {{#appel}}<a class="button" href="{{address}}">{{button}}</a>{{/appel}}
    {{/attributes}}
    {{#tables}}{{#header}}[{{text}}]{{/header}}{{#rows}}
    <p id="{{id}}">{{slug}}: {{#head}}{{html}}{{/head}}{{#cells}}|{{text}}{{/cells}}</p>{{/rows}}{{/tables}}
    {{#lists}}{{#items}}<i>{{html}}</i>{{/items}}{{/lists}}
    {{content}}
    </section>
    -- themes/neuf/blocks/sondage/style.css --
    .sondage { color: red }
    -- themes/neuf/blocks/sondage/script.js --
    document.querySelector(".sondage")
    -- content/offers/audit.md --
    ---
    title: Un audit
    button: Réserver
    url: https://rendez-vous.example/30
    ---
    -- content/articles/deux.md --
    ---
    title: Une <suite>
    slug: deux
    date: 2026-09-17
    description: Le deuxième article.
    ---
    Rien de neuf.

    """

  @Test func `a new block is a new folder: its HTML, its style and its script appear`() async throws {
    let site = try TestSite.themed(
      Self.sondage,
      article: """
        :::sondage[Que *choisir* ?]{#choix ton=vif note="a < b" rang=3 ouvert=true suite=deux appel=audit}
        | Cas | Avis |
        | --- | --- |
        | Un **été** | [oui](/articles/deux/) |

        - un
        - deux
        :::
        """)
    try await build(site)
    let page = try site.page()
    let start = try #require(page.firstRange(of: "<section class=\"sondage\""))
    let end = try #require(page[start.lowerBound...].firstRange(of: "</section>"))
    let block = String(page[start.lowerBound..<end.upperBound])
    for part in [
      "<section class=\"sondage\" id=\"choix\">", "<h3>Que <em>choisir</em>\u{202F}?</h3>",
      "<dl>ton=vif note=a &lt; b rang=3 ouvert</dl>", "<a href=\"/articles/deux/\">Une &lt;suite&gt;</a>",
      """
      <a class="button" href="https://rendez-vous.example/30?utm_source=blog&amp;utm_medium=cta&amp;utm_campaign=un\
      &amp;utm_content=decision">Réserver</a>
      """,
      "[Cas][Avis]", "<p id=\"choix-un-ete\">un-ete: Un <strong>été</strong>|oui</p>", "<i>un</i><i>deux</i>",
      "<table>", "<li>un</li>",
    ] { #expect(block.contains(part), "\(part) in \(block)") }

    let linked = assets(page)
    try #require(linked.count == 3)
    #expect(try site.read("Output" + linked[1]) == ".sondage{color:red}")
    #expect(try site.read("Output" + linked[2]) == "document.querySelector(\".sondage\")")
    #expect(linked[2].wholeMatch(of: /\/assets\/blocs\.[0-9a-f]{12}\.js/) != nil)
    #expect(try assets(site.read("Output/articles/deux/index.html")) == [linked[0]])
    for other in ["index.html", "404.html", "auteurs/anne/index.html"] {
      let address = try #require(assets(site.read("Output/" + other)).first)
      #expect(address.wholeMatch(of: /\/assets\/neuf\.[0-9a-f]{12}\.css/) != nil, "\(other)")
    }
  }

  @Test func `an attribute that the author leaves out is absent`() async throws {
    let site = try TestSite.themed(
      Self.sondage.replacing("  appel: { type: offer }\n", with: "")
        .replacing(/\{\{#appel\}\}.*\{\{\/appel\}\}/, with: ""), article: ":::sondage[Q]{note=n}\nTexte.\n:::"
    )
    try await build(site)
    #expect(try site.page().contains("<dl>ton= note=n rang= fermé</dl>"))
  }

  @Test func `a new block is held to what its block.yml says`() async throws {
    let site = try TestSite.themed(
      Self.sondage,
      article: """
        :::sondage{ton=vert rang=trois ouvert=oui suite=troi appel=audi nom=x}
        Texte.
        :::
        """)
    let report = try await site.build()
    #expect(report.files == nil)
    #expect(
      report.text == """
        content/articles/un.md:7:4: error: The block “sondage” needs a title [bad-attribute]
          help: Write :::sondage[Your title].

        content/articles/un.md:7:4: error: The block “sondage” needs the attribute “note” [bad-attribute]
          help: Write :::sondage{note=…}.

        content/articles/un.md:7:12: error: The value “vert” does not suit “ton” [bad-attribute]
          help: The possible values are: vif, doux.

        content/articles/un.md:7:21: error: The value “trois” does not suit “rang” [bad-attribute]
          help: Write a whole number: rang=3.

        content/articles/un.md:7:32: error: The value “oui” does not suit “ouvert” [bad-attribute]
          help: Write true or false.

        content/articles/un.md:7:43: error: There is no article “troi” [unknown-article]
          help: Write the “slug:” of an article, without “.md”.

        content/articles/un.md:7:54: error: There is no offer “audi” [unknown-offer]
          help: Did you mean “audit”?

        content/articles/un.md:7:65: error: The block “sondage” has no attribute “nom” [unknown-attribute]
          help: Its attributes are: ton, note, rang, ouvert, suite, appel.

        8 errors

        """)
  }

  @Test func `pages with one set of blocks share one file, whatever the order in the text`() async throws {
    let site = try TestSite.themed(
      Self.sondage, article: ":::sondage[Q]{note=n}\nTexte.\n:::\n\n:::encart\nTexte.\n:::")
    try site.replace("theme:", by: "defaultOffer: audit\ntheme:", in: "content/site.yml")
    try site.replace(
      "Rien de neuf.", by: ":::encart\nTexte.\n:::\n\n:::sondage[Q]{note=n}\nTexte.\n:::",
      in: "content/articles/deux.md")
    try await build(site)
    #expect(try assets(site.page()) == assets(site.read("Output/articles/deux/index.html")))
    let assets = try FileManager.default.contentsOfDirectory(atPath: site.at("Output/assets"))
    #expect(assets.filter { $0.hasPrefix("blocs.") }.count == 2)
  }
}
