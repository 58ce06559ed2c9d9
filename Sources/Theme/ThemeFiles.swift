import Diagnostics

/// The files of a theme as read: those of the site's own folder first, then those of the themes it extends.
package struct ThemeFiles: Sendable {
  /// The name of the theme.
  package let name: String
  /// Each file once, by its path in the theme (`layouts/article.mustache`); the nearest one counts.
  package private(set) var files: [String: SourceFile] = [:]

  /// What each of the themes says of itself, the nearest first.
  private(set) var settings: [SourceFile] = []

  package init(name: String) { self.name = name }

  /// Adds a file unless a nearer one stands at its path.
  package mutating func add(_ path: String, _ file: SourceFile) {
    if files[path] == nil { files[path] = file }
    if path == "theme.yml" { settings.append(file) }
  }

  /// The files that people write, and that must be UTF-8.
  package var texts: some Sequence<SourceFile> {
    files.lazy.filter { path, _ in Self.textTypes.contains(where: path.hasSuffix) }.map(\.value)
  }

  /// Whether a file of this name has a part in a theme; the others may lie beside it.
  package static func isRead(_ path: String) -> Bool {
    (textTypes + binaryTypes).contains(where: path.hasSuffix)
  }

  private static let textTypes = [".mustache", ".yml", ".css", ".js", ".svg"]
  private static let binaryTypes = [".woff2", ".png"]

  /// The files of a folder, in order, with what follows the folder in their paths.
  func below(_ folder: String) -> [(path: String, file: SourceFile)] {
    files.filter { $0.key.hasPrefix(folder + "/") }
      .map { (String($0.key.dropFirst(folder.count + 1)), $0.value) }
      .sorted { $0.path < $1.path }
  }
}
