import CCmarkGFM
import French

/// Sets the text of a fragment of HTML. Tags stay as they are, elements that make a block end one, entities
/// become characters but for `&amp;`, `&lt;` and `&gt;`.
package func typesetHTML(_ html: String, _ policy: TypographyPolicy) -> String {
  var fragment = HTMLFragment(policy)
  let bytes = Array(html.utf8)
  var position = 0
  for tag in RawTag.scan(bytes) {
    fragment.add(text: bytes[position..<tag.range.lowerBound])
    fragment.add(tag, in: bytes)
    position = tag.range.upperBound
  }
  fragment.add(text: bytes[position...])
  return fragment.finish()
}

/// A fragment of HTML that is being set, block after block.
private struct HTMLFragment {
  private var output: [UInt8] = []
  private var typesetter: Typesetter
  private var protection = Protection()
  /// The text of the block so far, and what stands between its stretches; there is one stretch more.
  private var texts: [[UInt8]] = [[]]
  private var stops: [(stop: Typesetter.Stop, html: ArraySlice<UInt8>)] = []

  init(_ policy: TypographyPolicy) { typesetter = Typesetter(policy) }

  /// Elements that stand inside a line of text; all others begin or end a block.
  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del", "dfn",
    "em",
    "font", "i", "img", "input", "ins", "kbd", "label", "map", "mark", "math", "q", "s", "samp", "small",
    "span",
    "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr", RawTag.comment,
  ]

  mutating func add(_ tag: RawTag, in html: [UInt8]) {
    let wasProtected = protection.isOn
    protection.meet(tag, in: html)
    let isProtected = wasProtected || protection.isOn
    if !isProtected, !Self.inline.contains(tag.name) { endBlock() }
    let stop: Typesetter.Stop =
      tag.name == "br"
      ? .lineBreak
      : isProtected || tag.name != RawTag.comment && Protection.isVoid(tag, in: html) ? .object : .tag
    add(stop, html[tag.range])
    if !isProtected, !Self.inline.contains(tag.name) { endBlock() }
  }

  mutating func add(text: ArraySlice<UInt8>) {
    guard !protection.isOn else { return text.isEmpty ? () : add(.object, text) }
    var rest = text
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      texts[texts.count - 1] += rest[..<start]
      let name = rest[(start + 1)...].prefix(32).prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 }
      let end = name.endIndex
      guard !name.isEmpty, end < rest.endIndex, rest[end] == UInt8(ascii: ";") else {
        texts[texts.count - 1].append(rest[start])
        rest = rest[(start + 1)...]
        continue
      }
      let entity = rest[start...end]
      let characters = Self.characters(of: entity)
      switch characters {
      case Array("&".utf8), Array("<".utf8), Array(">".utf8): add(.object, entity)
      default: texts[texts.count - 1] += characters ?? Array(entity)
      }
      rest = rest[(end + 1)...]
    }
    texts[texts.count - 1] += rest
  }

  mutating func finish() -> String {
    endBlock()
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func add(_ stop: Typesetter.Stop, _ html: ArraySlice<UInt8>) {
    stops.append((stop, html))
    texts.append([])
  }

  private mutating func endBlock() {
    typesetter.begin()
    for (number, text) in texts.enumerated() {
      if number > 0 { typesetter.add(stops[number - 1].stop) }
      text.withUnsafeBufferPointer { typesetter.add($0) }
    }
    let isSet = typesetter.typeset(marks: false)
    for (number, text) in texts.enumerated() {
      if number > 0 { output += stops[number - 1].html }
      if isSet { output += typesetter.output[typesetter.segments[number]] } else { output += text }
    }
    texts = [[]]
    stops = []
  }

  /// What an entity stands for; `nil` when there is no such entity. The library knows them all.
  private static func characters(of entity: ArraySlice<UInt8>) -> [UInt8]? {
    // A letter in front, so that a space is not taken for the margin of a paragraph.
    let text = CMark.shared.withTree(
      of: ([UInt8(ascii: "x")] + entity + [UInt8(ascii: "x")])[...], extensions: []
    ) {
      Array(plainText($0).utf8)
    }
    guard let text, text.count >= 2, !text[1...].starts(with: entity) else { return nil }
    return Array(text[1..<text.count - 1])
  }
}
