import Testing

@testable import French

@Suite struct CollationTests {
  private func sorted(_ texts: [String]) -> [String] {
    texts.map { (CollationKey($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test(arguments: [
    [
      "a", "à", "affilie", "affilié", "cote", "coté", "côte", "côté", "éditeur", "Éditeur", "oeuvre", "Œuvre",
      "zéro",
    ],
    ["a", "A", "à", "À", "ab"],
    ["2 idées", "10 idées", "100 idées", "idées"],
    ["article 2", "article 007", "article 10", "article 10 bis", "article 20"],
    ["aérien", "aesthète", "æther", "Aix"],
    ["Ça", "cadre", "façade", "face", "facette"],
    ["plate forme", "plateau", "plate-forme", "plateforme"],
    ["e-commerce", "ecommerce", "« E-commerce »", "écosystème"],
    ["la", "L’affiliation", "lait", "l’objectif"],
    ["zéro", "Ελλάδα", "Москва"],
  ])
  func `texts are in the order of a French dictionary`(_ expected: [String]) {
    #expect(sorted(expected.reversed()) == expected)
    #expect(sorted(expected.shuffled()) == expected)
  }

  @Test func `decomposed accents count as composed ones`() {
    #expect(sorted(["cote\u{301}", "côte", "cote", "coté"]).first == "cote")
    let order = sorted(["cotf", "cote\u{301}", "cote"])
    #expect(order == ["cote", "cote\u{301}", "cotf"])
  }

  @Test func `different texts never have one key`() {
    let texts = ["a", "a ", " a", "a-", "’a", "\u{e9}", "e\u{301}", "01", "1", "001", "", " ", "👉", "\0"]
    #expect(Set(texts.map(CollationKey.init)).count == Set(texts.map { Array($0.utf8) }).count)
  }

  @Test func `keys are totally ordered`() {
    let texts = [
      "", "1", "01", "a", "A", "á", "œ", "oe", "OE", "Œ", "10", "9", " b", "b", "-", "👉 a", "ß", "ss",
    ]
    let keys = texts.map(CollationKey.init)
    for a in keys { for b in keys { #expect([a < b, b < a, a == b].count { $0 } == 1) } }
  }

  @Test func `very long numbers do not overflow`() {
    let long = String(repeating: "9", count: 10_000)
    #expect(sorted([long + "0", long]) == [long, long + "0"])
  }
}
