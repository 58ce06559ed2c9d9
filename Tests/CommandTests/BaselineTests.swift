import Foundation
import TestSite
import Testing

/// How an old site adopts the checks: what is known, what changed, and many problems at once.
struct BaselineTests {
  private static let french = ["LC_ALL": "fr_FR.UTF-8"]

  private static func site(_ text: String) throws -> TestSite {
    let site = try TestSite(TestSite.blog)
    let others = ["orphan-article", "description-length"].map { "  - { code: \($0), severity: off }\n" }
    try site.write("content/site.yml", try site.read("content/site.yml") + "checks:\n" + others.joined())
    try site.write("content/articles/un.md", try site.read("content/articles/un.md") + "\n" + text)
    return site
  }

  private static func check(_ site: TestSite, _ arguments: String..., environment: [String: String] = french)
    async throws -> Command.Run
  {
    try await Command.run(
      ["check", "--now", "2026-10-02"] + arguments, in: site.path, environment: environment)
  }

  @Test func `what is known is not told, wherever its line moves`() async throws {
    let site = try Self.site("La 1ère fois.\n\nLa 2ème fois, etc...\n")
    let written = try await Self.check(site, "--write-baseline")
    #expect(written.error == ".feuillet-baseline tient pour connu\u{A0}: 3 problèmes\n")
    #expect(written.status == 0)
    let known = "3 problèmes connus, que montre --no-baseline\nRien à signaler\n"
    #expect(try await Self.check(site, "--strict").error == known)
    try site.replace("La 1ère fois.", by: "Un.\n\nDeux.\n\nLa  1ère fois.", in: "content/articles/un.md")
    #expect(try await Self.check(site, "--strict").error == known)
    #expect(try await Self.check(site, "--no-baseline").error.contains("3 avertissements"))
    let build = try await Command.build(site)
    #expect(build.status == 0)
  }

  @Test func `a line that is edited, and a copy of it, is told again`() async throws {
    let site = try Self.site("La 1ère fois.\n")
    _ = try await Self.check(site, "--write-baseline")
    try site.replace("La 1ère fois.", by: "La 1ère fois.\n\nLa 1ère fois.", in: "content/articles/un.md")
    let copied = try await Self.check(site, "--strict")
    #expect(copied.status == 1)
    #expect(copied.error.contains("1 erreur\n1 problème connu"))
    try site.replace(
      "La 1ère fois.\n\nLa 1ère fois.", by: "La 1ère fois enfin.", in: "content/articles/un.md")
    let edited = try await Self.check(site)
    #expect(edited.error.contains("warning: «\u{A0}1ère\u{A0}»"))
    #expect(edited.error.hasSuffix("1 problème connu a disparu\u{A0}: --write-baseline les oublie\n"))
  }

  @Test func `errors are never hidden`() async throws {
    let site = try Self.site("[x](nulle-part.md)\n")
    let written = try await Self.check(site, "--write-baseline")
    #expect(written.status == 1)
    #expect(written.error.contains("[dead-link]"))
    #expect(written.error.hasSuffix(".feuillet-baseline tient pour connu\u{A0}: 0 problèmes\n"))
    #expect(try await Self.check(site).status == 1)
  }

  @Test func `the file can be read and merged, and is the same for the same problems`() async throws {
    let site = try Self.site("La 1ère fois.\n")
    _ = try await Self.check(site, "--write-baseline")
    let text = try site.read(".feuillet-baseline")
    #expect(
      text.wholeMatch(
        of: /# feuillet check --write-baseline, 1\n[0-9a-f]{16}\tbad-ordinal\tcontent\/articles\/un\.md\n/)
        != nil,
      "\(text)")
    _ = try await Self.check(site, "--write-baseline")
    #expect(try site.read(".feuillet-baseline") == text)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.path).sorted() == [
        ".feuillet-baseline", "content",
      ])
  }

  @Test(arguments: ["", "n’importe quoi\n", "# feuillet check --write-baseline, 1\n<<<<<<< HEAD\n", "\u{0}"])
  func `a broken one is an error, and hides nothing`(_ text: String) async throws {
    let site = try Self.site("La 1ère fois.\n")
    try site.write(".feuillet-baseline", text)
    let run = try await Self.check(site)
    #expect(run.status == 1)
    #expect(run.error.contains(".feuillet-baseline:"))
    #expect(run.error.contains("error: Cette ligne n’est pas de la référence"))
    #expect(run.error.contains("[bad-ordinal]"))
    _ = try await Self.check(site, "--write-baseline")
    #expect(try await Self.check(site).status == 0)
  }

  @Test func `json counts what is hidden and gone`() async throws {
    let site = try Self.site("La 1ère fois, etc...\n")
    _ = try await Self.check(site, "--write-baseline")
    try site.replace("La 1ère fois, etc...", by: "La fois.", in: "content/articles/un.md")
    #expect(
      try await Self.check(site, "--format", "json").output
        == #"{"diagnostics":[],"summary":{"error":0,"warning":0,"notice":0,"fixed":0,"known":0,"stale":2,"elsewhere":0}}"#
        + "\n")
  }

  // MARK: Many

  @Test func `of five thousand problems the first hundred are shown, and all are counted`() async throws {
    let site = try Self.site("[x](nulle-part.md)\n\n" + String(repeating: "La 1ère fois.\n\n", count: 5000))
    let run = try await Self.check(site)
    #expect(run.status == 1)
    #expect(run.error.hasPrefix("content/articles/un.md:9:5: error:"))
    #expect(run.error.split(separator: "\n").count { $0.contains("[bad-ordinal]") } == 99)
    #expect(
      run.error.hasSuffix(
        """
        … et 4901 autres, que montre «\u{A0}feuillet check --all\u{A0}»
          5000 × bad-ordinal
          1 × dead-link

        1 erreur, 5000 avertissements

        """))
    let all = try await Self.check(site, "--all")
    #expect(all.error.split(separator: "\n").count { $0.contains("[bad-ordinal]") } == 5000)
    for format in ["json", "sarif", "github"] {
      let full = try await Self.check(site, "--format", format)
      #expect(full.status == 1)
      #expect(full.output.ranges(of: "bad-ordinal").count >= 5000, "\(format)")
    }
    #expect(try await Self.check(site, "--write-baseline").error.contains("5000 problèmes"))
    #expect(try await Self.check(site).error.contains("\n1 erreur\n5000 problèmes connus"))
  }

  // MARK: What changed

  private static func git(_ site: TestSite, _ arguments: String...) async throws {
    let run = try await Command.run(
      ["-c", "user.name=Léa", "-c", "user.email=lea@example.com", "-c", "init.defaultBranch=main"]
        + arguments,
      in: site.path, command: "git")
    try #require(run.status == 0, "\(arguments): \(run.error)")
  }

  @Test func `only what git says changed is told`() async throws {
    let site = try Self.site("La 1ère fois.\n")
    for name in ["engagé", "indexé", "modifié", "neuf"] {
      try site.write("content/pages/\(name).md", "---\ntitle: \(name)\n---\n\nUn texte.\n")
    }
    try await Self.git(site, "init", "-q")
    try site.remove("content/pages/neuf.md")
    try await Self.git(site, "add", ".")
    try await Self.git(site, "commit", "-qm", "un")
    try await Self.git(site, "tag", "avant")
    func spoil(_ name: String) throws {
      try site.write("content/pages/\(name).md", "---\ntitle: \(name)\n---\n\nLa 1ère fois.\n")
    }
    try spoil("engagé")
    try await Self.git(site, "commit", "-qam", "deux")
    try spoil("indexé")
    try await Self.git(site, "add", ".")
    try spoil("modifié")
    try spoil("neuf")
    let run = try await Self.check(site, "--changed-since", "avant")
    let files = run.error.split(separator: "\n").filter { $0.contains("[bad-ordinal]") }
      .map { $0.prefix { $0 != ":" } }
    #expect(
      files == [
        "content/pages/engagé.md", "content/pages/indexé.md", "content/pages/modifié.md",
        "content/pages/neuf.md",
      ])
    #expect(run.error.hasSuffix("4 avertissements\n1 problème dans des fichiers qui n’ont pas changé\n"))
    #expect(
      try await Self.check(site, "--changed-since", "HEAD").error.contains("\n3 avertissements\n"))
    // Fixing keeps to them, too.
    _ = try await Self.check(site, "--changed-since", "avant", "--fix")
    #expect(try site.read("content/articles/un.md").contains("1ère"))
    #expect(try site.read("content/pages/neuf.md").contains("1re"))
  }

  @Test func `the site may be a folder of the repository`() async throws {
    let outer = try TestSite()
    let site = try Self.site("La 1ère fois.\n")
    try FileManager.default.copyItem(atPath: site.at("content"), toPath: outer.at("content-tmp"))
    try FileManager.default.createDirectory(atPath: outer.at("site"), withIntermediateDirectories: false)
    try FileManager.default.moveItem(atPath: outer.at("content-tmp"), toPath: outer.at("site/content"))
    try await Self.git(outer, "init", "-q")
    try outer.write("autre.txt", "un")
    try await Self.git(outer, "add", "autre.txt")
    try await Self.git(outer, "commit", "-qm", "un")
    let run = try await Self.check(outer, "--site", "site", "--changed-since", "HEAD")
    #expect(run.error.contains("content/articles/un.md:9:4: warning"), "\(run.error)")
  }

  @Test func `without git, without a repository and without the revision it is said what to do`() async throws
  {
    let site = try Self.site("Un texte.\n")
    let outside = try await Self.check(site, "--changed-since", "main")
    #expect(outside.status == 2)
    #expect(outside.error.hasPrefix("feuillet: error: git ne suit pas le dossier «\u{A0}.\u{A0}»\n"))
    try await Self.git(site, "init", "-q")
    for revision in ["nulle-part", "--all"] {
      let run = try await Self.check(site, "--changed-since=\(revision)")
      #expect(run.status == 2)
      #expect(
        run.error.hasPrefix("feuillet: error: git ne connaît pas la révision «\u{A0}\(revision)\u{A0}»\n"))
    }
    let tools = try TestSite()
    try tools.link("env", to: "/usr/bin/env")
    let missing = try await Self.check(
      site, "--changed-since", "main", environment: Self.french.merging(["PATH": tools.path]) { $1 })
    #expect(missing.status == 3)
    #expect(missing.error.hasPrefix("feuillet: error: git n’est pas installé\n"))
  }
}
