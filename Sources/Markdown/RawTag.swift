/// The tags of a stretch of raw HTML, found without building a tree.
///
/// The scanner only finds where tags and their attributes stand; whatever it does not understand is text.
package struct RawTag {
  /// In lower case.
  package var name: String
  /// From `<` to after `>`.
  package var range: Range<Int>
  package var isClosing: Bool
  package var attributes: [Attribute] = []

  package struct Attribute {
    /// In lower case.
    package var name: String
    /// The name, the `=` and the value with its quotes.
    package var range: Range<Int>
    package var value: String
  }

  /// Attributes whose address a browser asks for by itself, or sends a form or a click to, besides `src` and `poster`.
  package static let asking: Set<String> = [
    "srcset", "imagesrcset", "data", "action", "formaction", "background", "xlink:href", "ping",
  ]

  /// Attributes by which an element of SVG gives its link another address.
  static let animating: Set<String> = ["to", "from", "by", "values"]

  /// Tags whose `href` a browser may follow by itself.
  package static let following: Set<String> = ["link", "image", "use", "base"]

  /// Whether it opens a link that readers follow.
  var isLink: Bool {
    !isClosing && (name == "a" || name == "area")
      && attributes.contains { $0.name == "href" && !$0.value.isEmpty }
  }

  /// Tags that the GFM specification filters (§ 6.11): they change how the rest of the page is read.
  static let dangerous: Set<String> = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// The name under which a comment stands among the tags.
  static let comment = "!--"

  /// All tags and comments of a fragment, in order. Declarations and processing instructions are passed over.
  package static func scan(_ html: [UInt8]) -> [RawTag] {
    var tags: [RawTag] = []
    var position = 0
    while let start = html[position...].firstIndex(of: UInt8(ascii: "<")) {
      if html[start...].starts(with: "<!--".utf8) {
        position = endOfComment(html, at: start)
        tags.append(RawTag(name: comment, range: start..<position, isClosing: false))
      } else if let tag = tag(html, at: start) {
        tags.append(tag)
        position = tag.range.upperBound
      } else {
        position = start + 1
      }
    }
    return tags
  }

  /// Where a comment ends: for browsers also at `--!>`, and at once in `<!-->` and `<!--->`.
  private static func endOfComment(_ html: [UInt8], at start: Int) -> Int {
    // Its first two hyphens may be those of its end.
    var position = start + 2
    while position + 2 < html.count {
      if html[position] == UInt8(ascii: "-"), html[position + 1] == UInt8(ascii: "-") {
        if html[position + 2] == UInt8(ascii: ">") { return position + 3 }
        if position > start + 3, html[(position + 2)...].starts(with: "!>".utf8) { return position + 4 }
      }
      position += 1
    }
    return html.count
  }

  private static func tag(_ html: [UInt8], at start: Int) -> RawTag? {
    var position = start + 1
    let isClosing = position < html.count && html[position] == UInt8(ascii: "/")
    if isClosing { position += 1 }
    let nameStart = position
    while position < html.count, isNameByte(html[position]) { position += 1 }
    guard position > nameStart, isLetter(html[nameStart]) else { return nil }
    var tag = RawTag(
      name: String(decoding: html[nameStart..<position], as: UTF8.self).lowercased(), range: start..<start,
      isClosing: isClosing)
    while true {
      while position < html.count, isSpace(html[position]) || html[position] == UInt8(ascii: "/") {
        position += 1
      }
      guard position < html.count else {
        // A tag that goes on after the fragment: its name still counts.
        tag.range = start..<html.count
        return tag
      }
      if html[position] == UInt8(ascii: ">") {
        tag.range = start..<position + 1
        return tag
      }
      let from = position
      while position < html.count, !isSpace(html[position]), !"=>/".utf8.contains(html[position]) {
        position += 1
      }
      let name = String(decoding: html[from..<position], as: UTF8.self).lowercased()
      guard position > from else { return nil }
      var equals = position
      while equals < html.count, isSpace(html[equals]) { equals += 1 }
      var value: ArraySlice<UInt8> = []
      if equals < html.count, html[equals] == UInt8(ascii: "=") {
        position = equals + 1
        while position < html.count, isSpace(html[position]) { position += 1 }
        guard position < html.count else { continue }
        let quote = html[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          let close = html[(position + 1)...].firstIndex(of: quote) ?? html.count
          value = html[(position + 1)..<close]
          position = min(close + 1, html.count)
        } else {
          let valueStart = position
          while position < html.count, !isSpace(html[position]), html[position] != UInt8(ascii: ">") {
            position += 1
          }
          value = html[valueStart..<position]
        }
      }
      tag.attributes.append(
        Attribute(
          name: name, range: from..<position, value: unescaped(String(decoding: value, as: UTF8.self))))
    }
  }

  /// The entities that an author writes in an address.
  private static func unescaped(_ value: String) -> String {
    guard value.contains("&") else { return value }
    var result = ""
    var rest = Substring(value)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let entities: [(String, String)] = [
        ("&amp;", "&"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&colon;", ":"), ("&Tab;", "\t"),
        ("&NewLine;", "\n"),
      ]
      if let (entity, character) = entities.first(where: { rest.hasPrefix($0.0) }) {
        result += character
        rest = rest.dropFirst(entity.count)
      } else if let (character, length) = number(rest) {
        result.unicodeScalars.append(character)
        rest = rest.dropFirst(length)
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  /// The character of `&#106;` or `&#x6A;`, whose semicolon browsers do not miss, and the length of it.
  private static func number(_ text: Substring) -> (Unicode.Scalar, Int)? {
    guard text.hasPrefix("&#") else { return nil }
    let isHexadecimal = text.dropFirst(2).first == "x" || text.dropFirst(2).first == "X"
    let start = isHexadecimal ? 3 : 2
    let digits = text.dropFirst(start).prefix { $0.isASCII && (isHexadecimal ? $0.isHexDigit : $0.isNumber) }
    guard let code = UInt32(digits, radix: isHexadecimal ? 16 : 10), let character = Unicode.Scalar(code)
    else {
      return nil
    }
    let length = start + digits.count
    return (character, text.dropFirst(length).first == ";" ? length + 1 : length)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "-")
  }
}
