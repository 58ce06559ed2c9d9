import French
import Testing

/// One line of a table of cases: `avant → après`, or a text that stays as it is. `⍽` is U+00A0, `·` is U+202F.
struct TypographyCase: Sendable, CustomTestStringConvertible {
  var input: String
  var expected: String

  var testDescription: String { input == expected ? input : "\(input) → \(expected)" }

  static func table(_ lines: String) -> [TypographyCase] {
    lines.split(separator: "\n").map { line in
      let parts = line.split(separator: " → ").map(String.init)
      return TypographyCase(input: parts[0], expected: parts[parts.count - 1])
    }
  }

  /// Holds the rules against the case, and against what they made of it.
  func check(_ policy: TypographyPolicy = .init(), at location: SourceLocation = #_sourceLocation) {
    let set = typeset(hidden(input), policy)
    #expect(visible(set) == expected, sourceLocation: location)
    #expect(visible(typeset(set, policy)) == expected, "not idempotent", sourceLocation: location)
  }
}

func hidden(_ text: String) -> String {
  text.replacing("⍽", with: "\u{A0}").replacing("·", with: "\u{202F}")
}

func visible(_ text: String) -> String {
  text.replacing("\u{A0}", with: "⍽").replacing("\u{202F}", with: "·")
}

private let tags = ["a", "b", "em", "strong"].flatMap { ["<\($0)>", "</\($0)>"] } + ["<code>", "<br>"]

/// Sets a text with tags: `<code>…</code>` is an object, `<br>` a line break, others are seen through.
func typeset(_ text: String, _ policy: TypographyPolicy = .init(), marks: Bool = false) -> String {
  var typesetter = Typesetter(policy)
  // Bytes, not characters: a joiner before a tag makes one character with it.
  var texts: [[UInt8]] = [[]]
  var stops: [String] = []
  var rest = Array(text.utf8)[...]
  while let tag = tags.first(where: { rest.starts(with: $0.utf8) }) ?? (rest.isEmpty ? nil : "") {
    if tag.isEmpty {
      texts[texts.count - 1].append(rest.removeFirst())
      continue
    }
    var length = tag.utf8.count
    if tag == "<code>" {
      length = (rest.firstRange(of: Array("</code>".utf8))?.upperBound ?? rest.endIndex) - rest.startIndex
    }
    stops.append(String(decoding: rest.prefix(length), as: UTF8.self))
    texts.append([])
    rest = rest.dropFirst(length)
  }
  for (number, text) in texts.enumerated() {
    if number > 0 {
      let stop = stops[number - 1]
      typesetter.add(stop.hasPrefix("<code") ? .object : stop == "<br>" ? .lineBreak : .tag)
    }
    text.withUnsafeBufferPointer { typesetter.add($0) }
  }
  guard typesetter.typeset(marks: marks) else { return text }
  var result = ""
  for (number, segment) in typesetter.segments.enumerated() {
    if number > 0 { result += stops[number - 1] }
    result += shown(typesetter.output[segment])
  }
  return result
}

/// Marks as `^{…}` and `~{…}`.
private func shown(_ bytes: ArraySlice<UInt8>) -> String {
  var result: [UInt8] = []
  for byte in bytes {
    switch TypographyMark(rawValue: byte) {
    case .superscriptStart: result += "^{".utf8
    case .decorativeStart: result += "~{".utf8
    case .superscriptEnd, .decorativeEnd: result += "}".utf8
    case nil: result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
