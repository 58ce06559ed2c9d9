import Diagnostics

/// The changes of one file that problems bring with them, each only where the file still says what it said. Of two
/// that touch, the first is made.
package struct Mending: Sendable {
  /// Relative to the site.
  package let path: String
  /// The problems that are mended.
  package let mended: [Diagnostic]
  /// The file as it is.
  let source: SourceFile
  /// What is changed, in order.
  let changes: [Diagnostic.Replacement]

  /// The changes of all files that are there.
  package static func of(_ diagnostics: [Diagnostic], site: String) -> [Mending] {
    let byFile = Dictionary(grouping: diagnostics.filter { $0.replacement != nil }) { $0.place?.file ?? "" }
    return byFile.inKeyOrder.compactMap { path, problems in
      SiteBuilder.source(path, site: site).flatMap { Mending($0, problems) }
    }
  }

  private init?(_ source: SourceFile, _ problems: [Diagnostic]) {
    var mended: [Diagnostic] = []
    var changes: [Diagnostic.Replacement] = []
    var end = 0
    for problem in problems.sorted(by: { ($0.replacement?.offset ?? 0) < ($1.replacement?.offset ?? 0) }) {
      guard let change = problem.replacement, change.offset >= end, change.isIn(source.bytes) else {
        continue
      }
      end = change.offset + change.old.utf8.count
      mended.append(problem)
      changes.append(change)
    }
    if changes.isEmpty { return nil }
    self.path = source.path
    self.mended = mended
    self.source = source
    self.changes = changes
  }

  /// The bytes of a stretch of the file with its changes made. No change reaches over its ends.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var copied = range.lowerBound
    for change in changes where change.offset >= range.lowerBound && change.offset < range.upperBound {
      result += source.bytes[copied..<change.offset]
      result += change.new.utf8
      copied = change.offset + change.old.utf8.count
    }
    return result + source.bytes[copied..<range.upperBound]
  }

  /// Writes the file, whole or not at all.
  package func apply(site: String) throws(MachineFailure) {
    try TextFile.replace(path, inSite: site, by: bytes(0..<source.bytes.count))
  }
}
