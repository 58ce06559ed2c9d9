import Testing

/// One place a line, so that an editor can jump there.
func list(_ problems: [String]) -> String { "\n" + problems.joined(separator: "\n") }

/// What no source may hold. Each rule is a pattern, the reason, and an example that breaks it.
@Suite struct CodeRuleTests {
  struct Rule: CustomTestStringConvertible, Sendable {
    var name: String
    var reason: String
    var example: String
    var pattern: @Sendable () -> Regex<Substring>
    var testDescription: String { name }
  }

  static let rules = [
    Rule(
      name: "nothing is public", reason: "this is an application: `package` is the widest access",
      example: "public struct A {}",
      pattern: {
        /\b(?:public|open)\s+(?:(?:final|static|indirect)\s+)*(?:struct|class|enum|protocol|actor|func|var|let|init|typealias|extension|import|subscript)\b/
      }),
    Rule(
      name: "nothing crashes on input", reason: "what is wrong in somebody’s text is a Diagnostic",
      example: "default: fatalError(\"impossible\")",
      pattern: { /\b(?:fatalError|preconditionFailure|assertionFailure)\(/ }),
    Rule(
      name: "no error is forced or dropped", reason: "an error is handled or handed on",
      example: "let a = try? read()", pattern: { /\btry[!?]/ }),
    Rule(
      name: "no catch is empty", reason: "an error is handled or handed on",
      example: "do { try a() } catch {}", pattern: { /\bcatch\b[^{]*\{\s*\}/ }),
    Rule(
      name: "no cast is forced", reason: "a value of another type is a problem to report",
      example: "let a = b as! C", pattern: { /\bas!/ }),
    Rule(
      name: "nothing is printed aside", reason: "the command’s Terminal writes, everything else returns",
      example: "  print(article)",
      pattern: { /^(?!\s*case print\()(?:.*[^.\w])?(?:debugPrint|print|dump)\(/ }),
  ]

  @Test(arguments: rules) func `no source breaks the rule`(_ rule: Rule) throws {
    let problems = try SourceText.all().flatMap { $0.places(of: rule.pattern()) }
    #expect(problems.isEmpty, "\(rule.name): \(rule.reason)\(list(problems))")
  }

  @Test(arguments: rules) func `the rule recognizes what breaks it`(_ rule: Rule) {
    let source = SourceText(path: "Sources/Site/Example.swift", text: rule.example)
    #expect(source.places(of: rule.pattern()).count == 1)
  }

  @Test func `no file is longer than 400 lines`() throws {
    let problems = try SourceText.all().filter { $0.lines.count > 400 }.map {
      "\($0.path): \($0.lines.count) lines"
    }
    #expect(problems.isEmpty, "\(list(problems))")
  }

  /// Such a type would hide the module: `Site.Page` could no longer be said. Nested types hide nothing outside.
  @Test func `no type at the level of a file bears the name of a module`() throws {
    let modules = Set(ImportTable.allowed.keys)
    let problems = try SourceText.all().flatMap { source in
      source.code.indices.filter { index in
        source.code[index].matches(of: /^(?:\w+\s+)*(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)/)
          .contains { modules.contains(String($0.1)) }
      }.map(source.place)
    }
    #expect(problems.isEmpty, "\(list(problems))")
  }

  @Test func `what the compiler cannot prove Sendable is proved in a comment`() throws {
    let problems = try SourceText.all().flatMap(Self.unprovedSendable)
    #expect(problems.isEmpty, "above or below: “// Sendable: …”\(list(problems))")
  }

  @Test func `a proof stands directly above or below`() {
    let text = """
      // Sendable: set once, then only read.
      final class A: @unchecked Sendable {}
      struct B: @unchecked Sendable {
        // Sendable: as above.
      }
      struct C: @unchecked Sendable {
      }
      // The lock guards it.
      nonisolated(unsafe) let a = 1
      nonisolated(unsafe) var b = 1

      nonisolated(unsafe) var c = 1
      """
    #expect(
      Self.unprovedSendable(SourceText(path: "a.swift", text: text)) == [
        "a.swift:6: struct C: @unchecked Sendable {", "a.swift:12: nonisolated(unsafe) var c = 1",
      ])
  }

  private static func unprovedSendable(_ source: SourceText) -> [String] {
    let trimmed = source.lines.map { $0.drop { $0 == " " } }
    return source.code.indices.filter { index in
      let above = index > 0 ? trimmed[index - 1] : ""
      let below = index + 1 < trimmed.count ? trimmed[index + 1] : ""
      if source.code[index].contains("@unchecked Sendable") {
        return !above.hasPrefix("// Sendable:") && !below.hasPrefix("// Sendable:")
      }
      if source.code[index].contains("nonisolated(unsafe)") {
        return !above.hasPrefix("//") && !above.contains("nonisolated(unsafe)")
      }
      return false
    }.map(source.place)
  }
}
