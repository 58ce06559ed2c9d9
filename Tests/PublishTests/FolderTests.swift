import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of this machine holds what Output holds, and what somebody else put there.
@Suite struct FolderTests {
  private let target = "www: { kind: folder, path: www }"

  @Test func `the folder holds the site, and then only what changed is written`() async throws {
    let site = try await TestSite.published(to: target)
    #expect(try await site.publishes("www") == "17 files sent, 0 unchanged, 0 removed: www\n")
    #expect(try site.difference(from: site.at("www")) == "")
    let before = try FolderTree(site.at("www"))
    #expect(try await site.publishes("www") == "0 files sent, 17 unchanged, 0 removed: www\n")
    #expect(try FolderTree(site.at("www")).touched(since: before) == "")

    try await site.edit()
    #expect(try await site.publishes("www") == "8 files sent, 8 unchanged, 1 removed: www\n")
    #expect(try site.difference(from: site.at("www")) == "")
    #expect(!site.exists("www/articles/deux"))
  }

  @Test func `a trial tells what would be done and changes nothing`() async throws {
    let site = try await TestSite.published(to: target)
    let first = try await site.publish("www", "--dry-run")
    #expect(first.status == 0)
    #expect(first.error == "17 files to send, 0 unchanged, 0 to remove: www\n")
    #expect(!site.exists("www"))

    _ = try await site.publishes("www")
    try await site.edit()
    let before = try FolderTree(site.at("www"))
    let run = try await site.publish("www", "--dry-run", environment: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(
      run.output == """
        + articles/un/index.html
        + 404.html
        + archives/index.html
        + auteurs/anne/index.html
        + auteurs/index.html
        + feed.xml
        + index.html
        + sitemap.xml
        - articles/deux/index.html

        """)
    #expect(run.error == "8\u{A0}fichiers à envoyer, 8\u{A0}inchangés, 1 à supprimer\u{A0}: www\n")
    #expect(try FolderTree(site.at("www")).touched(since: before) == "")
  }

  @Test func `the clock decides nothing: a file is sent when its bytes differ`() async throws {
    let site = try await TestSite.published(to: target)
    _ = try await site.publishes("www")
    // An hour ahead at the target, years behind in Output.
    try TestSite.shell(
      "find www -exec touch -d '+1 hour' {} +; find Output -exec touch -d 2001-01-01 {} +", in: site.path)
    #expect(try await site.publishes("www") == "0 files sent, 17 unchanged, 0 removed: www\n")
    try await site.edit()
    try TestSite.shell("find Output -exec touch -d 2001-01-01 {} +", in: site.path)
    #expect(try await site.publishes("www") == "8 files sent, 8 unchanged, 1 removed: www\n")
    #expect(try site.difference(from: site.at("www")) == "")
  }

  @Test func `files of others stay, and a first publication among them is refused`() async throws {
    let site = try await TestSite.published(
      to: target, "-- www/photos/a.txt --\nà moi\n-- www/index.html --\nancien\n")
    let run = try await site.publish("www")
    #expect(run.status == 1)
    #expect(
      run.error == """
        feuillet: error: The target “www” holds files that Feuillet did not publish: “photos”. Nothing was changed [not-publishable]
          help: Check the target. If it is the right one, add “takeOver: true” to it in site.yml: what bears the name of a file of the site is replaced, the rest is left alone.

        1 error
        Nothing was published

        """)
    #expect(try site.read("www/index.html") == "ancien\n")

    try site.target("www: { kind: folder, path: www, takeOver: true }")
    _ = try await site.publishes("www")
    #expect(try site.read("www/index.html") == site.read("Output/index.html"))
    #expect(try site.read("www/photos/a.txt") == "à moi\n")
    // From then on it is known what is whose.
    try site.target(target)
    try await site.edit()
    #expect(try await site.publishes("www") == "8 files sent, 8 unchanged, 1 removed: www\n")
    #expect(try site.read("www/photos/a.txt") == "à moi\n")
  }

  @Test func `a file of somebody else where a page must go is not overwritten`() async throws {
    let site = try await TestSite.published(to: target)
    _ = try await site.publishes("www")
    try site.write("www/articles/trois/index.html", "à moi")
    try site.write(
      "content/articles/trois.md",
      try site.read("content/articles/un.md").replacing("slug: un", with: "slug: trois"))
    try await site.rebuild()
    let run = try await site.publish("www")
    #expect(run.status == 3)
    #expect(run.error.contains("“www/articles/trois/index.html” was not written by Feuillet"))
    #expect(try site.read("www/articles/trois/index.html") == "à moi")
  }

  // MARK: The machine fails

  @Test(.enabled(if: ownMounts != nil, "skipped: mounting is not permitted here"))
  func `a disk that is full leaves the target as it was`() async throws {
    let site = try await TestSite.published(to: target)
    try site.write("content/images/grande.svg", Array(repeating: UInt8(ascii: "x"), count: 400_000))
    try await site.rebuild()
    let script = """
      mkdir www && mount -t tmpfs -o size=300k tmpfs www || exit 99
      "$@"; status=$?; ls -A www > left; exit $status
      """
    let run = try await site.publish("www", program: try #require(ownMounts) + ["sh", "-c", script, "sh"])
    #expect(run.status == 3)
    #expect(
      run.error == """
        feuillet: error: Cannot write “www/images/grande.svg”: the disk is full
          help: Free some space, then try again

        """)
    #expect(try site.read("left") == "")
  }

  @Test(.enabled(if: ownMounts != nil, "skipped: mounting is not permitted here"))
  func `a disk that is read-only is told`() async throws {
    let site = try await TestSite.published(to: target)
    _ = try await site.publishes("www")
    try await site.edit()
    let script = "mount --bind www www && mount -o remount,bind,ro www || exit 99; exec \"$@\""
    let run = try await site.publish("www", program: try #require(ownMounts) + ["sh", "-c", script, "sh"])
    #expect(run.status == 3)
    #expect(run.error.hasPrefix("feuillet: error: Cannot write “www”: the disk is read-only\n"))
  }
}
