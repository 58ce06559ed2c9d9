import Diagnostics
import Foundation
import Testing

@testable import Build

/// A build as these tests see it: what each path shall hold.
func build(
  _ folder: String, _ files: [String: String], drafts: Bool = false
) throws(MachineFailure) -> WriteReport {
  let transaction = try OutputTransaction(folder: folder)
  for (path, text) in files.sorted(by: { $0.key < $1.key }) {
    _ = try transaction.stage(path, Array(text.utf8))
  }
  return try transaction.commit(drafts: drafts)
}

/// The same listing without the generator's own file.
func published(_ listing: [String: String]) -> [String: String] {
  listing.filter { $0.key != Manifest.name && !$0.key.hasSuffix("/") }
}

@Suite struct OutputTransactionTests {
  private let folder: TemporaryFolder
  private var output: String { folder("Output") }

  init() throws { folder = try TemporaryFolder() }

  private let site = [
    "index.html": "accueil", "articles/a/index.html": "A", "articles/b/index.html": "B", "assets/x.css": "x",
  ]

  @Test func `a first build creates Output with its folders`() throws {
    let report = try build(folder("un/deux/Output/"), site)
    #expect(report == WriteReport(written: 4))
    #expect(published(try folder.listing("un/deux/Output")) == site)
  }

  @Test func `nothing changes before the commit`() throws {
    _ = try build(output, site)
    try folder.write("Output/notes.txt", "à moi")
    let before = try folder.listing("Output")
    let transaction = try OutputTransaction(folder: output)
    #expect(try transaction.stage("index.html", Array("autre".utf8)) == .written)
    #expect(try transaction.stage("articles/c/index.html", Array("C".utf8)) == .written)
    #expect(try transaction.stage("articles/a/index.html", Array("A".utf8)) == .unchanged)
    let during = try folder.listing("Output").filter { !$0.key.hasPrefix(Staging.prefix) }
    #expect(during == before)
    transaction.abandon()
    #expect(try folder.listing("Output") == before)
  }

  @Test func `a transaction that is dropped leaves no trace`() throws {
    do {
      let transaction = try OutputTransaction(folder: folder("neuf/Output"))
      _ = try transaction.stage("a/b", [1])
    }
    #expect(try folder.listing() == [:])
  }

  @Test func `a second identical build writes nothing at all`() throws {
    _ = try build(output, site)
    let before = try folder.times("Output")
    #expect(try build(output, site) == WriteReport(unchanged: 4))
    #expect(try folder.times("Output") == before)
  }

  @Test func `only what differs is written`() throws {
    _ = try build(output, site)
    let before = try folder.times("Output")
    var changed = site
    changed["articles/a/index.html"] = "Z"
    #expect(try build(output, changed) == WriteReport(written: 1, unchanged: 3))
    #expect(published(try folder.listing("Output")) == changed)
    let after = try folder.times("Output")
    let touched = after.filter { before[$0.key] != $0.value }.keys.sorted()
    #expect(touched == ["", ".feuillet.json", "articles/a", "articles/a/index.html"])
  }

  @Test func `a page that is the beginning of the one before is written`() throws {
    let long = String(repeating: "x", count: 2 << 16)
    for text in [long, String(long.dropLast()), String(long.prefix(1 << 16)), "x", ""] {
      #expect(try build(output, ["index.html": text]) == WriteReport(written: 1))
      #expect(try folder.text("Output/index.html") == text)
    }
  }

  @Test func `what a build no longer has goes, with folders that become empty`() throws {
    _ = try build(output, site)
    try folder.write("Output/articles/b/photo.jpg", "à moi")
    let report = try build(output, ["index.html": "accueil"])
    #expect(report == WriteReport(unchanged: 1, removed: 3))
    var listing = try folder.listing("Output")
    listing[Manifest.name] = nil
    #expect(
      listing == [
        "index.html": "accueil", "articles/": "", "articles/b/": "", "articles/b/photo.jpg": "à moi",
      ])
  }

  @Test func `an incremental build equals a clean one`() throws {
    var files = site
    for round in 0..<6 {
      files["articles/n\(round)/index.html"] = "\(round)"
      files["articles/n\(round - 2)/index.html"] = nil
      files["index.html"] = "accueil \(round)"
      _ = try build(output, files)
      _ = try build(folder("clean\(round)"), files)
      #expect(try folder.listing("Output") == folder.listing("clean\(round)"))
    }
  }

  @Test func `a file edited by hand stays when its page goes, and is reported`() throws {
    _ = try build(output, site)
    try folder.write("Output/articles/a/index.html", "corrigé à la main")
    let report = try build(output, ["index.html": "accueil"])
    #expect(report == WriteReport(unchanged: 1, removed: 2, kept: ["articles/a/index.html"]))
    #expect(try folder.text("Output/articles/a/index.html") == "corrigé à la main")
    // From then on it is the editor's.
    #expect(try build(output, ["index.html": "accueil"]) == WriteReport(unchanged: 1))
    #expect(try folder.text("Output/articles/a/index.html") == "corrigé à la main")
  }

  @Test func `a page edited or deleted by hand is written again`() throws {
    _ = try build(output, site)
    try folder.write("Output/index.html", "trafiqué")
    try FileManager.default.removeItem(atPath: folder("Output/articles"))
    #expect(try build(output, site) == WriteReport(written: 3, unchanged: 1))
    #expect(published(try folder.listing("Output")) == site)
  }

  @Test func `files of others are never touched`() throws {
    try folder.write("Output/.gitkeep", "")
    try folder.write("Output/CNAME", "blog.example.com")
    _ = try build(output, site)
    _ = try build(output, [:])
    #expect(published(try folder.listing("Output")) == [".gitkeep": "", "CNAME": "blog.example.com"])
  }

  @Test func `a file of others with the same bytes is adopted`() throws {
    try folder.write("Output/index.html", "accueil")
    #expect(try build(output, ["index.html": "accueil"]) == WriteReport(unchanged: 1))
    #expect(try build(output, [:]) == WriteReport(removed: 1))
  }

  @Test func `a draft flag alone changes the manifest alone`() throws {
    _ = try build(output, site)
    #expect(try build(output, site, drafts: true) == WriteReport(unchanged: 4))
    #expect(Manifest(Array(try folder.text("Output/.feuillet.json").utf8))?.hasDrafts == true)
  }

  @Test func `one address for two files is refused`() throws {
    for (first, second) in [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a/b/c", "a/b")] {
      let transaction = try OutputTransaction(folder: output)
      _ = try transaction.stage(first, [1])
      let failure = #expect(throws: MachineFailure.self) { try transaction.stage(second, [2]) }
      #expect(failure?.message.french.hasPrefix("Deux fichiers du site veulent l’adresse « a") == true)
      // What failed once cannot be committed by mistake.
      #expect(throws: MachineFailure.self) { try transaction.commit(drafts: false) }
      #expect(try folder.listing() == [:])
    }
  }

  @Test func `an address outside Output is refused`() throws {
    let transaction = try OutputTransaction(folder: output)
    #expect(throws: MachineFailure.self) { try transaction.stage("../a", [1]) }
    transaction.abandon()
    #expect(try folder.listing() == [:])
  }

  @Test func `a file can become a folder and a folder a file`() throws {
    let one = ["go": "fichier", "a/b/c": "C", "a/d": "D", "x/y": "Y"]
    let two = ["go/index.html": "dossier", "a": "fichier", "x/y/z/index.html": "Z"]
    _ = try build(output, one)
    #expect(try build(output, two) == WriteReport(written: 3, removed: 4))
    #expect(published(try folder.listing("Output")) == two)
    #expect(try build(output, one) == WriteReport(written: 4, removed: 3))
    #expect(published(try folder.listing("Output")) == one)
  }

  @Test func `a second build at the same time is turned away`() throws {
    let first = try OutputTransaction(folder: output)
    let failure = #expect(throws: MachineFailure.self) { try OutputTransaction(folder: output) }
    #expect(failure?.message.french == "Feuillet se sert déjà de « \(output) », dans une autre commande")
    #expect(failure?.message.english == "Feuillet is using “\(output)” already, in another command")
    #expect(failure?.help?.french == "Attendez qu’elle se termine, puis recommencez")
    _ = try first.stage("a", [1])
    _ = try first.commit(drafts: false)
    #expect(try build(output, ["b": "B"]) == WriteReport(written: 1, removed: 1))
  }

  @Test func `temporary files of a killed build are swept`() throws {
    try folder.write("Output/.feuillet-tmp-1/7/index.html", "à moitié")
    try folder.write("Output/.feuillet-tmp-seul", "")
    try folder.write("dehors/precieux", "x")
    try folder.link("Output/.feuillet-tmp-lien", to: folder("dehors"))
    try OutputTransaction(folder: output).abandon()
    #expect(try folder.listing("Output") == [:])
    #expect(try folder.text("dehors/precieux") == "x")
  }

  @Test func `files and folders have the usual modes`() throws {
    let old = umask(0o022)
    defer { umask(old) }
    _ = try build(output, ["a/b/c": "C", "d": "D"])
    for (path, mode) in [
      ("a", 0o755), ("a/b", 0o755), ("a/b/c", 0o644), ("d", 0o644), (".feuillet.json", 0o644),
    ] {
      let attributes = try FileManager.default.attributesOfItem(atPath: output + "/" + path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode)
    }
  }

  @Test func `four tasks stage two thousand files`() async throws {
    for round in 0..<2 {
      let transaction = try OutputTransaction(folder: output)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<4 {
          group.addTask {
            for number in stride(from: task, to: 2000, by: 4) {
              // Every second file changes in the second round.
              let text = "\(number) \(number % 2 == 0 ? 0 : round)"
              let outcome = try transaction.stage("a/\(number % 300)/\(number).html", Array(text.utf8))
              #expect(outcome == (round == 0 || number % 2 == 1 ? .written : .unchanged))
            }
          }
        }
        try await group.waitForAll()
      }
      let report = try transaction.commit(drafts: false)
      #expect(
        report == (round == 0 ? WriteReport(written: 2000) : WriteReport(written: 1000, unchanged: 1000)))
      let listing = published(try folder.listing("Output"))
      #expect(listing.count == 2000)
      for number in 0..<2000 {
        #expect(listing["a/\(number % 300)/\(number).html"] == "\(number) \(number % 2 == 0 ? 0 : round)")
      }
    }
  }
}
