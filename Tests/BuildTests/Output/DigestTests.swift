import Foundation
import Testing

@testable import Build

@Suite struct DigestTests {
  @Test func `digests are those that xxh128sum prints`() {
    #expect(Digest([]).hex == "99aa06d3014798d86001c324468d497f")
    #expect(Digest(Array("Affiliation\n".utf8)).hex == Self.affiliation)
  }

  private static let affiliation = "50d62fe6a1c0dac35c355f04910ab1fd"

  @Test func `hexadecimal digits are read back`() {
    let digest = Digest([1, 2, 3])
    #expect(Digest(hex: digest.hex.utf8) == digest)
    #expect(digest.hex.count == 32)
    for wrong in ["", "12", digest.hex.uppercased(), digest.hex.dropLast() + "g", digest.hex + "0"] {
      #expect(Digest(hex: Array(wrong.utf8)) == nil)
    }
  }

  @Test func `digests are ordered as their digits are`() {
    let digests = (0..<100).map { Digest([$0]) }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
  }

  @Test func `pieces have the digest of the whole`() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<200_001).map { UInt8(truncatingIfNeeded: $0 / 7) }
    try folder.write("a", bytes)
    let file = open(folder("a"), O_RDONLY)
    defer { close(file) }
    #expect(try Digest.ofFile(file).get() == Digest(bytes))
  }
}
