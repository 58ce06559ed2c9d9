import Testing

@testable import Diagnostics

@Suite struct TextReportTests {
  /// A report in which every file holds the given text.
  private func report(
    _ diagnostics: [Diagnostic], in text: String? = nil, language: Language = .french, colors: Bool = false
  ) -> String {
    TextReport(language: language, colors: colors) { path in
      text.map { SourceFile(path: path, text: $0) }
    }.text(diagnostics)
  }

  private func problem(
    _ severity: Severity = .error, line: Int = 1, column: Int = 1, endColumn: Int? = nil, help: Message? = nil
  ) -> Diagnostic {
    Diagnostic(
      .unknownKey, severity,
      at: Place(file: "content/a.md", line: line, column: column, endColumn: endColumn),
      Message(fr: "Clé inconnue", en: "Unknown key"), help: help)
  }

  /// The two lines of the excerpt of one problem.
  private func excerpt(_ text: String, line: Int = 1, column: Int, endColumn: Int? = nil) -> String {
    report([problem(line: line, column: column, endColumn: endColumn)], in: text)
      .split(separator: "\n").dropFirst().dropLast().joined(separator: "\n")
  }

  @Test func `a problem is shown with its line, a mark below the place and its remedy`() {
    let text = "---\ntitle: Le barème\nauhtor: tiphaine\n---\n"
    let diagnostic = Diagnostic(
      .unknownKey, at: Place(file: "content/articles/bareme.md", line: 3, column: 1, endColumn: 7),
      Message(fr: "Le champ « auhtor » n’existe pas", en: "There is no field “auhtor”"),
      help: .didYouMean("auhtor", among: ["author", "title"]))
    #expect(
      report([diagnostic], in: text) == """
        content/articles/bareme.md:3:1: error: Le champ « auhtor » n’existe pas [unknown-key]
          3 | auhtor: tiphaine
            | ^~~~~~
          aide : Vouliez-vous dire « author » ?

        1 erreur

        """)
    #expect(
      report([diagnostic], in: text, language: .english) == """
        content/articles/bareme.md:3:1: error: There is no field “auhtor” [unknown-key]
          3 | auhtor: tiphaine
            | ^~~~~~
          help: Did you mean “author”?

        1 error

        """)
  }

  @Test func `another place that has its part is shown with its own line`() {
    let diagnostic = Diagnostic(
      .addressCollision, at: Place(file: "content/articles/b.md", line: 2, column: 7, endColumn: 13),
      Message(fr: "L’adresse /articles/bareme/ est prise", en: "The address /articles/bareme/ is taken"),
      help: Message(fr: "Changez l’un des deux titres", en: "Change one of the two titles"),
      related: [
        .init(
          Place(file: "content/articles/a.md", line: 12, column: 7, endColumn: 13),
          Message(fr: "Elle est déjà celle de cet article", en: "It is that of this article already"))
      ])
    let files = [
      "content/articles/a.md": String(repeating: "\n", count: 11) + "title: Barème",
      "content/articles/b.md": "---\ntitle: Barème\n",
    ]
    let report = TextReport(language: .french, colors: false) { path in
      files[path].map { SourceFile(path: path, text: $0) }
    }
    #expect(
      report.text([diagnostic]) == """
        content/articles/b.md:2:7: error: L’adresse /articles/bareme/ est prise [address-collision]
          2 | title: Barème
            |       ^~~~~~
          aide : Changez l’un des deux titres
        content/articles/a.md:12:7: note: Elle est déjà celle de cet article
          12 | title: Barème
             |       ^~~~~~

        1 erreur

        """)
  }

  @Test func `a problem without a place is the command's`() {
    let diagnostic = Diagnostic(
      .emptyContent, at: nil, Message(fr: "Il n’y a pas d’article", en: "There is no article"))
    #expect(
      report([diagnostic]) == """
        feuillet: error: Il n’y a pas d’article [empty-content]

        1 erreur

        """)
  }

  @Test func `a file that cannot be read has no excerpt`() {
    #expect(
      report([problem(line: 3, column: 4)]) == """
        content/a.md:3:4: error: Clé inconnue [unknown-key]

        1 erreur

        """)
  }

  @Test(arguments: ["", "\n", "  \t\nb"])
  func `a blank or absent line has no excerpt`(text: String) {
    #expect(excerpt(text, column: 1) == "")
    #expect(excerpt(text, line: 9, column: 5) == "")
    #expect(excerpt(text, line: 0, column: 0) == "")
    #expect(excerpt(text, line: -1, column: -1) == "")
  }

  @Test func `problems come in order and are counted by severity`() {
    let text = "un\ndeux\n"
    #expect(
      report([problem(.notice, line: 2), problem(.warning), problem(line: 2), problem(.error)], in: text)
        == """
        content/a.md:1:1: error: Clé inconnue [unknown-key]
          1 | un
            | ^

        content/a.md:2:1: error: Clé inconnue [unknown-key]
          2 | deux
            | ^

        content/a.md:1:1: warning: Clé inconnue [unknown-key]
          1 | un
            | ^

        content/a.md:2:1: notice: Clé inconnue [unknown-key]
          2 | deux
            | ^

        2 erreurs, 1 avertissement, 1 remarque

        """)
  }

  @Test func `no problem is no text`() {
    #expect(report([]) == "")
  }

  @Test func `French has its plural from two, English for all but one`() {
    #expect([0, 1, 2].map { Severity.error.name($0, .french) } == ["erreur", "erreur", "erreurs"])
    #expect([0, 1, 2].map { Severity.error.name($0, .english) } == ["errors", "error", "errors"])
    #expect(
      Severity.allCases.map { $0.name(2, .french) } == ["erreurs", "avertissements", "remarques"])
    #expect(Severity.allCases.map { $0.name(2, .english) } == ["errors", "warnings", "notices"])
  }

  @Test func `a remedy of several lines is aligned below its first`() {
    let help = Message(fr: "Écrivez\ntitle: Mon titre", en: "Write\ntitle: My title")
    #expect(
      report([problem(help: help)]) == """
        content/a.md:1:1: error: Clé inconnue [unknown-key]
          aide : Écrivez
                 title: Mon titre

        1 erreur

        """)
  }

  @Test func `a range of several lines marks its first line to the end`() {
    let diagnostic = Diagnostic(
      .unclosedDirective, at: Place(file: "a.md", line: 1, column: 3, endLine: 3, endColumn: 2),
      Message(fr: "Ouvert", en: "Open"))
    #expect(
      report([diagnostic], in: "> :::encart\r\n> a\r\n> b") == """
        a.md:1:3: error: Ouvert [unclosed-directive]
          1 | > :::encart
            |   ^~~~~~~~~

        1 erreur

        """)
  }

  @Test func `the mark may stand after the end of the line, not farther`() {
    let expected = """
        1 | abc
          |    ^
      """
    #expect(excerpt("abc", column: 4) == expected)
    #expect(excerpt("abc", column: 40, endColumn: 60) == expected)
    #expect(excerpt("abc", column: .max, endColumn: .max) == expected)
  }

  @Test func `a range that ends before it begins marks one character`() {
    #expect(
      excerpt("abc", column: 2, endColumn: 1) == """
          1 | abc
            |  ^
        """)
  }

  @Test func `tabs are shown as spaces`() {
    #expect(
      excerpt("\tclé:\tx", column: 7) == """
          1 |     clé:    x
            |             ^
        """)
  }

  @Test func `accents, ideographs and emoji are given the columns that they take`() {
    #expect(
      excerpt("é日本👍x", column: 5) == """
          1 | é日本👍x
            |        ^
        """)
    #expect(
      excerpt("é日本👍x", column: 2, endColumn: 5) == """
          1 | é日本👍x
            |  ^~~~~~
        """)
    // An e and its accent, two scalars; a sign in its emoji form; a flag; a family of joined emoji.
    #expect(excerpt("e\u{301}x", column: 3) == "  1 | e\u{301}x\n    |  ^")
    #expect(excerpt("e\u{301}x", column: 2) == "  1 | e\u{301}x\n    | ^")
    #expect(excerpt("⚠\u{FE0F}x", column: 3) == "  1 | ⚠\u{FE0F}x\n    |   ^")
    #expect(excerpt("🇫🇷x", column: 3) == "  1 | 🇫🇷x\n    |   ^")
    #expect(excerpt("👩\u{200D}💻x", column: 4) == "  1 | 👩\u{200D}💻x\n    |   ^")
    #expect(excerpt("👍🏽x", column: 3) == "  1 | 👍🏽x\n    |   ^")
    #expect(excerpt("a\u{A0}:\u{202F}x", column: 5) == "  1 | a\u{A0}:\u{202F}x\n    |     ^")
  }

  @Test func `what would steer the terminal is spelled out`() {
    let escape = "\u{1B}[2J"
    let diagnostic = Diagnostic(
      .unknownKey, at: Place(file: "a\(escape)\n.md", line: 1, column: 5),
      Message(fr: "Clé « \(escape) »\r\nfin", en: ""), help: Message(fr: "\u{7}\u{9B}1m", en: ""))
    #expect(
      report([diagnostic], in: escape + "x\u{202E}y") == #"""
        a\u{1B}[2J\u{A}.md:1:5: error: Clé « \u{1B}[2J »\u{D}\u{A}fin [unknown-key]
          1 | \u{1B}[2Jx\u{202E}y
            |          ^
          aide : \u{7}\u{9B}1m

        1 erreur

        """#)
  }

  @Test func `bytes that are not UTF-8 are shown, one for each column`() {
    let file = SourceFile(path: "a.md", bytes: [0x80, 0xE9, 0x78, 0xC3, 0xA9, 0xFF, 0x79])
    let report = TextReport(language: .french, colors: false) { _ in file }
    let diagnostic = Diagnostic(
      .notUTF8, at: LineIndex(file).place(5..<6), Message(fr: "Ce n’est pas de l’UTF-8", en: ""))
    #expect(
      report.text([diagnostic]) == """
        a.md:1:4: error: Ce n’est pas de l’UTF-8 [not-utf8]
          1 | ��xé�y
            |     ^

        1 erreur

        """)
  }

  @Test func `colours show where to look and change nothing else`() {
    let diagnostic = problem(.warning, column: 2, endColumn: 4, help: Message(fr: "Ôtez-la", en: ""))
    let colored = report([diagnostic], in: "abcd", colors: true)
    #expect(
      colored.replacing("\u{1B}", with: "␛") == """
        ␛[1mcontent/a.md:1:2:␛[0m ␛[1;33mwarning:␛[0m ␛[1mClé inconnue␛[0m ␛[2m[unknown-key]␛[0m
          ␛[2m1 |␛[0m abcd
          ␛[2m  |␛[0m  ␛[1;33m^~␛[0m
          ␛[1;32maide :␛[0m Ôtez-la

        1 avertissement

        """)
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == report([diagnostic], in: "abcd"))
  }
}
