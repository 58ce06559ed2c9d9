/// Which passages of a text raw tags keep typography away from: code, another language, what its author chose.
///
/// `<!-- notypo -->` opens a protected passage too; it goes to `<!-- /notypo -->`, or to the end of the text.
struct Protection {
  /// The element that protects, as often as it is open; nothing where text is not protected.
  private var open: [String] = []
  private var isCommented = false

  var isOn: Bool { !open.isEmpty || isCommented }

  private static let elements: Set<String> = [
    "pre", "code", "kbd", "samp", "var", "tt", "script", "style", "textarea", "math", "svg", "template",
  ]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// Reads one tag or comment of a fragment.
  mutating func meet(_ tag: RawTag, in html: [UInt8]) {
    if tag.name == RawTag.comment {
      let words = String(decoding: html[tag.range].dropFirst(4).dropLast(3), as: UTF8.self).split {
        $0 == " " || $0 == "\n"
      }
      if words == ["notypo"] { isCommented = true }
      if words == ["/notypo"] { isCommented = false }
    } else if tag.isClosing {
      if open.last == tag.name { open.removeLast() }
    } else if Self.isVoid(tag, in: html) {
      return
    } else if open.isEmpty ? protects(tag) : open.last == tag.name {
      open.append(tag.name)
    }
  }

  /// Whether a tag is a whole element, with nothing inside: `<br>`, `<use />`.
  static func isVoid(_ tag: RawTag, in html: [UInt8]) -> Bool {
    void.contains(tag.name) || html[tag.range].suffix(2).elementsEqual("/>".utf8)
  }

  private func protects(_ tag: RawTag) -> Bool {
    Self.elements.contains(tag.name)
      || tag.attributes.contains { attribute in
        switch attribute.name {
        case "translate": attribute.value == "no"
        case "data-typo": attribute.value == "off"
        case "lang": !attribute.value.lowercased().hasPrefix("fr")
        default: false
        }
      }
  }
}
