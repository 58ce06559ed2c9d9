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

  @Test func `a long build shows one line that is gone at the end, on a terminal only`() throws {
    guard let python = Self.python else { return print("skipped: no python3 for a pseudo-terminal") }
    let site = try TemporarySite(NewDocumentTests.blog)
    let seconds = try grow(site)
    guard seconds >= 0.9 else { return print("skipped: no build is long enough on this machine") }
    // What the build before knows would make the next one short.
    try FileManager.default.removeItem(atPath: site.path + "/.feuillet")
    let build = [Checkout.command, "build", "--output", "Sortie"]
    let environment = ["FEUILLET_THEMES": checkout + "/themes"]

    let shown = try Command.run(
      [python, "-c", Self.terminal] + build, in: site.path,
      environment.merging(["LC_ALL": "fr_FR.UTF-8", "NO_COLOR": "1"]) { $1 })
    #expect(shown.status == 0)
    let updates = shown.output.components(separatedBy: "\r\u{1B}[K")
    #expect(updates.count > 2)
    #expect(updates[0] == "")
    let stages = ["Lecture", "Assemblage du blog", "Écriture des pages"]
    #expect(updates.dropFirst().dropLast().allSatisfy { update in stages.contains { update.hasPrefix($0) } })
    // One line, never ended; the summary begins where it was.
    #expect(updates.dropLast().allSatisfy { !$0.contains("\n") })
    #expect(updates.last?.contains("pages") == true)

    try FileManager.default.removeItem(atPath: site.path + "/.feuillet")
    try FileManager.default.removeItem(atPath: site.path + "/Sortie")
    for quiet in [["CI": "true"], ["TERM": "dumb"]] {
      let log = try Command.run(
        [python, "-c", Self.terminal] + build, in: site.path, environment.merging(quiet) { $1 })
      #expect(log.status == 0)
      #expect(!log.output.contains("\r\u{1B}[K") && !log.output.contains("Writing"), "\(quiet)")
    }
    try FileManager.default.removeItem(atPath: site.path + "/Sortie")
    let piped = try Command.run(build, in: site.path, environment)
    #expect(!piped.error.contains("\r") && !piped.error.contains("Writing"))
  }

  @Test func `a build of less than half a second shows nothing`() throws {
    guard let python = Self.python else { return print("skipped: no python3 for a pseudo-terminal") }
    let site = try TemporarySite(
      ArticleListingTests.blog.replacingOccurrences(of: "nulle-part", with: "sous/ancien"))
    let outcome = try Command.run(
      [python, "-c", Self.terminal, Checkout.command, "build", "--now", "2026-09-16"], in: site.path,
      ["FEUILLET_THEMES": checkout + "/themes"])
    #expect(outcome.status == 0)
    // On a machine that is busy even this build may last longer; then it may show how far it is.
    let milliseconds = outcome.output.firstMatch(of: /in (\d+)\u{A0}ms/).flatMap { Int($0.1) } ?? .max
    #expect(milliseconds >= 500 || !outcome.output.contains("\u{1B}[K"))
  }

  @Test func `a build counts its articles and pages to the last`() async throws {
    let site = try TemporarySite(
      ArticleListingTests.blog.replacingOccurrences(of: "nulle-part", with: "sous/ancien"))
    let progress = BuildProgress()
    #expect(progress.moment == .init(stage: .read, done: 0, total: 0))
    _ = try await SiteBuilder(
      site: site.path, output: site.path + "/Output", themeRoots: [checkout + "/themes"],
      options: .init(now: .testDay, jobs: 2), progress: progress
    ).run()
    let last = progress.moment
    #expect(last.stage == .render)
    #expect(last.total > 5 && last.done == last.total)
  }

  /// Adds articles until a build takes nearly a second; how long the last one took.
  private func grow(_ site: TemporarySite) throws -> Double {
    let text = String(
      repeating: "Un paragraphe avec **du gras**, *de l’italique* et `du code`.\n\n", count: 400)
    var count = 0
    var seconds = 0.0
    for size in [20, 40, 80, 160, 320, 640, 1280, 2560, 5120] where seconds < 0.9 {
      for number in count..<size {
        try site.write(
          "content/articles/a\(number).md",
          "---\ntitle: A\(number)\ndescription: d\ndate: 2025-01-02\nauthor: zoe\nslug: a\(number)\n---\n\n\(text)"
        )
      }
      count = size
      let start = Date()
      let built = try Command(folder: site.path, environment: ["FEUILLET_THEMES": checkout + "/themes"])(
        "build", "--output", "Essai")
      #expect(built.status == 0)
      seconds = Date().timeIntervalSince(start)
      try FileManager.default.removeItem(atPath: site.path + "/Essai")
    }
    return seconds
  }
}
