import Testing

@testable import French

@Suite struct WordsTests {
  private func count(_ text: String) -> Int {
    var counter = WordCounter()
    counter.add(text)
    return counter.count
  }

  @Test(arguments: [
    ("", 0), ("mot", 1), ("deux mots", 2), ("l’affiliation", 1), ("l'affiliation", 1), ("sur-mesure", 1),
    ("c’est-à-dire", 1), ("Quoi ? Ça !", 2), ("«\u{A0}mot\u{A0}»", 1), ("10\u{202F}000 €", 2), ("3,5 %", 2),
    ("œuvre", 1), ("- item", 1), ("mot -suite", 2), ("mot- suite", 2), ("mot--suite", 2), ("mot’ suite", 2),
    ("👉 Choisir", 1), ("👉🏽", 0), ("mot—suite", 2), ("mot–suite", 2), ("a/b", 2), ("e\u{301}te\u{301}", 1),
    ("af\u{AD}filiation", 1), ("…", 0), ("GA4 et B2B", 3), ("Ελλάδα", 1), ("Привет, мир", 2), ("a×b", 2),
    ("mot\nsuite\tfin", 3), ("’", 0), ("-", 0), ("'a'", 1), ("a\u{2011}b", 1), ("\0", 0), ("n°1", 2),
  ])
  func `words are counted as people count them`(_ text: String, _ expected: Int) {
    #expect(count(text) == expected)
  }

  @Test func `a text cut anywhere has the words of the whole`() {
    let bytes = Array(
      "L’été, c’est-à-dire « l’œuvre » : 👉 10\u{202F}000 e\u{301}te\u{301} — sur-mesure…".utf8)
    var whole = WordCounter()
    whole.add(bytes)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var counter = WordCounter()
        counter.add(bytes[..<first])
        counter.add(Array(bytes[first..<second]))
        counter.add(bytes[second...])
        #expect(counter.count == whole.count, "\(first), \(second)")
      }
    }
  }

  @Test func `a break ends the word under way`() {
    var counter = WordCounter()
    counter.add("Avantages")
    counter.break()
    counter.add("Limites")
    #expect(counter.count == 2)
    counter.add("-")
    counter.break()
    counter.add("fin")
    #expect(counter.count == 3)
    counter.break()
    counter.break()
    #expect(counter.count == 3)
  }

  @Test func `bytes that are no UTF-8 do not crash`() {
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      let bytes = (0..<16).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      var counter = WordCounter()
      counter.add(bytes)
      #expect(counter.count <= 16)
    }
  }

  @Test(arguments: [(0, 1), (1, 1), (344, 1), (345, 2), (650, 3), (1_200, 5), (230_000, 1_000)])
  func `reading time is in whole minutes, at least one`(_ words: Int, _ minutes: Int) {
    #expect(readingMinutes(words: words) == minutes)
  }
}
