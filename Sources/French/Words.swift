/// Counts the words of a text that arrives in pieces of UTF-8, cut anywhere, even inside a character.
///
/// A word is a run of letters and digits; an apostrophe or a hyphen between two of them is inside the word
/// (`l’affiliation`, `sur-mesure` are one each). Letters are recognised by ranges of bytes, which is exact for
/// Latin, Greek and Cyrillic text and near enough elsewhere.
package struct WordCounter: Sendable {
  /// The words begun so far.
  package private(set) var count = 0

  private var state = State.outside
  /// The bytes of a character that is cut by the end of a piece; 0 where there is none.
  private var lead: UInt8 = 0
  private var second: UInt8 = 0
  /// How many bytes of the character are still to come.
  private var missing = 0

  private enum State { case outside, inside, afterJoiner }

  package init() {}

  /// Counts the words of the next piece, which may go on with the last one's.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    // The state lives in local variables in the loop: stores to `self` would cost more than the work itself.
    var count = count
    var state = state
    for byte in bytes {
      if byte < 0x80 {
        missing = 0
        if isLetter(byte) {
          if state == .outside { count += 1 }
          state = .inside
        } else if (byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")) && state == .inside {
          state = .afterJoiner
        } else {
          state = .outside
        }
        continue
      }
      guard let kind = kind(byte) else { continue }
      switch kind {
      case .letter:
        if state == .outside { count += 1 }
        state = .inside
      case .joiner: state = state == .inside ? .afterJoiner : .outside
      case .nothing: break
      case .separator: state = .outside
      }
    }
    self.count = count
    self.state = state
  }

  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  package mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { add($0) } }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Ends the word under way: what follows belongs to another block.
  package mutating func `break`() {
    state = .outside
    missing = 0
  }

  private enum Kind { case letter, joiner, nothing, separator }

  @inline(__always)
  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  /// What the character is that this byte completes; `nil` before its last byte.
  private mutating func kind(_ byte: UInt8) -> Kind? {
    if byte >= 0xC0 {
      lead = byte
      second = 0
      missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
      return nil
    }
    guard missing > 0 else { return .separator }
    missing -= 1
    if second == 0 { second = byte }
    return missing == 0 ? kind(lead, second, last: byte) : nil
  }

  private func kind(_ lead: UInt8, _ second: UInt8, last: UInt8) -> Kind {
    switch lead {
    case 0xC2:
      // ª, µ, º; the soft hyphen parts nothing.
      [0xAA, 0xB5, 0xBA].contains(last) ? .letter : last == 0xAD ? .nothing : .separator
    case 0xC3: last == 0x97 || last == 0xB7 ? .separator : .letter  // × and ÷
    case 0xCC: .nothing  // combining marks
    case 0xCD where last < 0xB0: .nothing
    case 0xE2 where second == 0x80:
      // U+2019 is the apostrophe, U+2010 and U+2011 are hyphens, U+200B to U+200D have no width.
      last == 0x99 || last == 0x90 || last == 0x91
        ? .joiner : (0x8B...0x8D).contains(last) ? .nothing : .separator
    case 0xE2: second >= 0xB0 ? .letter : .separator
    case 0xE3: second == 0x80 ? .separator : .letter
    case 0xEF:
      // Variation selectors and the byte order mark are nothing; U+FFxx holds wide forms.
      (second == 0xB8 && last < 0x90) || (second == 0xBB && last == 0xBF)
        ? .nothing : second >= 0xBC && second < 0xBF ? .letter : .separator
    case 0xF0 where second == 0x9F, 0xF3...: .separator  // emoji, tags
    default: .letter
    }
  }
}

/// How long a text takes to read, in whole minutes, at least one: 230 words a minute (Brysbaert 2019: silent
/// reading of non-fiction, 175 to 300).
package func readingMinutes(words: Int) -> Int {
  max(1, (words + 115) / 230)
}
