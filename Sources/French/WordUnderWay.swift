/// A word under way, as hashes of what it consists of.
struct WordUnderWay {
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
struct TermHash {
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
struct WordSet: Sendable {
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
struct LetterTable: Sendable {
  static let shared = LetterTable()

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
struct TokenRecord: Sendable {
  private var surface: [UInt8] = []
  private var folded: [UInt8] = []
  private var partSurface = 0
  private var partFolded = 0
  /// The terms so far.
  private var count = 0

  mutating func append(_ byte: UInt8, _ small: UInt8) {
    surface.append(byte)
    folded.append(small)
  }

  mutating func append(_ scalar: Unicode.Scalar, _ letters: [UInt8]) {
    surface.append(contentsOf: String(scalar).utf8)
    folded.append(contentsOf: letters)
  }

  /// Which terms are wanted; `nil` for all.
  private let wanted: [Term.ID]?

  init(only wanted: [Term.ID]?) { self.wanted = wanted }

  mutating func beginWord() {
    surface.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    partSurface = 0
    partFolded = 0
  }

  mutating func beginPart() {
    surface.append(UInt8(ascii: "-"))
    partSurface = surface.count
    partFolded = folded.count
  }

  /// The part that ends here; `nil` when it is not wanted.
  mutating func part(_ id: Term.ID) -> Token? { token(id, folded[partFolded...], surface[partSurface...]) }

  /// The whole word; `nil` when it is not wanted.
  mutating func word(_ id: Term.ID) -> Token? { token(id, folded[...], surface[...]) }

  private mutating func token(_ id: Term.ID, _ folded: ArraySlice<UInt8>, _ surface: ArraySlice<UInt8>)
    -> Token?
  {
    defer { count += 1 }
    guard wanted?.contains(id) ?? true else { return nil }
    return Token(
      id: id, folded: String(decoding: folded, as: UTF8.self),
      surface: String(decoding: surface, as: UTF8.self),
      position: count)
  }
}
