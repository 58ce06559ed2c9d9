import CYAML
import Diagnostics

/// An error of syntax, told in the terms of somebody who writes front matter and knows no YAML.
struct SyntaxError {
  let diagnostic: Diagnostic

  init(_ parser: yaml_parser_t, source: UnsafeBufferPointer<UInt8>, marks: MarkIndex) {
    let problem = parser.problem.map { String(cString: $0) } ?? ""
    if parser.error == YAML_READER_ERROR {
      diagnostic = Self.unreadableCharacter(
        Int(parser.problem_value), at: marks.place(byte: Int(parser.problem_offset)))
      return
    }
    diagnostic = Diagnostic(
      .yamlSyntax, at: marks.place(parser.problem_mark),
      Message(fr: "Cette ligne n’est pas lisible", en: "This line cannot be read"))
    _ = problem
  }

  private static func unreadableCharacter(_ value: Int, at place: Place) -> Diagnostic {
    let name =
      "U+" + String(repeating: "0", count: max(0, 4 - String(value, radix: 16).count))
      + String(value, radix: 16, uppercase: true)
    return Diagnostic(
      .yamlSyntax, at: place,
      Message(
        fr: "Un caractère invisible (\(name)) n’est pas permis ici",
        en: "An invisible character (\(name)) is not allowed here"),
      help: Message(fr: "Effacez-le", en: "Delete it"))
  }
}
