/// Problems as programs read them: one object with `diagnostics`, in the order in which they are reported,
/// and `summary`. Every key is always there; what is unknown is `null`.
package struct JSONReport {
  private let language: Language
  private let source: ((String) -> SourceFile?)?

  /// - Parameters:
  ///   - language: that of the messages; keys and codes never change.
  ///   - source: the file of a path, as it was read; with it each problem has a key `excerpt`, `null` where there
  ///     is none.
  package init(language: Language, source: ((String) -> SourceFile?)? = nil) {
    self.language = language
    self.source = source
  }

  /// The object in one line, without its end.
  ///
  /// - Parameter summary: the numbers of the run, in the order in which they are written.
  package func text(_ diagnostics: [Diagnostic], summary: [(String, JSONValue)]) -> String {
    JSONValue.object([
      ("diagnostics", .array(values(diagnostics.inReportingOrder()))),
      ("summary", .object(summary)),
    ]).serialized()
  }

  /// The problems one by one, in the order given.
  package func values(_ diagnostics: [Diagnostic]) -> [JSONValue] {
    var indexes: [String: LineIndex?] = [:]
    return diagnostics.map { value($0, &indexes) }
  }

  private func value(_ diagnostic: Diagnostic, _ indexes: inout [String: LineIndex?]) -> JSONValue {
    .object(
      [
        ("code", .string(diagnostic.code.rawValue)),
        ("severity", .string(diagnostic.severity.rawValue)),
      ] + members(diagnostic.place) + [
        ("message", .string(diagnostic.message(language))),
        ("help", diagnostic.help.map { .string($0(language)) } ?? .null),
        (
          "related",
          .array(
            diagnostic.related.map {
              .object(members($0.place) + [("message", .string($0.message(language)))])
            })
        ),
      ] + excerpt(diagnostic.place, &indexes))
  }

  /// The line with how many columns stand before the mark and how many are marked.
  private func excerpt(_ place: Place?, _ indexes: inout [String: LineIndex?]) -> [(String, JSONValue)] {
    guard let source else { return [] }
    guard let place else { return [("excerpt", .null)] }
    let index: LineIndex?
    if let known = indexes[place.file] {
      index = known
    } else {
      index = source(place.file).map { LineIndex($0) }
      indexes[place.file] = .some(index)
    }
    guard let excerpt = index.flatMap({ Excerpt(place, in: $0) }) else { return [("excerpt", .null)] }
    return [
      (
        "excerpt",
        .object([
          ("text", .string(excerpt.text)), ("indent", .int(excerpt.indent)), ("length", .int(excerpt.length)),
        ])
      )
    ]
  }

  private func members(_ place: Place?) -> [(String, JSONValue)] {
    func number(_ number: Int?) -> JSONValue { number.map { .int($0) } ?? .null }
    return [
      ("file", place.map { .string($0.file) } ?? .null),
      ("line", number(place?.line)), ("column", number(place?.column)),
      ("endLine", number(place?.endLine)), ("endColumn", number(place?.endColumn)),
    ]
  }
}
