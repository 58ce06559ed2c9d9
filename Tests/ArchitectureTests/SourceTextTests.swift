import Testing

/// The reader of sources sees what the rules look for, and nothing else.
@Suite struct SourceTextTests {
  private func source(_ text: String) -> SourceText {
    SourceText(path: "Sources/Site/Example.swift", text: text)
  }

  @Test func `imports of every form are found with their lines`() {
    let imports = source(
      """
      import Diagnostics
      package import French
        import Glibc
      @testable import Content
      @preconcurrency private import YAML
      import struct Foundation.Date
      """
    ).imports
    #expect(imports.map(\.module) == ["Diagnostics", "French", "Glibc", "Content", "YAML", "Foundation"])
    #expect(imports.map(\.line) == [1, 2, 3, 4, 5, 6])
  }

  @Test func `comments and text are no code`() {
    let text = source(
      """
      // import Foundation
      let a = "print(1)" // try!
      /* import A
         /* nested */ import B */
      let b = \"\"\"
        import C
        \"\"\"
      let c = "\\" print(2)" + print(3)
      """)
    #expect(text.imports.isEmpty)
    #expect(text.places(of: /try!/).isEmpty)
    #expect(
      text.places(of: /print\(/) == [#"Sources/Site/Example.swift:8: let c = "\" print(2)" + print(3)"#])
  }

  @Test func `the module is the folder below Sources`() {
    #expect(SourceText(path: "Sources/Build/Output/Digest.swift", text: "").module == "Build")
  }

  @Test func `a final newline ends a line and starts none`() {
    #expect(source("a\nb\n").lines == ["a", "b"])
  }
}
