import Diagnostics

/// What a mending would change, as a unified diff that `git apply` and `patch -p1` take.
package struct Difference {
  private let mending: Mending
  private let index: LineIndex
  private let colors: Bool

  /// Lines that are shown around a change.
  private static let context = 3

  package init(_ mending: Mending, colors: Bool) {
    self.mending = mending
    self.colors = colors
    index = LineIndex(mending.source)
  }

  /// The diff, each line with its end.
  package var text: String {
    var result = paint("--- a/\(visible(mending.path))", .strong) + "\n"
    result += paint("+++ b/\(visible(mending.path))", .strong) + "\n"
    var shift = 0
    for hunk in hunks {
      let first = max(1, (hunk.first?.lowerBound ?? 1) - Self.context)
      let last = min(lineCount, (hunk.last?.upperBound ?? 1) + Self.context)
      var body = ""
      var added = 0
      var line = first
      for changed in hunk {
        body += lines(line..<changed.lowerBound, " ")
        body += lines(changed.lowerBound..<changed.upperBound + 1, "-")
        let (text, count) = replaced(changed)
        body += text
        added += count - changed.count
        line = changed.upperBound + 1
      }
      body += lines(line..<last + 1, " ")
      let count = last - first + 1
      result += paint("@@ -\(first),\(count) +\(first + shift),\(count + added) @@", .place) + "\n" + body
      shift += added
    }
    return result
  }

  /// The lines that change, 1-based; those between which no more than the context lies twice stand in one hunk.
  private var hunks: [[ClosedRange<Int>]] {
    var hunks: [[ClosedRange<Int>]] = []
    var last: ClosedRange<Int>?
    for change in mending.changes {
      let place = index.place(change.offset..<change.offset + change.old.utf8.count)
      let lines = place.line...min(max(place.endLine, place.line), lineCount)
      if let before = last, lines.lowerBound <= before.upperBound + 1 {
        let joined = before.lowerBound...max(before.upperBound, lines.upperBound)
        hunks[hunks.count - 1][hunks[hunks.count - 1].count - 1] = joined
        last = joined
      } else if let before = last, lines.lowerBound - before.upperBound <= 2 * Self.context + 1 {
        hunks[hunks.count - 1].append(lines)
        last = lines
      } else {
        hunks.append([lines])
        last = lines
      }
    }
    return hunks
  }

  /// Without the empty one after a final newline.
  private var lineCount: Int {
    index.lineCount - (mending.source.bytes.last == UInt8(ascii: "\n") ? 1 : 0)
  }

  private func lines(_ numbers: Range<Int>, _ sign: String) -> String {
    numbers.isEmpty
      ? ""
      : shown(
        mending.source.bytes[
          index.start(ofLine: numbers.lowerBound)..<index.start(ofLine: numbers.upperBound)], sign)
  }

  /// The changed lines as they become, and how many they are.
  private func replaced(_ numbers: ClosedRange<Int>) -> (String, Int) {
    let bytes = mending.bytes(
      index.start(ofLine: numbers.lowerBound)..<index.start(ofLine: numbers.upperBound + 1))
    let ends = bytes.count { $0 == UInt8(ascii: "\n") }
    return (shown(bytes[...], "+"), ends + (bytes.last.map { $0 == UInt8(ascii: "\n") ? 0 : 1 } ?? 0))
  }

  /// Each line after a sign. Colours end before the end of a line.
  private func shown(_ bytes: ArraySlice<UInt8>, _ sign: String) -> String {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isWhole = lines.last?.isEmpty ?? true
    if isWhole { lines.removeLast() }
    let style: Style = sign == "-" ? .removed : sign == "+" ? .added : .plain
    let text = lines.map { paint(sign + String(decoding: $0, as: UTF8.self), style) + "\n" }.joined()
    return isWhole ? text : text + "\\ No newline at end of file\n"
  }

  private enum Style: String {
    case plain = ""
    case strong = "1"
    case place = "36"
    case removed = "31"
    case added = "32"
  }

  private func paint(_ text: String, _ style: Style) -> String {
    // On a terminal nothing in the file may steer it.
    colors ? (style == .plain ? visible(text) : "\u{1B}[\(style.rawValue)m\(visible(text))\u{1B}[0m") : text
  }
}
