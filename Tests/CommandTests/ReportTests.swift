import Foundation
import TestSite
import Testing

/// The forms of the report, its languages and its colours.
@Suite struct ReportTests {
  private struct Report: Decodable {
    struct Problem: Decodable {
      var code: String
      var severity: String
      var file: String?
      var line: Int?
      var column: Int?
      var endLine: Int?
      var endColumn: Int?
      var message: String
      var help: String?
      var related: [Related]
    }
    struct Related: Decodable {
      var file: String
      var line: Int
      var column: Int
      var message: String
    }
    struct Summary: Decodable {
      var pages: Int
      var rendered: Int
      var written: Int
      var unchanged: Int
      var removed: Int
      var seconds: Double
      var stages: [String: Double]
    }
    var diagnostics: [Problem]
    var summary: Summary
  }

  private func report(_ run: Command.Run) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  private func broken() throws -> TestSite {
    let site = try TestSite(TestSite.blog)
    try site.replace("slug: deux", by: "slug: un", in: "content/articles/deux.md")
    return site
  }

  // MARK: JSON

  @Test func `JSON is one object on one line, and nothing else is said`() async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Command.build(site, "--format", "json", "--timings")
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(run.output.hasSuffix("}}\n"))
    #expect(run.output.filter { $0 == "\n" }.count == 1)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object.keys.sorted() == ["diagnostics", "summary"])
    let summary = try #require(object["summary"] as? [String: Any])
    #expect(
      summary.keys.sorted() == ["pages", "removed", "rendered", "seconds", "stages", "unchanged", "written"])
  }

  @Test func `the summary counts what a build did`() async throws {
    let site = try TestSite(TestSite.blog)
    let first = try report(await Command.build(site, "--format", "json")).summary
    let counts = [first.pages, first.rendered, first.written, first.unchanged, first.removed]
    #expect(counts == [7, 7, 17, 0, 0])
    #expect(first.seconds > 0)
    #expect(
      first.stages.keys.sorted() == ["assemble", "author", "plan", "read", "related", "render", "theme"])
    try site.remove("content/articles/deux.md")
    let second = try report(await Command.build(site, "--format", "json")).summary
    // The home page, the author's page, the page of authors and 404 name the articles.
    let others = [second.pages, second.written, second.unchanged, second.removed]
    #expect(others == [6, 8, 8, 1])
  }

  @Test func `a problem in JSON has its place, its remedy and the other place`() async throws {
    let run = try await Command.build(broken(), "--format", "json")
    #expect(run.status == 1)
    #expect(run.error == "")
    let report = try report(run)
    let problem = try #require(report.diagnostics.first)
    #expect(report.diagnostics.count == 1)
    #expect(problem.code == "address-collision")
    #expect(problem.severity == "error")
    #expect(problem.file == "content/articles/un.md")
    let place: [Int?] = [problem.line, problem.column, problem.endLine, problem.endColumn]
    #expect(place == [3, 7, 3, 9])
    #expect(problem.message == "The address /articles/un/ is taken twice")
    #expect(problem.help == "Give one of the two another “slug:”, or another file name.")
    #expect(problem.related.map(\.file) == ["content/articles/deux.md"])
    #expect(report.summary.pages == 0)
    #expect(report.summary.written == 0)
  }

  @Test func `keys, codes and severities of JSON do not follow the locale`() async throws {
    let site = try broken()
    let english = try await Command.build(site, "--format", "json")
    let french = try await Command.build(site, "--format", "json", environment: ["LC_ALL": "fr_FR.UTF-8"])
    let (one, other) = (try report(english), try report(french))
    #expect(one.diagnostics.map(\.code) == other.diagnostics.map(\.code))
    #expect(one.diagnostics.map(\.severity) == other.diagnostics.map(\.severity))
    #expect(other.diagnostics.first?.message == "L’adresse /articles/un/ est prise deux fois")
  }

  // MARK: GitHub

  @Test func `annotations stand on the standard output, the sentence beside them`() async throws {
    let run = try await Command.build(broken(), "--format", "github")
    #expect(run.status == 1)
    #expect(
      run.output == """
        ::error file=content/articles/un.md,line=3,endLine=3,col=7,endColumn=9,title=address-collision::The address \
        /articles/un/ is taken twice%0AGive one of the two another “slug:”, or another file name.%0A\
        content/articles/deux.md:3:7: It is taken here already

        """)
    #expect(run.error == "Nothing was written: “Output” is as it was.\n")
  }

  @Test func `annotations name files from the top of the repository`() async throws {
    let site = try TestSite()
    try site.add(TestSite.blog.replacing("-- content/", with: "-- blog/content/"))
    try site.replace("slug: un", by: "slug: UN", in: "blog/content/articles/un.md")
    for folder in ["blog", "blog/", "./blog"] {
      let run = try await Command.build(site, "--site", folder, "--format", "github")
      #expect(
        run.output.hasPrefix("::error file=blog/content/articles/un.md,line=3,"), "\(folder): \(run.output)")
    }
  }

  // MARK: Languages

  @Test(
    arguments: [
      ["LC_ALL": "fr_FR.UTF-8"], ["LC_ALL": "", "LANG": "fr_CA.UTF-8"],
      ["LC_ALL": "", "LC_MESSAGES": "fr_FR", "LANG": "en_GB"], ["LC_ALL": "fr", "LANG": "de_DE"],
    ])
  func `messages are French in a French locale`(environment: [String: String]) async throws {
    let run = try await Command.build(broken(), environment: environment)
    #expect(run.status == 1)
    #expect(
      run.error.plainSpaces == """
        content/articles/un.md:3:7: error: L’adresse /articles/un/ est prise deux fois [address-collision]
          3 | slug: un
            |       ^~
          aide : Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
        content/articles/deux.md:3:7: note: Elle est déjà prise ici
          3 | slug: un
            |       ^~

        1 erreur
        Rien n’a été écrit : « Output » est tel qu’il était.

        """)
  }

  @Test(arguments: [
    ["LC_ALL": "C"], ["LC_ALL": "de_DE.UTF-8", "LANG": "fr_FR"], ["LC_ALL": "fro"], ["LC_ALL": ""],
  ])
  func `messages are English elsewhere`(environment: [String: String]) async throws {
    let run = try await Command.build(broken(), environment: environment)
    #expect(run.error.hasSuffix("\n1 error\nNothing was written: “Output” is as it was.\n"))
  }

  @Test func `what was done is said in French with French plurals`() async throws {
    let site = try TestSite(TestSite.blog)
    let french = ["LC_ALL": "fr_FR.UTF-8"]
    let first = try await Command.build(site, environment: french)
    #expect(
      first.stableError.plainSpaces
        == "7 pages, 17 fichiers écrits, 0 inchangé, 0 supprimé, en … : Output\n")
    try site.replace("Bonjour", by: "Bonsoir", in: "content/articles/un.md")
    let second = try await Command.build(site, environment: french)
    #expect(
      second.stableError.plainSpaces
        == "7 pages, 2 fichiers écrits, 15 inchangés, 0 supprimé, en … : Output\n")
  }

  // MARK: Colours

  @Test func `a file gets no colours`() async throws {
    let run = try await Command.build(broken())
    #expect(!run.error.contains("\u{1B}"))
  }

  /// `script` lends the command a terminal; where there is none the test says so.
  private static var hasTerminal: Bool {
    #if os(Linux)
      FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    #else
      // There it takes its arguments in another form.
      false
    #endif
  }

  private func onTerminal(_ environment: [String: String]) async throws -> String {
    let site = try broken()
    let run = try await Command.build(
      site, environment: environment.merging(["SHELL": "/bin/sh"]) { $1 },
      program: ["sh", "-c", "exec script -qec \"$*\" /dev/null", "sh"])
    return run.output + run.error
  }

  @Test(.enabled(if: hasTerminal, "skipped: needs the program “script” of Linux"))
  func `a terminal gets colours, but not with NO_COLOR or a dumb one`() async throws {
    #expect(try await onTerminal(["TERM": "xterm"]).contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(try await onTerminal(["TERM": "xterm", "NO_COLOR": "1"]).contains("error:"))
    #expect(try await !onTerminal(["TERM": "xterm", "NO_COLOR": "1"]).contains("\u{1B}"))
    #expect(try await !onTerminal(["TERM": "dumb"]).contains("\u{1B}"))
  }
}

extension String {
  /// With no-break spaces as plain ones; which of them stands where is tested beside the messages.
  var plainSpaces: String { replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
}
