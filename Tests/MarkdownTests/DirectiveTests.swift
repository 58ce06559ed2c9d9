import Testing

@testable import Markdown

@Suite struct DirectiveTests {
  @Test func `a container holds Markdown and closes at its colons`() {
    let reading = Reading("Avant\n:::encart[Un *titre*]{#note}\nDu **texte**.\n:::\nAprès\n")
    #expect(
      reading.html
        == "<p>Avant</p>\n[encart note|Un <em>titre</em>|<p>Du <strong>texte</strong>.</p>\n]\n<p>Après</p>\n"
    )
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a leaf stands on its own line`() {
    let reading = Reading("Avant\n::lire-aussi{article=bareme}\nAprès\n")
    #expect(reading.html == "<p>Avant</p>\n[lire-aussi lire-aussi||]\n<p>Après</p>\n")
    #expect(reading.document.blocks[0].attributes.map(\.value) == ["bareme"])
  }

  @Test func `two colons inside a sentence are text`() {
    #expect(Reading("::before est un pseudo-élément\n").html == "<p>::before est un pseudo-élément</p>\n")
    #expect(Reading("Voir std::vector\n").html == "<p>Voir std::vector</p>\n")
    #expect(Reading(":::\\-)\n").html == "<p>:::-)</p>\n")
  }

  @Test func `the outer block has more colons than the inner one`() {
    let reading = Reading("::::encart\n:::avantages\n- a\n:::\nfin\n::::\n")
    #expect(
      reading.html == "[encart encart||[avantages avantages||<ul>\n<li>a</li>\n</ul>\n]\n<p>fin</p>\n]\n")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test
  func `with as many colons the closing line ends the outer block, and the inner one is said to be open`() {
    let reading = Reading(":::encart\n:::avantages\n- a\n:::\n:::\n")
    #expect(reading.problems == ["2:4 unclosed-directive", "5:1 stray-directive-close"])
  }

  @Test func `inside a code fence nothing is a directive`() {
    let reading = Reading("```\n:::encart\n:::\n```\n\n:::encart\n```\n:::\n```\n:::\n\n    :::encart\n")
    #expect(
      reading.html == """
        <pre tabindex="0"><code>:::encart
        :::
        </code></pre>
        [encart encart||<pre tabindex="0"><code>:::
        </code></pre>
        ]
        <pre tabindex="0"><code>:::encart
        </code></pre>

        """)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `inside raw HTML a closing line is text`() {
    let reading = Reading(":::encart\n<pre>\n:::\n</pre>\n\n:::\n")
    #expect(reading.html == "[encart encart||<pre>\n:::\n</pre>\n]\n")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a directive may stand in a list item`() {
    let reading = Reading("- un\n\n  :::encart\n  texte\n  :::\n\n- deux\n")
    #expect(
      reading.html
        == "<ul>\n<li>\n<p>un</p>\n[encart encart||<p>texte</p>\n]\n</li>\n<li>\n<p>deux</p>\n</li>\n</ul>\n")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a closing line at the margin ends a list item and its fence`() {
    let reading = Reading(":::encart\n- item\n\n  ```\n  code\n:::\nAprès\n")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.html.hasSuffix("]\n<p>Après</p>\n"))
  }

  @Test func `a closing line without its angle bracket ends a quotation`() {
    let reading = Reading(":::encart\n> ```\n> code\n:::\nAprès\n")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.html.hasSuffix("]\n<p>Après</p>\n"))
  }

  @Test func `reference links and footnotes work across the edges of a block`() {
    let reading = Reading(
      ":::encart\nUn [lien][l] et une note[^n].\n:::\n\n[l]: https://example.com\n\n[^n]: La note.\n")
    #expect(reading.html.contains("<a href=\"https://example.com\">lien</a>"))
    #expect(reading.html.contains("<li id=\"fn-1\">\n<p>La note. <a class=\"footnote-backref\""))
  }

  @Test func `a table keeps its structure for the block`() throws {
    let reading = Reading(
      """
      :::decision[Quelle solution ?]{#choix}
      | Si vous avez… | Recommandation | |
      | --- | --- | --- |
      | Une équipe *rodée* | Interne | |
      | Une équipe rodée | Audit | |
      :::

      """)
    let table = try #require(reading.document.blocks.first?.tables.first)
    #expect(table.header.map(\.text) == ["Si vous avez…", "Recommandation"])
    #expect(table.rows.map(\.slug) == ["une-equipe-rodee", "une-equipe-rodee-2"])
    #expect(reading.html(table.rows[0].cells[0].content) == "Une équipe <em>rodée</em>")
    #expect(reading.document.anchors.isSuperset(of: ["choix", "choix-une-equipe-rodee"]))
  }

  @Test func `a list keeps its items for the block`() {
    let reading = Reading(":::avantages\n- un\n- **deux**\n:::\n")
    let items = reading.document.blocks[0].lists[0].items.map(reading.html)
    #expect(items == ["un", "<strong>deux</strong>"])
  }

  @Test func `attributes are read with and without quotes`() {
    let block = Reading("::consultation{offre=audit titre=\"Deux mots\" .large ouvert}\n").document.blocks[0]
    #expect(
      block.attributes.map { "\($0.name)=\($0.value)" } == ["offre=audit", "titre=Deux mots", "ouvert=true"])
    #expect(block.classes == ["large"])
  }

  @Test(arguments: [
    ("::: encart\n:::\n", "1:4 bad-attribute"),
    (":::encart Un titre\n:::\n", "1:11 bad-attribute"),
    (":::encart[Un titre\n:::\n", "1:10 bad-attribute"),
    (":::encart{#a\n:::\n", "1:10 bad-attribute"),
    (":::encart{=x}\n:::\n", "1:11 bad-attribute"),
    (":::encart{#Été}\n:::\n", "1:11 bad-attribute"),
    ("Été\n\n:::encart\ntexte\n", "3:4 unclosed-directive"),
    ("texte\n\n:::\n", "3:1 stray-directive-close"),
    (":::a{#x}\n:::\n\n:::a{#x}\n:::\n", "4:6 duplicate-id"),
  ])
  func `what is badly written is reported at its place`(markdown: String, problem: String) {
    #expect(Reading(markdown).problems == [problem])
  }

  @Test func `places count the front matter and accented letters as one`() {
    let reading = Reading("Préambule é\n\n:::été[À]{=}\n:::\n", after: "---\ntitle: É\n---\n")
    #expect(reading.problems == ["6:11 bad-attribute"])
  }

  @Test func `blocks without an id are numbered by name`() {
    let reading = Reading(":::decision\nx\n:::\n\n:::decision\ny\n:::\n")
    #expect(reading.document.blocks.map(\.id) == ["decision", "decision-2"])
  }
}
