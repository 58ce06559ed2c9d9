import Foundation

/// A Swift source seen line by line, as far as the rules of the architecture need it.
struct SourceText: Sendable {
  /// Relative to the checkout.
  let path: String
  let lines: [String]
  /// The lines without comments and without what stands between quotation marks.
  let code: [String]

  struct Import: Hashable {
    var module: String
    var line: Int
  }

  init(path: String, text: String) {
    self.path = path
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
    code = Self.withoutCommentsAndText(lines)
  }

  /// The folder below `Sources`.
  var module: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  var imports: [Import] {
    code.enumerated().compactMap { index, line in
      guard let match = line.firstMatch(of: Self.importPattern) else { return nil }
      return Import(module: String(match.1), line: index + 1)
    }
  }

  /// The places of what matches in the code, as `path:line: text of the line`.
  func places(of pattern: some RegexComponent) -> [String] {
    code.indices.filter { code[$0].contains(pattern) }.map(place)
  }

  func place(_ index: Int) -> String {
    "\(path):\(index + 1): \(lines[index].trimmingCharacters(in: .whitespaces))"
  }

  private nonisolated(unsafe) static let importPattern =
    /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/

  /// A scanner of one pass: it knows line comments, block comments, and text in one or three quotation marks.
  private static func withoutCommentsAndText(_ lines: [String]) -> [String] {
    var commentDepth = 0
    var isInLongText = false
    return lines.map { line in
      var kept = ""
      var rest = line[...]
      var isInText = false
      while let character = rest.first {
        if commentDepth > 0 {
          if rest.hasPrefix("*/") { commentDepth -= 1 }
          if rest.hasPrefix("/*") { commentDepth += 1 }
          rest = rest.dropFirst(rest.hasPrefix("*/") || rest.hasPrefix("/*") ? 2 : 1)
        } else if isInLongText || isInText {
          if rest.hasPrefix("\\") {
            rest = rest.dropFirst(2)
          } else if isInLongText, rest.hasPrefix("\"\"\"") {
            isInLongText = false
            rest = rest.dropFirst(3)
          } else {
            if isInText, character == "\"" { isInText = false }
            rest = rest.dropFirst()
          }
        } else if rest.hasPrefix("//") {
          break
        } else if rest.hasPrefix("/*") {
          commentDepth += 1
          rest = rest.dropFirst(2)
        } else if rest.hasPrefix("\"\"\"") {
          isInLongText = true
          rest = rest.dropFirst(3)
        } else {
          if character == "\"" { isInText = true } else { kept.append(character) }
          rest = rest.dropFirst()
        }
      }
      return kept
    }
  }
}

extension SourceText {
  /// The checkout, found from this file.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift source below `Sources`, by path.
  static func all() throws -> [SourceText] { try sources.get() }

  /// Read once for all tests.
  private static let sources = Result { try read() }

  private static func read() throws -> [SourceText] {
    let folder = checkout.appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      return SourceText(path: "Sources/\(path)", text: text)
    }
  }
}
