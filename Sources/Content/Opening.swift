import Markdown

/// The beginning of a text as one line without markup, which stands in for a description: its first paragraph, cut
/// after a word once it has 160 characters. `nil` for a text without any.
func opening(of body: Body) -> String? {
  var html: [UInt8] = []
  for piece in body.pieces {
    if case .html(let range) = piece { html += body.html[range] }
    if html.contains(paragraphEnd) { break }
  }
  guard let start = html.firstRange(of: paragraphStart)?.upperBound,
    let end = html[start...].firstRange(of: paragraphEnd)?.lowerBound
  else { return nil }
  let text = plain(html[start..<end])
  return text.isEmpty ? nil : cut(text)
}

private let paragraphStart = Array("<p>".utf8)
private let paragraphEnd = Array("</p>".utf8)

/// Text without tags, its line breaks as spaces, its entities as characters.
private func plain(_ html: ArraySlice<UInt8>) -> String {
  var bytes: [UInt8] = []
  var isTag = false
  for byte in html {
    switch byte {
    case UInt8(ascii: "<"): isTag = true
    case UInt8(ascii: ">") where isTag: isTag = false
    case _ where isTag: break
    case 0x0A: bytes.append(0x20)
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
}

/// The usual length of a description in a list of results.
private let limit = 160

private func cut(_ text: String) -> String {
  guard text.count > limit else { return text }
  let start = text.prefix(limit)
  return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
}
