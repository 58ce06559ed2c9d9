import Content
import Diagnostics
import Site
import Theme

/// Everything that a build reads, as values: with the settings of the run it decides every byte of the output.
package struct SiteSources: Sendable {
  package var settings: SourceFile?
  package var partners: SourceFile?
  package var articles: [SourceFile] = []
  package var authors: [SourceFile] = []
  package var pages: [SourceFile] = []
  package var offers: [SourceFile] = []
  package var categories: [SourceFile] = []
  /// Files that are copied as they are: address → path in the site.
  package var files: [String: String] = [:]
  /// The sizes of the pictures among them, as far as they are known, by address.
  package var pictureSizes: [String: PixelSize] = [:]
  /// The addresses that two of those files want.
  package private(set) var collisions: [Diagnostic] = []
  /// The themes at hand, by name, each with its own files only.
  package var themes: [String: ThemeFiles] = [:]

  /// Articles that are still to be read, by path; with the digest of the file where it is known from the build before.
  var waiting: [(path: String, digest: Digest?)] = []
  /// By what articles and copied files are known again.
  var signatures: [String: FileSignature] = [:]

  package init() {}

  /// Sorts one text file of `content/` to its kind by its path (`content/articles/…`). What has no place is
  /// reported.
  package mutating func add(_ file: SourceFile, diagnostics: inout [Diagnostic]) {
    let parts = file.path.split(separator: "/")
    guard parts.count > 1, parts[0] == "content" else { return }
    if parts.count == 2, parts[1] == "site.yml" {
      settings = file
    } else if file.path == Partners.path {
      partners = file
    } else if let kind = parts.count > 2 ? Self.folders[String(parts[1])] : nil, file.path.hasSuffix(".md") {
      self[keyPath: kind].append(file)
    } else {
      diagnostics.append(
        .misplaced(file.path, among: Self.places(for: parts.dropFirst(2).joined(separator: "/"))))
    }
  }

  /// Notes a file of `content/images` or `content/static`, which is copied. Of two for one address the first
  /// is kept, and both are named among the collisions.
  package mutating func addCopy(_ path: String) {
    let root = path.hasPrefix("content/static/") ? "content/static" : "content"
    let address = String(path.dropFirst(root.count))
    if let first = files[address] {
      collisions.append(.collision(address, Place(file: first), Place(file: path), .error))
    } else {
      files[address] = path
    }
  }

  /// Whether a file of `content/` is copied rather than read as text.
  package static func isCopied(_ path: String) -> Bool {
    path.hasPrefix("content/images/") || path.hasPrefix("content/static/")
  }

  /// Whether a file of `content/` is an article.
  static func isArticle(_ path: String) -> Bool {
    path.hasPrefix("content/articles/") && path.hasSuffix(".md")
  }

  /// Where a file of this name would be read.
  private static func places(for name: String) -> [String] {
    let texts = name.hasSuffix(".md") ? folders.keys.map { "content/\($0)/\(name)" } : []
    return ["content/site.yml", Partners.path] + texts
  }

  private static let folders: [String: any WritableKeyPath<SiteSources, [SourceFile]> & Sendable] = [
    "articles": \.articles, "authors": \.authors, "pages": \.pages, "offers": \.offers,
    "categories": \.categories,
  ]
}

extension Diagnostic {
  fileprivate static func misplaced(_ path: String, among places: [String]) -> Diagnostic {
    Diagnostic(
      .misplacedFile, .warning, at: Place(file: path),
      Message(fr: "Ce fichier est ignoré", en: "This file is ignored"),
      help: .didYouMean(path, among: places)
        ?? Message(
          fr:
            "Un article est un fichier .md de content/articles/ ; les autres dossiers sont authors, categories, pages, offers, images et static.",
          en:
            "An article is a .md file of content/articles/; the other folders are authors, categories, pages, offers, images and static."
        ))
  }
}
