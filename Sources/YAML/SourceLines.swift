/// The lines of a stretch of YAML as text, to find in them what an author meant. For error messages only.
struct SourceLines {
  private let lines: [ArraySlice<UInt8>]
  private let firstLine: Int

  init(_ source: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    lines = Array(source).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    self.firstLine = firstLine
  }

  /// A line of the form `name: value`, also as the item of a list.
  struct Field {
    var name: String
    /// Without the spaces around it; "" where the line has none.
    var value: String
    /// Columns from 1, in characters.
    var nameColumn: Int
    var colonColumn: Int
    var valueColumn: Int
  }

  /// A line of the file as a field; `nil` when it is none.
  subscript(number: Int) -> Field? { field(number) { $0 == " " || $0 == "\t" } }

  /// A line such as `title:Mon titre`, which lacks the space after the colon (`https://…` does not).
  func nameWithoutSpace(_ number: Int) -> Field? {
    guard self[number] == nil, let field = field(number, parts: { $0 != "/" }),
      field.name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "_" || $0 == "-" })
    else { return nil }
    return field
  }

  /// The column of the first tab among the white space that begins a line.
  func indentingTab(_ number: Int) -> Int? {
    guard let line = scalars(number) else { return nil }
    let indentation = line.prefix { $0 == " " || $0 == "\t" }
    return indentation.firstIndex(of: "\t").map { $0 + 1 }
  }

  func character(_ number: Int, _ column: Int) -> Unicode.Scalar? {
    guard let line = scalars(number), line.indices.contains(column - 1) else { return nil }
    return line[column - 1]
  }

  /// The nearest line above whose value begins with a quote and does not end with it.
  func unclosedQuote(before number: Int, _ quote: Unicode.Scalar) -> (line: Int, column: Int)? {
    for line in stride(from: number - 1, through: max(firstLine, number - 100), by: -1) {
      guard let field = self[line], field.value.unicodeScalars.first == quote else { continue }
      let isClosed = field.value.unicodeScalars.count > 1 && field.value.unicodeScalars.last == quote
      return isClosed ? nil : (line, field.valueColumn)
    }
    return nil
  }

  /// Whether nothing but white space follows a place.
  func isEnd(_ number: Int, _ column: Int) -> Bool {
    guard let line = scalars(number) else { return true }
    let rest =
      [Array(line.dropFirst(column - 1))]
      + lines.indices.dropFirst(number - firstLine + 1).map {
        scalars($0 + firstLine) ?? []
      }
    return rest.allSatisfy { $0.allSatisfy { $0 == " " || $0 == "\t" } }
  }

  /// The bracket with which the last bracketed value of the document begins.
  func lastOpeningBracket() -> (line: Int, column: Int, bracket: Unicode.Scalar)? {
    for index in lines.indices.reversed() {
      guard let field = self[index + firstLine], let first = field.value.unicodeScalars.first,
        first == "[" || first == "{"
      else { continue }
      return (index + firstLine, field.valueColumn, first)
    }
    return nil
  }

  /// A line parted at its first colon followed by what `parts` accepts, or by the end of the line.
  private func field(_ number: Int, parts: (Unicode.Scalar) -> Bool) -> Field? {
    guard let line = scalars(number) else { return nil }
    var start = line.firstIndex { $0 != " " && $0 != "\t" } ?? line.endIndex
    while start + 1 < line.endIndex, line[start] == "-", line[start + 1] == " " {
      start = line[(start + 1)...].firstIndex { $0 != " " } ?? line.endIndex
    }
    let colon = line.indices.dropFirst(start).first { index in
      line[index] == ":" && (index + 1 == line.endIndex || parts(line[index + 1]))
    }
    guard let colon, colon > start else { return nil }
    let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let valueStart = line[(colon + 1)...].firstIndex { !isSpace($0) } ?? line.endIndex
    let valueEnd = line[valueStart...].lastIndex { !isSpace($0) }.map { $0 + 1 } ?? valueStart
    let nameEnd = line[start..<colon].lastIndex { !isSpace($0) }.map { $0 + 1 } ?? colon
    return Field(
      name: string(line[start..<nameEnd]), value: string(line[valueStart..<valueEnd]), nameColumn: start + 1,
      colonColumn: colon + 1, valueColumn: valueStart + 1)
  }

  private func scalars(_ number: Int) -> [Unicode.Scalar]? {
    guard lines.indices.contains(number - firstLine) else { return nil }
    var line = Array(String(decoding: lines[number - firstLine], as: UTF8.self).unicodeScalars)
    if line.last == "\r" { line.removeLast() }
    return line
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
