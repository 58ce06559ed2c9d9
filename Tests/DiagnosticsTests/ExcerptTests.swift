import Testing

@testable import Diagnostics

@Suite struct ExcerptTests {
  private func shown(_ text: String, column: Int, endColumn: Int? = nil) -> Excerpt? {
    let file = SourceFile(path: "a.md", text: text)
    return Excerpt(Place(file: "a.md", column: column, endColumn: endColumn), in: LineIndex(file))
  }

  /// `0000000001111111111…`: each digit ten times, so that a cut shows where it is.
  private let digits = (0..<30).map { String(repeating: "\($0 % 10)", count: 10) }.joined()

  @Test func `a line of a hundred columns is whole`() {
    let line = String(digits.prefix(100))
    #expect(shown(line, column: 100)?.text == line)
    #expect(shown(line, column: 1)?.text == line)
  }

  @Test func `a longer line is cut after a mark at its beginning`() throws {
    let excerpt = try #require(shown(digits, column: 5, endColumn: 8))
    #expect(excerpt.text == digits.prefix(99) + "…")
    #expect(excerpt.indent == 4)
    #expect(excerpt.length == 3)
  }

  @Test func `a longer line is cut before a mark at its end`() throws {
    let excerpt = try #require(shown(digits, column: 298, endColumn: 301))
    #expect(excerpt.text.count == 100)
    #expect(excerpt.text == "…" + digits.suffix(99))
    #expect(excerpt.indent == 97)
    #expect(excerpt.length == 3)
  }

  @Test func `a longer line is cut on both sides of a mark in its middle`() throws {
    let excerpt = try #require(shown(digits, column: 151))
    #expect(excerpt.text == "…" + digits.dropFirst(101).prefix(98) + "…")
    #expect(excerpt.indent == 50)
    #expect(excerpt.length == 1)
  }

  @Test func `a long mark begins farther to the left and is cut`() throws {
    let excerpt = try #require(shown(digits, column: 151, endColumn: 290))
    #expect(excerpt.text == "…" + digits.dropFirst(131).prefix(98) + "…")
    #expect(excerpt.indent == 20)
    #expect(excerpt.length == 80)
  }

  @Test func `wide characters and escapes never make the line wider`() throws {
    for unit in ["日", "👍", "\u{1B}", "e\u{301}\u{302}", "\t", "a"] {
      let line = String(repeating: unit, count: 400)
      for column in stride(from: 1, through: 1200, by: 37) {
        let excerpt = try #require(shown(line + "x", column: column, endColumn: column + 7))
        let columns = glyphs(Array(excerpt.text.utf8)[...]).reduce(0) { $0 + $1.width }
        #expect(columns <= Excerpt.room)
        #expect(excerpt.indent + excerpt.length <= Excerpt.room + 1)
      }
    }
  }

  @Test func `a line does not begin with an accent that lost its letter`() throws {
    let line = String(repeating: "e\u{301}", count: 300)
    for column in 300..<306 {
      let text = try #require(shown(line, column: column)?.text)
      #expect(text.unicodeScalars.dropFirst().first == "e")
    }
  }

  @Test func `a line of ten megabytes takes no longer than to find the place`() throws {
    var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 10_000_000)
    bytes[5_000_000] = UInt8(ascii: "b")
    let index = LineIndex(SourceFile(path: "a.md", bytes: bytes))
    let excerpt = try #require(Excerpt(index.place(5_000_000..<5_000_001), in: index))
    #expect(
      excerpt.text == "…" + String(repeating: "a", count: 49) + "b" + String(repeating: "a", count: 48) + "…")
    #expect(excerpt.indent == 50)
  }
}
