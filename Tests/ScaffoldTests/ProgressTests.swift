import Build
import Foundation
import French
import TestSite
import Testing

@Suite struct ProgressTests {
  /// Runs its arguments on a terminal of its own and copies what they write.
  private static let terminal =
    "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test func `a long build shows one line that is gone at the end, on a terminal only`() async throws {
    guard let python = Self.python else { return print("skipped: no python3 for a pseudo-terminal") }
    let site = try TestSite(NewDocumentTests.blog)
    let build = ["build", "--output", "Sortie"]
    let onTerminal = [python, "-c", Self.terminal]

    // What is long enough differs from machine to machine, and from moment to moment: the blog grows until a build
    // shows its line, or says itself that it lasted for seconds.
    var shown: Command.Run
    var size = 10
    repeat {
      size *= 2
      try write(size, to: site)
      shown = try await Command.run(
        build, in: site.path, environment: ["TERM": "xterm", "LC_ALL": "fr_FR.UTF-8", "NO_COLOR": "1"],
        program: onTerminal)
      try #require(shown.status == 0, "\(shown.output)")
      // What a build knows would make the next one short.
      try site.remove(".feuillet")
      try site.remove("Sortie")
    } while !shown.output.contains("\u{1B}[K") && !lastedForSeconds(shown)
    let updates = shown.output.components(separatedBy: "\r\u{1B}[K")
    try #require(updates.count > 2)
    #expect(updates[0] == "")
    let stages = ["Lecture", "Assemblage du blog", "Écriture des pages"]
    #expect(updates.dropFirst().dropLast().allSatisfy { update in stages.contains { update.hasPrefix($0) } })
    // One line, never ended; the summary begins where it was.
    #expect(updates.dropLast().allSatisfy { !$0.contains("\n") })
    #expect(updates.last?.contains("pages") == true)

    for quiet in [["TERM": "xterm", "CI": "true"], ["TERM": "dumb"]] {
      let log = try await Command.run(build, in: site.path, environment: quiet, program: onTerminal)
      #expect(log.status == 0)
      #expect(!log.output.contains("\r\u{1B}[K") && !log.output.contains("Writing"), "\(quiet)")
    }
    try site.remove("Sortie")
    let piped = try await Command.run(build, in: site.path)
    #expect(!piped.error.contains("\r") && !piped.error.contains("Writing"))
  }

  @Test func `a build of less than half a second shows nothing`() async throws {
    guard let python = Self.python else { return print("skipped: no python3 for a pseudo-terminal") }
    let site = try TestSite(
      ArticleListingTests.blog.replacingOccurrences(of: "nulle-part", with: "sous/ancien"))
    let outcome = try await Command.run(
      ["build", "--now", "2026-09-16"], in: site.path, environment: ["TERM": "xterm"],
      program: [python, "-c", Self.terminal])
    #expect(outcome.status == 0)
    // On a machine that is busy even this build may last longer; then it may show how far it is.
    let milliseconds = outcome.output.firstMatch(of: /in (\d+)\u{A0}ms/).flatMap { Int($0.1) } ?? .max
    #expect(milliseconds >= 500 || !outcome.output.contains("\u{1B}[K"))
  }

  @Test func `a build counts its articles and pages to the last`() async throws {
    let site = try TestSite(
      ArticleListingTests.blog.replacingOccurrences(of: "nulle-part", with: "sous/ancien"))
    let progress = BuildProgress()
    #expect(progress.moment == .init(stage: .read, done: 0, total: 0))
    _ = try await SiteBuilder(
      site: site.path, output: site.path + "/Output", themeRoots: [Checkout.path("themes")],
      options: .init(now: .testDay, jobs: 2), progress: progress
    ).run()
    let last = progress.moment
    #expect(last.stage == .render)
    #expect(last.total > 5 && last.done == last.total)
  }

  /// Writes so many long articles.
  private func write(_ count: Int, to site: TestSite) throws {
    let text = String(
      repeating: "Un paragraphe avec **du gras**, *de l’italique* et `du code`.\n\n", count: 400)
    for number in 0..<count {
      try site.write(
        "content/articles/a\(number).md",
        "---\ntitle: A\(number)\ndescription: d\ndate: 2025-01-02\nauthor: zoe\nslug: a\(number)\n---\n\n\(text)"
      )
    }
  }

  /// Whether a build says that it lasted for two seconds or more.
  private func lastedForSeconds(_ run: Command.Run) -> Bool {
    run.output.firstMatch(of: /en (\d+),\d+\u{A0}s/).flatMap { Int($0.1) }.map { $0 >= 2 } ?? false
  }
}
