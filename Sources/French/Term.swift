/// A word of a text as machines compare it, and how much of it there is: the unit in which two texts are akin.
///
/// A term is known by 48 bits of the hash of its folded form. Among the 100,000 different words of a very large
/// blog the chance that any two share them is one in 50,000, and all that would follow is a slightly wrong score.
package struct Term: BitwiseCopyable, Comparable, Hashable, Sendable {
  /// The identity in the upper 48 bits, the count in the lower 16: terms are sorted by identity.
  package let packed: UInt64

  package init(packed: UInt64) { self.packed = packed }

  package init(_ id: ID, count: Int) {
    packed = id.value << 16 | UInt64(min(max(count, 1), Self.mostCount))
  }

  /// Counts end here.
  package static let mostCount = 0xFFFF

  package var id: ID { ID(value: packed >> 16) }
  /// How often the term occurs, a title or a heading counting several times; from 1 on.
  package var count: Int { Int(packed & 0xFFFF) }

  package static func < (a: Self, b: Self) -> Bool { a.packed < b.packed }

  /// Which term it is: the same for « Barèmes » and « bareme\u{301}s », whatever the machine.
  package struct ID: BitwiseCopyable, Comparable, Hashable, Sendable {
    /// Below 2⁴⁸, spread evenly.
    package let value: UInt64

    package init(value: UInt64) { self.value = value }

    package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
  }
}

/// How often a word counts by where it stands; in the text itself, once.
package enum TermWeight {
  package static let heading = 2
  package static let title = 3
}

/// One term where it stands in a text.
package struct Token: Hashable, Sendable {
  package var id: Term.ID
  /// In small letters without accents: `baremes`.
  package var folded: String
  /// As the author wrote it, without an elision: `Barèmes`.
  package var surface: String
  /// How many terms stand before it.
  package var position: Int
}

extension [Token] {
  /// How each term is shown: in the form with the fewest capitals, the first of these.
  package var words: [Term.ID: String] {
    func capitals(_ text: String) -> Int { text.unicodeScalars.count { $0.properties.isUppercase } }
    return Dictionary(map { ($0.id, $0.surface) }) { first, other in
      capitals(other) < capitals(first) ? other : first
    }
  }
}

/// The terms of one text by their identity, while they are counted.
///
/// An open table whose slots are in the order of the identities but for collisions, so that sorting it at the
/// end costs next to nothing.
struct TermTable: Sendable {
  /// Packed terms; 0 is an empty slot.
  private var slots: [UInt64] = []
  private var bits = 9
  private var count = 0

  /// Slots after the last, for the collisions there.
  private static let overflow = 32

  mutating func add(_ id: Term.ID, _ weight: Int) {
    if slots.isEmpty { slots = Self.empty(bits) }
    var slot = Int(id.value >> (48 - UInt64(bits)))
    while true {
      let found = slots[slot]
      if found == 0 {
        slots[slot] = id.value << 16 | UInt64(weight)
        count += 1
        if count * 4 > 3 << bits || slot == slots.count - 1 { grow() }
        return
      }
      if found >> 16 == id.value {
        slots[slot] = id.value << 16 | min(found & 0xFFFF + UInt64(weight), UInt64(Term.mostCount))
        return
      }
      slot += 1
    }
  }

  /// The last slot is never taken for long, so that the search in `add` ends.
  private mutating func grow() {
    let old = slots
    repeat {
      bits += 1
      slots = Self.empty(bits)
      for packed in old where packed != 0 {
        var slot = Int(packed >> (64 - UInt64(bits)))
        while slots[slot] != 0, slot < slots.count - 1 { slot += 1 }
        slots[slot] = packed
      }
    } while slots[slots.count - 1] != 0
  }

  private static func empty(_ bits: Int) -> [UInt64] {
    Array(repeating: 0, count: 1 << bits + overflow)
  }

  /// The terms by identity.
  func sorted() -> [Term] {
    var terms: [Term] = []
    terms.reserveCapacity(count)
    for packed in slots where packed != 0 {
      terms.append(Term(packed: packed))
      var position = terms.count - 1
      while position > 0, terms[position].packed < terms[position - 1].packed {
        terms.swapAt(position, position - 1)
        position -= 1
      }
    }
    return terms
  }
}
