import Diagnostics
import Testing

@testable import Templates

/// Sources from one text: `-- layouts/base --` begins the template of that name, whose file is
/// `layouts/base.mustache`. Text before the first marker is the template `main`.
func sources(_ text: String) -> [TemplateSource] {
  var parts: [(name: String, lines: [Substring])] = [("main", [])]
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("-- "), line.hasSuffix(" --") {
      parts.append((String(line.dropFirst(3).dropLast(3)), []))
    } else {
      parts[parts.count - 1].lines.append(line)
    }
  }
  return parts.filter { !$0.lines.isEmpty }.map { name, lines in
    TemplateSource(
      name: name, file: SourceFile(path: "\(name).mustache", text: lines.joined(separator: "\n")))
  }
}

/// What rendering the template `main` gives; what is wrong with the templates is an issue of the test.
func render(_ text: String, _ fields: [(String, Value)] = []) -> String {
  var diagnostics: [Diagnostic] = []
  let templates = TemplateSet(sources(text), diagnostics: &diagnostics)
  for diagnostic in diagnostics { Issue.record("\(described(diagnostic))") }
  var output: [UInt8] = []
  templates.render("main", .object(Object(fields)), into: &output)
  return String(decoding: output, as: UTF8.self)
}

/// What is wrong with templates, `main` being given a value of a shape.
func diagnostics(_ text: String, _ fields: [Shape.Field] = []) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let templates = TemplateSet(sources(text), diagnostics: &diagnostics)
  return diagnostics + templates.check("main", against: .object(fields))
}

/// The same in words, in French and in English.
func problems(_ text: String, _ fields: [Shape.Field] = []) -> [String] {
  diagnostics(text, fields).map(described)
}

/// Only where and of what kind.
func places(_ text: String, _ fields: [Shape.Field] = []) -> [String] {
  diagnostics(text, fields).map { "\(position($0.place)) \($0.code.rawValue)" }
}

func described(_ diagnostic: Diagnostic) -> String {
  func languages(_ message: Message) -> String { "\(message.french) | \(message.english)" }
  var lines = [
    "\(position(diagnostic.place)) \(diagnostic.severity) \(diagnostic.code.rawValue)",
    languages(diagnostic.message),
  ]
  // The spaces of a suggestion are the business of `Diagnostics`, and tested there.
  if var help = diagnostic.help {
    if help.french.hasPrefix("Vouliez-vous dire") {
      help.french.replace("« ", with: "«\u{00A0}")
      help.french.replace(" » ?", with: "\u{00A0}»\u{202F}?")
    }
    lines.append(languages(help))
  }
  lines += diagnostic.related.map { "\(position($0.place)) \(languages($0.message))" }
  return lines.joined(separator: "\n").replacing("\u{202F}", with: "~").replacing("\u{00A0}", with: "_")
}

/// `main:2:5-9`, or with the last line when it is another.
private func position(_ place: Place?) -> String {
  guard let place else { return "nowhere" }
  let end = place.endLine == place.line ? "\(place.endColumn)" : "\(place.endLine):\(place.endColumn)"
  return "\(place.file.replacing(".mustache", with: "")):\(place.line):\(place.column)-\(end)"
}
