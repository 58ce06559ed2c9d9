import Diagnostics
import French
import Testing

@testable import Markdown

@Suite struct TermTests {
  /// How often each term counts, by its folded form.
  private func counts(_ markdown: String) -> [String: Int] {
    let file = SourceFile(path: "article.md", text: markdown)
    var options = MarkdownOptions(mode: .page, rawHTML: .trusted, labels: Reading.labels, typography: .init())
    options.terms = TermCounter(recordsTokens: true)
    var diagnostics: [Diagnostic] = []
    let document = MarkdownDocument.read(LineIndex(file), from: 0, options, diagnostics: &diagnostics)
    let forms = Dictionary(document.tokens.map { ($0.id, $0.folded) }) { first, _ in first }
    return Dictionary(uniqueKeysWithValues: document.terms.map { (forms[$0.id] ?? "?", $0.count) })
  }

  @Test(arguments: [
    ("Un barème.", ["bareme": 1]),
    ("## Le barème\n\nUn barème juste.", ["bareme": 3, "juste": 1]),
    ("Barème\n======\njuste", ["bareme": 2, "juste": 1]),
    // A word may be cut by marks, not by blocks, lines or code.
    ("l'*aff*iliation et ju**ste**", ["affiliation": 1, "juste": 1]),
    ("- prix\n- taux", ["prix": 1, "taux": 1]),
    ("prix\ntaux  \nvente", ["prix": 1, "taux": 1, "vente": 1]),
    ("prix`code`taux", ["prix": 1, "taux": 1]),
    ("# prix\ntaux", ["prix": 2, "taux": 1]),
    ("| prix | taux |\n| --- | --- |\n| vente | achat |", ["prix": 1, "taux": 1, "vente": 1, "achat": 1]),
    // What is read, and what is not.
    ("[un barème](https://exemple.fr/prix \"taux\")", ["bareme": 1]),
    ("```\ncode\n```\n\n    code\n\nprix", ["prix": 1]),
    ("![image](a.png) prix", ["prix": 1]),
    ("<div title=\"taux\">\n\nprix\n\n</div>", ["prix": 1]),
    ("prix[^1]\n\n[^1]: taux", ["prix": 1, "taux": 1]),
    ("> prix", ["prix": 1]),
    (":::encart[Taux]\nprix\n:::", ["prix": 1, "taux": 1]),
    ("", [:]),
  ])
  func `the terms of a text are counted where they are read`(_ markdown: String, _ expected: [String: Int]) {
    #expect(counts(markdown) == expected)
  }

  @Test func `terms go on from what the counter holds already`() {
    var options = MarkdownOptions(mode: .page, rawHTML: .trusted, labels: Reading.labels, typography: .init())
    var counter = TermCounter()
    counter.weight = TermWeight.title
    counter.add("Barème")
    counter.break()
    counter.weight = 1
    options.terms = counter
    var diagnostics: [Diagnostic] = []
    let document = MarkdownDocument.read(
      LineIndex(SourceFile(path: "a.md", text: "barème")), from: 0, options, diagnostics: &diagnostics)
    #expect(document.terms.map(\.count) == [4])
  }

  @Test func `terms cost nothing where they are not wanted`() {
    let document = Reading("Un barème juste").document
    #expect(document.words == 3)
    #expect(document.terms.isEmpty)
    #expect(document.tokens.isEmpty)
  }
}
