/// The line that opens a directive, read: `:::name[label]{#id .class key=value}` or `::name[label]{…}`.
///
/// Offsets count bytes from the start of the line, so that a problem can be pointed at.
final class DirectiveOpening {
  let line: Int
  /// Two for a leaf, three or more for a container.
  let colons: Int
  let name: String
  let nameRange: Range<Int>
  /// The inline Markdown between the brackets, and where it stands.
  private(set) var label: [UInt8]?
  private(set) var labelOffset = 0
  private(set) var id: (value: String, range: Range<Int>)?
  private(set) var classes: [String] = []
  private(set) var attributes: [Attribute] = []
  private(set) var problems: [Problem] = []
  /// The line that closed a container, as soon as one did.
  var closingLine: Int?

  var isLeaf: Bool { colons == 2 }

  struct Attribute {
    var name: String
    var value: String
    var range: Range<Int>
  }

  struct Problem {
    enum Kind { case spaceBeforeName, unclosedLabel, unclosedAttributes, badAttribute, trailingText }
    var kind: Kind
    var range: Range<Int>
  }

  /// Reads a line from its first colon on; `nil` when the line opens no directive.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, line: Int) {
    var reader = LineReader(bytes: bytes, position: start)
    let colons = reader.skip { $0 == UInt8(ascii: ":") }
    guard colons >= 2 else { return nil }
    let space = reader.position..<reader.position + reader.skip(LineReader.isSpace)
    let nameStart = reader.position
    guard let first = reader.peek, LineReader.isLetter(first) else { return nil }
    reader.skip(LineReader.isNameByte)
    let nameRange = nameStart..<reader.position
    if colons == 2 {
      // `::before` in a sentence is text: a leaf is alone on its line.
      guard space.isEmpty,
        reader.isAtEnd || reader.peek == UInt8(ascii: "[") || reader.peek == UInt8(ascii: "{")
      else {
        return nil
      }
    }
    self.line = line
    self.colons = colons
    self.nameRange = nameRange
    name = reader.text(nameRange)
    if !space.isEmpty { problems.append(Problem(kind: .spaceBeforeName, range: space)) }
    readLabel(&reader)
    readAttributes(&reader)
    let rest = reader.position
    reader.skip(LineReader.isSpace)
    if !reader.isAtEnd, problems.isEmpty {
      problems.append(Problem(kind: .trailingText, range: reader.position..<reader.end))
    } else if rest < reader.position, !reader.isAtEnd {
      problems.append(Problem(kind: .trailingText, range: reader.position..<reader.end))
    }
  }

  private func readLabel(_ reader: inout LineReader) {
    guard reader.peek == UInt8(ascii: "[") else { return }
    let start = reader.position + 1
    var depth = 0
    while let byte = reader.peek {
      switch byte {
      case UInt8(ascii: "\\"): reader.position += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      default: break
      }
      reader.position += 1
      if depth == 0 {
        label = Array(reader.bytes[start..<reader.position - 1])
        labelOffset = start
        return
      }
    }
    reader.position = reader.end
    problems.append(Problem(kind: .unclosedLabel, range: start - 1..<reader.end))
  }

  private func readAttributes(_ reader: inout LineReader) {
    guard reader.peek == UInt8(ascii: "{") else { return }
    let start = reader.position
    reader.position += 1
    while true {
      reader.skip(LineReader.isSpace)
      guard let byte = reader.peek else {
        problems.append(Problem(kind: .unclosedAttributes, range: start..<reader.end))
        return
      }
      let from = reader.position
      switch byte {
      case UInt8(ascii: "}"):
        reader.position += 1
        return
      case UInt8(ascii: "#"), UInt8(ascii: "."):
        reader.position += 1
        let length = reader.skip(LineReader.isNameByte)
        let range = from..<reader.position
        guard length > 0 else { return bad(from, &reader) }
        let value = reader.text(from + 1..<reader.position)
        if byte == UInt8(ascii: "#") { id = (value, range) } else { classes.append(value) }
      default:
        guard LineReader.isLetter(byte) else { return bad(from, &reader) }
        reader.skip(LineReader.isNameByte)
        let name = reader.text(from..<reader.position)
        var value = "true"
        if reader.peek == UInt8(ascii: "=") {
          reader.position += 1
          guard let read = reader.value() else { return bad(from, &reader) }
          value = read
        }
        attributes.append(Attribute(name: name, value: value, range: from..<reader.position))
      }
    }
  }

  private func bad(_ from: Int, _ reader: inout LineReader) {
    problems.append(Problem(kind: .badAttribute, range: from..<max(from + 1, reader.position)))
    reader.position = reader.end
  }

  /// The number of colons of a line that closes a container: three or more, and nothing else.
  static func closingColons(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var reader = LineReader(bytes: bytes, position: start)
    let colons = reader.skip { $0 == UInt8(ascii: ":") }
    reader.skip(LineReader.isSpace)
    return colons >= 3 && reader.isAtEnd ? colons : nil
  }
}

/// A position in the bytes of one line.
private struct LineReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  let end: Int

  init(bytes: UnsafeBufferPointer<UInt8>, position: Int) {
    var end = bytes.count
    while end > position, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    self.bytes = bytes
    self.position = position
    self.end = end
  }

  var peek: UInt8? { position < end ? bytes[position] : nil }
  var isAtEnd: Bool { !bytes[min(position, end)..<end].contains { !Self.isSpace($0) } }

  @discardableResult mutating func skip(_ matches: (UInt8) -> Bool) -> Int {
    let start = position
    while position < end, matches(bytes[position]) { position += 1 }
    return position - start
  }

  /// The value after `=`: between quotes, or up to white space or the closing brace.
  mutating func value() -> String? {
    if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let close = bytes[position + 1..<end].firstIndex(of: quote) else { return nil }
      defer { position = close + 1 }
      return text(position + 1..<close)
    }
    let start = position
    let length = skip { !Self.isSpace($0) && $0 != UInt8(ascii: "}") }
    return length > 0 ? text(start..<position) : nil
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  /// Bytes of accented letters count as letters: an unknown name is then reported whole.
  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x80
  }
  static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
