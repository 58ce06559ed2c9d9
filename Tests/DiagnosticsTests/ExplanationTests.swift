import Foundation
import Testing

@testable import Diagnostics

/// Every code has its page, and the reference is made of them.
struct ExplanationTests {
  @Test(arguments: DiagnosticCode.allCases)
  func `a code is explained in both languages`(code: DiagnosticCode) {
    for language in [Language.french, .english] {
      let words = code.explanation(language)
      for text in [words.title, words.meaning, words.remedy] {
        #expect(text.count > 10 && text.first?.isWhitespace == false && text.last?.isWhitespace == false)
      }
      #expect(!words.title.hasSuffix("."))
      #expect(words.meaning.hasSuffix("."))
      #expect(words.remedy.hasSuffix(".") || words.remedy.hasSuffix(")"))
    }
    #expect(code.explanation(.french).title != code.explanation(.english).title)
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `its French is set as French is`(code: DiagnosticCode) {
    let words = code.explanation(.french)
    for text in [words.title, words.meaning, words.remedy] {
      #expect(
        text.firstMatch(of: /['"]\w|« | »| [;?!]|\w [:]( |$)/.matchingSemantics(.unicodeScalar)) == nil
          || text.contains("feuillet new"), "\(text)")
    }
  }

  @Test func `an example changes something`() {
    for example in DiagnosticCode.allCases.compactMap(\.explanation.example) {
      #expect(example.wrong != example.right)
    }
  }

  @Test func `a page for the terminal says what, why and what to do, in lines that fit`() {
    #expect(
      DiagnosticCode.deadAnchor.page(.english) == """
        dead-anchor
        An anchor that does not exist

        Error; its severity is set by “checks:”.

        The page exists, but no heading and no block in it has this id: readers would
        land at the top.

        What to do: Mend what follows “#”: a heading gives its anchor in small letters,
        with hyphens.

        No:
          [Les critères](guide.md#critere)
        Yes:
          [Les critères](guide.md#criteres)

        """)
    for code in DiagnosticCode.allCases {
      #expect(code.page(.french).split(separator: "\n").allSatisfy { columns(String($0)) <= 80 }, "\(code)")
    }
  }

  /// `FEUILLET_RECORD=1 swift test --filter ExplanationTests` writes it anew.
  @Test func `the reference is that of the codes`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Diagnostics/REFERENCE.md")
    let text = DiagnosticCode.reference(.french)
    let isRecording = ProcessInfo.processInfo.environment["FEUILLET_RECORD"] != nil
    if isRecording { try Data(text.utf8).write(to: file) }
    #expect(!isRecording, "recorded: look at the difference")
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text,
      "run FEUILLET_RECORD=1 swift test --filter ExplanationTests")
  }
}
