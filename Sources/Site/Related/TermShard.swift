import French

/// The terms of one part of all identities, numbered, with every place where they occur.
package final class TermShard: Sendable {
  /// Shards are numbered from 0; each takes the identities with its own upper bits.
  package static let count = 16
  static let bits = 4

  private let terms: TermNumbers
  /// In how many articles each term occurs.
  let articleCounts: [UInt32]
  /// The terms of each article, by identity, one article after the other: numbers and counts.
  let numbers: [UInt32]
  let counts: [UInt16]
  /// Where each article begins in them; one entry more than articles.
  let starts: [Int]

  /// The identity of each term, by its number in the shard.
  var ids: [Term.ID] { terms.ids }

  /// The number of a term in the shard; `nil` when no article has it.
  func number(of id: Term.ID) -> Int? { terms.find(id) }

  /// The shard of a term.
  static func number(of id: Term.ID) -> Int { Int(id.value >> (48 - UInt64(bits))) }

  /// - Parameter articles: the terms of each, by identity.
  package init(_ shard: Int, of articles: [ArraySlice<Term>]) {
    let ranges = articles.map { $0.beginning(ofShard: shard)..<$0.beginning(ofShard: shard + 1) }
    let total = ranges.reduce(0) { $0 + $1.count }
    var known = TermNumbers()
    var articleCounts: [UInt32] = []
    var numbers: [UInt32] = []
    var counts: [UInt16] = []
    var starts = [0]
    // These are the largest lists of all, and would grow to up to twice of what they need.
    numbers.reserveCapacity(total)
    counts.reserveCapacity(total)
    starts.reserveCapacity(articles.count + 1)
    for (terms, range) in zip(articles, ranges) {
      for term in terms[range] {
        let number = known.number(of: term.id)
        if number == articleCounts.count { articleCounts.append(0) }
        articleCounts[number] += 1
        numbers.append(UInt32(number))
        counts.append(UInt16(term.count))
      }
      starts.append(numbers.count)
    }
    terms = known
    self.articleCounts = articleCounts
    self.numbers = numbers
    self.counts = counts
    self.starts = starts
  }
}

/// Numbers terms in the order in which they come: an open table that doubles.
struct TermNumbers: Sendable {
  private(set) var ids: [Term.ID] = []
  /// Numbers + 1; 0 is an empty slot.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  private var mask = 1 << 12 - 1

  /// The number of a term; `nil` for one that has none yet.
  func find(_ id: Term.ID) -> Int? {
    let found = slots[slot(of: id)]
    return found == 0 ? nil : Int(found) - 1
  }

  /// The slot that holds a term, or that it would take.
  private func slot(of id: Term.ID) -> Int {
    var slot = Int(id.value) & mask
    while slots[slot] != 0, ids[Int(slots[slot]) - 1].value != id.value { slot = (slot + 1) & mask }
    return slot
  }

  mutating func number(of id: Term.ID) -> Int {
    let slot = slot(of: id)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
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

extension ArraySlice<Term> {
  /// Where the terms of a shard begin. Identities are spread evenly, so that they begin near the same share of all: a
  /// few steps from there stay among terms that are read anyway, where halves of halves wait for memory each time.
  fileprivate func beginning(ofShard shard: Int) -> Int {
    var place = startIndex + count * shard / TermShard.count
    while place > startIndex, TermShard.number(of: self[place - 1].id) >= shard { place -= 1 }
    while place < endIndex, TermShard.number(of: self[place].id) < shard { place += 1 }
    return place
  }
}
