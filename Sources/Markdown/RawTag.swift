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

  /// Attributes whose address a browser asks for by itself, or sends a form or a click to, besides `src`.
  package static let asking: Set<String> = [
    "srcset", "imagesrcset", "poster", "data", "action", "formaction", "background", "xlink:href", "ping",
  ]

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
        position = end(of: "-->", in: html, from: start + 4)
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

  private static func end(of marker: String, in html: [UInt8], from start: Int) -> Int {
    let marker = Array(marker.utf8)
    var position = min(start, html.count)
    while position + marker.count <= html.count {
      if html[position..<position + marker.count].elementsEqual(marker) { return position + marker.count }
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
      let entities = [
        ("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"),
      ]
      if let (entity, character) = entities.first(where: { rest.hasPrefix($0.0) }) {
        result += character
        rest = rest.dropFirst(entity.count)
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "-")
  }
}
