import Foundation
import TestSite
import Testing

/// A build that is killed at any moment leaves whole files, and the next build finishes the work.
@Suite struct KillTests {
  /// States of one site, by turns: an article edited, added and gone; another setting, which changes every page.
  private static func states() throws -> [TestSite] {
    let golden = Checkout.path("Tests/Golden/site")
    let states = try (0..<3).map { _ in try TestSite(copying: golden) }
    try states[1].replace("Rien à réserver ici.", by: "Rien du tout.", in: "content/articles/sans-offre.md")
    try states[1].remove("content/static")
    for letter in ["a", "b", "c", "d", "e", "f"] {
      try states[1].write(
        "content/articles/\(letter).md",
        """
        ---
        title: Un article de plus, \(letter)
        description: Il vient et s’en va.
        date: 2026-09-16
        slug: article-\(letter)
        category: Méthode
        tags: [Passage]
        ---
        Un texte.

        """)
    }
    try states[2].replace("Le carnet des éditeurs", by: "Le cahier", in: "content/site.yml")
    try states[2].remove("content/articles/sans-offre.md")
    try states[2].write("content/images/grande.svg", String(repeating: "<!-- grande -->\n", count: 20_000))
    return states
  }

  private static func take(_ state: TestSite, into site: TestSite) throws {
    if site.exists("content") { try site.remove("content") }
    try FileManager.default.copyItem(atPath: state.at("content"), toPath: site.at("content"))
  }

  /// How long a build says it took, in seconds.
  private static func seconds(_ run: Command.Run) throws -> Double {
    let match = try #require(run.output.firstMatch(of: /"seconds":([0-9.e-]+)/), "\(run.output)\(run.error)")
    return try #require(Double(match.output.1))
  }

  /// Twenty kills, two hundred in `make soak`. Every second one counts its moment from when the build begins to
  /// write, which is late and short.
  @Test(arguments: [["--no-cache"], []])
  func `after a kill at any moment every file is whole, and the next build gives the clean result`(
    options: [String]
  ) async throws {
    let states = try Self.states()
    var clean: [FolderTree] = []
    for state in states {
      #expect(try await Command.build(state, "--no-cache").status == 0)
      clean.append(try state.tree())
    }
    let site = try TestSite()
    var current = 0
    func build() async throws -> Double {
      try Self.take(states[current], into: site)
      let run = try await Command.run(
        ["build", "--now", TestSite.now, "--format", "json"] + options, in: site.path)
      #expect(run.status == 0, "\(run.error)")
      #expect(try site.tree().difference(from: clean[current]) == "")
      return try Self.seconds(run)
    }
    var longest = try await build()
    var dice = Dice(state: UInt64(options.count + 8))
    let kills = Surroundings.isSoak ? 200 : 20
    var alive = 0
    for number in 0..<kills {
      let before = current
      current = (current + Int.random(in: 1...2, using: &dice)) % states.count
      try Self.take(states[current], into: site)
      let whileWriting = number % 2 == 1
      let wait = Double.random(in: 0..<(whileWriting ? longest / 6 : longest), using: &dice)
      // Where it begins to write is seen by the folder in which new files wait.
      let script = """
        "$@" & build=$!; turns=0
        while [ \(whileWriting ? 1 : 0) = 1 ] && [ $turns -lt 100000 ] && [ ! -d Output/.feuillet-tmp-$build ]
        do turns=$((turns + 1)); done
        sleep \(String(format: "%.4f", wait)); kill -9 $build; wait $build
        """
      let run = try await Command.run(
        ["build", "--now", TestSite.now] + options, in: site.path, program: Surroundings.shell(script))
      #expect(run.status == 137 || run.status == 0, "\(run.status): \(run.error)")
      if run.status == 137 {
        alive += 1
      } else {
        // The machine has become faster than it was.
        longest *= 0.8
      }
      try expectWhole(try site.tree(), clean[before], clean[current])

      // The work is finished, or it is no longer what is wanted.
      if number % 4 == 3 { current = (current + 1) % states.count }
      let taken = try await build()
      longest = min(taken, max(longest, taken / 2))
      let rests = try FileManager.default.subpathsOfDirectory(atPath: site.path)
        .filter { $0.contains(".feuillet-tmp-") }
      #expect(rests == [])
    }
    #expect(alive * 3 >= kills * 2, "only \(alive) of \(kills) kills met a build that was alive")
  }

  /// Each file is that of before or that of after; what both have is there.
  private func expectWhole(
    _ tree: FolderTree, _ before: FolderTree, _ after: FolderTree,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    for (path, entry) in tree.entries where !path.hasPrefix(".feuillet-tmp-") {
      if path == ".feuillet.json" {
        // Amid the work it names the files of both.
        #expect(throws: Never.self, sourceLocation: location) {
          try JSONSerialization.jsonObject(with: entry.bytes)
        }
      } else {
        let known = [before, after].compactMap { $0.entries[path] }
        #expect(
          known.contains { $0.kind == entry.kind && $0.bytes == entry.bytes }, "\(path)",
          sourceLocation: location)
      }
    }
    for path in before.entries.keys where after.entries[path] != nil {
      #expect(tree.entries[path] != nil, "\(path)", sourceLocation: location)
    }
  }
}
