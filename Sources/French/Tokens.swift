/// Counts the terms of a French text that arrives in pieces of UTF-8, cut anywhere, even inside a character.
///
/// A word is a run of letters and digits; an apostrophe or a hyphen between two of them is inside the word. It
/// is put in small letters; an elision at its beginning goes (`l’affiliation`, `jusqu’ici`; `aujourd’hui`,
/// `prud’homme`, `entr’ouvrir` and `quelqu’un` begin with none); its parts between hyphens are a term each, and
/// so is the whole without them (`e-commerce`: e, commerce, ecommerce), unless all parts are stop words. Stop
/// words and numbers without a letter are no terms. Last go the accents (é → e, œ → oe).
package struct TermCounter: Sendable {
  /// How often what is added from now on counts.
  package var weight = 1
  /// Every term in the order of the text, when it is recorded.
  package private(set) var tokens: [Token] = []

  private var table = TermTable()
  private var word = Word()
  /// The character that is under way, and how many of its bytes are still to come.
  private var scalar: UInt32 = 0
  private var missing = 0
  private var record: Record?
  private let letters = Letters.shared
  private let stopWords = WordSet.stopWords
  private let elided = WordSet.elided

  /// - Parameter recordsTokens: whether `tokens` are wanted, which costs time and memory.
  package init(recordsTokens: Bool = false) {
    record = recordsTokens ? Record() : nil
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

  private mutating func add(_ scalar: UInt32, _ word: inout Word) {
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

  private mutating func addRare(_ value: UInt32, _ word: inout Word) {
    guard let scalar = Unicode.Scalar(value) else { return end(&word) }
    if let letter = LatinLetter(scalar) {
      append(Letters.packed(letter), value, &word)
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
  private mutating func append(_ letter: UInt32, _ value: UInt32, _ word: inout Word) {
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

  private mutating func meet(_ joiner: Word.Joiner, _ word: inout Word) {
    if word.length > 0, word.joiner == .none { word.joiner = joiner } else { end(&word) }
  }

  /// Goes on with a word after its apostrophe or hyphen.
  private mutating func join(_ word: inout Word) {
    if word.joiner == .hyphen {
      endPart(&word)
      word.beginPart()
      record?.beginPart()
    } else if word.parts == 0, !word.hasApostrophe, elided.contains(word.exact.id) {
      word = Word()
      word.hasApostrophe = true
      record?.beginWord()
    } else {
      word.hasApostrophe = true
      word.append(UInt64(UInt8(ascii: "'")), isLetter: false)
      record?.append("’", Array("'".utf8))
    }
    word.joiner = .none
  }

  private mutating func end(_ word: inout Word) {
    guard word.length > 0 else { return }
    endPart(&word)
    if word.parts > 1, word.hasContent {
      let id = word.joined.id
      table.add(id, weight)
      if let record { tokens.append(record.word(id)) }
    }
    word = Word()
    record?.beginWord()
  }

  private mutating func endPart(_ word: inout Word) {
    word.parts += 1
    guard word.hasLetter, !stopWords.contains(word.exact.id) else { return }
    word.hasContent = true
    let id = word.folded.id
    table.add(id, weight)
    if let record { tokens.append(record.part(id)) }
  }
}

/// The terms of a text in their order.
package func tokens(of text: String) -> [Token] {
  var counter = TermCounter(recordsTokens: true)
  counter.add(text)
  counter.break()
  return counter.tokens
}

/// A word under way, as hashes of what it consists of.
private struct Word {
  enum Joiner { case none, apostrophe, hyphen }

  /// The part since the last hyphen, accents included: what stop words are known by.
  var exact = TermHash()
  /// The part without accents.
  var folded = TermHash()
  /// The whole word without accents and hyphens; kept from the second part on.
  var joined = TermHash()
  /// How many letters and digits the part has.
  var length = 0
  var hasLetter = false
  /// The parts that are complete.
  var parts = 0
  /// Whether one of them is a term.
  var hasContent = false
  var hasApostrophe = false
  /// What stands after the last letter, and counts if another one follows.
  var joiner = Joiner.none

  @inline(__always) mutating func append(_ unit: UInt64, isLetter: Bool) {
    exact.add(unit)
    folded.add(unit)
    if parts > 0 { joined.add(unit) }
    length += 1
    if isLetter { hasLetter = true }
  }

  mutating func appendAccent(_ accent: UInt8) { exact.add(0x100 + UInt64(accent)) }

  mutating func beginPart() {
    if parts == 1 { joined = folded }
    exact = TermHash()
    folded = TermHash()
    length = 0
    hasLetter = false
  }
}

/// The hash of a term: FNV-1a over its letters, then the finaliser of MurmurHash3, which spreads it.
private struct TermHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always) mutating func add(_ unit: UInt64) { state = (state ^ unit) &* 0x100_0000_01B3 }

  var id: Term.ID {
    var mixed = (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return Term.ID(value: (mixed ^ mixed >> 33) >> 16)
  }

  /// Of a word in small letters, as it is met in a text.
  init(_ word: String) {
    for scalar in word.unicodeScalars {
      if let letter = LatinLetter(scalar) {
        add(UInt64(letter.first))
        if let second = letter.second { add(UInt64(second)) }
        if letter.accent != 0 { add(0x100 + UInt64(letter.accent)) }
      } else {
        add(UInt64(scalar.value))
      }
    }
  }

  init() {}
}

/// A fixed set of words by the hash of their exact form.
private struct WordSet: Sendable {
  static let stopWords = WordSet(StopWords.words)
  static let elided = WordSet(StopWords.elided)

  private let slots: [UInt64]

  private init(_ words: [String]) {
    var slots = [UInt64](repeating: .max, count: 1024)
    for word in words {
      let id = TermHash(word).id.value
      var slot = Int(id & 1023)
      while slots[slot] != .max, slots[slot] != id { slot = (slot + 1) & 1023 }
      slots[slot] = id
    }
    self.slots = slots
  }

  @inline(__always) func contains(_ id: Term.ID) -> Bool {
    var slot = Int(id.value & 1023)
    while slots[slot] != .max {
      if slots[slot] == id.value { return true }
      slot = (slot + 1) & 1023
    }
    return false
  }
}

/// The letters of Latin-1 Supplement and Latin Extended-A, by number, for the loop.
private struct Letters: Sendable {
  static let shared = Letters()

  /// The first letter, the second one, the accent, a byte each from the lowest; 0 for what is no letter.
  private let packed: [UInt32]

  private init() {
    packed = (0xC0...0x17F).map { Unicode.Scalar($0).flatMap { LatinLetter($0) }.map(Self.packed) ?? 0 }
  }

  @inline(__always) subscript(scalar: UInt32) -> UInt32 { packed[Int(scalar) - 0xC0] }

  static func packed(_ letter: LatinLetter) -> UInt32 {
    UInt32(letter.first) | UInt32(letter.second ?? 0) << 8 | UInt32(letter.accent) << 16
  }
}

/// The letters of the word under way, where tokens are recorded.
private struct Record: Sendable {
  private var surface: [UInt8] = []
  private var folded: [UInt8] = []
  private var partSurface = 0
  private var partFolded = 0

  mutating func append(_ byte: UInt8, _ small: UInt8) {
    surface.append(byte)
    folded.append(small)
  }

  mutating func append(_ scalar: Unicode.Scalar, _ letters: [UInt8]) {
    surface.append(contentsOf: String(scalar).utf8)
    folded.append(contentsOf: letters)
  }

  mutating func beginWord() { self = Record() }

  mutating func beginPart() {
    surface.append(UInt8(ascii: "-"))
    partSurface = surface.count
    partFolded = folded.count
  }

  func part(_ id: Term.ID) -> Token {
    Token(
      id: id, folded: String(decoding: folded[partFolded...], as: UTF8.self),
      surface: String(decoding: surface[partSurface...], as: UTF8.self))
  }

  func word(_ id: Term.ID) -> Token {
    Token(
      id: id, folded: String(decoding: folded, as: UTF8.self),
      surface: String(decoding: surface, as: UTF8.self))
  }
}
