import Diagnostics
import Testing

@testable import YAML

@Suite struct MappingReaderTests {
  @Test func `fields are read with their places`() {
    var diagnostics: [Diagnostic] = []
    let document = YAMLDocument(SourceFile(path: "a.md", text: "title: Été\ndraft: true\n"), firstLine: 2)
    let title = document.fields(into: &diagnostics) { fields in
      _ = fields.flag("draft")
      return fields.requiredText("title")
    }
    #expect(title == Located("Été", at: Place(file: "a.md", line: 2, column: 8, endLine: 2, endColumn: 11)))
    #expect(diagnostics == [])
  }
}
