import Build
import Diagnostics
import Foundation
import French

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A small site in a folder of its own, which goes when the test ends.
///
/// The files stand in the test as one text, each behind a line `-- path --`.
package final class TestSite: Sendable {
  /// Absolute, without links.
  package let path: String

  package init(_ text: String = "") throws {
    path = Self.newPath()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try add(text)
  }

  /// A copy of a site that stands in a folder.
  package init(copying folder: String) throws {
    path = Self.newPath()
    try FileManager.default.copyItem(atPath: folder, toPath: path)
  }

  private static func newPath() -> String {
    let parent = FileManager.default.temporaryDirectory.path
    let real = realpath(parent, nil)
    defer { free(real) }
    return (real.map { String(cString: $0) } ?? parent) + "/feuillet-\(UUID().uuidString)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package var output: String { path + "/Output" }

  /// What stands in the output.
  package func tree() throws -> FolderTree { try FolderTree(output) }

  /// Where something of the site is on the disk.
  package func at(_ relative: String) -> String { path + "/" + relative }

  /// Adds files, or replaces those that have the same path.
  package func add(_ text: String) throws {
    for (path, content) in Self.files(of: text) { try write(path, content) }
  }

  /// The files of a text with `-- path --` lines, in its order.
  package static func files(of text: String) -> [(path: String, content: String)] {
    var files: [(path: String, content: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 {
        files.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].content += line + "\n"
      }
    }
    // What follows the last file is the end of the literal, no line of it.
    if let last = files.indices.last, files[last].content.hasSuffix("\n\n") {
      files[last].content.removeLast()
    }
    return files
  }

  package func write(_ relative: String, _ text: String) throws { try write(relative, Array(text.utf8)) }

  package func write(_ relative: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: at(relative))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  package func read(_ relative: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: at(relative))), as: UTF8.self)
  }

  package func exists(_ relative: String) -> Bool { FileManager.default.fileExists(atPath: at(relative)) }

  package func remove(_ relative: String) throws { try FileManager.default.removeItem(atPath: at(relative)) }

  /// Makes a folder what it was; of no use for links.
  package func restore(_ tree: FolderTree, at relative: String) throws {
    if exists(relative) { try remove(relative) }
    for path in tree.files { try write("\(relative)/\(path)", Array(tree.entries[path]?.bytes ?? Data())) }
  }

  package func replace(_ text: String, by new: String, in relative: String) throws {
    let old = try read(relative)
    guard old.contains(text) else { throw NotFound(text: text, file: relative) }
    try write(relative, old.replacing(text, with: new))
  }

  package func link(_ relative: String, to target: String) throws {
    let url = URL(fileURLWithPath: at(relative))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
  }

  /// Builds within the test's process, as the command would.
  package func build(
    output: String? = nil, now: String = TestSite.now, drafts: Bool = false, jobs: Int = 2
  ) async throws -> SiteBuilder.Report {
    try await SiteBuilder.run(site: path, output: output ?? self.output, now: now, drafts: drafts, jobs: jobs)
  }

  /// What `feuillet check` tells in French, a line for each problem and one for each remedy; no-break spaces are
  /// shown as spaces.
  package func check(now: String = TestSite.now) async throws -> String {
    let diagnostics = try await SiteCheck(
      site: path, themeRoots: ["\(path)/themes", Checkout.path("themes")],
      options: .init(now: try DateParsing.instant(now).get().instant, jobs: 2)
    ).run()
    return diagnostics.flatMap { diagnostic in
      let place = diagnostic.place.map { "\($0.file):\($0.line):\($0.column):" } ?? "feuillet:"
      let message = "\(place) \(diagnostic.severity.rawValue): \(diagnostic.message(.french))"
      return ["\(message) [\(diagnostic.code.rawValue)]"]
        + [diagnostic.help].compactMap { $0.map { "  > \($0(.french))" } }
    }.joined(separator: "\n").replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  /// The day on which tests build: all articles of their sites that are to be published are older.
  package static let now = "2026-10-02"

  package struct NotFound: Error, CustomStringConvertible {
    let text: String
    let file: String
    package var description: String { "“\(text)” is not in \(file)" }
  }
}

extension SiteBuilder {
  /// Builds a site with the themes of its own and those of the checkout.
  package static func run(
    site: String, output: String, now: String, drafts: Bool = false, jobs: Int = 2
  ) async throws -> Report {
    try await SiteBuilder(
      site: site, output: output, themeRoots: ["\(site)/themes", Checkout.path("themes")],
      options: .init(
        now: try DateParsing.instant(now).get().instant, includingUnpublished: drafts, jobs: jobs)
    ).run()
  }
}

extension SiteBuilder.Report {
  /// Every problem as `file:line:column: severity: message [code]`, with its remedy on a line of its own.
  package var text: String {
    TextReport(language: .english, colors: false, source: { _ in nil }).text(diagnostics)
  }
}
