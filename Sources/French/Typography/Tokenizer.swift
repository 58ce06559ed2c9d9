/// Parts the bytes of a block into tokens.
struct Tokenizer {
  /// Bytes that no UTF-8 text holds stand for what is not text.
  enum Stop {
    static let tag: UInt8 = 0xFF
    static let object: UInt8 = 0xFE
    static let lineBreak: UInt8 = 0xFD
  }

  /// What a byte begins.
  private enum Class: UInt8 { case letter, digit, space, sign, control, c2, c3, e2, e3, ef, f0, stop }

  private static let classes: [Class] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0x09...0x0D, 0x20: .space
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0...0x20, 0x7F: .control
    case 0x21...0x7E: .sign
    case 0xC2: .c2
    case 0xC3, 0xCA: .c3
    case 0xE2: .e2
    case 0xE3: .e3
    case 0xEF: .ef
    case 0xF0: .f0
    case 0xFD...0xFF: .stop
    default: .letter
    }
  }

  private static let signs: [TextToken.Kind] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "."): .period
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "!"): .exclamation
    case UInt8(ascii: "?"): .question
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "'"): .straightApostrophe
    case UInt8(ascii: "`"): .likeApostrophe
    case UInt8(ascii: "\""): .straightQuote
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "$"): .currency
    case UInt8(ascii: "("): .openParenthesis
    case UInt8(ascii: ")"): .closeParenthesis
    case UInt8(ascii: "["): .openBracket
    case UInt8(ascii: "]"): .closeBracket
    case UInt8(ascii: "{"): .openBrace
    case UInt8(ascii: "}"): .closeBrace
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "#"): .hash
    case UInt8(ascii: "_"): .underscore
    case UInt8(ascii: "="): .equals
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "+"): .plus
    default: .other
    }
  }

  var tokens: [TextToken] = []
  /// The indices of all tokens that are neither words nor tags.
  var signs: [Int32] = []
  var present = Kinds()

  mutating func read(_ source: [UInt8]) {
    tokens.removeAll(keepingCapacity: true)
    signs.removeAll(keepingCapacity: true)
    tokens.append(TextToken(kind: .edge, gap: .none, start: 0, end: 0))
    source.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ source: UnsafeBufferPointer<UInt8>) {
    // In local variables: in the loop, stores to `self` would cost more than the work itself.
    var tokens: [TextToken] = []
    swap(&tokens, &self.tokens)
    var signs: [Int32] = []
    swap(&signs, &self.signs)
    var present = Kinds()
    Self.classes.withUnsafeBufferPointer { classes in
      var position = 0
      var gap = Gap.none
      while position < source.count {
        let start = position
        let byte = source[position]
        position += 1
        let kind: TextToken.Kind
        switch classes[Int(byte)] {
        case .space:
          gap = .space
          continue
        case .letter:
          position = endOfWord(source, position, classes)
          kind = .word
        case .digit:
          while position < source.count, source[position] &- 0x30 < 10 { position += 1 }
          kind = .number
        case .sign: kind = Self.signs[Int(byte)]
        case .control: kind = .other
        case .stop:
          kind = byte == Stop.tag ? .tag : byte == Stop.object ? .object : .edge
        case .c2, .c3, .e2, .e3, .ef, .f0:
          position = start + length(of: byte)
          switch meaning(source, start) {
          case .gap(let found):
            gap = joined(gap, found)
            continue
          case .letter:
            position = endOfWord(source, position, classes)
            kind = .word
          case .sign(let sign): kind = sign
          case .emoji:
            position = endOfEmoji(source, position)
            kind = .emoji
          }
        }
        if kind != .word {
          present.insert(kind)
          if kind != .tag { signs.append(Int32(truncatingIfNeeded: tokens.count)) }
        }
        tokens.append(
          TextToken(
            kind: kind, gap: gap, start: Int32(truncatingIfNeeded: start),
            end: Int32(truncatingIfNeeded: min(position, source.count))))
        gap = .none
      }
      present.insert(.edge)
      signs.append(Int32(tokens.count))
      tokens.append(TextToken(kind: .edge, gap: gap, start: Int32(source.count), end: Int32(source.count)))
    }
    self.tokens = tokens
    self.signs = signs
    self.present = present
  }

  /// Where several spaces stand, the one at which a line may end decides.
  private func joined(_ first: Gap, _ second: Gap) -> Gap {
    first == .none || first == second ? second : first == .space || second == .space ? .space : .nbsp
  }

  private func endOfWord(
    _ source: UnsafeBufferPointer<UInt8>, _ from: Int, _ classes: UnsafeBufferPointer<Class>
  ) -> Int {
    var position = from
    while position < source.count {
      switch classes[Int(source[position])] {
      case .letter: position += 1
      case .c3
      where position + 1 < source.count && source[position + 1] & 0xDF != 0x97 && source[position] == 0xC3:
        // Most letters with an accent; × and ÷ are U+00D7 and U+00F7.
        position += 2
      case .c2, .c3, .e2, .e3, .ef:
        guard case .letter = meaning(source, position) else { return position }
        position += length(of: source[position])
      default: return position
      }
    }
    return min(position, source.count)
  }

  private func length(of lead: UInt8) -> Int { lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2 }

  private enum Meaning {
    case letter
    case sign(TextToken.Kind)
    case gap(Gap)
    case emoji
  }

  /// What the character at an offset is, for those leads under which not all are letters.
  @inline(__always)
  private func meaning(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Meaning {
    guard start + length(of: source[start]) <= source.count else { return .sign(.other) }
    let second = source[start + 1]
    switch source[start] {
    case 0xC3: return second == 0x97 ? .sign(.times) : second == 0xB7 ? .sign(.other) : .letter
    case 0xC2: return latin(second)
    case 0xCA: return second == 0xBC ? .sign(.likeApostrophe) : .letter
    case 0xE2: return second == 0x80 ? punctuation(source[start + 2]) : symbol(source, start)
    case 0xE3: return second == 0x80 && source[start + 2] == 0x80 ? .gap(.space) : .letter
    case 0xEF: return second == 0xBB || second == 0xB8 || second == 0xBC ? .letter : .sign(.other)
    default:
      return second == 0x9F && source[start + 2] >= 0x83 ? .emoji : second == 0x9F ? .sign(.other) : .letter
    }
  }

  /// U+0080 to U+00BF.
  private func latin(_ second: UInt8) -> Meaning {
    switch second {
    case 0xA0: .gap(.nbsp)
    case 0xAB: .sign(.openGuillemet)
    case 0xBB: .sign(.closeGuillemet)
    case 0xB0: .sign(.degree)
    case 0xA3, 0xA5: .sign(.currency)
    case 0xA7: .sign(.section)
    case 0xB4: .sign(.likeApostrophe)
    // ª, the soft hyphen, ², ³, µ, ¹, º
    case 0xAA, 0xAD, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA: .letter
    default: .sign(.other)
    }
  }

  /// U+2000 to U+203F.
  private func punctuation(_ third: UInt8) -> Meaning {
    switch third {
    case 0xAF: .gap(.narrow)
    case 0x80...0x8A, 0xA8, 0xA9: .gap(.space)
    case 0x8B...0x8F, 0x90, 0x91: third < 0x90 ? .letter : .sign(.hyphen)
    case 0x93: .sign(.enDash)
    case 0x94: .sign(.emDash)
    case 0x98: .sign(.openSingle)
    case 0x99: .sign(.apostrophe)
    case 0x9C: .sign(.openCurly)
    case 0x9D: .sign(.closeCurly)
    case 0x9E: .sign(.lowCurly)
    case 0xA6: .sign(.ellipsis)
    case 0xB0: .sign(.percent)
    case 0xB2: .sign(.likeApostrophe)
    default: .sign(.other)
    }
  }

  /// U+2040 to U+2FFF.
  private func symbol(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Meaning {
    let scalar = UInt32(source[start + 1] & 0x3F) << 6 | UInt32(source[start + 2] & 0x3F) | 0x2000
    switch scalar {
    case 0x205F: return .gap(.space)
    case 0x2060...0x2064: return .letter
    case 0x20AC: return .sign(.currency)
    // The letters of ordinals and exponents: ⁰ to ⁹, ⁿ.
    case 0x2070...0x207F: return .letter
    case 0x231A, 0x231B, 0x23E9...0x23F3, 0x2600...0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55:
      return isEmoji(scalar, source, start + 3) ? .emoji : .sign(.other)
    case 0x2C00...: return .letter
    default: return .sign(.other)
    }
  }

  /// Whether a symbol of the basic plane is shown as an emoji: by itself, or by the selector after it.
  private func isEmoji(_ scalar: UInt32, _ source: UnsafeBufferPointer<UInt8>, _ next: Int) -> Bool {
    if next + 2 < source.count, source[next] == 0xEF, source[next + 1] == 0xB8, source[next + 2] == 0x8F {
      return true
    }
    return Unicode.Scalar(scalar)?.properties.isEmojiPresentation ?? false
  }

  /// Selectors, skin tones, joiners with what they join, and flags belong to one emoji.
  private func endOfEmoji(_ source: UnsafeBufferPointer<UInt8>, _ from: Int) -> Int {
    var position = from
    while position + 2 < source.count {
      if source[position] == 0xEF, source[position + 1] == 0xB8 {
        position += 3
      } else if source[position] == 0xE2, source[position + 1] == 0x80, source[position + 2] == 0x8D {
        position += 3
        if position + 2 < source.count, source[position] >= 0xE2 { position += length(of: source[position]) }
      } else if source[position] == 0xF0, position + 3 < source.count, source[position + 1] == 0x9F {
        position += 4
      } else {
        break
      }
    }
    return min(position, source.count)
  }
}
