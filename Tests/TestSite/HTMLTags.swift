/// The tags of a page with their attributes, as a browser reads them.
package struct HTMLTags: Sequence, IteratorProtocol {
  package struct Tag: Hashable, Sendable {
    /// In lower case.
    package var name: String
    /// By name, in lower case, with the references of characters decoded.
    package var attributes: [String: String] = [:]
  }

  private let text: [UInt8]
  private var index = 0

  package init(_ html: String) { text = Array(html.utf8) }

  /// The next opening tag; comments, closing tags and the content of scripts and styles are passed over.
  package mutating func next() -> Tag? {
    while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      if text[index...].starts(with: "!--".utf8) {
        skip(after: "-->")
      } else if let first = peek, Self.isLetter(first) {
        let tag = tag()
        if tag.name == "script" || tag.name == "style" { skip(after: "</\(tag.name)") }
        return tag
      }
    }
    return nil
  }

  private var peek: UInt8? { index < text.count ? text[index] : nil }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private mutating func skip(after end: String) {
    let end = Array(end.utf8)
    while index < text.count, !text[index...].starts(with: end) { index += 1 }
    index = Swift.min(text.count, index + end.count)
  }

  private mutating func word(_ ends: (UInt8) -> Bool) -> String {
    let start = index
    while let byte = peek, !ends(byte) { index += 1 }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private mutating func tag() -> Tag {
    var tag = Tag(
      name: word { Self.isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }.lowercased())
    while let byte = peek, byte != UInt8(ascii: ">") {
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
        index += 1
        continue
      }
      let name = word { Self.isSpace($0) || [UInt8(ascii: "="), UInt8(ascii: ">")].contains($0) }.lowercased()
      tag.attributes[name] = Self.decoded(value())
    }
    return tag
  }

  private mutating func value() -> String {
    guard peek == UInt8(ascii: "=") else { return "" }
    index += 1
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return word { Self.isSpace($0) || $0 == UInt8(ascii: ">") }
    }
    index += 1
    defer { index += 1 }
    return word { $0 == quote }
  }

  private static func decoded(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
