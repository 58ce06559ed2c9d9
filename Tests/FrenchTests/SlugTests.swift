import Testing

@testable import French

@Suite struct SlugTests {
  @Test func `the title of the model article gives its known slug`() {
    #expect(
      slug("Internaliser ou externaliser la gestion de votre programme d’affiliation ?")
        == "internaliser-ou-externaliser-la-gestion-de-votre-programme-d-affiliation")
  }

  @Test(arguments: [
    ("l'affiliation", "l-affiliation"), ("l’affiliation", "l-affiliation"),
    ("lʼaffiliation", "l-affiliation"),
    ("Œuvre et cœur", "oeuvre-et-coeur"), ("Lætitia", "laetitia"), ("Straße", "strasse"),
    ("Øresund", "oresund"), ("Łódź", "lodz"), ("Đà Nẵng", "da-nang"), ("Þór", "thor"), ("Ýr", "yr"),
    ("ĲSSEL", "ijssel"), ("GRẞ", "grss"),
    ("100 €", "100-euro"), ("10%", "10-pour-cent"), ("R&D", "r-et-d"), ("A+", "a-plus"),
    ("C++", "c-plus-plus"),
    ("tiphaine@exemple", "tiphaine-a-exemple"), ("5€/mois", "5-euro-mois"),
    ("Mot\u{A0}: suite", "mot-suite"), ("  --déjà__vu--  ", "deja-vu"), ("👉 Choisir", "choisir"),
    ("N° 1 : l’été !", "n-1-l-ete"), ("e\u{301}te\u{301}", "ete"), ("af\u{AD}filiation", "affiliation"),
    ("COMMISSIONS", "commissions"), ("1ᵉʳ", "1"), ("Ŷ ž ǻ ḉ", "y-z-a-c"), ("ª º", "a-o"),
  ])
  func `letters are folded and everything else parts words`(_ text: String, _ expected: String) {
    #expect(slug(text) == expected)
  }

  @Test(arguments: ["", " ", "’", "---", "👉🏽", "Ελληνικά", "Привет", "مرحبا", "日本", "\u{301}", "\0"])
  func `a text without Latin letters gives nothing`(_ text: String) {
    #expect(slug(text) == "")
  }

  @Test func `a long text is cut at a hyphen, within eighty characters`() {
    let words = Array(repeating: "affiliation", count: 20).joined(separator: " ")
    #expect(slug(words) == Array(repeating: "affiliation", count: 6).joined(separator: "-"))
    let exact = String(repeating: "a", count: 80)
    #expect(slug(exact) == exact)
    #expect(slug(exact + " b") == exact)
    #expect(slug(exact + "b") == exact)
    #expect(slug("a " + exact) == "a")
  }

  @Test func `a slug is its own slug, whatever the text`() {
    for text in ["L’été à Œuvre & Cie", "10 % de plus+", String(repeating: "déjà-", count: 100)] {
      #expect(slug(slug(text)) == slug(text))
      #expect(isSlug(slug(text)))
      #expect(slug(text).utf8.count <= 80)
    }
  }

  @Test(arguments: ["a", "0", "a-b", "quelle-plateforme-2"])
  func `a slug is recognised`(_ text: String) { #expect(isSlug(text)) }

  @Test(arguments: ["", "-", "-a", "a-", "a--b", "A", "é", "a b", "a/b", "..", "a.b", "a\n", "a\0"])
  func `what is no slug is refused`(_ text: String) { #expect(!isSlug(text)) }
}
