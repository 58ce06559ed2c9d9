/// The candidate that somebody probably meant, or `nil` when none is near.
///
/// Near is an edit distance (insertions, deletions, substitutions, neighbours swapped) of at most a third of
/// the longer word, letters compared without case. Ties go to the first in alphabetical order.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(word.lowercased().unicodeScalars.prefix(80))
  guard !typed.isEmpty else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars.prefix(80))
    let limit = max(1, max(typed.count, other.count) / 3)
    guard abs(typed.count - other.count) <= limit else { continue }
    let distance = editDistance(typed, other)
    guard distance <= limit, distance < max(typed.count, other.count) else { continue }
    if let current = best, (current.distance, current.candidate) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.candidate
}

/// The optimal string alignment distance of two words.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in 0..<b.count {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}

extension Message {
  /// « Vouliez-vous dire … ? », when a candidate is near.
  package static func didYouMean(_ word: String, among candidates: some Sequence<String>) -> Message? {
    nearest(to: word, among: candidates).map {
      Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?")
    }
  }
}
