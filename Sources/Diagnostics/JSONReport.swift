/// Problems as programs read them: one object with `diagnostics`, in the order in which they are reported,
/// and `summary`. Every key is always there; what is unknown is `null`.
package struct JSONReport: Sendable {
  private let language: Language

  /// - Parameter language: that of the messages; keys and codes never change.
  package init(language: Language) {
    self.language = language
  }

  /// The object in one line, without its end.
  ///
  /// - Parameter summary: the numbers of the run, in the order in which they are written.
  package func text(_ diagnostics: [Diagnostic], summary: [(String, JSONValue)]) -> String {
    JSONValue.object([
      ("diagnostics", .array(diagnostics.inReportingOrder().map(value))),
      ("summary", .object(summary)),
    ]).serialized()
  }

  private func value(_ diagnostic: Diagnostic) -> JSONValue {
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
        ), ("replacement", diagnostic.replacement.map(value) ?? .null),
      ])
  }

  /// The offset is that of the first byte in the file, without a byte order mark.
  private func value(_ replacement: Diagnostic.Replacement) -> JSONValue {
    .object([
      ("offset", .int(replacement.offset)), ("old", .string(replacement.old)),
      ("new", .string(replacement.new)),
    ])
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
