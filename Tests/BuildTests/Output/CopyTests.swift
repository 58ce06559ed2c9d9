import Diagnostics
import Foundation
import Testing

@testable import Build

@Suite struct CopyTests {
  private let folder: TemporaryFolder
  private var output: String { folder("Output") }

  init() throws { folder = try TemporaryFolder() }

  private func copy(_ pairs: [String: String]) throws -> WriteReport {
    let transaction = try OutputTransaction(folder: output)
    for (path, source) in pairs.sorted(by: { $0.key < $1.key }) {
      _ = try transaction.copy(path, from: folder(source))
    }
    return try transaction.commit(drafts: false)
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_000])
  func `a file is copied, compared, and copied again when it changed`(size: Int) throws {
    var bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 / 7) }
    try folder.write("source", bytes)
    #expect(try copy(["images/a.png": "source"]) == WriteReport(written: 1))
    #expect(FileManager.default.contents(atPath: output + "/images/a.png").map { Array($0) } == bytes)
    let manifest = try #require(Manifest(Array(try folder.text("Output/.feuillet.json").utf8)))
    #expect(manifest.files[try OutputPath("images/a.png")] == [Digest(bytes)])

    #expect(try copy(["images/a.png": "source"]) == WriteReport(unchanged: 1))
    #expect(Manifest(Array(try folder.text("Output/.feuillet.json").utf8)) == manifest)

    if size > 0 { bytes[size - 1] ^= 1 } else { bytes = [7] }
    try folder.write("source", bytes)
    #expect(try copy(["images/a.png": "source"]) == WriteReport(written: 1))
    #expect(FileManager.default.contents(atPath: output + "/images/a.png").map { Array($0) } == bytes)
  }

  @Test func `a copy and staged bytes are one and the same`() throws {
    try folder.write("source", "texte")
    _ = try copy(["a.txt": "source"])
    #expect(try build(output, ["a.txt": "texte"]) == WriteReport(unchanged: 1))
  }

  @Test func `a link to a file is copied as a file`() throws {
    try folder.write("source", "texte")
    try folder.link("lien", to: "source")
    _ = try copy(["a.txt": "lien"])
    #expect(published(try folder.listing("Output")) == ["a.txt": "texte"])
  }

  @Test(.timeLimit(.minutes(1))) func `a source that is no file is refused`() throws {
    #expect(mkfifo(folder("fifo"), 0o644) == 0)
    try folder.write("d/x", "")
    for (source, end) in [
      ("fifo", "fifo » n’est pas un fichier ordinaire"), ("d", "d » n’est pas un fichier ordinaire"),
      ("rien", "rien » : il n’existe pas"),
    ] {
      let failure = #expect(throws: MachineFailure.self) { try copy(["a": source]) }
      #expect(failure?.message.french.hasSuffix(end) == true)
      #expect(!Folder(output).exists())
    }
  }
}
