import Diagnostics

/// What the script in a page is told of that page and of the site.
struct PageState {
  let json: JSONValue

  /// How many problems of the rest of the site are told one by one.
  private static let limit = 50

  /// - Parameter address: that of the page, with the base path, as the browser shows it.
  init(
    _ edition: Edition, run: String, address: String, _ language: Language,
    file: @escaping (String) -> SourceFile?
  ) {
    let report = JSONReport(language: language, source: file)
    let local = address.hasPrefix(edition.basePath + "/") ? address.dropFirst(edition.basePath.count) : "/"
    let source = edition.source(String(local))
    let own = edition.diagnostics.filter { diagnostic in
      source != nil
        && (diagnostic.place?.file == source || diagnostic.related.contains { $0.place.file == source })
    }
    let isOwn = Set(own)
    let others = edition.diagnostics.filter { !isOwn.contains($0) }
    let worst = Severity.allCases.flatMap { severity in others.filter { $0.severity == severity } }
    json = .object([
      ("version", .int(edition.version)), ("run", .string(run)), ("address", .string(address)),
      ("source", source.map { .string($0) } ?? .null),
      ("diagnostics", .array(report.values(own))),
      (
        "site",
        .object([
          (
            "counts",
            .object(
              Severity.allCases.map { severity in
                (severity.rawValue, .int(edition.diagnostics.count { $0.severity == severity }))
              })
          ),
          ("diagnostics", .array(report.values(Array(worst.prefix(Self.limit))))),
        ])
      ),
    ])
  }
}
