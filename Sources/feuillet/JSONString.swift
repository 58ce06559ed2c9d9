/// One JSON string as it stands on a line of input.
enum JSONString {
  /// The text that the line holds; `nil` when it is no JSON string, whole and alone.
  static func text(of line: ArraySlice<UInt8>) -> String? {
    var rest = line
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    guard rest.count >= 2, rest.removeFirst() == quote, rest.removeLast() == quote else { return nil }
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        guard let scalar = escaped(&rest) else { return nil }
        text += Array(String(Character(scalar)).utf8)
      } else {
        guard byte >= 0x20, byte != quote else { return nil }
        text.append(byte)
      }
    }
    return String(validating: text, as: UTF8.self)
  }

  private static let quote = UInt8(ascii: "\"")

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// What follows a backslash.
  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch rest.popFirst() {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): return unicode(&rest)
    case let byte?: return "\"\\/".utf8.contains(byte) ? Unicode.Scalar(byte) : nil
    case nil: return nil
    }
  }

  /// Four hexadecimal digits, or twice four where a character is written as a pair.
  private static func unicode(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let high = digits(&rest) else { return nil }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
    guard rest.starts(with: "\\u".utf8) else { return nil }
    rest = rest.dropFirst(2)
    guard let low = digits(&rest), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func digits(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    rest = rest.dropFirst(4)
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
