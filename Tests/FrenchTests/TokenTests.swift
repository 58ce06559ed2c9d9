import Testing

@testable import French

@Suite struct TokenTests {
  @Test(arguments: [
    // Letters
    ("", []), ("Barème", ["bareme"]), ("ÉDITEURS éditeurs", ["editeurs", "editeurs"]), ("cœur", ["coeur"]),
    ("CŒUR", ["coeur"]), ("Lætitia", ["laetitia"]), ("e\u{301}diteur", ["editeur"]), ("straße", ["strasse"]),
    ("af\u{AD}filiation", ["affiliation"]), ("\u{FEFF}mot", ["mot"]),
    ("Ελλάδα ΕΛΛΆΔΑ", ["ελλάδα", "ελλάδα"]),
    ("Привет", ["привет"]), ("Nguyễn", ["nguyen"]),
    // Digits
    ("B2B, GA4 et CPA", ["b2b", "ga4", "cpa"]), ("2026", []), ("10 000 €", []), ("3,5 %", []),
    ("covid-19", ["covid", "covid19"]), ("2025-2026", []), ("4x4", ["4x4"]), ("1er", ["1er"]),
    // Elisions
    ("l’affiliation", ["affiliation"]), ("l'affiliation", ["affiliation"]), ("L’Oréal", ["oreal"]),
    ("jusqu’ici", ["ici"]), ("lorsqu’elle", []), ("puisqu’annonceurs", ["annonceurs"]),
    ("quoiqu’important", ["important"]), ("qu’aujourd’hui", []), ("aujourd’hui", []),
    ("prud’homme", ["prud'homme"]), ("d’entr’ouvrir", ["entr'ouvrir"]), ("quelqu’un", []),
    ("presqu’île", ["presqu'ile"]), ("O’Brien", ["o'brien"]), ("l’ ami", ["ami"]), ("l’", []),
    ("c’est", []), ("d’l’eau", ["l'eau"]), ("mot’", ["mot"]), ("‘mot’", ["mot"]), ("lʼami", ["ami"]),
    // Hyphens
    ("e-commerce", ["e", "commerce", "ecommerce"]), ("l’e-commerce", ["e", "commerce", "ecommerce"]),
    ("multi\u{2011}annonceurs", ["multi", "annonceurs", "multiannonceurs"]),
    ("rendez-vous", ["rendez", "rendezvous"]), ("peut-être", []), ("c’est-à-dire", ["dire", "estadire"]),
    ("est-ce", []), ("a-t-il", []), ("au-delà", []), ("porte-à-porte", ["porte", "porte", "porteaporte"]),
    ("mot-", ["mot"]), ("-mot", ["mot"]), ("a--b", ["b"]), ("mot- suite", ["mot", "suite"]),
    ("ga4-b2b", ["ga4", "b2b", "ga4b2b"]),
    // Stop words, by their accents
    ("à la une", []), ("A LA UNE", []), ("sûr", ["sur"]), ("sur", []), ("ou où", []), ("dû du", ["du"]),
    ("De\u{300}s", []), ("même e\u{302}tre", []),
    // What parts words
    ("mot…suite", ["mot", "suite"]), ("mot\u{202F}!", ["mot"]), ("«\u{A0}mot\u{A0}»", ["mot"]),
    ("taux/prix", ["taux", "prix"]), ("prix×taux", ["prix", "taux"]), ("👉🏽 choisir", ["choisir"]),
    ("👉\u{FE0F}choisir", ["choisir"]), ("site.fr", ["site", "fr"]), ("snake_case", ["snake", "case"]),
    ("prix\u{0}taux", ["prix", "taux"]),
  ])
  func `a text has its terms`(_ text: String, _ expected: [String]) {
    #expect(tokens(of: text).map(\.folded) == expected)
  }

  @Test func `each stop word alone is no term`() {
    for word in StopWords.words { #expect(tokens(of: word).isEmpty, "\(word)") }
    #expect(tokens(of: StopWords.words.joined(separator: " ").uppercased()).isEmpty)
  }

  @Test func `no stop word stands twice in the list`() {
    #expect(Set(StopWords.words).count == StopWords.words.count)
    #expect(StopWords.words.count < 300)
  }

  @Test func `a token is shown as its author wrote it`() {
    #expect(
      tokens(of: "L’E-commerce, cœur e\u{301}pris d’O’Brien").map(\.surface) == [
        "E", "commerce", "E-commerce", "cœur", "e\u{301}pris", "O’Brien",
      ])
  }

  @Test func `a term is shown with the fewest capitals, first come first`() {
    let tokens = tokens(of: "Barème CPA BAREME bareme barème")
    #expect(Set(tokens.words.values) == ["bareme", "CPA"])
  }

  @Test(arguments: [
    "éditeur", "e\u{301}diteur", "Editeur", "ÉDITEUR", "l’éditeur", "qu'éditeur", "edi\u{AD}teur",
  ])
  func `one word in all its spellings is one term`(_ text: String) {
    var counter = TermCounter()
    counter.add("editeur " + text)
    #expect(counter.finish().map(\.count) == [2])
  }
}

@Suite struct TermCounterTests {
  /// The counts by folded form.
  private func counts(_ body: (inout TermCounter) -> Void) -> [String: Int] {
    var counter = TermCounter(recordsTokens: true)
    body(&counter)
    let terms = counter.finish()
    let forms = Dictionary(counter.tokens.map { ($0.id, $0.folded) }) { first, _ in first }
    #expect(terms.map(\.id) == terms.map(\.id).sorted())
    return Dictionary(uniqueKeysWithValues: terms.map { (forms[$0.id] ?? "?", $0.count) })
  }

  @Test func `a text cut anywhere has the terms of the whole`() {
    let bytes = Array("L’é-cran d’œuvre : «\u{A0}mot\u{A0}» 👉 e\u{301}te\u{301}, Ελ aujourd’hui-même…".utf8)
    var whole = TermCounter()
    bytes.withUnsafeBytes { whole.add($0) }
    let expected = whole.finish()
    #expect(expected.count > 5)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var parts = TermCounter()
        for range in [0..<first, first..<second, second..<bytes.count] {
          bytes[range].withUnsafeBytes { parts.add($0) }
        }
        #expect(parts.finish() == expected)
      }
    }
  }

  @Test func `bytes that are no UTF-8 do no harm`() {
    var state: UInt64 = 1
    for _ in 0..<2000 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      var counter = TermCounter(recordsTokens: true)
      bytes.withUnsafeBytes { counter.add($0) }
      #expect(counter.finish().allSatisfy { $0.count > 0 })
    }
  }

  @Test func `a break ends the word under way`() {
    #expect(
      counts {
        $0.add("dé")
        $0.add("but dé")
        $0.break()
        $0.add("but")
      } == ["debut": 1, "de": 1, "but": 1])
  }

  @Test func `a break between the bytes of a character loses only that character`() {
    #expect(
      counts { counter in
        Array("prixé".utf8.dropLast()).withUnsafeBytes { counter.add($0) }
        counter.break()
        counter.add("taux")
      } == ["prix": 1, "taux": 1])
  }

  @Test func `what is added counts by its weight`() {
    #expect(
      counts {
        $0.weight = TermWeight.title
        $0.add("Barème")
        $0.break()
        $0.weight = TermWeight.heading
        $0.add("Le barème juste")
        $0.break()
        $0.weight = 1
        $0.add("juste un barème")
      } == ["bareme": 6, "juste": 3])
  }

  @Test func `many terms are kept apart and sorted`() {
    let words = (0..<20_000).map { "mot\($0)" }
    var counter = TermCounter()
    counter.add(words.joined(separator: " "))
    counter.add(" mot7 mot7")
    let terms = counter.finish()
    #expect(terms.count == 20_000)
    #expect(terms == terms.sorted())
    #expect(terms.filter { $0.count == 3 }.count == 1)
    #expect(terms.filter { $0.count == 1 }.count == 19_999)
  }

  @Test func `a count ends where it no longer fits`() {
    var counter = TermCounter()
    for _ in 0..<70_000 { counter.add("mot ") }
    #expect(counter.finish().map(\.count) == [Term.mostCount])
  }

  @Test func `tokens are recorded only when asked for`() {
    var counter = TermCounter()
    counter.add("un barème")
    #expect(counter.finish().count == 1)
    #expect(counter.tokens.isEmpty)
  }

  @Test func `the identity of a term is that of every machine`() {
    var counter = TermCounter()
    counter.add("affiliation œuvre")
    #expect(counter.finish().map { String($0.id.value, radix: 16) } == ["443734b37ebd", "d2a07fd6592d"])
  }
}
