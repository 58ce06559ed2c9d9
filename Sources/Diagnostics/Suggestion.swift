/// The candidate that somebody probably meant, or `nil` when none is near.
///
/// Near is an edit distance (insertions, deletions, substitutions, neighbours swapped) of at most a third of
/// the longer word and at most eight, letters compared without case and without accents. Ties go to the one
/// whose accents are nearer, then to the first in alphabetical order.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  guard let typed = Word(word) else { return nil }
  var best: (distance: Int, exact: Int, candidate: String)?
  for candidate in candidates {
    guard let other = Word(candidate) else { continue }
    let length = max(typed.letters.count, other.letters.count)
    // A word of which nothing is left is no misspelling: `a` for `b`.
    let limit = min(max(1, length / 3), 8, length - 1, best?.distance ?? .max)
    guard let distance = editDistance(typed.letters, other.letters, atMost: limit) else { continue }
    let exact = editDistance(typed.spelled, other.spelled, atMost: Word.longest) ?? Word.longest
    if let best, (best.distance, best.exact, best.candidate) <= (distance, exact, candidate) { continue }
    best = (distance, exact, candidate)
  }
  return best?.candidate
}

/// A word as it is compared.
private struct Word {
  /// In small letters.
  var spelled: [Unicode.Scalar] = []
  /// In small letters without their accents.
  var letters: [Unicode.Scalar] = []

  /// What is longer, in Unicode scalars, is not a name that somebody misspelled, and would cost time.
  static let longest = 120

  /// `nil` when the word is empty or too long.
  init?(_ word: String) {
    spelled.reserveCapacity(min(word.utf8.count, Self.longest))
    letters.reserveCapacity(min(word.utf8.count, Self.longest))
    for scalar in word.unicodeScalars {
      guard spelled.count < Self.longest else { return nil }
      if scalar.isASCII {
        let isCapital = ("A"..."Z").contains(scalar)
        let small = isCapital ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
        spelled.append(small)
        letters.append(small)
      } else {
        for small in scalar.properties.lowercaseMapping.unicodeScalars {
          spelled.append(small)
          letters += Self.withoutAccent(small)
        }
      }
    }
    if letters.isEmpty { return nil }
  }

  /// The letters of French, and those that its names borrow. Of accents apart from their letter (as macOS
  /// once spelled file names) nothing is left.
  private static func withoutAccent(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "à", "á", "â", "ã", "ä", "å": ["a"]
    case "ç": ["c"]
    case "è", "é", "ê", "ë": ["e"]
    case "ì", "í", "î", "ï": ["i"]
    case "ñ": ["n"]
    case "ò", "ó", "ô", "õ", "ö": ["o"]
    case "ù", "ú", "û", "ü": ["u"]
    case "ÿ", "ý": ["y"]
    case "œ": ["o", "e"]
    case "æ": ["a", "e"]
    case "’": ["'"]
    case "\u{300}"..."\u{36F}": []
    default: [scalar]
    }
  }
}

/// The optimal string alignment distance of two words, or `nil` when it is greater than the limit.
///
/// Only the cells that the limit can reach are computed: those less than `limit` from the diagonal.
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  let beyond = limit + 1
  var beforeLast = [Int](repeating: beyond, count: b.count + 1)
  var last = (0...b.count).map { min($0, beyond) }
  var row = beforeLast
  var lastNearest = 0
  for i in a.indices {
    let first = max(0, i - limit)
    let end = min(b.count, i + limit + 1)
    row[first] = first == 0 ? min(i + 1, beyond) : beyond
    var nearest = row[first]
    for j in first..<max(first, end) {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1, beyond)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row[j + 1] = cost
      nearest = min(nearest, cost)
    }
    if end < b.count { row[end + 1] = beyond }
    // No later row comes below two that are above the limit (two, as a swap looks back over one).
    if nearest > limit, lastNearest > limit { return nil }
    lastNearest = nearest
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}

extension Message {
  /// « Vouliez-vous dire … ? », when a candidate is near.
  package static func didYouMean(_ word: String, among candidates: some Sequence<String>) -> Message? {
    nearest(to: word, among: candidates).map {
      Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?")
    }
  }
}
