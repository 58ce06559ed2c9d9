/// One column of a file as a terminal shows it.
struct Glyph: Equatable {
  /// What is printed: never a control character.
  var text: String
  /// How many columns of the terminal it takes.
  var width: Int

  static let unreadable = Self(text: "\u{FFFD}", width: 1)
  static let tab = Self(text: "    ", width: 4)
}

/// The glyphs of some bytes of a line: one for each column as `LineIndex` counts them, that is for each byte
/// that does not continue a scalar. Bytes that are not UTF-8 give one `�` a column.
func glyphs(_ bytes: ArraySlice<UInt8>) -> [Glyph] {
  var result: [Glyph] = []
  var previous: Unicode.Scalar?
  var start = bytes.startIndex
  while start < bytes.endIndex {
    let rest = bytes[(start + 1)...]
    let end = rest.firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.endIndex
    // No scalar has more than four bytes, so what is longer need not be decoded.
    let scalars =
      end - start > 4 ? nil : String(validating: bytes[start..<end], as: UTF8.self)?.unicodeScalars
    if let scalar = scalars?.first, scalars?.count == 1 {
      result.append(glyph(scalar, after: previous))
      previous = scalar
    } else {
      result.append(.unreadable)
      previous = nil
    }
    start = end
  }
  return result
}

/// The text as it can be shown: what would steer the terminal, or cannot be seen, is spelled `\u{1B}`.
package func visible(_ text: String) -> String {
  // Nearly every message is of this kind, and most paths.
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar == "\t" {
      result += " "
    } else if isHidden(scalar) {
      result += escaped(scalar)
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// How many columns of a terminal a text takes, as `visible` shows it.
package func columns(_ text: String) -> Int {
  glyphs(Array(visible(text).utf8)[...]).reduce(0) { $0 + $1.width }
}

private func glyph(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Glyph {
  if scalar == "\t" { return .tab }
  if isHidden(scalar) {
    let text = escaped(scalar)
    return Glyph(text: text, width: text.utf8.count)
  }
  return Glyph(text: String(scalar), width: width(scalar, after: previous))
}

/// Control characters could move the cursor or change colours; marks of direction could show a line in an
/// order that is not its own; the other invisible ones would leave people looking for what is wrong. Only
/// the joiners are let through, as emoji and some scripts are spelled with them.
private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x7F { return scalar.value < 0x20 }
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: return true
  case .format: return scalar != "\u{200C}" && scalar != "\u{200D}"
  default: return false
  }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
}

/// The columns that terminals give to a scalar, after Unicode Standard Annex 11 (East Asian Width) and
/// Technical Standard 51 (Emoji). What is joined to the emoji before it takes no column of its own.
private func width(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Int {
  if scalar.value < 0x300 { return 1 }
  let properties = scalar.properties
  if let previous {
    if previous == "\u{200D}", properties.isEmoji { return 0 }
    if properties.isEmojiModifier, previous.properties.isEmojiModifierBase { return 0 }
    // The selector of the emoji form widens a character that is narrow as text: `⚠`, then `⚠️`.
    if scalar == "\u{FE0F}", previous.properties.isEmoji, !previous.properties.isEmojiPresentation {
      return 1
    }
  }
  switch properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  // Regional indicators take one column each, since two of them make a flag.
  if (0x1F1E6...0x1F1FF).contains(scalar.value) { return 1 }
  if properties.isEmojiPresentation { return 2 }
  return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// The wide and full-width blocks of `EastAsianWidth.txt`.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18DFF,
  0x1B000...0x1B2FF, 0x20000...0x3FFFD,
]
