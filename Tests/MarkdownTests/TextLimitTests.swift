import Diagnostics
import Testing

@testable import Markdown

/// Texts that the library would take minutes or all memory for are refused; those that people write are not.
@Suite struct TextLimitTests {
  private static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  static let accepted: [(name: String, text: String)] = [
    ("lists in lists", (0..<50).map { times($0, "  ") + "- a\n" }.joined()),
    ("quotations in quotations", times(60, "> ") + "a"),
    ("a rule of stars", times(80, "* ")),
    ("a line of dashes", times(100_000, "-")),
    ("code set far in", "    " + times(300, " ") + "- a"),
    ("twenty thousand cells", "| a | b |\n| - | - |\n" + times(10_000, "| x | y |\n")),
    ("five hundred columns", times(499, "a|") + "b\n" + times(499, "-|") + "-\n"),
    ("lines that lack cells", "| a | b | c |\n| - | - | - |\n" + times(20_000, "| x |\n")),
    ("a thousand pictures", times(1_000, "![a](b.png) ")),
    ("ten thousand pictures in paragraphs", times(10_000, "![a](b.png)\n\n")),
    ("a hundred thousand blocks", times(100_000, ":::encart\nx\n:::\n\n")),
    ("PHP", "```php\n" + times(400, "<?php echo 1; ?>\n") + "```"),
    ("comments", times(10_000, "<!-- a -->")),
    ("addresses", times(50_000, "www.exemple.fr http://www.exemple.fr/a(b) ")),
    ("a picture as data", "![a](data:image/png;base64," + times(500_000, "AbC/+wd.") + ")"),
    ("code of a script", "    " + times(4_000, "f(a,g(b))//;")),
    ("notes", times(5_000, "a[^1] ") + "\n\n[^1]: " + times(1_000, "mot ")),
    ("links by name", times(20_000, "[x] ") + "\n\n[x]: https://exemple.fr/" + times(200, "a")),
    ("right to left", times(50_000, "\u{202E}\u{200F} a\u{2066}")),
    ("NUL", times(50_000, "abc\0de\0")),
  ]

  @Test(arguments: accepted) func `what somebody may write is read`(name: String, text: String) {
    #expect(excess(text) == nil)
  }

  static let refused: [(text: String, line: Int, excess: TextLimits.Excess)] = [
    ("a\n" + times(10_000, "> ") + "a", 1, .levels),
    (times(10_000, "- ") + "a", 0, .levels),
    (times(101, "1. ") + "a", 0, .levels),
    ("- a\n" + times(401, " ") + "- a", 1, .levels),
    (times(200, ">\t") + "- a", 0, .levels),
    (times(101, ":::encart\n") + "a", 100, .levels),
    ((0..<200).map { times(203 - $0, ":") + "encart\n" }.joined(), 100, .levels),
    ("> " + times(501, "a|"), 0, .columns),
    (times(20_000, "|"), 0, .columns),
    (times(499, "a|") + "b\n" + times(499, "-|") + "-\n" + times(500, "a\n"), 402, .missingCells),
    (times(2_001, "![[]()"), 0, .images),
    (times(2_001, "![[]()\n>\n"), 4_000, .images),
    ("a " + times(501, "<![CDATA["), 0, .declarations),
    ("a " + times(501, "<?") + times(501, "<!A"), 0, .declarations),
    (times(20_000, "www."), 0, .address),
    ("www.a.b/" + times(50_000, ")"), 0, .address),
    ("[x]: /" + times(25_000, "a") + "\n\n" + times(5_000, "[x] "), 2, .definitions),
    ("[x]: /u \"" + times(25_000, "a\n+\n") + "\"\n\n" + times(5_000, "[x] "), 50_002, .definitions),
  ]

  @Test(arguments: refused) func `what nobody writes is refused`(
    text: String, line: Int, excess expected: TextLimits.Excess
  ) {
    let found = excess(text)
    #expect(found?.excess == expected)
    #expect(found?.line == line)
  }

  private func excess(_ text: String) -> (line: Int, excess: TextLimits.Excess)? {
    Array(text.utf8).withUnsafeBufferPointer(TextLimits.excess)
  }

  @Test func `the limit is named, at its line, and the text is not read`() {
    let reading = Reading("Un.\n\n" + Self.times(200, "> ") + "a\n", after: "---\ntitle: x\n---\n")
    #expect(reading.document.body.isEmpty)
    #expect(
      reading.diagnostics.map { "\($0.place?.line ?? 0) \($0.message.english) [\($0.code.rawValue)]" } == [
        "6 More than 100 lists, quotations or blocks stand in each other here [too-complex]"
      ])
    #expect(
      reading.diagnostics.first?.message.french == "Plus de 100 listes, citations ou blocs s’emboîtent ici")
    #expect(Self.refused.count > 10)
  }

  @Test func `a carriage return alone ends no line, in places either`() {
    let reading = Reading("Un\r\r\rdeux.\r\n\n[x](javascript:zz)\r")
    #expect(reading.html.contains("Un   deux."))
    #expect(reading.diagnostics.map { $0.place?.line } == [3])
  }

  /// Texts with many things that ask for an id or a place of their own.
  static let growing: [(name: String, text: String)] = [
    ("headings alike", "## a\n\n"), ("blocks alike", "::consultation\n\n"),
    ("links on one line", "[a](b.md) "),
    ("addresses on one line", "http://a.b/ "), ("pictures on one line", "![a](b.png)x "),
    ("references", "[a&amp;b](c&amp;d) "), ("notes", "[^1] "), ("brackets", "["), ("emphasis", "*a_ "),
    ("hard emphasis", "**x [a*b**c*](d)"), ("mail addresses", "a@"), ("quotation marks", "\"a "),
  ]

  @Test(arguments: growing) func `eight times as much takes no sixty-four times as long`(
    name: String, text: String
  ) {
    func time(_ count: Int) -> Duration {
      let count = text.hasPrefix("![") ? min(count, 1_900) : count
      return ContinuousClock().measure { _ = Reading(Self.times(count, text) + "\n\n[^1]: a\n") }
    }
    _ = time(100)
    let (small, large) = (time(1_000), time(8_000))
    // Other work on the machine may treble either; quadratic growth is 64.
    #expect(large < max(small * 40, .milliseconds(1_500)), "\(small) and \(large)")
  }
}
