/// Problems as people read them in a terminal: `path:line:column: error: message [code]`, the line with a
/// mark below the place, the remedy, the other places, and at the end how many there are.
///
/// The first line of each is the same in every language but for its message, since editors parse it.
package struct TextReport {
  private let language: Language
  private let colors: Bool
  private let limit: Int
  private let source: (String) -> SourceFile?

  /// As many problems as somebody may read in one go.
  package static let readable = 100

  /// - Parameter limit: how many problems are shown; the others are counted.
  /// - Parameter source: the file of a path, as it was read; a place has no excerpt where it gives `nil`.
  package init(
    language: Language, colors: Bool, limit: Int = readable, source: @escaping (String) -> SourceFile?
  ) {
    self.language = language
    self.colors = colors
    self.limit = limit
    self.source = source
  }

  /// The report, each line with its end; empty when there is no problem.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    let ordered = diagnostics.inReportingOrder()
    guard !ordered.isEmpty else { return "" }
    var indexes: [String: LineIndex?] = [:]
    var result = ""
    for diagnostic in ordered.prefix(limit) {
      append(diagnostic, to: &result, &indexes)
      result += "\n"
    }
    if ordered.count > limit { result += others(ordered) + "\n" }
    return result + summary(ordered) + "\n"
  }

  /// How many problems are not shown, how to see them, and which codes there are most of.
  private func others(_ diagnostics: [Diagnostic]) -> String {
    let count = diagnostics.count - limit
    let hidden = Message(
      fr: "… et \(count) \(count == 1 ? "autre, que montre" : "autres, que montre") « feuillet check --all »",
      en: "… and \(count) \(count == 1 ? "other" : "others"), which “feuillet check --all” shows")
    let counts = Dictionary(diagnostics.map { ($0.code.rawValue, 1) }, uniquingKeysWith: +)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let most = counts.prefix(5).map { "  \($0.value) × \($0.key)\n" }.joined()
    return hidden(language) + "\n" + paint(most, .faint)
  }

  private func append(
    _ diagnostic: Diagnostic, to result: inout String, _ indexes: inout [String: LineIndex?]
  ) {
    let style = Style(diagnostic.severity)
    let start = diagnostic.place.map(location) ?? "feuillet:"
    let label = paint("\(diagnostic.severity.rawValue):", style)
    let message = paint(visible(diagnostic.message(language)), .strong)
    let code = paint("[\(diagnostic.code.rawValue)]", .faint)
    result += "\(paint(start, .strong)) \(label) \(message) \(code)\n"
    if let place = diagnostic.place { appendExcerpt(place, style, to: &result, &indexes) }

    if let help = diagnostic.help {
      let label = language == .french ? "aide\u{A0}:" : "help:"
      let lines = help(language).split(separator: "\n").map { visible(String($0)) }
      let indent = String(repeating: " ", count: 3 + label.unicodeScalars.count)
      result += "  \(paint(label, .help)) \(lines.joined(separator: "\n" + indent))\n"
    }
    for related in diagnostic.related {
      let label = paint("note:", .notice)
      result += "\(paint(location(related.place), .strong)) \(label) \(visible(related.message(language)))\n"
      appendExcerpt(related.place, .notice, to: &result, &indexes)
    }
  }

  private func location(_ place: Place) -> String {
    "\(visible(place.file)):\(place.line):\(place.column):"
  }

  private func appendExcerpt(
    _ place: Place, _ style: Style, to result: inout String, _ indexes: inout [String: LineIndex?]
  ) {
    if indexes[place.file] == nil { indexes[place.file] = .some(source(place.file).map { LineIndex($0) }) }
    guard let index = indexes[place.file] ?? nil, let excerpt = Excerpt(place, in: index) else { return }
    let number = "\(place.line)"
    let blank = String(repeating: " ", count: number.utf8.count)
    let mark = "^" + String(repeating: "~", count: excerpt.length - 1)
    result += "  \(paint("\(number) |", .faint)) \(excerpt.text)\n"
    result += "  \(paint("\(blank) |", .faint)) "
    result += String(repeating: " ", count: excerpt.indent) + paint(mark, style) + "\n"
  }

  /// « 3 erreurs, 1 avertissement »: what there is none of is not named.
  private func summary(_ diagnostics: [Diagnostic]) -> String {
    Severity.allCases.compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return "\(count) \(severity.name(count, language))"
    }.joined(separator: ", ")
  }

  private enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case notice = "1;36"
    case help = "1;32"
    case strong = "1"
    case faint = "2"

    init(_ severity: Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      case .notice: self = .notice
      }
    }
  }

  private func paint(_ text: String, _ style: Style) -> String {
    colors ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension Severity {
  /// The word that follows a number of them. French says « 0 erreur » and « 1 erreur », English “0 errors”.
  package func name(_ count: Int, _ language: Language) -> String {
    let word =
      switch (self, language) {
      case (.error, .french): "erreur"
      case (.error, .english): "error"
      case (.warning, .french): "avertissement"
      case (.warning, .english): "warning"
      case (.notice, .french): "remarque"
      case (.notice, .english): "notice"
      }
    let isSingular = language == .french ? count < 2 : count == 1
    return isSingular ? word : word + "s"
  }
}
