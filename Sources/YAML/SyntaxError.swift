import CYAML
import Diagnostics

/// Finds what an error of syntax is about, from what libyaml says and from the line as it stands.
struct SyntaxError {
  private let problem: String
  private let context: String
  /// Where libyaml stopped, and where what it was reading began.
  private let place: Place
  private let contextPlace: Place
  private let lines: SourceLines

  private init(_ parser: yaml_parser_t, source: UnsafeBufferPointer<UInt8>, marks: MarkIndex) {
    problem = parser.problem.map { String(cString: $0) } ?? ""
    context = parser.context.map { String(cString: $0) } ?? ""
    place = marks.place(parser.problem_mark)
    contextPlace = marks.place(parser.context_mark)
    lines = SourceLines(source, firstLine: marks.firstLine)
  }

  /// The diagnostic for the error that a parser has stopped at.
  static func diagnostic(
    _ parser: yaml_parser_t, source: UnsafeBufferPointer<UInt8>, marks: MarkIndex
  ) -> Diagnostic {
    switch parser.error {
    case YAML_MEMORY_ERROR: return .yaml(at: marks.place(parser.problem_mark), .outOfMemory)
    case YAML_READER_ERROR:
      let place = marks.place(byte: Int(parser.problem_offset))
      return .syntax(at: place, .invisibleCharacter(UInt32(clamping: parser.problem_value)))
    default:
      let (place, problem) = SyntaxError(parser, source: source, marks: marks).cause()
      return .syntax(at: place, problem)
    }
  }

  private func cause() -> (Place, SyntaxProblem) {
    if let tab = lines.indentingTab(place.line) { return (at(place.line, tab), .tab) }
    switch problem {
    case "mapping values are not allowed in this context": return colon()
    case "could not find expected ':'": return nameWithoutColon()
    case "found unexpected end of stream": return (contextPlace, .unclosedQuote)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return (contextPlace, .unclosedBracket(problem.hasSuffix("']'") ? "[" : "{"))
    case "block sequence entries are not allowed in this context":
      return (place, .listBesideName(lines[place.line]))
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return (place, .backslash)
    case "found character that cannot start any token", "mapping keys are not allowed in this context",
      "did not find expected alphabetic or numeric character", "did not find expected comment or line break",
      "found undefined tag handle":
      return sign()
    case "did not find expected node content": return noValue()
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return afterValue()
    default: return context == "while scanning a directive" ? sign() : (place, .other)
    }
  }

  /// A second colon in a value, or a first one in a line that continues the line before.
  private func colon() -> (Place, SyntaxProblem) {
    guard let line = lines[place.line] else { return (place, .other) }
    if place.column > line.valueColumn, !line.value.isEmpty {
      return (place, .colonInValue(line))
    }
    if let before = lines.nameWithoutSpace(place.line - 1) {
      return (at(place.line - 1, before.colonColumn), .missingSpace(before))
    }
    return (at(place.line, line.nameColumn), .indentation)
  }

  /// A line that should have been a field: no colon in it, or none followed by a space.
  private func nameWithoutColon() -> (Place, SyntaxProblem) {
    let line = contextPlace.line
    if let name = lines.nameWithoutSpace(line) { return (at(line, name.colonColumn), .missingSpace(name)) }
    return (contextPlace, .missingColon)
  }

  /// A bracket that the end of the document finds open, or a sign out of its place.
  private func noValue() -> (Place, SyntaxProblem) {
    guard lines.isEnd(place.line, place.column), let open = lines.lastOpeningBracket() else { return sign() }
    return (at(open.line, open.column), .unclosedBracket(open.bracket == "[" ? "[" : "{"))
  }

  /// A value that begins with a sign that has a meaning of its own.
  private func sign() -> (Place, SyntaxProblem) {
    guard let line = lines[place.line], let first = line.value.unicodeScalars.first,
      place.column >= line.valueColumn
    else {
      let sign = lines.character(place.line, place.column)
      return (place, sign.map { .strayCharacter($0) } ?? .other)
    }
    return (at(place.line, line.valueColumn), .leadingSign(line, first))
  }

  /// Something after a value that was already at its end: a quote inside quotes, a text after a bracket, or a
  /// line whose indentation fits nowhere.
  private func afterValue() -> (Place, SyntaxProblem) {
    guard let line = lines[place.line], place.column > line.valueColumn,
      let first = line.value.unicodeScalars.first
    else { return (place, .indentation) }
    if first == "\"" || first == "'" {
      if lines.character(place.line, place.column - 1) == first, place.column == line.valueColumn + 1,
        let open = lines.unclosedQuote(before: place.line, first)
      {
        return (at(open.line, open.column), .unclosedQuote)
      }
      return (place, .quoteInside(line, first))
    }
    if let sign = lines.character(place.line, place.column), sign == "]" || sign == "}" {
      return (place, .strayCharacter(sign))
    }
    if first == "[" || first == "{" { return (place, .leadingSign(line, first)) }
    return (place, .indentation)
  }

  private func at(_ line: Int, _ column: Int) -> Place {
    Place(file: place.file, line: line, column: column)
  }
}
