import Testing

/// The layers hold: SwiftPM alone lets a module import a sibling that it did not declare, once that is compiled.
@Suite struct ImportTests {
  @Test func `the table itself points down`() {
    for (module, others) in ImportTable.allowed {
      for other in others {
        guard let upper = ImportTable.layer(of: module), let lower = ImportTable.layer(of: other) else {
          Issue.record("\(module) or \(other) is in no layer")
          continue
        }
        #expect(lower < upper, "\(module) (layer \(upper)) may not know \(other) (layer \(lower))")
      }
    }
  }

  @Test func `every import is one that the table allows`() throws {
    var problems: [String] = []
    for source in try SourceText.all() {
      for found in source.imports where !ImportTable.allows(source.module, importing: found.module) {
        problems.append("\(source.path):\(found.line): \(source.module) may not import \(found.module)")
      }
    }
    #expect(problems.isEmpty, "\(list(problems))")
  }

  @Test func `an import upwards, of a sibling, of Foundation or of another’s library is refused`() {
    #expect(!ImportTable.allows("Content", importing: "Site"))
    #expect(!ImportTable.allows("YAML", importing: "French"))
    #expect(!ImportTable.allows("Markdown", importing: "Foundation"))
    #expect(!ImportTable.allows("Content", importing: "CCmarkGFM"))
    #expect(!ImportTable.allows("Site", importing: "Glibc"))
    #expect(!ImportTable.allows("Elsewhere", importing: "Diagnostics"))
  }

  @Test func `no module hands another’s names on`() throws {
    let problems = try SourceText.all().flatMap { $0.places(of: /@_exported/) }
    #expect(problems.isEmpty, "\(list(problems))")
  }

  @Test func `in the command only Terminal and its like know the system`() throws {
    let knowing = try SourceText.all().filter { source in
      source.module == "feuillet" && source.imports.contains { ["Glibc", "Darwin"].contains($0.module) }
    }
    #expect(knowing.map(\.path) == ["Sources/feuillet/Terminal.swift"])
  }
}
