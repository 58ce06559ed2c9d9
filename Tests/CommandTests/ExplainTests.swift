import TestSite
import Testing

/// `feuillet explain` as authors use it.
struct ExplainTests {
  private static func explain(_ arguments: String...) async throws -> Command.Run {
    let site = try TestSite()
    return try await Command.run(
      ["explain"] + arguments, in: site.path, environment: ["LC_ALL": "fr_FR.UTF-8"])
  }

  @Test func `a code is explained in the language of the locale`() async throws {
    let run = try await Self.explain("dead-link")
    #expect(run.status == 0 && run.error.isEmpty)
    #expect(
      run.output.hasPrefix("dead-link\nUn lien qui ne mène nulle part\n\nErreur\u{202F}; sa gravité se règle")
    )
    #expect(try await Self.explain("[dead-link]").output == run.output)
  }

  @Test func `as Markdown it is a section`() async throws {
    let run = try await Self.explain("dead-link", "--format", "markdown")
    #expect(run.output.hasPrefix("## `dead-link`\n\n**Un lien qui ne mène nulle part.** Erreur"))
  }

  @Test func `without a code all are listed, one a line`() async throws {
    let lines = try await Self.explain().output.split(separator: "\n")
    #expect(lines.count > 60)
    #expect(lines == lines.sorted { $0.prefix { $0 != " " } < $1.prefix { $0 != " " } })
    #expect(lines.contains { $0.hasPrefix("dead-link ") && $0.hasSuffix(" Un lien qui ne mène nulle part") })
    #expect(
      try await Self.explain("--format", "markdown").output.hasPrefix("# Ce que disent les vérifications\n"))
  }

  @Test func `a code that does not exist is told with what was meant`() async throws {
    let run = try await Self.explain("ded-link")
    #expect(run.status == 2)
    #expect(
      run.error == """
        feuillet: error: Le code «\u{A0}ded-link\u{A0}» n’existe pas
          aide\u{A0}: Vouliez-vous dire «\u{A0}dead-link\u{A0}»\u{202F}?
                 «\u{A0}feuillet explain --help\u{A0}» montre ce que la commande accepte.

        """)
    #expect(
      try await Self.explain("zzzzzz").error.contains("«\u{A0}feuillet explain\u{A0}» les montre tous."))
  }
}
