import Foundation
import TestSite
import Testing

/// `feuillet check --fix --dry-run`: what would be mended, as a diff.
struct DryRunTests {
  private static func site(_ text: String) throws -> TestSite {
    let site = try TestSite(TestSite.blog)
    let others = ["orphan-article", "description-length"].map { "  - { code: \($0), severity: off }\n" }
    try site.write("content/site.yml", try site.read("content/site.yml") + "checks:\n" + others.joined())
    try site.write("content/articles/un.md", try site.read("content/articles/un.md") + text)
    return site
  }

  private static func check(_ site: TestSite, _ arguments: String...) async throws -> Command.Run {
    try await Command.run(
      ["check", "--fix", "--now", "2026-10-02"] + arguments, in: site.path,
      environment: ["LC_ALL": "fr_FR.UTF-8"])
  }

  @Test func `the diff is shown, and nothing is changed`() async throws {
    let site = try Self.site("La 1ère fois.\n\nUn.\nDeux.\n\nUne « phrase, etc...\n")
    let before = try site.read("content/articles/un.md")
    let run = try await Self.check(site, "--dry-run")
    #expect(run.status == 0)
    #expect(
      run.output == """
        --- a/content/articles/un.md
        +++ b/content/articles/un.md
        @@ -5,9 +5,9 @@
         description: Le premier article.
         ---
         Bonjour à tous.
        -La 1ère fois.
        +La 1re fois.
         
         Un.
         Deux.
         
        -Une « phrase, etc...
        +Une « phrase, etc.

        """)
    #expect(run.error.contains("[unbalanced-quotes]"))
    #expect(!run.error.contains("[bad-ordinal]"))
    #expect(run.error.hasSuffix("2 corrections possibles\u{202F}; rien n’a été changé\n"))
    #expect(try site.read("content/articles/un.md") == before)
  }

  /// Each text, and what `patch` makes of the diff: the same as `--fix`.
  @Test(arguments: [
    "La 1ère fois.", "La 1ère fois.\n", "La 1ère et la 2ème fois, etc...\nMr Un\n\nMr Deux",
    String(repeating: "Un texte.\n\n", count: 9) + "La 1ère fois.\n"
      + String(repeating: "Un texte.\n\n", count: 9) + "La 2ème fois.",
    String(repeating: "La 1ère fois.\n\nUn.\n\nDeux.\n\nTrois.\n\nQuatre.\n\n", count: 5),
    "Mr\r\nUn, etc...\r\n\r\nFin.\r\n",
  ])
  func `patch makes of it what fix would make`(_ text: String) async throws {
    let site = try Self.site(text)
    let diff = try await Self.check(site, "--dry-run").output
    let patched = try TestSite(copying: site.path)
    let run = try await Command.run(["-p1", "--binary"], in: patched.path, command: "patch", input: diff)
    #expect(run.status == 0, "\(run.output) \(diff)")
    _ = try await Self.check(site)
    #expect(try patched.read("content/articles/un.md") == site.read("content/articles/un.md"))
    #expect(try site.read("content/articles/un.md").contains("1ère") == false)
  }

  @Test func `without something to mend there is no diff`() async throws {
    let run = try await Self.check(try Self.site("Un texte.\n"), "--dry-run")
    #expect(run.output.isEmpty)
    #expect(run.error == "0 corrections possibles\u{202F}; rien n’a été changé\n")
  }

  @Test func `it goes with fix, and with text`() async throws {
    let site = try Self.site("Un texte.\n")
    let alone = try await Command.run(["check", "--dry-run"], in: site.path)
    #expect(alone.status == 2 && alone.error.contains("--dry-run goes with --fix"))
    #expect(try await Self.check(site, "--dry-run", "--format", "json").status == 2)
  }

  @Test func `json carries what would be mended`() async throws {
    let site = try Self.site("La 1ère fois.\n")
    let run = try await Command.run(["check", "--format", "json", "--now", "2026-10-02"], in: site.path)
    let offset = try #require(try site.read("content/articles/un.md").utf8.firstRange(of: "1ère".utf8))
    let number = try site.read("content/articles/un.md").utf8.distance(
      from: site.read("content/articles/un.md").startIndex, to: offset.lowerBound)
    #expect(
      run.output.contains(#""replacement":{"offset":\#(number),"old":"1ère","new":"1re"}"#), "\(run.output)")
  }
}
