import Foundation
import TestSite
import Testing

@testable import Build

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A cache that is not as a build left it costs a full build and nothing else.
struct BrokenCacheTests {
  private static func built() async throws -> (CachedSite, bytes: [UInt8]) {
    let cached = CachedSite(try TestSite.alphabet("abcd"))
    _ = try await cached.build()
    return (cached, Array(try Data(contentsOf: URL(fileURLWithPath: cached.cache))))
  }

  private func expectClean(_ cached: CachedSite, _ comment: Comment) async throws {
    _ = try await cached.build()
    let clean = try await cached.clean().tree
    #expect(try FolderTree(cached.site.output).difference(from: clean) == "", comment)
  }

  @Test func `missing, empty or not ours`() async throws {
    let (cached, bytes) = try await Self.built()
    for (name, other) in [
      ("empty", []), ("text", Array("bonjour".utf8)), ("zeros", [UInt8](repeating: 0, count: bytes.count)),
    ] {
      try cached.site.write(".feuillet/build.cache", other)
      try cached.site.replace("Un barème", by: "Un barème \(name)", in: "content/articles/article-a.md")
      try await expectClean(cached, "\(name)")
    }
    try cached.site.remove(".feuillet")
    try await expectClean(cached, "missing")
    try cached.site.remove(".feuillet/build.cache")
    try FileManager.default.createDirectory(atPath: cached.cache, withIntermediateDirectories: false)
    try await expectClean(cached, "a folder")
  }

  @Test func `cut anywhere`() async throws {
    let (cached, bytes) = try await Self.built()
    for part in 0..<12 {
      try cached.site.write(".feuillet/build.cache", Array(bytes.prefix(bytes.count * part / 12)))
      try cached.site.write(
        "content/articles/article-b.md", try cached.site.read("content/articles/article-b.md") + "\nMot.\n")
      try await expectClean(cached, "\(part) twelfths")
    }
  }

  @Test func `one bit flipped, anywhere`() async throws {
    let (cached, bytes) = try await Self.built()
    var dice = Dice(state: 7)
    for number in 0..<40 {
      var other = bytes
      let place = number < 10 ? number * 7 : Int.random(in: 0..<bytes.count, using: &dice)
      other[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      try cached.site.write(".feuillet/build.cache", other)
      try cached.site.write(
        "content/articles/article-b.md",
        try cached.site.read("content/articles/article-b.md") + "\nMot \(number).\n")
      try await expectClean(cached, "bit in byte \(place)")
    }
  }

  @Test func `a record of any bytes is read without harm`() {
    var dice = Dice(state: 11)
    for length in 0..<3_000 {
      let bytes = (0..<length % 200).map { _ in UInt8.random(in: 0...255, using: &dice) }
      bytes.withUnsafeBytes { bytes in
        var record = BuildRecord()
        var reader = ArchiveReader(bytes)
        BuildRecord.form(&record, &reader)
        #expect(!reader.isComplete || bytes.count > 40)
      }
    }
  }

  @Test func `bytes that are no text are told`() {
    // The last one is repaired to as many bytes.
    for text: [UInt8] in [[0xC3, 0x28], [0x61, 0xFF], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98]] {
      let bytes = [UInt8(text.count * 2)] + text
      bytes.withUnsafeBytes { bytes in
        var reader = ArchiveReader(bytes)
        var value = "avant"
        reader.code(&value)
        #expect(reader.isBroken && value == "avant")
      }
    }
  }

  @Test func `where no cache can be written, nothing is lost but time`() async throws {
    let cached = CachedSite(try TestSite.alphabet("ab"))
    try cached.site.write(".feuillet", "un fichier")
    try await expectClean(cached, "a file in its place")
    #expect(try cached.site.read(".feuillet") == "un fichier")
  }

  @Test func `two builds at once leave a cache that can be used`() async throws {
    let (cached, _) = try await Self.built()
    let other = try TestSite()
    for number in 0..<5 {
      try cached.site.write(
        "content/articles/article-b.md",
        try cached.site.read("content/articles/article-b.md") + "\nMot \(number).\n")
      async let first = cached.build()
      async let second = SiteBuilder.run(site: cached.site.path, output: other.path, now: TestSite.now)
      _ = try await (first, second)
      try await expectClean(cached, "round \(number)")
    }
  }

  @Test func `what changed is written behind the rest, until most of the file is of no use`() async throws {
    let (cached, bytes) = try await Self.built()
    func file() throws -> (size: Int, number: Int) {
      let attributes = try FileManager.default.attributesOfItem(atPath: cached.cache)
      return (
        try #require(attributes[.size] as? Int), try #require(attributes[.systemFileNumber] as? Int)
      )
    }
    var states = [try file()]
    // Long enough that a few versions of it are more than all the rest.
    let text = String(repeating: "Un paragraphe de plus sur les barèmes.\n\n", count: 400)
    for number in 0..<12 {
      try cached.site.write(
        "content/articles/article-b.md",
        try cached.site.read("content/articles/article-b.md").components(separatedBy: "Un paragraphe")[0]
          + text + "Mot \(number).\n")
      try await expectClean(cached, "round \(number)")
      states.append(try file())
    }
    #expect(states[0].size == bytes.count && states[1].number == states[0].number)
    #expect(Set(states.map(\.number)).count > 1)
    #expect(try #require(states.map(\.size).max()) < 12 * text.utf8.count)
  }

  @Test func `what a killed build wrote behind the rest harms nobody`() async throws {
    let (cached, bytes) = try await Self.built()
    for count in [1, 100, 5_000] {
      try cached.site.write(".feuillet/build.cache", bytes + [UInt8](repeating: 7, count: count))
      try cached.site.write(
        "content/articles/article-b.md",
        try cached.site.read("content/articles/article-b.md") + "\nMot \(count).\n")
      try await expectClean(cached, "\(count) bytes")
    }
  }

  @Test func `a build that meets another one at the cache writes its own`() async throws {
    let (cached, bytes) = try await Self.built()
    let descriptor = open(cached.cache, O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    try cached.site.replace("Un barème", by: "Un autre barème", in: "content/articles/article-a.md")
    try await expectClean(cached, "the other one is at work")
    var status = stat()
    #expect(fstat(descriptor, &status) == 0 && Int(status.st_size) == bytes.count)
    let report = try await cached.build()
    #expect(report.rendered == 0)
  }

  @Test func `files of builds that were killed are swept`() async throws {
    let (cached, _) = try await Self.built()
    try cached.site.write(".feuillet/.feuillet-tmp-999999999", "reste")
    _ = try await cached.build()
    #expect(!cached.site.exists(".feuillet/.feuillet-tmp-999999999"))
  }
}
