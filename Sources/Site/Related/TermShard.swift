import French

/// The terms of one part of all identities, numbered, with every place where they occur.
package struct TermShard: Sendable {
  /// Shards are numbered from 0; each takes the identities with its own upper bits.
  package static let count = 16
  static let bits = 4

  /// The identity of each term, by its number in the shard.
  let ids: [Term.ID]
  /// In how many articles each term occurs.
  let articleCounts: [UInt32]
  /// The terms of each article, by identity, one article after the other: numbers and counts.
  let numbers: [UInt32]
  let counts: [UInt16]
  /// Where each article begins in them; one entry more than articles.
  let starts: [Int]

  package init(_ shard: Int, of corpus: RelatedCorpus) {
    var known = TermNumbers()
    var articleCounts: [UInt32] = []
    var numbers: [UInt32] = []
    var counts: [UInt16] = []
    var starts = [0]
    starts.reserveCapacity(corpus.count + 1)
    let first = Term.ID.first(ofShard: shard)
    let end = Term.ID.first(ofShard: shard + 1)
    for terms in corpus.terms {
      var position = terms.firstPosition(from: first)
      while position < terms.count, terms[position].id < end {
        let number = known.number(of: terms[position].id)
        if number == articleCounts.count { articleCounts.append(0) }
        articleCounts[number] += 1
        numbers.append(UInt32(number))
        counts.append(UInt16(terms[position].count))
        position += 1
      }
      starts.append(numbers.count)
    }
    ids = known.ids
    self.articleCounts = articleCounts
    self.numbers = numbers
    self.counts = counts
    self.starts = starts
  }
}

/// A term of the whole vocabulary: its shard and its number there.
struct TermNumber: Comparable, Hashable, Sendable {
  private let packed: UInt32

  init(shard: Int, _ number: UInt32) { packed = UInt32(shard) << 28 | number }

  var shard: Int { Int(packed >> 28) }
  var number: Int { Int(packed & 0xFFF_FFFF) }

  static func < (a: Self, b: Self) -> Bool { a.packed < b.packed }
}

/// Numbers terms in the order in which they come: an open table that doubles.
private struct TermNumbers {
  private(set) var ids: [Term.ID] = []
  /// Numbers + 1; 0 is an empty slot.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  private var mask = 1 << 12 - 1

  mutating func number(of id: Term.ID) -> Int {
    var slot = Int(id.value) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if ids[number] == id { return number }
      slot = (slot + 1) & mask
    }
    ids.append(id)
    slots[slot] = UInt32(ids.count)
    if ids.count * 2 > slots.count { grow() }
    return ids.count - 1
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    for (number, id) in ids.enumerated() {
      var slot = Int(id.value) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }
}

extension Term.ID {
  /// The least identity of a shard, as a term's packed form would have it.
  fileprivate static func first(ofShard shard: Int) -> UInt64 {
    UInt64(shard) << (48 - UInt64(TermShard.bits))
  }

  fileprivate static func < (a: Self, b: UInt64) -> Bool { a.value < b }
}

extension [Term] {
  /// The position of the first term whose identity is not below a value.
  fileprivate func firstPosition(from value: UInt64) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].id < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
