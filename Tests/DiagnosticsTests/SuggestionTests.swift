import Testing

@testable import Diagnostics

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("auhtor", "author"), ("authro", "author"), ("auteur", "author"), ("titel", "title"), ("titles", "title"),
    ("dat", "date"), ("descripton", "description"), ("lire-ausi", "lire-aussi"), ("lireaussi", "lire-aussi"),
  ])
  func `a misspelled name is recognised`(typed: String, meant: String) {
    let names = ["title", "author", "date", "description", "lire-aussi", "decision", "encart"]
    #expect(nearest(to: typed, among: names) == meant)
  }

  @Test(arguments: ["xyz", "q", "commission", "-", "👍"])
  func `nothing is suggested when nothing is near`(typed: String) {
    #expect(nearest(to: typed, among: ["title", "author", "date"]) == nil)
  }

  @Test func `nothing is suggested for the empty word, nor the empty word for another`() {
    #expect(nearest(to: "", among: ["a", "title"]) == nil)
    #expect(nearest(to: "a", among: [""]) == nil)
    #expect(nearest(to: "title", among: []) == nil)
  }

  @Test func `one letter is no misspelling of another, two may be`() {
    #expect(nearest(to: "a", among: ["b"]) == nil)
    #expect(nearest(to: "ab", among: ["ac"]) == "ac")
    #expect(nearest(to: "ab", among: ["cd"]) == nil)
  }

  @Test func `case does not count`() {
    #expect(nearest(to: "TITLE", among: ["title"]) == "title")
    #expect(nearest(to: "strategie", among: ["Stratégie"]) == "Stratégie")
    #expect(nearest(to: "ÉLITE", among: ["élite"]) == "élite")
  }

  @Test(arguments: [
    ("catégorie", "categorie"), ("categorie", "catégorie"), ("cate\u{301}gorie", "categorie"),
    ("oeuvre", "œuvre"), ("ou", "où"), ("ça", "ca"), ("l\u{27}offre", "l’offre"),
  ])
  func `accents and ligatures do not count`(typed: String, meant: String) {
    #expect(nearest(to: typed, among: ["xxxx", meant]) == meant)
  }

  @Test func `of two as near, the one with nearer accents is meant, then the first of the alphabet`() {
    #expect(nearest(to: "catégori", among: ["categorie", "catégorie"]) == "catégorie")
    #expect(nearest(to: "categori", among: ["catégorie", "categorie"]) == "categorie")
    #expect(nearest(to: "cate", among: ["date", "care", "rate"]) == "care")
    #expect(nearest(to: "cate", among: ["rate", "date", "care"]) == "care")
  }

  @Test func `a nearer one wins, wherever it stands`() {
    #expect(nearest(to: "plateforme", among: ["plates-formes", "plateformes", "platform"]) == "plateformes")
    #expect(nearest(to: "plateforme", among: ["plateformes", "plates-formes", "platform"]) == "plateformes")
  }

  @Test func `long names may differ by eight letters, not more`() {
    let name = "quelle-plateforme-choisir-en-france"
    #expect(nearest(to: "quelle-plateforme-choisir-en", among: [name]) == name)
    #expect(nearest(to: "quelle-plateforme-choisir", among: [name]) == nil)
  }

  @Test func `very long words cost no time`() {
    let long = String(repeating: "a", count: 10_000_000)
    #expect(nearest(to: long, among: ["aaaa", long + "b"]) == nil)
    #expect(nearest(to: "aaab", among: [long, "aaaa"]) == "aaaa")
  }

  @Test func `ten thousand addresses are compared in a moment`() {
    let slugs = (0..<10_000).map { "comment-remunerer-ses-affilies-sans-perdre-de-marge-\($0)" }
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(
        nearest(to: "comment-remunerer-ses-afilies-sans-perdre-de-marge-1234", among: slugs) == slugs[1234])
    }
    #expect(time < .seconds(5))
  }

  @Test func `a suggestion is a question, spaced as French is`() throws {
    let message = try #require(Message.didYouMean("auhtor", among: ["author"]))
    #expect(message.french == "Vouliez-vous dire «\u{A0}author\u{A0}»\u{202F}?")
    #expect(message.english == "Did you mean “author”?")
    #expect(Message.didYouMean("xyz", among: ["author"]) == nil)
  }
}
