/// The digests that a file of the output may have: nearly always one; two while a build is being put in place.
package struct Digests: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// The least in the order of digests; `nil` when there is none.
  package private(set) var first: Digest?
  /// The others in that order.
  private var others: [Digest] = []

  package init(arrayLiteral digests: Digest...) {
    for digest in digests { insert(digest) }
  }

  package var all: [Digest] { [first].compactMap(\.self) + others }

  package func contains(_ digest: Digest) -> Bool { digest == first || others.contains(digest) }

  package mutating func insert(_ digest: Digest) {
    guard !contains(digest) else { return }
    guard first != nil else {
      first = digest
      return
    }
    let sorted = (all + [digest]).sorted()
    (first, others) = (sorted[0], Array(sorted[1...]))
  }

  package func union(_ other: Digests) -> Digests {
    var union = self
    for digest in other.all { union.insert(digest) }
    return union
  }
}
