import Diagnostics
import Foundation
import Testing

@testable import Build

@Suite struct FolderTests {
  private let site: TemporaryFolder

  init() throws { site = try TemporaryFolder() }

  private func files(
    _ folder: String = "content", boundary: String? = nil, hidden: Bool = false
  ) throws -> (files: [String], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let files = try Folder(site(folder)).files(
      boundary: boundary ?? site.path, includingHidden: hidden, diagnostics: &diagnostics)
    return (files, diagnostics)
  }

  @Test func `files are listed with folders, sorted by their bytes`() throws {
    for name in ["b.md", "a/z.md", "a.md", "é.md", "Z.md", "a/é à.md", "a-b.md"] {
      try site.write("content/" + name, "")
    }
    let (files, diagnostics) = try files()
    #expect(files == ["Z.md", "a-b.md", "a.md", "a/z.md", "a/é à.md", "b.md", "é.md"])
    #expect(diagnostics == [])
  }

  @Test func `a folder that is missing holds nothing`() throws {
    let (files, diagnostics) = try files("images")
    #expect(files == [] && diagnostics == [])
    #expect(!Folder(site("images")).exists())
    #expect(!Folder(site("images")).isDirectory)
  }

  @Test func `a file is not a directory, a link to one is`() throws {
    try site.write("a/x", "")
    try site.link("b", to: "a")
    #expect(Folder(site("a/x")).exists() && !Folder(site("a/x")).isDirectory)
    #expect(Folder(site("b/")).isDirectory)
  }

  @Test func `hidden names and leftovers of editors are passed over`() throws {
    for name in [
      ".DS_Store", ".git/config", ".gitkeep", "a.md~", "#a.md#", ".#a.md", ".a.md.swp", "Thumbs.db", "._a.md",
      ".well-known/security.txt", ".htaccess", "a.md", "#1.md",
    ] { try site.write("content/" + name, "") }
    #expect(try files().files == ["#1.md", "a.md"])
    #expect(try files(hidden: true).files == ["#1.md", ".htaccess", ".well-known/security.txt", "a.md"])
  }

  @Test func `links that stay inside the site are followed`() throws {
    try site.write("shared/image.png", "")
    try site.write("content/a.md", "")
    try site.link("content/b.md", to: "a.md")
    try site.link("content/images", to: "../shared")
    let (files, diagnostics) = try files()
    #expect(files == ["a.md", "b.md", "images/image.png"])
    #expect(diagnostics == [])
  }

  @Test func `a link that leaves the site is reported and not followed`() throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("secret.md", "")
    try site.write("content/a.md", "")
    try site.link("content/dossier", to: elsewhere.path)
    try site.link("content/secret.md", to: elsewhere("secret.md"))
    let (files, diagnostics) = try files()
    #expect(files == ["a.md"])
    #expect(diagnostics.map(\.code) == [.outsideSite, .outsideSite])
    #expect(diagnostics.map(\.place?.file) == ["content/dossier", "content/secret.md"])
    let target = try #require(Folder(elsewhere("secret.md")).real)
    #expect(
      diagnostics.last?.message
        == Message(
          fr: "Ce lien symbolique mène hors du site, à « \(target) »",
          en: "This symbolic link leads out of the site, to “\(target)”"))
    #expect(
      diagnostics.last?.help
        == Message(
          fr: "Remplacez-le par une copie de ce qu’il désigne", en: "Replace it with a copy of what it names")
    )
  }

  @Test func `a sibling whose name begins like the site is outside`() throws {
    let name = (site.path as NSString).lastPathComponent + "-autre"
    let sibling = site.path + "-autre"
    try FileManager.default.createDirectory(atPath: sibling, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: sibling) }
    try site.write("content/a.md", "")
    try site.link("content/b", to: "../../" + name)
    #expect(try files().diagnostics.map(\.code) == [.outsideSite])
  }

  @Test func `the folder itself may not lie outside the site`() throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("a.md", "")
    try site.link("content", to: elsewhere.path)
    let (files, diagnostics) = try files()
    #expect(files == [])
    #expect(diagnostics.map(\.place?.file) == ["content"])
    #expect(diagnostics.map(\.code) == [.outsideSite])
  }

  @Test func `links that go in circles are reported once each`() throws {
    try site.write("content/a/a.md", "")
    try site.write("content/b/b.md", "")
    try site.link("content/a/up", to: "..")
    try site.link("content/a/b", to: "../b")
    try site.link("content/b/a", to: "../a")
    try site.link("content/self", to: "self")
    try site.link("content/gone", to: "nowhere.md")
    let (files, diagnostics) = try files()
    #expect(files == ["a/a.md", "a/b/b.md", "b/a/a.md", "b/b.md"])
    #expect(
      diagnostics.map { "\($0.place?.file ?? "") \($0.code.rawValue)" } == [
        "content/a/b/a link-loop", "content/a/up link-loop", "content/b/a/b link-loop",
        "content/b/a/up link-loop", "content/gone broken-link", "content/self broken-link",
      ])
    #expect(diagnostics.last?.message.french == "Ce lien symbolique ne mène nulle part")
    #expect(diagnostics.first?.message.french == "Ce lien symbolique mène à un dossier qui le contient")
  }

  @Test(.timeLimit(.minutes(1))) func `fifos and sockets are reported and never opened`() throws {
    try site.write("content/a.md", "")
    #expect(mkfifo(site("content/fifo.md"), 0o644) == 0)
    try site.link("content/lien.md", to: "fifo.md")
    let (files, diagnostics) = try files()
    #expect(files == ["a.md"])
    #expect(diagnostics.map(\.place?.file) == ["content/fifo.md", "content/lien.md"])
    #expect(diagnostics.map(\.code) == [.wrongFileKind, .wrongFileKind])
    #expect(diagnostics.first?.message.french == "Ce n’est ni un fichier ni un dossier")
    #expect(throws: MachineFailure.self) { try Folder(site("content")).read("fifo.md", limit: 100) }
  }

  #if os(Linux)
    @Test func `a name that is not UTF-8 is reported`() throws {
      try site.write("content/a.md", "")
      let name = Array(site("content/").utf8) + [0x66, 0xE9, 0x2E, 0x6D, 0x64, 0]
      let file = name.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { Glibc.open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
      }
      try #require(file >= 0)
      Glibc.close(file)
      let (files, diagnostics) = try files()
      #expect(files == ["a.md"])
      #expect(diagnostics.map(\.code) == [.notUTF8])
      #expect(diagnostics.map(\.place?.file) == ["content/f\u{FFFD}.md"])
    }
  #endif

  @Test func `a file where a folder is needed is reported`() throws {
    try site.write("content", "")
    let (files, diagnostics) = try files()
    #expect(files == [])
    #expect(diagnostics.map(\.message.french) == ["Il faut ici un dossier"])
  }

  @Test func `a very deep tree neither crashes nor runs out of descriptors`() throws {
    var path = site("content")
    while path.utf8.count < 1500 {
      path += "/" + String(repeating: "d", count: 8)
      if mkdir((path as NSString).deletingLastPathComponent, 0o755) != 0 { /* exists already */  }
      try #require(mkdir(path, 0o755) == 0)
    }
    #expect(try files().diagnostics.map(\.code) == [.wrongFileKind])
  }

  @Test func `a file is read whole, and one byte beyond the limit`() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    try site.write("content/a.bin", bytes)
    try site.write("content/empty", "")
    let folder = Folder(site("content"))
    #expect(try folder.read("a.bin", limit: .max) == bytes)
    #expect(try folder.read("a.bin", limit: 300_000) == bytes)
    #expect(try folder.read("a.bin", limit: 1000).count == 1001)
    #expect(try folder.read("empty", limit: 1000) == [])
  }

  #if os(Linux)
    @Test func `a file whose size the system does not know is read to its end`() throws {
      let bytes = try Folder("/proc/self").read("status", limit: .max)
      #expect(bytes.starts(with: Array("Name:".utf8)))
      #expect(bytes.last == UInt8(ascii: "\n"))
    }
  #endif

  @Test func `a failure to read names the path and the remedy`() throws {
    try site.write("content/d/a.md", "")
    let folder = Folder(site("content"))
    #expect(
      throws: MachineFailure(
        Message(
          fr: "Impossible de lire « \(site("content/x.md")) » : il n’existe pas",
          en: "Cannot read “\(site("content/x.md"))”: it does not exist"))
    ) { try folder.read("x.md", limit: 10) }
    #expect(throws: MachineFailure.self) { try folder.read("d", limit: 10) }
  }
}
