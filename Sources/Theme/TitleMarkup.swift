import Markdown

/// A title as pages show it: the text itself, with two kinds of `<span>` that only style sees.
///
/// `.membre` is what follows the first colon, which may begin a line of its own; `.insecable` is a verb with its
/// pronoun (*faut-il*, *a-t-on*, *pouvez-vous*), which no line may part. Bytes, since listings are full of titles.
func titleMarkup(_ title: String) -> [UInt8] {
  let text = Array(title.utf8)
  var html: [UInt8] = []
  html.reserveCapacity(text.count + 64)
  var settled = 0
  func settle(upTo end: Int) {
    text[settled..<end].withUnsafeBufferPointer { appendEscaped($0, to: &html) }
    settled = end
  }
  var isInMember = false
  var word = 0..<0
  for (position, byte) in text.enumerated() {
    if isWordByte(byte, after: position > 0 ? text[position - 1] : 0) {
      word = (word.upperBound == position ? word.lowerBound : position)..<position + 1
      if position + 1 < text.count { continue }
    }
    if !word.isEmpty, isInversion(text[word]) {
      settle(upTo: word.lowerBound)
      html += "<span class=\"insecable\">".utf8
      settle(upTo: word.upperBound)
      html += "</span>".utf8
    }
    word = 0..<0
    if byte == UInt8(ascii: ":"), !isInMember, position + 2 < text.count, text[position + 1] == 0x20 {
      settle(upTo: position + 2)
      html += "<span class=\"membre\">".utf8
      isInMember = true
    }
  }
  settle(upTo: text.count)
  if isInMember { html += "</span>".utf8 }
  return html
}

/// Whether a byte belongs to a hyphen or a letter: of ASCII, or one like `é` or `œ`, whose two bytes begin with 0xC3
/// or 0xC5.
private func isWordByte(_ byte: UInt8, after last: UInt8) -> Bool {
  if byte < 0x80 { return byte == UInt8(ascii: "-") || (byte | 0x20) &- UInt8(ascii: "a") < 26 }
  return byte == 0xC3 || byte == 0xC5 || last == 0xC3 || last == 0xC5
}

/// Whether a word is a verb with its pronoun after it; « rendez-vous » passes for one, and holds together too.
private func isInversion(_ word: ArraySlice<UInt8>) -> Bool {
  guard let hyphen = word.lastIndex(of: UInt8(ascii: "-")), hyphen > word.startIndex else { return false }
  return pronouns.contains(String(decoding: word[(hyphen + 1)...], as: UTF8.self).lowercased())
}

private let pronouns: Set<String> = ["je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce"]
