import Build
import Diagnostics
import Foundation
import French

/// A folder that lasts as long as a test.
final class TemporarySite: Sendable {
  let path: String

  /// - Parameter text: files, each after a line `-- path --`.
  init(_ text: String = "") throws {
    path = NSTemporaryDirectory() + "feuillet-scaffold-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var file: String?
    var files: [String: String] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        file = String(line.dropFirst(3).dropLast(3))
      } else if let file {
        files[file, default: ""] += line + "\n"
      }
    }
    for (file, text) in files { try write(file, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ file: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + file)), as: UTF8.self)
  }

  /// All files below, sorted, but those of the output.
  var files: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).filter {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path + "/" + $0, isDirectory: &isFolder)
      return exists && !isFolder.boolValue && !$0.hasPrefix("Output/")
    }.sorted()
  }

  /// Builds with the theme of the checkout.
  func build(now: Instant = .testDay, drafts: Bool = false) async throws -> SiteBuilder.Report {
    try await SiteBuilder(
      site: path, output: path + "/Output", themeRoots: [checkout + "/themes"],
      options: .init(now: now, includingUnpublished: drafts)
    ).run()
  }
}

/// The folder that holds `Package.swift`.
let checkout = String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 })

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
