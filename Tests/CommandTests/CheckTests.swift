import Foundation
import TestSite
import Testing

/// `feuillet check` as authors use it.
struct CheckTests {
  private static let french = ["LC_ALL": "fr_FR.UTF-8"]

  private static func site(_ text: String, front: String = "") throws -> TestSite {
    try TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      dictionary: [cashback]
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: "Quatre critères, un tableau et une liste de questions à poser pour décider sans y passer le trimestre, ni le regretter ensuite."
      date: 2026-09-16
      slug: a
      \(front)---

      \(text)
      """)
  }

  private static func check(_ site: TestSite, _ arguments: String..., environment: [String: String] = french)
    async throws -> Command.Run
  {
    try await Command.run(["check"] + arguments, in: site.path, environment: environment)
  }

  private static func article(_ site: TestSite) throws -> String { try site.read("content/articles/a.md") }

  @Test func `a text that is right has nothing to report`() async throws {
    let run = try await Self.check(try Self.site("Un texte juste, etc. Le 1er mai."))
    #expect(run.status == 0)
    #expect(run.error == "Rien à signaler\n")
  }

  @Test func `a mistake is told with its place and its remedy`() async throws {
    let run = try await Self.check(try Self.site("Un texte.\n\nLa 1ère fois."))
    #expect(run.status == 0)
    #expect(
      run.error == """
        content/articles/a.md:10:4: warning: «\u{A0}1ère\u{A0}» n’est pas l’abréviation correcte [bad-ordinal]
          10 | La 1ère fois.
             |    ^~~~
          aide\u{A0}: Écrivez «\u{A0}1re\u{A0}».

        1 avertissement

        """)
  }

  @Test func `strict turns it into an error`() async throws {
    #expect(try await Self.check(try Self.site("La 1ère fois."), "--strict").status == 1)
  }

  @Test func `the front matter is read, too`() async throws {
    let site = try Self.site("Un texte.")
    try site.replace("title: Un article", by: "title: \"La 1ère fois\"", in: "content/articles/a.md")
    #expect(try await Self.check(site).error.contains("content/articles/a.md:2:12: warning:"))
    _ = try await Self.check(site, "--fix")
    #expect(try Self.article(site).contains("title: \"La 1re fois\"\n"))
  }

  @Test func `texts of pictures and labels are read, too`() async throws {
    let site = try Self.site(
      "![La 1ère image](https://example.com/a.png)\n\n:::encart[Le 2ème point]\nUn.\n:::\n")
    _ = try await Self.check(site, "--fix")
    #expect(
      try Self.article(site).contains("![La 1re image](https://example.com/a.png)\n\n:::encart[Le 2e point]"))
  }

  @Test func `fix mends what is certain, and nothing else`() async throws {
    let site = try Self.site(
      """
      Mr Dupont, la *1ère* fois, etc... L'oeuvre [de 3.5 %](https://example.com/page), `1ère` et « ouvert.

      | Mr Un | A la fin |
      | --- | --- |
      | 2ème | <span lang="en">Mr Smith etc...</span> |
      """)
    let run = try await Self.check(site, "--fix")
    #expect(run.error.hasSuffix("corrections faites\n"))
    #expect(run.error.contains("[unbalanced-quotes]"))
    let text = try Self.article(site)
    #expect(
      text.hasSuffix(
        """
        M. Dupont, la *1ère* fois, etc. L'œuvre [de 3,5 %](https://example.com/page), `1ère` et « ouvert.

        | M. Un | À la fin |
        | --- | --- |
        | 2e | <span lang="en">Mr Smith etc...</span> |

        """), "\(text)")
  }

  @Test func `fix is done once for all, and keeps the permissions of a file`() async throws {
    let site = try Self.site("La 1ère fois.")
    let path = site.at("content/articles/a.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
    #expect(try await Self.check(site, "--fix").error == "1 correction faite\nRien à signaler\n")
    #expect(try await Self.check(site, "--fix").error == "Rien à signaler\n")
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o664)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.at("content/articles")) == ["a.md"])
  }

  @Test func `a byte order mark and line ends of Windows stay`() async throws {
    let site = try Self.site("")
    let text =
      "\u{FEFF}---\r\ntitle: Un article\r\ndescription: Une.\r\ndate: 2026-09-16\r\nslug: a\r\n---\r\n"
    try site.write("content/articles/a.md", text + "La 1ère\r\nfois, etc...\r\n")
    _ = try await Self.check(site, "--fix")
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: site.at("content/articles/a.md")))
        == Data((text + "La 1re\r\nfois, etc.\r\n").utf8))
  }

  @Test func `what a file no longer says is not replaced`() async throws {
    // The same words in code before them: which one is meant is not certain, so nothing is changed.
    let site = try Self.site("Du code `etc...` puis etc...")
    let before = try Self.article(site)
    let run = try await Self.check(site, "--fix")
    #expect(run.error.contains("content/articles/a.md:8:1: warning:"))
    #expect(try Self.article(site) == before)
  }

  @Test func `lists whose items end differently are told, questions apart`() async throws {
    let site = try Self.site("- un ;\n- deux ;\n- trois.\n\nPuis\n\n- un\n- deux ?\n- trois\n")
    #expect(try await Self.check(site).error == "Rien à signaler\n")
    try site.write("content/articles/a.md", try Self.article(site) + "\nEnfin\n\n* un.\n* deux\n* trois.\n")
    let lines = try Self.article(site).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex(of: "* deux")) + 1
    #expect(
      try await Self.check(site).error.contains("content/articles/a.md:\(line):1: warning: Les éléments"))
  }

  @Test func `typography that is off leaves a file to its author`() async throws {
    let run = try await Self.check(try Self.site("La 1ère fois.", front: "typography: false\n"))
    #expect(run.error == "Rien à signaler\n")
  }

  @Test func `inside a draft it is a notice`() async throws {
    let run = try await Self.check(try Self.site("La 1ère fois.", front: "draft: true\n"), "--strict")
    #expect(run.status == 0 && run.error.contains(": notice: "))
  }

  @Test func `what a build would report is reported`() async throws {
    let run = try await Self.check(try Self.site("[lien](nulle-part.md)"))
    #expect(run.status == 1 && run.error.contains("[dead-link]"))
  }

  @Test func `who names an article that cannot be read is not to blame`() async throws {
    let site = try Self.site("::lire-aussi{article=b}", front: "related: [b]\n")
    try site.write("content/articles/b.md", "---\ntitle: [\n---\n\nUn texte.\n")
    let run = try await Self.check(site)
    #expect(run.error.contains("content/articles/b.md:"))
    #expect(!run.error.contains("[unknown-article]"))
    try site.remove("content/articles/b.md")
    #expect(try await Self.check(site).error.contains("[unknown-article]"))
  }

  @Test func `json has the counts`() async throws {
    let run = try await Self.check(try Self.site("La 1ère fois."), "--format", "json", "--fix")
    #expect(
      run.output == #"{"diagnostics":[],"summary":{"error":0,"warning":0,"notice":0,"fixed":1}}"# + "\n")
  }

  // MARK: Grammar

  @Test func `without Grammalecte it is said how to get it`() async throws {
    let run = try await Self.check(
      try Self.site("Un texte."), "--grammar",
      environment: Self.french.merging(["FEUILLET_PYTHON": "/nulle/part/python3"]) { $1 })
    #expect(run.status == 0)
    #expect(run.error.contains("La grammaire n’est pas vérifiée\u{A0}: Grammalecte n’est pas installé"))
    #expect(run.error.contains("apt-get install python3-grammalecte"))
  }

  @Test func `a Python that fails is a failure of the machine`() async throws {
    let run = try await Self.check(
      try Self.site("Un texte."), "--grammar",
      environment: Self.french.merging(["FEUILLET_PYTHON": "/bin/false"]) { $1 })
    #expect(run.status == 3)
  }

  @Test(.enabled(if: hasGrammalecte, "skipped: Grammalecte is not installed"))
  func `agreement, conjugation and spelling are told`() async throws {
    let run = try await Self.check(
      try Self.site(
        "Les partenaire sont là. Les affiliés vend du cashback. Un programme efficasse, avec `du code`."),
      "--grammar")
    #expect(run.error.contains("content/articles/a.md:8:5: warning: Accord de nombre erroné"))
    #expect(run.error.contains("«\u{A0}efficasse\u{A0}» n’est pas dans le dictionnaire [spelling]"))
    #expect(run.error.contains("Conjugaison erronée"))
    #expect(!run.error.contains("«\u{A0}cashback"))
    #expect(run.status == 0)
  }

  private static let hasGrammalecte = FileManager.default.fileExists(
    atPath: "/usr/lib/python3/dist-packages/grammalecte")
}
