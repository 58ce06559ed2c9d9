import Testing

@testable import Diagnostics

@Suite struct LineIndexTests {
  private func index(_ text: String) -> LineIndex { LineIndex(SourceFile(path: "a.md", text: text)) }

  private func lines(_ text: String) -> [String] {
    let index = index(text)
    return (1...index.lineCount).map { String(decoding: index.line($0), as: UTF8.self) }
  }

  /// `line:column-endLine:endColumn`.
  private func range(_ place: Place) -> String {
    "\(place.line):\(place.column)-\(place.endLine):\(place.endColumn)"
  }

  @Test func `a line has no end, be it LF or CRLF, and a lone CR ends none`() {
    #expect(lines("a\nb\r\n\r\nc\rd") == ["a", "b", "", "c\rd"])
  }

  @Test func `after a final newline comes one empty line`() {
    #expect(lines("a\n") == ["a", ""])
    #expect(lines("a") == ["a"])
    #expect(lines("\n") == ["", ""])
  }

  @Test func `an empty file is one empty line`() {
    let index = index("")
    #expect(lines("") == [""])
    #expect(range(index.place(0..<0)) == "1:1-1:1")
    #expect(range(index.place(line: 1)) == "1:1-1:1")
  }

  @Test func `lines that do not exist are empty`() {
    let index = index("a\nb")
    #expect(index.line(0).isEmpty)
    #expect(index.line(-1).isEmpty)
    #expect(index.line(3).isEmpty)
    #expect(range(index.place(line: 7)) == "7:1-7:1")
  }

  @Test func `columns count Unicode scalars`() {
    let text = "é👍x\nœuf"
    let index = index(text)
    #expect(range(index.place(0..<2)) == "1:1-1:2")
    #expect(range(index.place(2..<6)) == "1:2-1:3")
    #expect(range(index.place(6..<7)) == "1:3-1:4")
    #expect(range(index.place(8..<10)) == "2:1-2:2")
    #expect(range(index.place(line: 2, byteColumns: 3..<5)) == "2:2-2:4")
  }

  @Test func `a byte order mark counts for nothing`() {
    let index = LineIndex(SourceFile(path: "a.md", text: "\u{FEFF}title"))
    #expect(index.file.bytes == Array("title".utf8))
    #expect(range(index.place(0..<5)) == "1:1-1:6")
    #expect(SourceFile(path: "a.md", bytes: [0xEF, 0xBB]).bytes == [0xEF, 0xBB])
  }

  @Test func `a range may go over lines, and offsets past the end are the end`() {
    let index = index("ab\r\ncd")
    #expect(range(index.place(1..<5)) == "1:2-2:2")
    #expect(range(index.place(2..<4)) == "1:3-2:1")
    #expect(range(index.place(3..<3)) == "1:3-1:3")
    #expect(range(index.place(5..<99)) == "2:2-2:3")
    #expect(range(index.place(99..<100)) == "2:3-2:3")
    #expect(range(index.place(line: 1, byteColumns: 2..<99)) == "1:2-1:3")
  }

  @Test func `the place of a line is that of its text`() {
    let index = index("  clé: é \t\r\n \t \n\nx")
    #expect(range(index.place(line: 1)) == "1:3-1:9")
    #expect(range(index.place(line: 2)) == "2:1-2:2")
    #expect(range(index.place(line: 3)) == "3:1-3:1")
    #expect(range(index.place(line: 4)) == "4:1-4:2")
    #expect(index.place(line: 4).file == "a.md")
  }
}
