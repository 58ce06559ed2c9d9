import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Readers of a local server see one version of the site or the next, and the last five can be shown again.
@Suite struct ReleaseTests {
  private let target = "serveur: { kind: folder, path: srv, releases: true }"

  private func current(_ site: TestSite) throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: site.at("srv/current"))
  }

  private func releases(_ site: TestSite) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: site.at("srv/releases")).filter { $0 != "history" }
      .sorted()
  }

  /// Publishes as many versions; the version of each.
  private func publish(_ count: Int, _ site: TestSite) async throws -> [String] {
    var versions: [String] = []
    for number in 1...count {
      try site.write("content/images/n.svg", "\(number)\n")
      try await site.rebuild()
      _ = try await site.publishes("serveur")
      versions.append(try current(site))
    }
    return versions
  }

  @Test func `a version is a folder of its own, and the link leads to it`() async throws {
    let site = try await TestSite.published(to: target)
    #expect(try await site.publishes("serveur") == "17 files sent, 0 unchanged, 0 removed: srv/current\n")
    #expect(try site.difference(from: site.at("srv/" + current(site))) == "")
    let first = try current(site)
    #expect(try await site.publishes("serveur") == "0 files sent, 17 unchanged, 0 removed: srv/current\n")
    #expect(try current(site) == first)

    try await site.edit()
    let trial = try await site.publish("serveur", "--dry-run")
    #expect(trial.error == "8 files to send, 8 unchanged, 1 to remove: srv/current\n")
    #expect(trial.output.hasSuffix("- articles/deux/index.html\n"))
    #expect(try current(site) == first)
    #expect(try await site.publishes("serveur") == "8 files sent, 8 unchanged, 1 removed: srv/current\n")
    #expect(try current(site) != first)
    #expect(try site.difference(from: site.at("srv/" + current(site))) == "")
  }

  @Test func `what did not change is one file in both versions, and never one of Output`() async throws {
    let site = try await TestSite.published(to: target)
    let versions = try await publish(2, site)
    let first = try FolderTree(site.at("srv/" + versions[0]))
    let second = try FolderTree(site.at("srv/" + versions[1]))
    let output = try site.tree()
    #expect(first.entries["index.html"]?.inode == second.entries["index.html"]?.inode)
    #expect(first.entries["images/n.svg"]?.inode != second.entries["images/n.svg"]?.inode)
    let own = Set(output.files.compactMap { output.entries[$0]?.inode })
    #expect(second.files.allSatisfy { !own.contains(second.entries[$0]?.inode ?? 0) })
    #expect(first["images/n.svg"] == "1\n")
  }

  @Test func `five versions are kept, and each can be shown again, one after the other`() async throws {
    let site = try await TestSite.published(to: target)
    let versions = try await publish(7, site)
    #expect(try releases(site).count == 5)
    for version in versions[2..<6].reversed() {
      #expect(try await site.publishes("serveur", "--rollback") == "Shown again: \(version)\n")
      #expect(try current(site) == version)
    }
    let run = try await site.publish("serveur", "--rollback")
    #expect(run.status == 1)
    #expect(run.error.hasPrefix("feuillet: error: No older version is kept in “srv” [not-publishable]\n"))
    #expect(try current(site) == versions[2])
  }

  @Test func `after a rollback the next version goes back to the one that was shown`() async throws {
    let site = try await TestSite.published(to: target)
    let versions = try await publish(3, site)
    _ = try await site.publishes("serveur", "--rollback")
    #expect(try current(site) == versions[1])
    try site.write("content/images/n.svg", "réparé\n")
    try await site.rebuild()
    _ = try await site.publishes("serveur")
    #expect(try await site.publishes("serveur", "--rollback") == "Shown again: \(versions[1])\n")
    // The version that was given up is the oldest but one.
    #expect(try await site.publishes("serveur", "--rollback") == "Shown again: \(versions[2])\n")
  }

  @Test func `a version that was there already is shown again`() async throws {
    let site = try await TestSite.published(to: target)
    let versions = try await publish(2, site)
    try site.write("content/images/n.svg", "1\n")
    try await site.rebuild()
    _ = try await site.publishes("serveur")
    #expect(try current(site) == versions[0])
    #expect(try releases(site).count == 2)
  }

  @Test func `a version that somebody edited is made anew`() async throws {
    let site = try await TestSite.published(to: target)
    _ = try await site.publishes("serveur")
    try site.write("srv/current/index.html", "<p>piraté")
    #expect(try await site.publishes("serveur") == "1 file sent, 16 unchanged, 0 removed: srv/current\n")
    #expect(try site.difference(from: site.at("srv/" + current(site))) == "")
  }

  @Test func `what a killed publication left is swept`() async throws {
    let site = try await TestSite.published(to: target)
    try site.write("srv/releases/.feuillet-tmp-new/index.html", "<p>à moitié")
    try site.link("srv/releases/.feuillet-tmp-current", to: "releases/x")
    _ = try await site.publishes("serveur")
    #expect(try site.difference(from: site.at("srv/" + current(site))) == "")
    #expect(try releases(site).count == 1)
  }

  @Test func `killed at any moment, the link leads to a whole version and the next run ends the work`()
    async throws
  {
    let site = try await TestSite.published(to: target)
    _ = try await site.publishes("serveur")
    let first = try FolderTree(site.at("srv/" + current(site)))
    try await site.edit()
    let second = try site.tree()
    for milliseconds in [20, 40, 60, 80, 100, 130, 160, 200] {
      let run = try await site.publish(
        "serveur", program: ["timeout", "-s", "KILL", "\(Double(milliseconds) / 1000)"])
      let shown = try FolderTree(site.at("srv/" + current(site)))
      let isFirst = shown.difference(from: first) == ""
      let isSecond = shown.difference(from: second, ignoring: [".feuillet.json"]) == ""
      #expect(isFirst || isSecond, "after \(milliseconds) ms (status \(run.status))")
    }
    _ = try await site.publishes("serveur")
    #expect(try site.difference(from: site.at("srv/" + current(site))) == "")
  }

  @Test func `a current that is no link is left alone`() async throws {
    let site = try await TestSite.published(to: target, "-- srv/current/index.html --\nà moi\n")
    let run = try await site.publish("serveur")
    #expect(run.status == 3)
    #expect(
      run.error == """
        feuillet: error: “srv/current” is no link: Feuillet did not make it
          help: Move it, then try again; the server will read that link

        """)
    #expect(try site.read("srv/current/index.html") == "à moi\n")
  }

  @Test func `a second publication of another site to the same place gives way`() async throws {
    let site = try await TestSite.published(to: target)
    _ = try await site.publishes("serveur")
    let folder = open(site.at("srv/releases"), O_RDONLY)
    defer { close(folder) }
    try #require(flock(folder, LOCK_EX | LOCK_NB) == 0)
    try await site.edit()
    let run = try await site.publish("serveur")
    #expect(run.status == 3)
    #expect(
      run.error.hasPrefix("feuillet: error: Feuillet is using “srv/releases” already, in another command\n")
    )
  }

  @Test(.enabled(if: ownMounts != nil, "skipped: mounting is not permitted here"))
  func `a disk that is full leaves the version that is shown`() async throws {
    let site = try await TestSite.published(to: target)
    try site.write("content/images/grande.svg", Array(repeating: UInt8(ascii: "x"), count: 400_000))
    let script = """
      mkdir -p srv && mount -t tmpfs -o size=500k tmpfs srv || exit 99
      "$@" && FEUILLET_BUILD && "$@"; status=$?
      cat srv/current/index.html > shown; exit $status
      """
      .replacing("FEUILLET_BUILD", with: "\(Checkout.command) build --now \(TestSite.now)")
    let run = try await site.publish(
      "serveur", program: try #require(ownMounts) + ["sh", "-c", script, "sh"])
    #expect(run.status == 3)
    #expect(run.error.contains("images/grande.svg”: the disk is full\n"))
    #expect(try site.read("shown").contains("Une suite"))
  }
}
