import Testing

@testable import Diagnostics

@Suite struct EditDistanceTests {
  /// All words of up to four letters of three, and some longer ones.
  private let words: [[Unicode.Scalar]] = {
    var words: [[Unicode.Scalar]] = [[]]
    var longest = words
    for _ in 0..<4 {
      longest = longest.flatMap { word in ["a", "b", "c"].map { word + [$0] } }
      words += longest
    }
    return words
      + ["abcabcabc", "bacbacbac", "abcabc", "cabcabcab", "aabbccaabb"].map { Array($0.unicodeScalars) }
  }()

  @Test func `a limit changes no distance within it`() {
    for a in words {
      for b in words {
        let distance = plainDistance(a, b)
        for limit in [0, 1, 2, 4, 8]
        where editDistance(a, b, atMost: limit) != (distance <= limit ? distance : nil) {
          Issue.record("\(a) \(b) at most \(limit): \(distance)")
        }
      }
    }
  }

  /// The definition, every cell of it.
  private func plainDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[i - 1][j - 1] + 1) }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
