import Diagnostics
import Testing

@testable import Markdown

@Suite struct PageTests {
  @Test func `a repeated heading bears the slug of the heading above it`() {
    let reading = Reading(
      "## Internaliser\n\n### Avantages\n\n### Limites\n\n## Externaliser\n\n### Avantages\n\n### Coût\n")
    #expect(
      reading.document.headings.map(\.id) == [
        "internaliser", "internaliser-avantages", "limites", "externaliser", "externaliser-avantages", "cout",
      ])
  }

  @Test func `headings without letters still have ids of their own`() {
    #expect(Reading("## 👉\n\n## ✨\n").document.headings.map(\.id) == ["section", "section-2"])
  }

  @Test func `an id that an author chose is not given to a heading`() {
    let reading = Reading("## Choix\n\n:::decision{#choix}\nx\n:::\n")
    #expect(reading.document.headings[0].id == "choix-2")
    #expect(reading.document.blocks[0].id == "choix")
  }

  @Test func `a task has a label, which does not hold the tasks below it`() {
    #expect(
      Reading("- [x] fait\n  - [ ] dessous\n").html == """
        <ul>
        <li class="tache"><label><input type="checkbox" checked disabled> fait</label>
        <ul>
        <li class="tache"><label><input type="checkbox" disabled> dessous</label></li>
        </ul>
        </li>
        </ul>

        """)
  }

  @Test func `a table says what its columns are and aligns by class`() {
    #expect(
      Reading("| a | b |\n| :-- | --: |\n| 1 | 2 |\n").html == """
        <div class="tableau" role="region" tabindex="0" aria-label="Tableau 1"><table>
        <thead>
        <tr>
        <th scope="col" class="gauche">a</th>
        <th scope="col" class="droite">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="gauche">1</td>
        <td class="droite">2</td>
        </tr>
        </tbody>
        </table></div>

        """)
  }

  @Test func `an empty column at the end of a table is left out`() {
    #expect(!Reading("| a | b | |\n|---|---|---|\n| 1 | 2 | |\n").html.contains("<td></td>"))
  }

  @Test func `a note leads back to each of its references`() {
    let html = Reading("Un[^a] et deux[^a].\n\n[^a]: Note.\n").html
    #expect(html.contains("id=\"fnref-1\" aria-label=\"Note 1\">1</a>"))
    #expect(html.contains("id=\"fnref-1-2\""))
    #expect(html.contains("href=\"#fnref-1-2\" aria-label=\"Retour à l’appel de la note 1\">↩</a></p>"))
  }

  @Test func `the lead is made of the first paragraphs, up to three, before the first heading`() {
    func lead(_ markdown: String) -> String {
      let reading = Reading(markdown)
      return reading.html(reading.document.body.slice(0..<reading.document.leadLength))
    }
    #expect(lead("Un\n\nDeux\n\n## Titre\n\nTrois\n") == "<p>Un</p>\n<p>Deux</p>\n")
    #expect(lead("Un [lien](x.md)\n\n## Titre\n") == "<p>Un <a href=\"x.md\">lien</a></p>\n")
    #expect(lead("Un\n\nDeux\n") == "")
    #expect(lead("- Un\n\n## Titre\n") == "")
    #expect(lead("1\n\n2\n\n3\n\n4\n\n## Titre\n") == "")
  }

  @Test func `words are counted without code`() {
    #expect(
      Reading("L’affiliation paie `code ici`.\n\n    du code\n\n| un | deux |\n|--|--|\n| *tr*ois | q |\n")
        .document.words == 6)
  }

  @Test func `addresses are found in raw HTML too, and its ids are anchors`() {
    let reading = Reading(
      "<div id=\"boite\"><a class='x' href='a.md'>l</a></div>\n\nUn <img src=\"../i.png\" alt=\"\">.\n")
    #expect(reading.document.references.map(\.destination) == ["a.md", "../i.png"])
    #expect(reading.document.anchors == ["boite"])
    #expect(
      reading.html
        == "<div id=\"boite\"><a class='x' href=\"a.md\">l</a></div>\n<p>Un <img src=\"../i.png\" alt=\"\">.</p>\n"
    )
  }

  @Test func `dangerous tags are disarmed and reported`() {
    let reading = Reading("Un <script>alert(1)</script>\n")
    #expect(reading.html == "<p>Un &lt;script>alert(1)&lt;/script></p>\n")
    #expect(reading.problems == ["1:4 dangerous-html"])
  }

  @Test(arguments: ["style=\"color: red\"", "onclick='alert(1)'", "ONLOAD=x", "style"])
  func `an attribute that pages refuse is taken out and reported`(attribute: String) {
    let reading = Reading("Un <b class=\"x\" \(attribute) lang=\"en\">mot</b>\n")
    #expect(reading.html == "<p>Un <b class=\"x\" lang=\"en\">mot</b></p>\n")
    #expect(reading.problems.map { $0.hasSuffix(" dangerous-html") } == [true])
  }

  @Test func `in a safe site raw HTML shows as text`() {
    #expect(Reading("Un <b>mot</b>\n", rawHTML: .safe).html == "<p>Un &lt;b&gt;mot&lt;/b&gt;</p>\n")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
  ])
  func `a link that would run code is an error and leaves only its text`(address: String) {
    let reading = Reading("Été [mot](\(address))\n")
    #expect(reading.html == "<p>Été mot</p>\n")
    #expect(reading.problems == ["1:11 dangerous-link"])
  }

  @Test func `references are pointed at where their address stands`() {
    let reading = Reading("Été\n[à](un.md) et\n[deux][d]\n\n[d]: deux.md\n", after: "---\n---\n")
    let places = reading.document.references.map {
      "\($0.place.line):\($0.place.column)-\($0.place.endColumn)"
    }
    #expect(places == ["4:5-10", "7:6-13"])
  }

  @Test func `headings inside a block are not part of the text's own outline`() {
    let reading = Reading("## Un\n\n:::encart\n### Deux\n:::\n")
    #expect(reading.document.headings.map(\.isTopLevel) == [true, false])
  }
}
