/// Problems as a log in SARIF 2.1.0, the form that code hosts and editors read: one run, the rules that it met with
/// their explanations, the results with their places and, where there is one, their fix.
///
/// Source of the form: OASIS, “Static Analysis Results Interchange Format (SARIF) Version 2.1.0”.
package struct SARIFReport {
  private let language: Language
  private let version: String
  private let folder: String
  private let source: (String) -> SourceFile?

  /// - Parameter version: that of the generator.
  /// - Parameter folder: the site as seen from the top of the repository; empty when it is the top.
  /// - Parameter source: the file of a path, as it was read; a fix is left out where it gives `nil`.
  package init(
    language: Language, version: String, folder: String = "", source: @escaping (String) -> SourceFile?
  ) {
    self.language = language
    self.version = version
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    self.source = source
  }

  /// The log in one line, without its end.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    let ordered = diagnostics.inReportingOrder()
    let met = Set(ordered.map(\.code))
    let codes = DiagnosticCode.sorted.filter { met.contains($0) }
    var numbers: [DiagnosticCode: Int] = [:]
    for (number, code) in codes.enumerated() { numbers[code] = number }
    var indexes: [String: LineIndex?] = [:]
    let driver: JSONValue = .object([
      ("name", .string("feuillet")), ("version", .string(version)), ("rules", .array(codes.map(rule))),
    ])
    let run: JSONValue = .object([
      ("tool", .object([("driver", driver)])),
      // Columns count Unicode scalars.
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(ordered.map { result($0, numbers[$0.code] ?? 0, &indexes) })),
    ])
    return JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ]).serialized()
  }

  private func rule(_ code: DiagnosticCode) -> JSONValue {
    let explanation = code.explanation
    let words = explanation(language)
    return .object([
      ("id", .string(code.rawValue)), ("shortDescription", text(words.title)),
      ("fullDescription", text(joined(words.meaning))),
      (
        "help",
        .object([
          ("text", .string(joined(words.remedy))), ("markdown", .string(code.markdown(language))),
        ])
      ),
      ("defaultConfiguration", .object([("level", .string(explanation.usual.level))])),
    ])
  }

  private func result(
    _ diagnostic: Diagnostic, _ number: Int, _ indexes: inout [String: LineIndex?]
  ) -> JSONValue {
    let help = diagnostic.help.map { "\n" + $0(language) } ?? ""
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(diagnostic.code.rawValue)), ("ruleIndex", .int(number)),
      ("level", .string(diagnostic.severity.level)),
      ("message", text(diagnostic.message(language) + help)),
    ]
    if let place = diagnostic.place { members.append(("locations", .array([location(place)]))) }
    if !diagnostic.related.isEmpty {
      let related = diagnostic.related.map { location($0.place, $0.message(language)) }
      members.append(("relatedLocations", .array(related)))
    }
    if let fix = fix(diagnostic, &indexes) { members.append(("fixes", .array([fix]))) }
    return .object(members)
  }

  private func location(_ place: Place, _ message: String? = nil) -> JSONValue {
    let physical: JSONValue = .object([
      ("artifactLocation", artifact(place.file)), ("region", region(place)),
    ])
    var members: [(String, JSONValue)] = [("physicalLocation", physical)]
    if let message { members.append(("message", text(message))) }
    return .object(members)
  }

  private func fix(_ diagnostic: Diagnostic, _ indexes: inout [String: LineIndex?]) -> JSONValue? {
    guard let file = diagnostic.place?.file, let replacement = diagnostic.replacement else { return nil }
    if indexes[file] == nil { indexes[file] = .some(source(file).map { LineIndex($0) }) }
    let end = replacement.offset + replacement.old.utf8.count
    guard let index = indexes[file] ?? nil, replacement.isIn(index.file.bytes) else { return nil }
    let change: JSONValue = .object([
      ("deletedRegion", region(index.place(replacement.offset..<end))),
      ("insertedContent", text(replacement.new)),
    ])
    return .object([
      ("description", text(joined(diagnostic.code.explanation(language).remedy))),
      (
        "artifactChanges",
        .array([.object([("artifactLocation", artifact(file)), ("replacements", .array([change]))])])
      ),
    ])
  }

  private func region(_ place: Place) -> JSONValue {
    .object([
      ("startLine", .int(place.line)), ("startColumn", .int(place.column)), ("endLine", .int(place.endLine)),
      ("endColumn", .int(place.endColumn)),
    ])
  }

  /// A file as a relative reference, after RFC 3986.
  private func artifact(_ file: String) -> JSONValue {
    var uri = ""
    for byte in (file.hasPrefix("/") ? file : folder + file).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
        UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "~"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default: uri += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return .object([("uri", .string(uri))])
  }

  private func text(_ text: String) -> JSONValue { .object([("text", .string(text))]) }
}

extension Severity {
  fileprivate var level: String { self == .notice ? "note" : rawValue }
}
