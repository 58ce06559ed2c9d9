import Testing

@testable import Theme

/// Titles as pages show them: what may not be parted, and what begins a new line.
@Suite struct TitleMarkupTests {
  private func markup(_ title: String) -> String {
    String(decoding: titleMarkup(title), as: UTF8.self)
      .replacing("<span class=\"membre\">", with: "[").replacing("<span class=\"insecable\">", with: "{")
  }

  @Test(arguments: [
    ("Fixer son barème", "Fixer son barème"), ("", ""), ("A & <b> \"c\"", "A &amp; &lt;b&gt; &quot;c&quot;"),
    ("Vente ou lead\u{A0}: choisir", "Vente ou lead\u{A0}: [choisir</span>"),
    ("Un: deux: trois", "Un: [deux: trois</span>"),
    ("À 10:30, https://example.com", "À 10:30, https://example.com"), ("Fin\u{A0}:", "Fin\u{A0}:"),
    ("Fin\u{A0}: ", "Fin\u{A0}: "), (": x", ": [x</span>"),
    ("Que faut-il payer\u{202F}?", "Que {faut-il</span> payer\u{202F}?"),
    ("Faut-il\u{202F}?", "{Faut-il</span>\u{202F}?"), ("Combien y a-t-il", "Combien y {a-t-il</span>"),
    ("Qu’a-t-on\u{202F}?", "Qu’{a-t-on</span>\u{202F}?"),
    ("«\u{A0}Pouvez-vous\u{A0}»", "«\u{A0}{Pouvez-vous</span>\u{A0}»"),
    ("Où êtes-vous, Zoé-Il", "Où {êtes-vous</span>, {Zoé-Il</span>"),
    ("Sur-mesure, e-commerce et porte-à-porte", "Sur-mesure, e-commerce et porte-à-porte"),
    ("-il - vous -", "-il - vous -"),
    ("Prix\u{A0}: que paie-t-on\u{202F}?", "Prix\u{A0}: [que {paie-t-on</span>\u{202F}?</span>"),
    ("العربية: faut-il 🙂-il", "العربية: [{faut-il</span> 🙂-il</span>"),
  ])
  func `a verb keeps its pronoun, and what follows a colon holds together`(title: String, shown: String) {
    #expect(markup(title) == shown)
  }

  @Test func `without its tags a title is what the author wrote`() {
    let titles = ["Que faut-il\u{202F}? Si\u{A0}: <vous-vous>", "œuvre-t-il\u{A0}: été\u{301}-il", "É-on"]
    for title in titles {
      let text = String(decoding: titleMarkup(title), as: UTF8.self).replacing(/<\/?span[^>]*>/, with: "")
      #expect(text.replacing("&lt;", with: "<").replacing("&gt;", with: ">") == title)
    }
  }
}
