import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Two machines that have nothing in common but the site make the same bytes of it.
@Suite struct ReproducibleTests {
  /// 2027-01-15: all articles are older.
  private static let clock = ["SOURCE_DATE_EPOCH": "1799971200"]

  /// The golden site has every construct, the checkout's own one real texts.
  @Test(arguments: [("Tests/Golden/site", "sans-offre"), (".", "taux-de-validation")])
  func `path, locale, time zone, user, jobs, umask and order of the disk change no byte`(
    source: String, article: String
  ) async throws {
    let sources = try FolderTree(Checkout.path(source) + "/content")
    let here = try TestSite()
    for path in sources.files { try here.write("content/" + path, try bytes(of: path, sources)) }
    let plain = try await Command.run(
      ["build", "--compress", "--no-cache", "--jobs", "1"], in: here.path,
      environment: ["TZ": "UTC"].merging(Self.clock) { $1 },
      program: Surroundings.shell("umask 022; exec \"$@\""))
    #expect(plain.status == 0, "\(plain.error)")
    let expected = try here.tree()
    #expect(expected.files.count > 30)

    let there = try OtherPlace()
    let site = there.path + "/Le site d’à côté (2)"
    // Named in another order, by a disk of another kind where there is one.
    for path in sources.files.reversed() {
      try there.write("\(site)/content/\(path)", try bytes(of: path, sources))
    }
    func build(_ options: String...) async throws {
      try there.giveAway()
      let run = try await Command.run(
        ["build", "--compress", "--jobs", "7", "--site", site] + options, in: "/",
        environment: [
          "TZ": "Pacific/Kiritimati", "LC_ALL": "", "LANG": "tr_TR.UTF-8", "LANGUAGE": "ja",
          "HOME": "/nowhere",
          "USER": "personne", "TMPDIR": "/nowhere",
        ].merging(Self.clock) { $1 },
        program: (Surroundings.otherUser ?? []) + Surroundings.shell("umask 077; exec \"$@\""))
      #expect(run.status == 0, "\(run.error)")
    }
    func expectSame(_ comment: Comment, at location: SourceLocation = #_sourceLocation) throws {
      #expect(
        try FolderTree(site + "/Output").difference(from: expected) == "", comment, sourceLocation: location)
    }

    try await build("--no-cache")
    try expectSame("without a cache")
    try FileManager.default.removeItem(atPath: site + "/Output")
    try await build()
    try expectSame("with a new cache")
    try await build()
    try expectSame("with nothing to do")
    try await build("--verify")
    try expectSame("with everything read again")

    // From another state of the site, and back.
    for path in ["articles/\(article).md", "site.yml"] {
      let old = try bytes(of: path, sources)
      let edited = String(decoding: old, as: UTF8.self).replacing(
        /(?m)^title: .*$/, with: "title: Tout autre chose")
      try there.write("\(site)/content/\(path)", Array(edited.utf8))
      try await build()
      #expect(try FolderTree(site + "/Output").difference(from: expected) != "", "\(path)")
      try there.write("\(site)/content/\(path)", old)
      try await build()
      try expectSame("after an edit of \(path)")
    }
    let passing = "\(site)/content/articles/passant.md"
    let copy = String(decoding: try bytes(of: "articles/\(article).md", sources), as: UTF8.self)
    try there.write(passing, Array(copy.replacing("slug: ", with: "slug: passant-").utf8))
    try await build("--no-cache")
    try FileManager.default.removeItem(atPath: passing)
    try await build()
    try expectSame("after an article came and went")
    if Surroundings.otherUser == nil {
      print("skipped: another user cannot be had, or not reach the checkout")
    }
  }

  private func bytes(of path: String, _ tree: FolderTree) throws -> [UInt8] {
    Array(try #require(tree.entries[path]).bytes)
  }
}

/// A folder in memory where the system has such a disk, for another user where one can be had.
private final class OtherPlace {
  let path: String

  init() throws {
    let memory = "/dev/shm"
    let isWritable = FileManager.default.isWritableFile(atPath: memory)
    let parent = isWritable ? memory : FileManager.default.temporaryDirectory.path
    path = parent + "/feuillet-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Makes everything the other user's.
  func giveAway() throws {
    guard Surroundings.otherUser != nil else { return }
    for below in [""] + (try FileManager.default.subpathsOfDirectory(atPath: path)) {
      guard lchown(path + "/" + below, Surroundings.nobody, Surroundings.nobody) == 0 else {
        throw CocoaError(.fileWriteNoPermission)
      }
    }
  }
}
