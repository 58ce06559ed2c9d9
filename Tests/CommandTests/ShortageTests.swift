import Foundation
import TestSite
import Testing

/// Where there is not enough of something, a build is whole or it is not made.
@Suite struct ShortageTests {
  /// A site that was built, and whose next build has most of its pages to write, and pictures.
  private static func changed() async throws -> (site: TestSite, before: FolderTree, clean: FolderTree) {
    let site = try TestSite(copying: Checkout.path("Tests/Golden/site"))
    _ = try await site.build()
    let before = try site.tree()
    try site.replace("Le carnet des éditeurs", by: "Le cahier", in: "content/site.yml")
    try site.remove("content/articles/sans-offre.md")
    for number in 0..<8 {
      try site.write("content/images/n\(number)/dessin.svg", String(repeating: " ", count: number * 5_000))
    }
    let output = try TestSite()
    _ = try await site.build(output: output.path)
    return (site, before, try FolderTree(output.path))
  }

  /// Either all of the new version is there, or nothing but the old one, with a sentence that says why.
  private func expectAllOrNothing(
    _ run: Command.Run, _ tree: FolderTree, _ before: FolderTree, _ clean: FolderTree, copied: Bool = false,
    saying reason: String, _ comment: Comment, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(!run.crashed, comment, sourceLocation: location)
    switch run.status {
    case 0: #expect(tree.difference(from: clean) == "", comment, sourceLocation: location)
    default:
      #expect(run.status == 3, comment, sourceLocation: location)
      #expect(run.error.hasPrefix("feuillet: error: Cannot "), "\(run.error)", sourceLocation: location)
      #expect(run.error.contains(": \(reason)\n  help: "), "\(run.error)", sourceLocation: location)
      #expect(tree.touched(since: before, copied: copied) == "", comment, sourceLocation: location)
    }
  }

  // MARK: Room on the disk

  /// Room for so many kilobytes, or for so many files and folders, beyond what the version before takes.
  @Test(
    .enabled(if: Surroundings.ownMounts != nil, "skipped: mounting is not permitted here"),
    arguments: [
      (4, 999), (24, 999), (60, 999), (150, 999), (300, 999), (999, 2), (999, 9), (999, 30), (999, 500),
    ])
  func `a disk that fills up anywhere leaves all or nothing, and the next build finishes`(
    kilobytes: Int, files: Int
  ) async throws {
    let (site, before, clean) = try await Self.changed()
    let roundedSizes = before.entries.values.filter { $0.kind == .file }.map {
      ($0.bytes.count + 4095) / 4096
    }
    let size = roundedSizes.reduce(0, +) * 4 + kilobytes
    let script = """
      mkdir disk && mount -t tmpfs -o size=\(size)k,nr_inodes=\(before.entries.count + 2 + files) tmpfs disk &&
        cp -a Output/. disk/ || exit 99
      "$@" --output disk; status=$?
      cp -a disk after && mount -o remount,size=9m,nr_inodes=9000 disk && "$@" --output disk 2> /dev/null || exit 98
      cp -a disk mended; exit $status
      """
    let run = try await Command.build(
      site, program: try #require(Surroundings.ownMounts) + Surroundings.shell(script))
    expectAllOrNothing(
      run, try FolderTree(site.at("after")), before, clean, copied: true, saying: "the disk is full",
      "\(kilobytes) KB, \(files) files: \(run.error)")
    if kilobytes == 4 || files == 2 { #expect(run.status == 3) }
    if files == 500 { #expect(run.status == 0) }
    #expect(try FolderTree(site.at("mended")).difference(from: clean) == "")
  }

  @Test(
    .enabled(if: Surroundings.ownMounts != nil, "skipped: mounting is not permitted here"),
    arguments: [(4, 99), (8, 99), (16, 99), (24, 99), (32, 99), (999, 1), (999, 2)])
  func `a cache that cannot be kept, for want of room, costs nothing but time`(
    kilobytes: Int, files: Int
  ) async throws {
    let (site, _, clean) = try await Self.changed()
    let script = """
      mkdir .feuillet && mount -t tmpfs -o size=\(kilobytes)k,nr_inodes=\(files) tmpfs .feuillet || exit 99
      "$@" && "$@" && ls -A .feuillet > kept && echo >> content/articles/choisir.md && "$@"
      """
    let run = try await Command.build(
      site, program: try #require(Surroundings.ownMounts) + Surroundings.shell(script))
    #expect(run.status == 0, "\(run.error)")
    #expect(["", "build.cache\n"].contains(try site.read("kept")))
    #expect(try site.tree().difference(from: clean) == "")
  }

  @Test(arguments: [1, 2, 4, 8, 16, 32, 64, 128])
  func `a limit on the size of files leaves all or nothing`(blocks: Int) async throws {
    let (site, before, clean) = try await Self.changed()
    let script = "ulimit -f \(blocks); exec \"$@\""
    let run = try await Command.build(site, program: Surroundings.shell(script))
    expectAllOrNothing(
      run, try site.tree(), before, clean, saying: "the file is larger than this machine allows",
      "\(blocks): \(run.error)")
    if blocks == 1 { #expect(run.status == 3) }
    if blocks == 128 { #expect(run.status == 0) }
    #expect(try await Command.build(site).status == 0)
    #expect(try site.tree().difference(from: clean) == "")
  }

  // MARK: Descriptors and memory

  @Test(arguments: [8, 10, 12, 16, 64], ["--no-cache", "--verify"])
  func `few descriptors leave all or nothing; 64 are enough`(limit: Int, option: String) async throws {
    let (site, before, clean) = try await Self.changed()
    let script = "ulimit -n \(limit); exec \"$@\""
    let run = try await Command.build(
      site, "--jobs", "16", option, program: Surroundings.shell(script))
    expectAllOrNothing(
      run, try site.tree(), before, clean, saying: "too many files are open", "\(limit): \(run.error)")
    if limit == 64 { #expect(run.status == 0) }
  }

  /// The limit binds what a process takes for itself: not its code, nor what it only reserves.
  private static func limited(_ mebibytes: Int) -> [String] { ["prlimit", "--data=\(mebibytes << 20)"] }

  #if os(Linux)
    private static let corpus = Checkout.path("../shared/bench/make_corpus.py")

    @Test(
      .enabled(if: FileManager.default.fileExists(atPath: corpus), "skipped: ../shared/bench is not there"),
      .enabled(if: Surroundings.isSoak, "skipped: make soak builds 1,000 articles"))
    func `300 MiB are enough for 1,000 articles`() async throws {
      let site = try TestSite("-- content/site.yml --\ntitle: Mille\nbaseURL: https://mille.example\n")
      let made = try await Command.run(
        ["--articles", "1000", "--out", site.path], in: site.path, program: ["python3"], command: Self.corpus)
      try #require(made.status == 0, "\(made.error)")
      for options in [["--no-cache"], [], []] {
        let run = try await Command.run(
          ["build", "--now", TestSite.now, "--output", "html"] + options, in: site.path,
          program: Self.limited(300), seconds: 600)
        #expect(run.status == 0, "\(run.error)")
      }
    }
  #endif
}
