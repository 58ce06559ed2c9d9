import Diagnostics
import French
import TestSite

extension TestSite {
  /// All files, sorted, but those of the output.
  func files() throws -> [String] {
    try FolderTree(path).files.filter { !$0.hasPrefix("Output/") }
  }
}

extension Instant {
  /// 16 September 2026, 14:00 in Paris.
  static let testDay = Instant(secondsSince1970: 1_789_560_000)
}

extension [Diagnostic] {
  /// Each with its file, severity, code and English words.
  var texts: [String] {
    map { "\($0.place?.file ?? "-"): \($0.severity): \($0.message.english) [\($0.code.rawValue)]" }
  }
}
