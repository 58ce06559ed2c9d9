import Markdown

/// Appends text as the content of an XML element or attribute: `&`, `<`, `>` and `"` as entities, without the
/// characters that XML 1.0 cannot hold in any form (section 2.2 there).
func appendXML(_ bytes: UnsafeBufferPointer<UInt8>, to xml: inout [UInt8]) {
  var start = 0
  var index = 0
  while index < bytes.count {
    let length = forbiddenLength(bytes, at: index)
    if length > 0 {
      appendEscaped(UnsafeBufferPointer(rebasing: bytes[start..<index]), to: &xml)
      start = index + length
    }
    index += max(1, length)
  }
  appendEscaped(UnsafeBufferPointer(rebasing: bytes[start...]), to: &xml)
}

/// Appends text as the content of an XML element or attribute.
func appendXML(_ text: String, to xml: inout [UInt8]) {
  var text = text
  text.withUTF8 { appendXML($0, to: &xml) }
}

/// How many bytes a forbidden character has that begins here: control characters, U+FFFE and U+FFFF; 0 for any
/// other.
@inline(__always)
private func forbiddenLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  let byte = bytes[index]
  if byte < 0x20 { return byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0 : 1 }
  guard byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else {
    return 0
  }
  return 3
}
