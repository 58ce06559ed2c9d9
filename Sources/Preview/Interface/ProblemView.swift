import Diagnostics
import Templates

/// A problem as the terminal shows it, for the browser.
struct ProblemView {
  let diagnostic: Diagnostic
  let excerpt: Excerpt?
  let language: Language

  static let schema = Schema<ProblemView>([
    .flag("isError") { $0.diagnostic.severity == .error },
    .flag("isWarning") { $0.diagnostic.severity == .warning },
    .flag("isNotice") { $0.diagnostic.severity == .notice },
    .text("message") { $0.diagnostic.message($0.language) },
    .optionalText("help") { view in view.diagnostic.help.map { $0(view.language) } },
    .text("code") { $0.diagnostic.code.rawValue },
    .optionalText("place") { $0.diagnostic.place?.text },
    .optionalText("excerpt") { $0.excerpt?.text },
    // Below the excerpt, as many columns in.
    .text("caret") { view in
      view.excerpt.map {
        String(repeating: " ", count: $0.indent) + String(repeating: "^", count: $0.length)
      } ?? ""
    },
    .list("others", other) { view in view.diagnostic.related.map { ($0, view.language) } },
  ])

  private static let other = Schema<(Diagnostic.Related, Language)>([
    .text("message") { $0.0.message($0.1) },
    .text("place") { $0.0.place.text },
  ])
}

/// Makes what is shown of problems; each file is read once.
struct ProblemViews {
  let language: Language
  /// The file of a path, as it was read.
  let file: (String) -> SourceFile?
  private var indexes: [String: LineIndex?] = [:]

  init(_ language: Language, file: @escaping (String) -> SourceFile?) {
    self.language = language
    self.file = file
  }

  mutating func callAsFunction(_ diagnostics: [Diagnostic]) -> [ProblemView] {
    diagnostics.map { diagnostic in
      ProblemView(
        diagnostic: diagnostic, excerpt: diagnostic.place.flatMap { excerpt($0) }, language: language)
    }
  }

  private mutating func excerpt(_ place: Place) -> Excerpt? {
    let index = indexes[place.file] ?? file(place.file).map { LineIndex($0) }
    indexes[place.file] = .some(index)
    return index.flatMap { Excerpt(place, in: $0) }
  }
}

extension Place {
  /// As the terminal writes it, and as editors open it: `content/articles/bareme.md:12:3`.
  var text: String { "\(file):\(line):\(column)" }
}
