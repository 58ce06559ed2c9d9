import Diagnostics
import Foundation
import Testing

@testable import Build

@Suite struct ObstacleTests {
  private let folder: TemporaryFolder
  private var output: String { folder("Output") }

  init() throws { folder = try TemporaryFolder() }

  /// Builds, expects to be refused, and that nothing has changed.
  private func refusal(_ files: [String: String], sourceLocation: SourceLocation = #_sourceLocation) throws
    -> Message?
  {
    let before = try folder.listing()
    let failure = #expect(throws: MachineFailure.self, sourceLocation: sourceLocation) {
      try build(output, files)
    }
    #expect(try folder.listing() == before, sourceLocation: sourceLocation)
    #expect(
      failure?.help
        == Message(
          fr: "Déplacez ou supprimez ce qui est nommé, puis recommencez ; rien n’a été changé",
          en: "Move or delete what is named, then build again; nothing was changed"),
      sourceLocation: sourceLocation)
    return failure?.message
  }

  @Test func `all files of others in the way are named at once`() throws {
    try folder.write("Output/index.html", "à moi")
    try folder.write("Output/a/index.html", "à moi")
    try folder.write("Output/b/index.html", "B")
    let message = try refusal([
      "index.html": "I", "a/index.html": "A", "b/index.html": "B", "c/index.html": "C",
    ])
    #expect(
      message?.french
        == "Des pages ne peuvent pas être écrites : « \(output)/a/index.html » n’a pas été écrit par Feuillet ; « \(output)/index.html » n’a pas été écrit par Feuillet"
    )
    #expect(
      message?.english
        == "Pages cannot be written: “\(output)/a/index.html” was not written by Feuillet; “\(output)/index.html” was not written by Feuillet"
    )
  }

  @Test func `of very many the first fifty are named`() throws {
    var files: [String: String] = [:]
    for number in 100..<160 {
      try folder.write("Output/\(number)", "à moi")
      files["\(number)"] = "autre"
    }
    let message = try refusal(files)
    #expect(message?.english.hasSuffix("/149” was not written by Feuillet; and 10 more") == true)
    #expect(message?.french.hasSuffix(" ; et 10 de plus") == true)
  }

  @Test func `a folder of others where a file must go is an obstacle`() throws {
    try folder.write("Output/CNAME/x", "à moi")
    #expect(
      try refusal(["CNAME": "blog"])?.english
        == "Pages cannot be written: “\(output)/CNAME” is a folder where a file is needed")
    try FileManager.default.removeItem(atPath: output + "/CNAME/x")
    // An empty one too: somebody made it.
    #expect(try refusal(["CNAME": "blog"]) != nil)
  }

  @Test func `a folder of ours with something of others in it is an obstacle to a file`() throws {
    _ = try build(output, ["a/b/index.html": "B"])
    try folder.write("Output/a/notes.txt", "à moi")
    #expect(
      try refusal(["a": "fichier"])?.french
        == "Des pages ne peuvent pas être écrites : « \(output)/a » est un dossier, il faut là un fichier")
  }

  @Test func `a file of others where a folder must go is an obstacle`() throws {
    try folder.write("Output/articles", "à moi")
    #expect(
      try refusal(["articles/a/index.html": "A", "articles/b/index.html": "B"])?.french
        == "Des pages ne peuvent pas être écrites : « \(output)/articles » est un fichier, il faut là un dossier"
    )
  }

  @Test func `a file of ours edited by hand where a folder must go is an obstacle`() throws {
    _ = try build(output, ["go": "fichier"])
    try folder.write("Output/go", "corrigé à la main")
    #expect(
      try refusal(["go/index.html": "dossier"])?.english
        == "Pages cannot be written: “\(output)/go” is a file where a folder is needed")
  }

  @Test func `nothing is written through a symbolic link`() throws {
    try folder.write("dehors/index.html", "à moi")
    try folder.write("dehors/b.html", "à moi")
    try folder.write("Output/x", "")
    try folder.link("Output/articles", to: "../dehors")
    #expect(
      try refusal(["articles/a/index.html": "A", "articles/index.html": "I"])?.french
        == "Des pages ne peuvent pas être écrites : « \(output)/articles » est un lien symbolique")
    try folder.link("Output/b.html", to: "../dehors/b.html")
    #expect(
      try refusal(["b.html": "B"])?.english
        == "Pages cannot be written: “\(output)/b.html” is a symbolic link")
    // Not even when the bytes are the same: the file is outside.
    #expect(try refusal(["b.html": "à moi"]) != nil)
  }

  @Test func `nothing is removed through a symbolic link`() throws {
    _ = try build(output, ["articles/a.html": "A", "index.html": "I"])
    try FileManager.default.moveItem(atPath: output + "/articles", toPath: folder("dehors"))
    try folder.link("Output/articles", to: "../dehors")
    #expect(try build(output, ["index.html": "I"]) == WriteReport(unchanged: 1))
    #expect(try folder.text("dehors/a.html") == "A")
    #expect(try folder.listing("Output")["articles"] == "-> ../dehors")
  }

  @Test(.timeLimit(.minutes(1))) func `a fifo in the way is neither opened nor replaced`() throws {
    try folder.write("Output/x", "")
    #expect(mkfifo(output + "/a.html", 0o644) == 0)
    #expect(mkfifo(output + "/b", 0o644) == 0)
    let before = try folder.times("Output")
    let failure = #expect(throws: MachineFailure.self) {
      try build(output, ["a.html": "A", "b/index.html": "B"])
    }
    #expect(
      failure?.message.french
        == "Des pages ne peuvent pas être écrites : « \(output)/a.html » n’est ni un fichier ni un dossier ; « \(output)/b » n’est ni un fichier ni un dossier"
    )
    #expect(try folder.times("Output").filter { $0.key != "" } == before.filter { $0.key != "" })
  }

  @Test func `a damaged manifest protects what is there`() throws {
    let site = ["index.html": "I", "a/index.html": "A"]
    _ = try build(output, site)
    let manifest = try folder.text("Output/.feuillet.json")
    for damage in ["", "{", String(manifest.dropLast(3)), "\u{0}\u{1}", manifest + " "] {
      try folder.write("Output/.feuillet.json", damage)
      let message = try refusal(["index.html": "autre", "a/index.html": "A"])
      #expect(
        message?.english
          == "Pages cannot be written: “\(output)/index.html” was not written by Feuillet")
      // The same pages are adopted, and the manifest is whole again.
      #expect(try build(output, site) == WriteReport(unchanged: 2))
      #expect(try folder.text("Output/.feuillet.json") == manifest)
    }
  }

  @Test func `a manifest that is a link or a folder is refused`() throws {
    try folder.write("precieux.json", "x")
    try folder.write("Output/x", "")
    try folder.link("Output/.feuillet.json", to: "../precieux.json")
    #expect(throws: MachineFailure.self) { try build(output, ["a": "A"]) }
    #expect(try folder.text("precieux.json") == "x")
    try FileManager.default.removeItem(atPath: output + "/.feuillet.json")
    try folder.write("Output/.feuillet.json/x", "")
    #expect(throws: MachineFailure.self) { try build(output, ["a": "A"]) }
  }

  @Test func `an Output that is a file is refused`() throws {
    try folder.write("Output", "à moi")
    #expect(
      throws: MachineFailure(
        Message(
          fr: "Impossible de lire « \(output) » : un fichier se trouve là où il faut un dossier",
          en: "Cannot read “\(output)”: a file stands where a folder is needed"))
    ) { try OutputTransaction(folder: output) }
    #expect(throws: MachineFailure.self) { try OutputTransaction(folder: output + "/dedans") }
    #expect(try folder.text("Output") == "à moi")
  }
}
