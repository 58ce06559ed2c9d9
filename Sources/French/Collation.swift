/// The place of a text in French alphabetical order (Unicode collation, CLDR root).
///
/// Texts are compared by their letters without accents or case (œ as oe), digits as numbers, words before
/// longer words; then by accents, from left to right; then small letters before capitals; then by their
/// scalars, so that different texts are never equal. Apostrophes, punctuation, symbols and emoji count only in
/// that last step.
package struct CollationKey: Comparable, Hashable, Sendable {
  /// The levels one after the other, each closed by a 0, the scalars last.
  private let weights: [UInt32]

  package init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var letters: [UInt32] = []
    var accents: [UInt32] = []
    var cases: [UInt32] = []
    func append(_ letter: UInt32, accent: UInt32 = 0, isUppercase: Bool = false) {
      letters.append(letter)
      accents.append(1 + accent)
      cases.append(isUppercase ? 2 : 1)
    }
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if let letter = LatinLetter(scalar) {
        append(
          Self.letter + UInt32(letter.first), accent: UInt32(letter.accent), isUppercase: letter.isUppercase)
        if let second = letter.second {
          append(
            Self.letter + UInt32(second), accent: UInt32(letter.accent), isUppercase: letter.isUppercase)
        }
      } else if let accent = LatinLetter.accent(ofMark: scalar) {
        // Decomposed text: the mark belongs to the letter before it.
        guard let last = accents.indices.last else { continue }
        accents[last] = accents[last] == 1 ? 1 + UInt32(accent) : 0x24
      } else if let digit = scalar.asciiDigit {
        // A longer number is a greater one, once its leading zeros are gone.
        var digits = [digit]
        while position < scalars.count, let next = scalars[position].asciiDigit {
          digits.append(next)
          position += 1
        }
        let significant = digits.drop { $0 == 0 }
        append(Self.number + UInt32(significant.count))
        for digit in significant { append(Self.digit + digit) }
      } else if scalar.properties.isWhitespace {
        if letters.last != Self.space, !letters.isEmpty { append(Self.space) }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        for other in lower { append(Self.otherLetter + other.value) }
        if lower.first != scalar, let last = cases.indices.last { cases[last] = 2 }
      }
    }
    if letters.last == Self.space {
      letters.removeLast()
      accents.removeLast()
      cases.removeLast()
    }
    weights = letters + [0] + accents + [0] + cases + [0] + scalars.map { 1 + $0.value }
  }

  package static func < (a: Self, b: Self) -> Bool { a.weights.lexicographicallyPrecedes(b.weights) }

  /// Where the first weights of each kind begin, in their order: spaces, digits, numbers, Latin letters, others.
  private static let space: UInt32 = 0x20
  private static let digit: UInt32 = 0x40
  private static let number: UInt32 = 0x100
  private static let letter: UInt32 = 0x100_0000
  private static let otherLetter: UInt32 = 0x200_0000
}

extension Unicode.Scalar {
  fileprivate var asciiDigit: UInt32? {
    (0x30...0x39).contains(value) ? value - 0x30 : nil
  }
}
