import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// When the machine fails the command says what and where, ends with status 3, and nothing in Output is lost.
@Suite struct MachineTests {
  /// A site whose next build has something to write.
  private func changed() async throws -> (site: TestSite, before: FolderTree) {
    let site = try await TestSite.built()
    let before = try site.tree()
    try site.replace("Bonjour", by: "Bonsoir", in: "content/articles/un.md")
    return (site, before)
  }

  private func expectFailure(
    _ run: Command.Run, saying expected: String, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(!run.crashed, sourceLocation: location)
    #expect(run.status == 3, sourceLocation: location)
    #expect(run.output == "", sourceLocation: location)
    #expect(run.error == expected + "\n", sourceLocation: location)
  }

  // MARK: What stands in the way

  @Test func `an output that is a file is left alone`() async throws {
    let site = try TestSite(TestSite.blog + "-- Output --\nà moi\n")
    expectFailure(
      try await Command.build(site),
      saying: "feuillet: error: Cannot read “Output”: a file stands where a folder is needed")
    #expect(try site.read("Output") == "à moi\n")
  }

  @Test func `an output below a file cannot be created`() async throws {
    let site = try TestSite(TestSite.blog + "-- notes --\nà moi\n")
    expectFailure(
      try await Command.build(site, "--output", "notes/html"),
      saying: "feuillet: error: Cannot create the folder “notes/html”: a file stands where a folder is needed"
    )
    #expect(try site.read("notes") == "à moi\n")
  }

  @Test func `a file that somebody else put where a page goes is never overwritten`() async throws {
    let site = try TestSite(TestSite.blog + "-- Output/index.html --\n<p>Ma page\n")
    let before = try site.tree()
    expectFailure(
      try await Command.build(site),
      saying: """
        feuillet: error: Pages cannot be written: “Output/index.html” was not written by Feuillet
          help: Move or delete what is named, then build again; nothing was changed
        """)
    #expect(try site.tree().touched(since: before) == "")
  }

  @Test func `pages are never written through a symbolic link`() async throws {
    let site = try TestSite(TestSite.blog)
    let elsewhere = try TestSite("-- precieux/index.html --\nà moi\n")
    try site.link("Output/articles", to: elsewhere.at("precieux"))
    let before = try FolderTree(elsewhere.path)
    expectFailure(
      try await Command.build(site),
      saying: """
        feuillet: error: Pages cannot be written: “Output/articles” is a symbolic link
          help: Move or delete what is named, then build again; nothing was changed
        """)
    #expect(try FolderTree(elsewhere.path).touched(since: before) == "")
    #expect(try site.tree().files == [])
  }

  @Test func `two builds at once do not mix: the second one gives way`() async throws {
    let (site, before) = try await changed()
    let folder = open(site.output, O_RDONLY)
    defer { close(folder) }
    try #require(flock(folder, LOCK_EX | LOCK_NB) == 0)
    expectFailure(
      try await Command.build(site),
      saying: """
        feuillet: error: Feuillet is using “Output” already, in another command
          help: Wait until it ends, then try again
        """)
    #expect(try site.tree().touched(since: before) == "")
  }

  // MARK: What the system refuses

  @Test(.enabled(if: Surroundings.unprivileged != nil, "skipped: as root, and setpriv is not permitted"))
  func `an unwritable Output is named with the permission that is missing`() async throws {
    let (site, before) = try await changed()
    try #require(chmod(site.output, 0o555) == 0)
    defer { chmod(site.output, 0o755) }
    expectFailure(
      try await Command.build(site, program: try #require(Surroundings.unprivileged)),
      saying: """
        feuillet: error: Cannot write “Output”: permission is missing
          help: Check its owner and its rights (ls -l), then try again
        """)
    #expect(try site.tree().touched(since: before) == "")
  }

  @Test(.enabled(if: Surroundings.unprivileged != nil, "skipped: as root, and setpriv is not permitted"))
  func `an unreadable article is named, in French in a French locale`() async throws {
    let (site, before) = try await changed()
    try #require(chmod(site.at("content/articles/un.md"), 0) == 0)
    let run = try await Command.build(
      site, environment: ["LC_ALL": "fr_FR.UTF-8"], program: try #require(Surroundings.unprivileged))
    #expect(run.status == 3)
    #expect(
      run.error.plainSpaces == """
        feuillet: error: Impossible de lire « ./content/articles/un.md » : la permission manque
          aide : Vérifiez à qui il appartient et ses droits (ls -l), puis recommencez

        """)
    #expect(try site.tree().touched(since: before) == "")
  }

  @Test func `a file over the limit of the shell ends the build, not the command`() async throws {
    let (site, before) = try await changed()
    let run = try await Command.build(site, program: ["sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"])
    // The streams of this test are files too: the message itself cannot be written.
    #expect(!run.crashed)
    #expect(run.status == 3)
    #expect(try site.tree().touched(since: before) == "")
  }

  @Test(.enabled(if: Surroundings.ownMounts != nil, "skipped: mounting is not permitted here"))
  func `a disk that fills up leaves Output as it was`() async throws {
    let site = try await TestSite.built()
    let picture = Array(repeating: UInt8(ascii: "x"), count: 200_000)
    try site.write("content/images/grande.svg", picture)
    try site.replace("Bonjour", by: "Bonsoir", in: "content/articles/un.md")
    let script = """
      mkdir disk && mount -t tmpfs -o size=400k tmpfs disk && cp -a Output/. disk/ || exit 99
      head -c 150000 /dev/zero > disk/a-moi; cp -a disk before
      "$@" --output disk; status=$?
      cp -a disk after; exit $status
      """
    let run = try await Command.build(
      site, program: try #require(Surroundings.ownMounts) + ["sh", "-c", script, "sh"])
    expectFailure(
      run,
      saying: """
        feuillet: error: Cannot write “disk/images/grande.svg”: the disk is full
          help: Free some space, then try again
        """)
    let before = try FolderTree(site.at("before"))
    #expect(try FolderTree(site.at("after")).touched(since: before, copied: true) == "")
    #expect(before["articles/un/index.html"]?.contains("Bonjour") == true)
  }

  @Test(.enabled(if: Surroundings.ownMounts != nil, "skipped: mounting is not permitted here"))
  func `a disk that is full from the beginning leaves nothing half made`() async throws {
    let site = try TestSite(TestSite.blog)
    let script = """
      mkdir disk && mount -t tmpfs -o size=8k tmpfs disk || exit 99
      "$@" --output disk/html; status=$?
      ls -A disk > left; exit $status
      """
    let run = try await Command.build(
      site, program: try #require(Surroundings.ownMounts) + ["sh", "-c", script, "sh"])
    #expect(run.status == 3)
    #expect(run.error.contains(": the disk is full\n"))
    #expect(try site.read("left") == "")
  }

  @Test(.enabled(if: Surroundings.ownMounts != nil, "skipped: mounting is not permitted here"))
  func `a disk that is read-only is told with the way out`() async throws {
    let site = try await TestSite.built()
    try site.replace("Bonjour", by: "Bonsoir", in: "content/articles/un.md")
    let before = try site.tree()
    let script = "mount --bind Output Output && mount -o remount,bind,ro Output || exit 99; exec \"$@\""
    expectFailure(
      try await Command.build(
        site, program: try #require(Surroundings.ownMounts) + ["sh", "-c", script, "sh"]),
      saying: """
        feuillet: error: Cannot write “Output”: the disk is read-only
          help: Choose another folder with --output, or make this disk writable
        """)
    #expect(try site.tree().touched(since: before) == "")
  }

  // MARK: What ends the command from outside

  @Test func `a reader that goes away does not end a build`() async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Command.build(
      site, "--format", "json", program: ["sh", "-c", "{ \"$@\"; echo $? > status; } | true", "sh"])
    #expect(run.status == 0)
    #expect(try site.read("status") == "0\n")
    #expect(site.exists("Output/index.html"))
  }

  @Test func `what a killed build left is swept by the next one`() async throws {
    let site = try await TestSite.built()
    let before = try site.tree()
    try site.write("Output/.feuillet-tmp-4711/12", "<p>à moitié")
    let run = try await Command.build(site)
    #expect(run.stableError == "7 pages, 0 files written, 17 unchanged, 0 removed, in …: Output\n")
    #expect(try site.tree().touched(since: before) == "")
  }
}
