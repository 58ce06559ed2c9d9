import French
import Testing

@testable import Markdown

/// Typography in a document: what is set, and what keeps it away.
@Suite struct TypographyTests {
  private func html(_ markdown: String) -> String {
    Reading(markdown).html.replacing("\u{A0}", with: "⍽").replacing("\u{202F}", with: "·")
  }

  @Test(arguments: [
    ("Un *avis* !", "<p>Un <em>avis</em>·!</p>\n"),
    ("l'*avis*", "<p>l’<em>avis</em></p>\n"),
    ("\"Voir [ce lien](/a)\" ?", "<p>«⍽Voir <a href=\"/a\">ce lien</a>⍽»·?</p>\n"),
    ("`a ? 'b'` ?", "<p><code>a ? 'b'</code>·?</p>\n"),
    ("Une ligne\n! et \"l'autre\"", "<p>Une ligne·! et «⍽l’autre⍽»</p>\n"),
    ("Un mot  \nsuite !", "<p>Un mot<br />\nsuite·!</p>\n"),
    ("- un ;\n- deux !", "<ul>\n<li>un·;</li>\n<li>deux·!</li>\n</ul>\n"),
    ("> Oui !", "<blockquote>\n<p>Oui·!</p>\n</blockquote>\n"),
    ("Le 1er mai, le XXIe siècle", "<p>Le 1<sup>er</sup>⍽mai, le XXI<sup>e</sup> siècle</p>\n"),
    ("👉 Voir", "<p><span aria-hidden=\"true\">👉</span>⍽Voir</p>\n"),
    ("Payer & \"durer\" < 3 ?", "<p>Payer &amp; «⍽durer⍽» &lt; 3·?</p>\n"),
    (
      "https://exemple.fr/l'a?b !",
      "<p><a href=\"https://exemple.fr/l'a?b\">https://exemple.fr/l'a?b</a>·!</p>\n"
    ),
    (
      "**Un** ***deux*** ~~trois~~ ;",
      "<p><strong>Un</strong> <em><strong>deux</strong></em> <del>trois</del>·;</p>\n"
    ),
  ])
  func `text is set across its mark-up`(_ markdown: String, _ expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(arguments: [
    ("<kbd>l'a !</kbd> !", "<p><kbd>l'a !</kbd>·!</p>\n"),
    (
      "<span lang=\"en\">Who's *that* ?</span> Oui !",
      "<p><span lang=\"en\">Who's <em>that</em> ?</span> Oui·!</p>\n"
    ),
    ("<b lang=\"fr\">Oui !</b>", "<p><b lang=\"fr\">Oui·!</b></p>\n"),
    ("<b translate=\"no\">a !</b> b !", "<p><b translate=\"no\">a !</b> b·!</p>\n"),
    (
      "<b data-typo=\"off\">a ! <b>b !</b> c !</b> d !",
      "<p><b data-typo=\"off\">a ! <b>b !</b> c !</b> d·!</p>\n"
    ),
    (
      "a ! <!-- notypo --> b ! <!-- /notypo --> c !",
      "<p>a·! <!-- notypo --> b ! <!-- /notypo --> c·!</p>\n"
    ),
    ("<kbd>a !\n\nb !", "<p><kbd>a !</p>\n<p>b·!</p>\n"),
    (
      "<div lang=\"en\">\n\nYes !\n\n</div>\n\nOui !",
      "<div lang=\"en\">\n<p>Yes !</p>\n</div>\n<p>Oui·!</p>\n"
    ),
    (
      "<!-- notypo -->\n\na !\n\nb !\n\n<!-- /notypo -->\n\nc !",
      "<!-- notypo -->\n<p>a !</p>\n<p>b !</p>\n<!-- /notypo -->\n<p>c·!</p>\n"
    ),
    ("<p>a !</p>\n\nb !", "<p>a !</p>\n<p>b·!</p>\n"),
  ])
  func `tags keep it away`(_ markdown: String, _ expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test func `code and the policy of a file are obeyed`() {
    #expect(
      html("```\na ! 'b'\n```\n\n    c !")
        == "<pre tabindex=\"0\"><code>a ! 'b'\n</code></pre>\n<pre tabindex=\"0\"><code>c !\n</code></pre>\n")
    var policy = TypographyPolicy()
    policy.isOn = false
    #expect(Reading("l'avis !", typography: policy).html == "<p>l'avis !</p>\n")
  }

  @Test func `ids and words are those of the text as it was written`() {
    let markdown =
      "## L'été \"ici\" à 14h30 !\n\n:::decision[L'\"un\" ?]\n| A | B |\n| --- | --- |\n| à 14h30 | \"b\" |\n:::\n"
    let document = Reading(markdown).document
    #expect(document.headings[0].id == "l-ete-ici-a-14h30")
    #expect(document.headings[0].text == "L’été «\u{A0}ici\u{A0}» à 14\u{A0}h\u{A0}30\u{202F}!")
    #expect(document.blocks[0].labelText == "L’«\u{A0}un\u{A0}»\u{202F}?")
    #expect(document.blocks[0].tables[0].rows[0].slug == "a-14h30")
    #expect(
      document.blocks[0].tables[0].rows[0].cells.map(\.text) == ["à 14\u{A0}h\u{A0}30", "«\u{A0}b\u{A0}»"])
    var off = TypographyPolicy()
    off.isOn = false
    #expect(document.words == Reading(markdown, typography: off).document.words)
  }

  @Test func `titles of links and descriptions of images are set, addresses are not`() {
    let references = Reading("[a](/l'a \"Un 'b' !\") ![L'été !](/l'b.png \"Oui ?\")").document.references
    #expect(references.map(\.destination) == ["/l'a", "/l'b.png"])
    #expect(references.map(\.title) == ["Un 'b'\u{202F}!", "Oui\u{202F}?"])
    #expect(references[1].text == "L’été\u{202F}!")
  }

  @Test func `the same text gives the same pieces whatever stands before it`() {
    // The walk keeps one typesetter for all blocks.
    let block = "Un *avis* ! \"[lien](/a)\" ; `x` : l'eau"
    let alone = Reading(block + "\n").html
    for before in ["mot", "\"mot", "l'a !\n\n| a ! | b |\n|---|---|\n| \"c\" | d", "![a !](/b.png)"] {
      #expect(Reading(before + "\n\n" + block + "\n").html.hasSuffix(alone))
    }
  }
}
