import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sources that somebody saves, and an output that another build writes, while a build is at work.
@Suite struct ChangingSourceTests {
  private static let article = "content/articles/sans-offre.md"

  /// The golden site with one article and one picture in two versions, and what a clean build gives for each
  /// combination of both.
  private static func versions() async throws -> (
    site: TestSite, articles: [String], pictures: [String], clean: [FolderTree]
  ) {
    let site = try TestSite(copying: Checkout.path("Tests/Golden/site"))
    let first = try site.read(article)
    let second =
      first.replacing("Un article sans offre", with: "Un autre titre") + "\n## Une partie\n\nSuite.\n"
    let pictures = ["1", "2"].map { String(repeating: $0, count: 600_000) }
    var clean: [FolderTree] = []
    for article in [first, second] {
      for picture in pictures {
        try site.write(Self.article, article)
        try site.write("content/static/grand.txt", picture)
        let output = try TestSite()
        _ = try await site.build(output: output.path)
        clean.append(try FolderTree(output.path))
      }
    }
    return (site, [first, second], pictures, clean)
  }

  /// Saves by turns until the end, as fast as the disk allows.
  private func saving(
    _ save: @escaping @Sendable (Int) throws -> Void, during work: () async throws -> Void
  ) async throws {
    let writer = Task.detached {
      var turn = 0
      while !Task.isCancelled {
        try save(turn)
        turn += 1
        try? await Task.sleep(for: .milliseconds(3))
      }
      return turn
    }
    let result: Result<Void, any Error>
    do { result = .success(try await work()) } catch { result = .failure(error) }
    writer.cancel()
    let turns = try await writer.value
    try result.get()
    #expect(turns > 10)
  }

  @Test(arguments: ["--no-cache", "--verify", ""])
  func `an article saved during a build is in it as it was or as it is, never both`(
    option: String
  ) async throws {
    let (site, articles, pictures, clean) = try await Self.versions()
    try await saving({ [site] turn in
      // As editors save: a new file takes the place of the old one.
      for (path, versions) in [(Self.article, articles), ("content/static/grand.txt", pictures)] {
        try Data(versions[turn % 2].utf8).write(to: URL(fileURLWithPath: site.at("neuf")))
        guard rename(site.at("neuf"), site.at(path)) == 0 else { throw CocoaError(.fileWriteUnknown) }
      }
    }) {
      for number in 0..<(Surroundings.isSoak ? 100 : 8) {
        let options = ["build", "--now", TestSite.now] + (option.isEmpty ? [] : [option])
        let run = try await Command.run(options, in: site.path)
        #expect(run.status == 0, "\(number): \(run.error)")
        let tree = try site.tree()
        let differences = clean.map { tree.difference(from: $0) }
        #expect(differences.contains(""), "\(number): \(differences.min { $0.count < $1.count } ?? "")")
      }
    }
    try site.write(Self.article, articles[0])
    try site.write("content/static/grand.txt", pictures[0])
    #expect(try await Command.build(site).status == 0)
    #expect(try site.tree().difference(from: clean[0]) == "")
  }

  @Test(arguments: ["--no-cache", ""])
  func `files half written, missing or growing end no build in a crash`(option: String) async throws {
    let (site, articles, pictures, clean) = try await Self.versions()
    try await saving({ [site] turn in
      let text = Array(articles[turn % 2].utf8)
      switch turn % 5 {
      case 0: try site.write("content/articles/passant.md", Array(text.prefix(turn % text.count)))
      case 1: try? site.remove("content/articles/passant.md")
      default:
        // In its place, in two goes.
        for (path, bytes) in [
          (Self.article, text), ("content/static/grand.txt", Array(pictures[turn % 2].utf8)),
        ] {
          let file = FileHandle(forWritingAtPath: site.at(path))
          try file?.truncate(atOffset: 0)
          try file?.write(contentsOf: bytes.prefix(bytes.count / 2))
          try file?.write(contentsOf: bytes.dropFirst(bytes.count / 2))
          try file?.close()
        }
      }
    }) {
      for number in 0..<(Surroundings.isSoak ? 100 : 8) {
        let options = ["build", "--now", TestSite.now] + (option.isEmpty ? [] : [option])
        let run = try await Command.run(options, in: site.path)
        #expect(!run.crashed && [0, 1, 3].contains(run.status), "\(number): \(run.error)")
        if run.status == 3 { #expect(run.error.contains("passant.md”: it does not exist"), "\(run.error)") }
      }
    }
    if site.exists("content/articles/passant.md") { try site.remove("content/articles/passant.md") }
    try site.write(Self.article, articles[1])
    try site.write("content/static/grand.txt", pictures[1])
    #expect(try await Command.build(site).status == 0)
    #expect(try site.tree().difference(from: clean[3]) == "")
  }

  @Test func `of builds at once in one folder each is whole or gives way`() async throws {
    let (site, articles, _, clean) = try await Self.versions()
    var whole = 0
    for number in 0..<(Surroundings.isSoak ? 100 : 6) {
      try site.write(Self.article, articles[number % 2])
      async let first = Command.build(site)
      async let second = Command.build(site, "--jobs", "1")
      async let third = Command.build(site, "--no-cache")
      for run in try await [first, second, third] {
        #expect(!run.crashed)
        if run.status == 0 {
          whole += 1
          continue
        }
        #expect(run.status == 3)
        #expect(
          run.error == """
            feuillet: error: Feuillet is using “Output” already, in another command
              help: Wait until it ends, then try again

            """)
      }
      #expect(try site.tree().difference(from: clean[number % 2 * 2 + 1]) == "")
      let rests = try FileManager.default.contentsOfDirectory(atPath: site.at(".feuillet"))
      #expect(rests == ["build.cache"])
    }
    #expect(whole > 0)
  }

  // MARK: Rights that were lost

  @Test(
    .enabled(if: Surroundings.unprivileged != nil, "skipped: as root, and setpriv is not permitted"))
  func `a folder that became unwritable breaks the work off, and the next build finishes it`() async throws {
    let (site, articles, _, clean) = try await Self.versions()
    let program = try #require(Surroundings.unprivileged)
    #expect(try await Command.build(site).status == 0)
    try site.write(Self.article, articles[0])
    let folder = site.at("Output/articles/sans-offre")
    try #require(chmod(folder, 0o555) == 0)
    for _ in 0..<2 {
      let run = try await Command.build(site, program: program)
      #expect(run.status == 3)
      #expect(
        run.error == """
          feuillet: error: Cannot write “Output/articles/sans-offre/index.html”: permission is missing
            help: Check its owner and its rights (ls -l), then try again. \
          Some of the pages are up to date; the next build will finish the work

          """)
      for (path, entry) in try site.tree().entries where path != ".feuillet.json" {
        #expect([clean[1], clean[3]].contains { $0.entries[path]?.bytes == entry.bytes }, "\(path)")
      }
    }
    try #require(chmod(folder, 0o755) == 0)
    #expect(try await Command.build(site, program: program).status == 0)
    #expect(try site.tree().difference(from: clean[1]) == "")
  }

  @Test(
    .enabled(if: Surroundings.unprivileged != nil, "skipped: as root, and setpriv is not permitted"),
    arguments: [("", 0o555), ("", 0), ("/build.cache", 0o444), ("/build.cache", 0)])
  func `a cache without the rights to it costs nothing but time`(place: String, mode: mode_t) async throws {
    let (site, articles, _, clean) = try await Self.versions()
    #expect(try await Command.build(site).status == 0)
    let path = site.at(".feuillet" + place)
    try #require(chmod(path, mode) == 0)
    defer { chmod(path, 0o755) }
    for number in 0..<3 {
      try site.write(Self.article, articles[number % 2])
      let run = try await Command.build(site, program: try #require(Surroundings.unprivileged))
      #expect(run.status == 0, "\(run.error)")
      #expect(try site.tree().difference(from: clean[number % 2 * 2 + 1]) == "")
    }
  }
}
