import Testing

@testable import Diagnostics

@Suite struct DiagnosticTests {
  private func problem(
    _ severity: Severity = .error, at place: Place?, _ code: DiagnosticCode = .deadLink, _ text: String = "x",
    help: String? = nil, related: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code, severity, at: place, Message(fr: text, en: text), help: help.map { Message(fr: $0, en: $0) },
      related: related.map { .init(Place(file: $0), Message(fr: "", en: "")) })
  }

  @Test func `problems are reported by file, severity, line, column, code and text`() {
    let ordered = [
      problem(.notice, at: nil),
      problem(.error, at: Place(file: "a.md", line: 10, column: 1)),
      problem(.error, at: Place(file: "a.md", line: 10, column: 3, endColumn: 9)),
      problem(.warning, at: Place(file: "a.md", line: 10, column: 3)),
      problem(.notice, at: Place(file: "a.md", line: 2, column: 9)),
      problem(.error, at: Place(file: "b.md"), .badDate, "z"),
      problem(.error, at: Place(file: "b.md"), .deadLink, "a"),
      problem(.error, at: Place(file: "b.md"), .deadLink, "b"),
      problem(.error, at: Place(file: "b.md"), .deadLink, "b", help: "c"),
      problem(.error, at: Place(file: "b.md"), .deadLink, "b", help: "d"),
      problem(.error, at: Place(file: "b.md"), .deadLink, "b", help: "d", related: ["e.md"]),
      problem(.error, at: Place(file: "b.md"), .deadLink, "b", help: "d", related: ["f.md"]),
      problem(.error, at: Place(file: "b.md", endColumn: 2), .badDate, "a"),
    ]
    #expect(ordered.inReportingOrder() == ordered)
    #expect(Array(ordered.reversed()).inReportingOrder() == ordered)
    #expect(Array(ordered[6...] + ordered[..<6]).inReportingOrder() == ordered)
  }

  @Test func `files with errors come before those with warnings, and those before the others`() {
    let ordered = [
      problem(.notice, at: nil),
      problem(.error, at: Place(file: "z.md", line: 9)), problem(.notice, at: Place(file: "z.md")),
      problem(.warning, at: Place(file: "b.md")), problem(.warning, at: Place(file: "y.md")),
      problem(.notice, at: Place(file: "a.md")),
    ]
    #expect(Array(ordered.reversed()).inReportingOrder() == ordered)
  }

  @Test func `an identical problem is reported once, a similar one is not lost`() {
    let one = problem(at: Place(file: "a.md"))
    let other = problem(at: Place(file: "a.md"), help: "Autre")
    #expect([one, other, one, one, other].inReportingOrder() == [one, other])
    #expect([Diagnostic]().inReportingOrder().isEmpty)
  }

  @Test func `strictness turns warnings into errors and leaves notices`() {
    let diagnostics = Severity.allCases.map { problem($0, at: nil) }
    #expect(diagnostics.strict().map(\.severity) == [.error, .error, .notice])
    #expect(diagnostics.hasErrors)
    #expect(!diagnostics.dropFirst().map { $0 }.hasErrors)
    #expect([problem(.warning, at: nil)].strict().hasErrors)
    #expect(![problem(.notice, at: nil)].strict().hasErrors)
  }

  @Test func `every code is of small letters and hyphens`() {
    for code in DiagnosticCode.allCases {
      #expect(code.rawValue.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(code.rawValue)")
    }
  }
}

@Suite struct LanguageTests {
  @Test(arguments: ["fr", "fr_FR.UTF-8", "fr_CA", "fr-BE", "FR_fr", "fr.UTF-8", "fr@euro", "fr_FR@euro"])
  func `a French locale gives French`(locale: String) {
    #expect(Language(environment: ["LANG": locale]) == .french)
  }

  @Test(arguments: ["", "C", "C.UTF-8", "POSIX", "en_US.UTF-8", "de_DE", "frp", "fry_NL", "fur_IT", "xfr"])
  func `any other gives English`(locale: String) {
    #expect(Language(environment: ["LANG": locale]) == .english)
  }

  @Test func `the first variable that is not empty decides`() {
    let french = "fr_FR.UTF-8"
    let english = "en_GB.UTF-8"
    #expect(Language(environment: [:]) == .english)
    #expect(Language(environment: ["LC_ALL": english, "LC_MESSAGES": french, "LANG": french]) == .english)
    #expect(Language(environment: ["LC_ALL": "", "LC_MESSAGES": french, "LANG": english]) == .french)
    #expect(Language(environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": french]) == .french)
    #expect(Language(environment: ["LC_CTYPE": french]) == .english)
  }

  @Test func `a message is called with a language`() {
    let message = Message(fr: "Bonjour", en: "Hello")
    #expect(message(.french) == "Bonjour")
    #expect(message(.english) == "Hello")
  }
}
