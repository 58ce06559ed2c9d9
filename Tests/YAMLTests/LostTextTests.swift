import Diagnostics
import Testing

@testable import YAML

@Suite struct LostTextTests {
  private func read(_ text: String) -> YAMLDocument {
    YAMLDocument(SourceFile(path: "a.md", text: text))
  }

  @Test(arguments: [
    "title: Top 10 # une remarque", "title: \"Top #1\"", "title: 'Top #1'", "title: C#", "title: Top#1",
    "# une remarque\ntitle: a", "#remarque\ntitle: a", "title: # à remplir", "tags: [a, b] #fini",
  ])
  func `a comment, a quoted text and a sign inside a word are left alone`(text: String) {
    #expect(read(text).diagnostics.isEmpty)
  }

  @Test func `text that YAML takes for a comment is told, with the whole text to write`() throws {
    let document = read(
      "date: 2026-09-16\ntitle: Été : non\n".replacing(" : non", with: " #1 des plateformes"))
    let problem = try #require(document.diagnostics.first)
    #expect(document.diagnostics.count == 1)
    #expect(problem.code == .lostText && problem.severity == .warning)
    #expect(problem.place == Place(file: "a.md", line: 2, column: 12, endLine: 2, endColumn: 30))
    #expect(
      problem.message.french.replacing("\u{A0}", with: " ")
        == "Ce qui suit « # » n’est pas lu : c’est un commentaire")
    #expect(problem.help?.english == "Put the whole text in straight quotes: \"Été #1 des plateformes\"")
    #expect(document.root != nil)
  }

  @Test func `items of a list are looked at too`() {
    #expect(read("tags:\n  - a\n  - b #c\r\n").diagnostics.map(\.place?.line) == [3])
  }
}
