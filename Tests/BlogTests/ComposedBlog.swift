import Build
import Diagnostics
import Foundation
import French
import Site
import TestSite
import Testing
import Theme

/// A blog that stands in a test as text and is composed in memory: every file of its output, and what was reported.
///
/// The text has the form of `TestSite`. Unless the blog brings its own, it has the settings of `settings(_:)` and the
/// author Léa Martin, who signs what nobody signs.
struct ComposedBlog {
  let diagnostics: [Diagnostic]
  let composition: Composition?
  /// Every rendered file by its address (`/`, `/feed.xml`); copied files and styles are not among them.
  let files: [String: String]
  /// The addresses in the order in which they are written.
  let addresses: [String]

  typealias File = (path: String, content: String)

  /// The least that a site says of itself, with further lines.
  static func settings(_ more: String = "") -> File {
    (
      "content/site.yml",
      "title: Le blog\nbaseURL: https://blog.example.com\ndescription: Un blog.\ndefaultAuthor: lea\n" + more
    )
  }

  static let author: File = ("content/authors/lea.md", "---\nname: Léa Martin\n---\n")

  init(
    _ articles: [File] = [], settings: String = "", _ text: String = "", now: String = "2026-11-22",
    drafts: Bool = false
  ) async throws {
    var files = articles + TestSite.files(of: text)
    for given in [Self.settings(settings), Self.author]
    where !files.contains(where: { $0.path == given.path }) {
      files.append(given)
    }
    var found: [Diagnostic] = []
    var sources = SiteSources()
    sources.themes = Self.themes
    for file in files {
      if SiteSources.isCopied(file.path) {
        sources.addCopy(file.path)
      } else {
        sources.add(SourceFile(path: file.path, text: file.content), diagnostics: &found)
      }
    }
    var stages = Stages()
    let composition = try await Composition.make(
      sources,
      .init(now: DateParsing.instant(now).get().instant, includingUnpublished: drafts, jobs: 2), &stages,
      diagnostics: &found)
    self.composition = composition
    diagnostics = found.inReportingOrder()
    let documents = try composition.map(\.documents).map { documents in
      try (0..<documents.count).map { try documents.make($0) }
    }
    let written = (documents ?? []).map { document in
      (Self.address(ofFile: document.path), String(decoding: document.bytes, as: UTF8.self))
    }
    addresses = written.map(\.0)
    self.files = Dictionary(written) { first, _ in first }
  }

  /// The address of a file of the output: `a/index.html` → `/a/`.
  static func address(ofFile path: String) -> String {
    "/" + (path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path)
  }

  /// A file of the output; one that is not there fails the test.
  func file(_ address: String, at location: SourceLocation = #_sourceLocation) throws -> String {
    try #require(files[address], "nothing at \(address)", sourceLocation: location)
  }

  /// A page to be questioned.
  func page(_ address: String, at location: SourceLocation = #_sourceLocation) throws -> PageText {
    PageText(try file(address, at: location))
  }

  /// The addresses that begin so, in the order of the alphabet.
  func addresses(below prefix: String) -> [String] { addresses.filter { $0.hasPrefix(prefix) }.sorted() }

  /// The problems in French, with remedies; no-break spaces are shown as spaces.
  var report: String {
    diagnostics.flatMap { diagnostic in
      [
        "\(Self.location(diagnostic.place)) \(diagnostic.severity.rawValue): "
          + "\(diagnostic.message(.french)) [\(diagnostic.code.rawValue)]"
      ]
        + [diagnostic.help].compactMap { $0.map { "  > " + $0(.french) } }
        + diagnostic.related.map { "  + \(Self.location($0.place)) \($0.message(.french))" }
    }
    .joined(separator: "\n").replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  private static func location(_ place: Place?) -> String {
    place.map { "\($0.file):\($0.line):\($0.column):" } ?? "feuillet:"
  }

  /// The theme of the checkout, read once.
  private static let themes: [String: ThemeFiles] = {
    var papier = ThemeFiles(name: "papier")
    let folder = Checkout.path("themes/papier")
    for path in (FileManager.default.enumerator(atPath: folder)?.allObjects ?? []).compactMap({
      $0 as? String
    }) {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      papier.add(path, SourceFile(path: "themes/papier/\(path)", bytes: Array(bytes)))
    }
    return ["papier": papier]
  }()
}

/// An article of which a test says what matters: the rest is such that nothing is reported.
func article(
  _ slug: String, _ fields: String = "", title: String? = nil, date: String = "2026-09-16",
  text: String = "Texte."
) -> ComposedBlog.File {
  (
    "content/articles/\(slug).md",
    """
    ---
    title: \(title ?? "Article \(slug)")
    description: Essai de \(slug).
    date: \(date)
    slug: \(slug)
    \(fields.isEmpty ? "" : fields + "\n")---
    \(text)

    """
  )
}

/// This many articles a day apart, the newest first: `a-0001`, `a-0002`…
func articles(_ count: Int, _ fields: String = "") -> [ComposedBlog.File] {
  (0..<count).map { number in
    let name = "a-" + String(10_001 + number).dropFirst()
    let day = CivilDate(daysSince1970: 20_700 - number)
    return article(name, fields, date: day.iso)
  }
}

/// Expects exactly these problems, in French.
func expect(
  _ blog: ComposedBlog, reports expected: String, at location: SourceLocation = #_sourceLocation
) {
  #expect(blog.report == expected, sourceLocation: location)
}
