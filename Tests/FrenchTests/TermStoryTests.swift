import Testing

@testable import French

/// What becomes of a sentence on its way to terms, step by step: the definition of `TermCounter`, told once.
@Suite struct TermStoryTests {
  private func terms(_ text: String) -> [String] { tokens(of: text).map(\.folded) }

  @Test func `words are runs of letters and digits, in small letters`() {
    #expect(terms("Éditeurs : GA4, CPA ; B2B !") == ["editeurs", "ga4", "cpa", "b2b"])
  }

  @Test func `an elision at the beginning of a word goes, an apostrophe inside stays`() {
    #expect(terms("l’annonceur jusqu’au prud’homme") == ["annonceur", "prud'homme"])
  }

  @Test func `a word with hyphens is its parts, and the whole`() {
    #expect(terms("e-commerce") == ["e", "commerce", "ecommerce"])
  }

  @Test func `stop words are known with their accents, before these go`() {
    #expect(terms("sur un mur sûr") == ["mur", "sur"])
  }

  @Test func `numbers are no terms`() {
    #expect(terms("10 000 clics en 2026") == ["clics"])
  }

  @Test func `accents go last, so that spellings meet`() {
    #expect(terms("Barème bareme BARÈME bare\u{300}me") == Array(repeating: "bareme", count: 4))
    #expect(Set(tokens(of: "cœur coeur").map(\.id)).count == 1)
  }

  @Test func `words are not stemmed`() {
    #expect(terms("barème barèmes") == ["bareme", "baremes"])
  }

  @Test func `tokens in order and counted terms are two views of the same`() {
    let text = "Le barème d’e-commerce, un barème sûr : 3 paliers"
    var counter = TermCounter()
    counter.add(text)
    var counts: [Term.ID: Int] = [:]
    for token in tokens(of: text) { counts[token.id, default: 0] += 1 }
    #expect(counter.finish() == counts.map { Term($0.key, count: $0.value) }.sorted())
  }
}
