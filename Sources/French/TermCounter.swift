/// What the terms of a French text are, for everything that compares or looks up texts: related articles now,
/// an index of words later. It counts them while the text arrives in pieces of UTF-8, cut anywhere, even inside a
/// character; `tokens(of:)` gives those of a whole text in their order.
///
/// A word is a run of letters and digits; an apostrophe or a hyphen between two of them is inside the word. It
/// is put in small letters; an elision at its beginning goes (`l’affiliation`, `jusqu’ici`; `aujourd’hui`,
/// `prud’homme`, `entr’ouvrir` and `quelqu’un` begin with none); its parts between hyphens are a term each, and
/// so is the whole without them (`e-commerce`: e, commerce, ecommerce), unless all parts are stop words. Stop
/// words and numbers without a letter are no terms. Last go the accents (é → e, œ → oe). Words are not stemmed:
/// `make evaluate` shows no gain; a stemmer would stand before the accents go.
package struct TermCounter: Sendable {
  /// How often what is added from now on counts.
  package var weight = 1
  /// Every term in the order of the text, when it is recorded.
  package private(set) var tokens: [Token] = []

  private var table = TermTable()
  private var word = WordUnderWay()
  /// The character that is under way, and how many of its bytes are still to come.
  private var scalar: UInt32 = 0
  private var missing = 0
  private var record: TokenRecord?
  private let letters = LetterTable.shared
  private let stopWords = WordSet.stopWords
  private let elided = WordSet.elided

  /// - Parameters:
  ///   - recordsTokens: whether `tokens` are wanted, which costs time and memory.
  ///   - wanted: which of them; `nil` for all.
  package init(recordsTokens: Bool = false, only wanted: [Term.ID]? = nil) {
    record = recordsTokens ? TokenRecord(only: wanted) : nil
  }

  /// The terms so far, by identity. The word under way is ended.
  package mutating func finish() -> [Term] {
    `break`()
    return table.sorted()
  }

  /// Adds the next piece, which may go on with the last one's word.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    // As in `WordCounter`: the state lives in a local variable in the loop.
    var word = word
    for byte in bytes {
      if byte < 0x80 {
        missing = 0
        let small = byte | 0x20
        if small &- UInt8(ascii: "a") < 26 {
          if word.joiner != .none { join(&word) }
          word.append(UInt64(small), isLetter: true)
          record?.append(byte, small)
        } else if byte &- UInt8(ascii: "0") < 10 {
          if word.joiner != .none { join(&word) }
          word.append(UInt64(byte), isLetter: false)
          record?.append(byte, byte)
        } else if byte == UInt8(ascii: "'") {
          meet(.apostrophe, &word)
        } else if byte == UInt8(ascii: "-") {
          meet(.hyphen, &word)
        } else if word.length > 0 {
          end(&word)
        }
      } else if byte >= 0xC0 {
        missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
        scalar = UInt32(byte) & (0x3F >> UInt32(missing))
      } else if missing > 0 {
        scalar = scalar << 6 | UInt32(byte) & 0x3F
        missing -= 1
        if missing == 0 { add(scalar, &word) }
      }
    }
    self.word = word
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Ends the word under way: what follows belongs to another block.
  package mutating func `break`() {
    missing = 0
    var word = word
    end(&word)
    self.word = word
  }

  // MARK: Characters

  private mutating func add(_ scalar: UInt32, _ word: inout WordUnderWay) {
    switch scalar {
    case 0xC0...0x17F:
      let letter = letters[scalar]
      if letter == 0 { end(&word) } else { append(letter, scalar, &word) }
    case 0x2019, 0x2018, 0x2032, 0x2BC, 0xB4: meet(.apostrophe, &word)
    case 0x2010, 0x2011: meet(.hyphen, &word)
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: break
    case 0x80...0xA9, 0xAB...0xB9, 0xBB...0xBF, 0x2000...0x2BFF: end(&word)
    case 0x300...0x36F:
      guard word.length > 0, word.joiner == .none, let scalar = Unicode.Scalar(scalar) else { return }
      word.appendAccent(LatinLetter.accent(ofMark: scalar) ?? 0)
      record?.append(scalar, [])
    default: addRare(scalar, &word)
    }
  }

  private mutating func addRare(_ value: UInt32, _ word: inout WordUnderWay) {
    guard let scalar = Unicode.Scalar(value) else { return end(&word) }
    if let letter = LatinLetter(scalar) {
      append(LetterTable.packed(letter), value, &word)
    } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      if word.joiner != .none { join(&word) }
      let small = scalar.properties.lowercaseMapping.unicodeScalars
      for unit in small { word.append(UInt64(unit.value) << 16, isLetter: scalar.properties.isAlphabetic) }
      record?.append(scalar, Array(String(small).utf8))
    } else if !scalar.properties.isVariationSelector {
      end(&word)
    }
  }

  /// A letter of the tables: its one or two letters from a to z, and its accent.
  private mutating func append(_ letter: UInt32, _ value: UInt32, _ word: inout WordUnderWay) {
    if word.joiner != .none { join(&word) }
    let first = UInt8(truncatingIfNeeded: letter)
    let second = UInt8(truncatingIfNeeded: letter >> 8)
    word.append(UInt64(first), isLetter: true)
    if second != 0 { word.append(UInt64(second), isLetter: true) }
    let accent = UInt8(truncatingIfNeeded: letter >> 16)
    if accent != 0 { word.appendAccent(accent) }
    if record != nil, let scalar = Unicode.Scalar(value) {
      record?.append(scalar, second == 0 ? [first] : [first, second])
    }
  }

  // MARK: Words

  private mutating func meet(_ joiner: WordUnderWay.Joiner, _ word: inout WordUnderWay) {
    if word.length > 0, word.joiner == .none { word.joiner = joiner } else { end(&word) }
  }

  /// Goes on with a word after its apostrophe or hyphen.
  private mutating func join(_ word: inout WordUnderWay) {
    if word.joiner == .hyphen {
      endPart(&word)
      word.beginPart()
      record?.beginPart()
    } else if word.parts == 0, !word.hasApostrophe, elided.contains(word.exact.id) {
      word = WordUnderWay()
      word.hasApostrophe = true
      record?.beginWord()
    } else {
      word.hasApostrophe = true
      word.append(UInt64(UInt8(ascii: "'")), isLetter: false)
      record?.append("’", Array("'".utf8))
    }
    word.joiner = .none
  }

  private mutating func end(_ word: inout WordUnderWay) {
    guard word.length > 0 else { return }
    endPart(&word)
    if word.parts > 1, word.hasContent {
      let id = word.joined.id
      table.add(id, weight)
      if let token = record?.word(id) { tokens.append(token) }
    }
    word = WordUnderWay()
    record?.beginWord()
  }

  private mutating func endPart(_ word: inout WordUnderWay) {
    word.parts += 1
    guard word.hasLetter, !stopWords.contains(word.exact.id) else { return }
    word.hasContent = true
    let id = word.folded.id
    table.add(id, weight)
    if let token = record?.part(id) { tokens.append(token) }
  }
}

extension Term {
  /// Which terms some texts have, each once, by identity.
  package static func ids(of texts: [String]) -> [ID] {
    var counter = TermCounter()
    for text in texts {
      counter.add(text)
      counter.break()
    }
    return counter.finish().map(\.id)
  }
}

/// The terms of a text in their order, all of them or only some.
package func tokens(of text: String, only wanted: [Term.ID]? = nil) -> [Token] {
  var counter = TermCounter(recordsTokens: true, only: wanted)
  counter.add(text)
  counter.break()
  return counter.tokens
}
