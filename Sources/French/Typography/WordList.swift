/// A closed list of short words, compared by their bytes.
struct WordList {
  private let keys: Set<UInt64>

  /// The words of a text, parted by spaces; each of at most eight bytes of UTF-8.
  init(_ words: String) {
    keys = Set(words.split { $0 == " " || $0 == "\n" }.map { Self.key(Array($0.utf8)[...]) })
  }

  func contains(_ key: UInt64) -> Bool { key != 0 && keys.contains(key) }

  /// The bytes of a word as one number; 0 when they are more than eight.
  static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.count > 8 ? 0 : bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func key(_ word: StaticString) -> UInt64 {
    var key: UInt64 = 0
    for offset in 0..<word.utf8CodeUnitCount { key = key << 8 | UInt64(word.utf8Start[offset]) }
    return key
  }

  /// A key with its capitals from A to Z made small.
  static func small(_ key: UInt64) -> UInt64 {
    var small: UInt64 = 0
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      let byte = UInt8(truncatingIfNeeded: key >> shift)
      small = small << 8 | UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return small
  }
}
