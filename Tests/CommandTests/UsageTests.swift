import Foundation
import TestSite
import Testing

/// What is typed wrong is told in a sentence, with status 2, before anything is read or written.
@Suite struct UsageTests {
  private func refuse(
    _ arguments: [String], environment: [String: String] = [:], saying expected: String,
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Command.run(arguments, in: site.path, environment: environment)
    #expect(run.status == 2, sourceLocation: location)
    #expect(run.output == "", sourceLocation: location)
    #expect(run.error == expected + "\n", sourceLocation: location)
    #expect(!site.exists("Output"), sourceLocation: location)
  }

  @Test func `an unknown option is told with the nearest one`() async throws {
    try await refuse(
      ["build", "--draft"],
      saying: """
        feuillet: error: There is no option “--draft”
          help: Did you mean “--drafts”?
                “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `an unknown option is told in French in a French locale`() async throws {
    try await refuse(
      ["build", "--draft"], environment: ["LC_ALL": "fr_FR.UTF-8"],
      saying: """
        feuillet: error: L’option «\u{A0}--draft\u{A0}» n’existe pas
          aide\u{A0}: Vouliez-vous dire «\u{A0}--drafts\u{A0}»\u{202F}?
                 «\u{A0}feuillet build --help\u{A0}» montre ce que la commande accepte.
        """)
  }

  @Test func `a misspelt command is told with the one that was meant`() async throws {
    try await refuse(
      ["biuld"],
      saying: """
        feuillet: error: “biuld” is not expected here
          help: Did you mean “build”?
                “feuillet --help” shows what the command takes.
        """)
  }

  @Test func `an argument too many is not expected`() async throws {
    try await refuse(
      ["build", "content"],
      saying: """
        feuillet: error: “content” is not expected here
          help: “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `an option without its value is named`() async throws {
    try await refuse(
      ["build", "--now"],
      saying: """
        feuillet: error: A value is missing after --now <DATE>
          help: “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `a number of jobs that is no number is refused`() async throws {
    try await refuse(
      ["build", "--jobs", "deux"],
      saying: """
        feuillet: error: “deux” does not suit --jobs <N>
          help: “feuillet build --help” shows what the command takes.
        """)
  }

  @Test(arguments: ["0", "-3"]) func `fewer than one job is refused`(jobs: String) async throws {
    try await refuse(
      ["build", "--jobs=\(jobs)"],
      saying: """
        feuillet: error: --jobs takes a number from 1 on
          help: “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `a form of report that does not exist is told with those that do`() async throws {
    try await refuse(
      ["build", "--format", "xml"],
      saying: """
        feuillet: error: “xml” does not suit --format <FORMAT>
          help: Possible values: text, json, github.
                “feuillet build --help” shows what the command takes.
        """)
  }

  @Test(arguments: ["blog.example.com", "ftp://blog.example.com", "https://", "javascript:alert(1)", ""])
  func `a base URL that is no address of a site is refused`(url: String) async throws {
    try await refuse(
      ["build", "--base-url", url],
      saying: """
        feuillet: error: --base-url takes a whole address such as https://blog.example.com
          help: “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `a date that depends on the day it is read is refused`() async throws {
    try await refuse(
      ["build", "--now", "demain"],
      saying: """
        feuillet: error: The date “demain” depends on the day it is read
          help: Write the year, the month and the day, as in “2026-09-16” or “2026-09-16 09:30”
                “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `a day that does not exist is refused`() async throws {
    try await refuse(
      ["build", "--now", "2026-02-30"],
      saying: """
        feuillet: error: The date “2026-02-30” does not exist
          help: There are 28 days in 2026-02
                “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `SOURCE_DATE_EPOCH that is no number is refused`() async throws {
    try await refuse(
      ["build"], environment: ["SOURCE_DATE_EPOCH": "hier"],
      saying: """
        feuillet: error: SOURCE_DATE_EPOCH is a number of seconds, not “hier”
          help: “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `a site that does not exist is named`() async throws {
    try await refuse(
      ["build", "--site", "blgo"],
      saying: """
        feuillet: error: There is no folder “blgo”
          help: --site is the folder that holds “content”.
                “feuillet build --help” shows what the command takes.
        """)
  }

  @Test func `an output without a name is refused`() async throws {
    try await refuse(
      ["build", "--output", ""],
      saying: """
        feuillet: error: --output takes a folder
          help: “feuillet build --help” shows what the command takes.
        """)
  }

  @Test(arguments: ["content", "content/", "content/articles/html", "./content/../content/x", "lien/x"])
  func `an output among the sources is refused`(output: String) async throws {
    let site = try TestSite(TestSite.blog)
    try site.link("lien", to: site.at("content"))
    let before = try FolderTree(site.path)
    let run = try await Command.build(site, "--output", output)
    #expect(run.status == 2)
    #expect(
      run.error == """
        feuillet: error: --output cannot be in “content”: the pages would mix with the articles
          help: “feuillet build --help” shows what the command takes.

        """)
    #expect(try FolderTree(site.path).touched(since: before) == "")
  }

  // MARK: Help

  @Test func `the version is one line on the standard output`() async throws {
    let site = try TestSite()
    let run = try await Command.run(["--version"], in: site.path)
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(run.output)")
    #expect(run.error == "")
  }

  @Test func `help names every option of a build, in English`() async throws {
    let site = try TestSite()
    let run = try await Command.run(["build", "--help"], in: site.path)
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(run.output.contains("Builds the site into the output folder."))
    for option in [
      "--site <DIR>", "--output <DIR>", "--drafts", "--strict", "--base-url <URL>", "--now <DATE>",
      "--jobs <N>", "--timings", "--no-cache", "--verify", "--format <FORMAT>",
    ] {
      #expect(run.output.contains(option))
    }
  }

  @Test func `help is French in a French locale`() async throws {
    let site = try TestSite()
    let run = try await Command.run(["--help"], in: site.path, environment: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(run.status == 0)
    #expect(run.output.contains("Fait un blog d’un dossier d’articles en Markdown."))
    #expect(run.output.contains("Construit le site dans le dossier de sortie."))
  }

  @Test func `without a command the help is shown`() async throws {
    let site = try TestSite()
    let run = try await Command.run([], in: site.path)
    #expect(run.status == 0)
    #expect(run.output.contains("build"))
  }
}
