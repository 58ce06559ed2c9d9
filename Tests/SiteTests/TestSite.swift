import Build
import Diagnostics
import Foundation
import French
import Site
import Testing
import Theme

/// A whole site written as one text, built in memory at a fixed moment.
///
/// Each file begins with its path between dashes:
///
///     -- content/articles/bareme.md --
///
/// A name without a folder (`-- a.md --`) is an article of which only the text matters: it gets the front
/// matter of `frontMatter(of:)`, so that its first line is line 7 of its file. Files of `content/images` and
/// `content/static` are copied, `themes/…` are themes beside `papier`. A site that does not bring its own has
/// `defaultSettings` and the author Léa Martin, who signs what nobody signs.
struct TestSite {
  let diagnostics: [Diagnostic]
  let composition: Composition?
  /// Every page by its address, in the order of the plan.
  let pages: [(address: String, html: String)]

  static let defaultSettings = """
    title: Le blog
    baseURL: https://blog.example.com
    description: Un blog.
    defaultAuthor: lea

    """

  static let defaultAuthor = """
    ---
    name: Léa Martin
    ---

    """

  static func frontMatter(of name: String) -> String {
    "---\ntitle: Article \(name)\ndescription: Essai.\ndate: 2026-09-16\nslug: \(name)\n---\n"
  }

  init(
    _ text: String, now: String = "2026-11-22", drafts: Bool = false, baseURL: String? = nil
  ) async throws {
    try await self.init(files: Self.files(of: text), now: now, drafts: drafts, baseURL: baseURL)
  }

  /// For texts whose line ends matter.
  init(
    files: [(path: String, text: String)], now: String = "2026-11-22", drafts: Bool = false,
    baseURL: String? = nil
  ) async throws {
    let bytes = files.map { (path: $0.path, bytes: Array($0.text.utf8)) }
    try await self.init(bytes: bytes, now: now, drafts: drafts, baseURL: baseURL)
  }

  /// For bytes that are no text.
  init(
    bytes: [(path: String, bytes: [UInt8])], now: String = "2026-11-22", drafts: Bool = false,
    baseURL: String? = nil
  ) async throws {
    var found: [Diagnostic] = []
    var files = bytes.map { SourceFile(path: $0.path, bytes: $0.bytes) }
    func supply(_ path: String, _ text: String, unless exists: (String) -> Bool) {
      if !files.contains(where: { exists($0.path) }) { files.append(SourceFile(path: path, text: text)) }
    }
    supply("content/site.yml", Self.defaultSettings) { $0.hasPrefix("content/site.y") }
    supply("content/authors/lea.md", Self.defaultAuthor) { $0.hasPrefix("content/authors/") }

    var sources = SiteSources()
    sources.themes = Self.themes
    for file in files {
      if file.path.hasPrefix("themes/") {
        let parts = file.path.split(separator: "/", maxSplits: 2).map(String.init)
        sources.themes[parts[1], default: ThemeFiles(name: parts[1])].add(parts[2], file)
      } else if SiteSources.isCopied(file.path) {
        sources.addCopy(file.path)
      } else {
        sources.add(file, diagnostics: &found)
      }
    }
    var stages = Stages()
    composition = try await Composition.make(
      sources,
      .init(
        now: DateParsing.instant(now).get().instant, includingUnpublished: drafts, baseURL: baseURL, jobs: 2),
      &stages, diagnostics: &found)
    // By place: what is expected of a text reads from top to bottom.
    diagnostics = found.inReportingOrder().sorted {
      ($0.place?.file ?? "", $0.place?.line ?? 0, $0.place?.column ?? 0)
        < ($1.place?.file ?? "", $1.place?.line ?? 0, $1.place?.column ?? 0)
    }
    pages =
      try composition.map(\.documents).map { documents in
        try (0..<documents.count).map {
          let document = try documents.make($0)
          let address = "/" + document.path.replacing(/index\.html$/, with: "")
          return (address, String(decoding: document.bytes, as: UTF8.self))
        }
      } ?? []
  }

  /// The HTML of a page; a page that is not there fails the test.
  func page(_ address: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    try #require(
      pages.first { $0.address == address }?.html, "no page \(address)", sourceLocation: sourceLocation)
  }

  var addresses: [String] { pages.map(\.address) }

  /// All that a visitor of the site could read: addresses, pages, styles and scripts, names of files.
  var everything: String {
    let assets = composition?.assets.map { $0.key + String(decoding: $0.value, as: UTF8.self) } ?? []
    return (pages.flatMap { [$0.address, $0.html] } + assets + (composition?.files.keys.map(\.self) ?? []))
      .joined(separator: "\n")
  }

  // MARK: What is wrong

  /// The problems in French: a line for each, one for its remedy, one for each other place. Narrow and wide
  /// no-break spaces are shown as spaces; `MessageSpacingTests` watches over them.
  var report: String { report(.french) }
  var reportInEnglish: String { report(.english) }
  /// The problems without their remedies.
  var problems: [String] { diagnostics.map { line($0, .french) } }

  private func report(_ language: Language) -> String {
    diagnostics.flatMap { diagnostic in
      [line(diagnostic, language)]
        + [diagnostic.help].compactMap { $0.map { "  > " + plain($0(language)) } }
        + diagnostic.related.map { "  + \(location($0.place)) \(plain($0.message(language)))" }
    }.joined(separator: "\n")
  }

  private func line(_ diagnostic: Diagnostic, _ language: Language) -> String {
    let place = diagnostic.place.map(location) ?? "feuillet:"
    let message = plain(diagnostic.message(language))
    return "\(place) \(diagnostic.severity.rawValue): \(message) [\(diagnostic.code.rawValue)]"
  }

  private func location(_ place: Place) -> String { "\(place.file):\(place.line):\(place.column):" }

  private func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  // MARK: Reading the text

  private static func files(of text: String) -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        let path = String(line.dropFirst(3).dropLast(3))
        let isShort = !path.contains("/")
        files.append(
          isShort ? ("content/articles/\(path)", frontMatter(of: String(path.dropLast(3)))) : (path, ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    // The line break before a marker, and before the end of the literal, belongs to the file.
    if files.last?.text.hasSuffix("\n\n") == true { files[files.count - 1].text.removeLast() }
    return files
  }

  /// The root of the checkout.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The theme of the checkout, read once.
  private static let themes: [String: ThemeFiles] = {
    var papier = ThemeFiles(name: "papier")
    let folder = checkout.appending(path: "themes/papier")
    let paths = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))?.allObjects ?? []
    for path in paths.compactMap({ $0 as? String }) {
      guard let bytes = try? Data(contentsOf: folder.appending(path: path)) else { continue }
      papier.add(path, SourceFile(path: "themes/papier/\(path)", bytes: Array(bytes)))
    }
    return ["papier": papier]
  }()
}

extension String {
  func count(of text: String) -> Int { ranges(of: text).count }

  /// Whether the texts stand in this order, each after the end of the one before.
  func holds(inOrder texts: [String]) -> Bool {
    var rest = self[...]
    for text in texts {
      guard let found = rest.firstRange(of: text) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

/// Expects exactly these problems, in French.
func expect(
  _ site: TestSite, reports expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(site.report == expected, sourceLocation: sourceLocation)
}

/// Expects exactly these problems, in English.
func expect(
  _ site: TestSite, reportsInEnglish expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(site.reportInEnglish == expected, sourceLocation: sourceLocation)
}
