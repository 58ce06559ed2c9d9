/// Problems as annotations of a GitHub workflow: `::error file=…,line=…,title=CODE::message`.
///
/// Source of the form and of its escapes: “Workflow commands for GitHub Actions” and the runner's
/// `ActionCommand`.
package struct GitHubReport: Sendable {
  private let language: Language
  private let folder: String

  /// - Parameter folder: the site as seen from the top of the repository, with `/` between folders; empty
  ///   when it is the top. Annotations find their file from there.
  package init(language: Language, folder: String = "") {
    self.language = language
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// The commands, one a line, each line with its end.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.inReportingOrder().map { command($0) + "\n" }.joined()
  }

  private func command(_ diagnostic: Diagnostic) -> String {
    var properties = diagnostic.place.map(properties) ?? []
    properties.append(("title", diagnostic.code.rawValue))
    let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }.joined(separator: ",")

    var lines = [diagnostic.message(language)]
    if let help = diagnostic.help { lines.append(help(language)) }
    for related in diagnostic.related {
      let place = related.place
      lines.append("\(folder)\(place.file):\(place.line):\(place.column): \(related.message(language))")
    }
    let message = escaped(lines.joined(separator: "\n"), isProperty: false)
    return "::\(diagnostic.severity.rawValue) \(list)::\(message)"
  }

  /// Columns only for a stretch of one line: the runner drops them otherwise.
  private func properties(_ place: Place) -> [(String, String)] {
    var result = [("file", folder + place.file), ("line", "\(place.line)"), ("endLine", "\(place.endLine)")]
    if place.line == place.endLine {
      result += [("col", "\(place.column)"), ("endColumn", "\(place.endColumn)")]
    }
    return result
  }

  private func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
