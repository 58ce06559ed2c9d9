import Diagnostics
import Foundation
import Testing

@testable import Build

@Suite struct FailureTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a disk that fills up leaves Output as it was`() throws {
    guard let disk = TinyDisk(folder) else { return }
    let output = disk.path + "/Output"
    _ = try build(output, ["index.html": "I", "a/index.html": "A"])
    let before = try folder.listing("disk")
    let times = try folder.times("disk/Output/a")
    let page = String(repeating: "x", count: 10_000)
    let failure = #expect(throws: MachineFailure.self) {
      var files = ["index.html": "autre"]
      for number in 0..<20 { files["n\(number)/index.html"] = page }
      return try build(output, files)
    }
    #expect(failure?.message.french.hasPrefix("Impossible d’écrire « \(output)/n") == true)
    #expect(failure?.message.french.hasSuffix(" » : le disque est plein") == true)
    #expect(
      failure?.help
        == Message(fr: "Libérez de la place, puis recommencez", en: "Free some space, then try again"))
    #expect(try folder.listing("disk") == before)
    #expect(try folder.times("disk/Output/a") == times)
    // And there is room again.
    #expect(try build(output, ["index.html": "autre"]) == WriteReport(written: 1, removed: 1))
  }

  @Test func `a copy that fills the disk leaves Output as it was`() throws {
    guard let disk = TinyDisk(folder) else { return }
    try folder.write("grand", [UInt8](repeating: 1, count: 200_000))
    let transaction = try OutputTransaction(folder: disk.path + "/Output")
    let failure = #expect(throws: MachineFailure.self) {
      try transaction.copy("grand", from: folder("grand"))
    }
    #expect(failure?.message.english == "Cannot write “\(disk.path)/Output/grand”: the disk is full")
    transaction.abandon()
    #expect(try folder.listing("disk") == [:])
  }

  @Test func `a read-only disk is named, and no obstacle to a build that changes nothing`() throws {
    guard let disk = TinyDisk(folder) else { return }
    let output = disk.path + "/Output"
    _ = try build(output, ["index.html": "I"])
    try #require(disk.makeReadOnly())
    #expect(try build(output, ["index.html": "I"]) == WriteReport(unchanged: 1))
    let help = Message(
      fr: "Choisissez un autre dossier avec --output, ou rendez ce disque inscriptible",
      en: "Choose another folder with --output, or make this disk writable")
    #expect(
      throws: MachineFailure(
        Message(
          fr: "Impossible d’écrire « \(output) » : le disque est en lecture seule",
          en: "Cannot write “\(output)”: the disk is read-only"), help: help)
    ) { try build(output, ["index.html": "autre"]) }
    #expect(
      throws: MachineFailure(
        Message(
          fr: "Impossible de créer le dossier « \(disk.path)/neuf » : le disque est en lecture seule",
          en: "Cannot create the folder “\(disk.path)/neuf”: the disk is read-only"), help: help)
    ) { try build(disk.path + "/neuf", ["index.html": "autre"]) }
    #expect(try build(output, ["index.html": "I"]) == WriteReport(unchanged: 1))
  }

  @Test func `a folder without permission is named`() throws {
    guard getuid() != 0 else { return print("skipped: permissions do not bind the root user") }
    try folder.write("Output/x", "")
    chmod(folder("Output"), 0o555)
    defer { chmod(folder("Output"), 0o755) }
    let failure = #expect(throws: MachineFailure.self) { try build(folder("Output"), ["a": "A"]) }
    #expect(failure?.message.french == "Impossible d’écrire « \(folder("Output")) » : la permission manque")
  }

  @Test func `too few descriptors give a clean failure or a whole build`() async throws {
    // A process of its own: the limit binds all threads.
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      for limit in UInt64(3)...40 {
        let output = path + "/Output\(limit)"
        #if os(Linux)
          let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
          let resource = RLIMIT_NOFILE
        #endif
        var bound = rlimit(rlim_cur: rlim_t(limit), rlim_max: 1024)
        guard setrlimit(resource, &bound) == 0 else { exit(3) }
        do throws(MachineFailure) {
          let report = try build(output, ["a/b/c": "C", "d": "D"])
          guard report.written == 2 else { exit(4) }
        } catch {
          guard error.message.english.hasSuffix("too many files are open") else { exit(5) }
          guard error.help?.english.hasPrefix("Raise the limit (ulimit -n 1024)") == true else { exit(6) }
        }
      }
    }
    #expect(published(try folder.listing("Output40")) == ["a/b/c": "C", "d": "D"])
  }

  @Test func `a limit on the size of files gives a clean failure`() async throws {
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      #if os(Linux)
        let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
      #else
        let resource = RLIMIT_FSIZE
      #endif
      var bound = rlimit(rlim_cur: 5000, rlim_max: 5000)
      guard setrlimit(resource, &bound) == 0 else { exit(3) }
      signal(SIGXFSZ, SIG_IGN)
      do throws(MachineFailure) {
        _ = try build(path + "/Output", ["a": "A", "b": String(repeating: "x", count: 6000)])
        exit(4)
      } catch {
        guard error.message.english.hasSuffix("/Output/b”: the file is larger than this machine allows")
        else {
          exit(5)
        }
      }
    }
    #expect(try folder.listing() == [:])
  }

  /// Microseconds into the staging (negative: before the commit) or into the commit.
  @Test(arguments: [-1, -3000, 0, 300, 1000, 2000, 4000, 8000, 12_000, 20_000])
  func `after a kill the next build finishes the work`(delay: Int) async throws {
    let output = folder("Output")
    var old = ["index.html": "ancien", "go": "fichier"]
    var new = ["index.html": "nouveau", "go/index.html": "dossier"]
    for number in 0..<300 {
      old["a/\(number)/index.html"] = "ancien"
      if number % 2 == 0 { new["a/\(number)/index.html"] = "nouveau" }
      new["b/\(number % 50)/\(number)"] = "nouveau"
    }
    _ = try build(output, old)
    try folder.write("Output/notes.txt", "à moi")
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = output as String, new = new as [String: String], delay = delay as Int] in
      Thread.detachNewThread {
        while delay >= 0 {
          let manifest = FileManager.default.contents(atPath: path + "/.feuillet.json") ?? Data()
          if manifest.starts(with: Array("{\n  \"complete\": false".utf8)) { break }
        }
        usleep(UInt32(abs(delay)))
        kill(getpid(), SIGKILL)
      }
      _ = try build(path, new)
      kill(getpid(), SIGKILL)
    }
    // Each file is whole, the old one or the new one.
    for (path, text) in published(try folder.listing("Output")) where !path.hasPrefix(Staging.prefix) {
      #expect(text == old[path] || text == new[path] || path == "notes.txt")
    }
    // A third version, so that neither the old nor the new one is what is wanted.
    let third = ["index.html": "troisième", "a/1/index.html": "ancien", "b/1/1": "nouveau"]
    let report = try build(output, third)
    #expect(report.kept == [])
    _ = try build(folder("clean"), third)
    var listing = try folder.listing("Output")
    #expect(listing.removeValue(forKey: "notes.txt") == "à moi")
    #expect(listing == (try folder.listing("clean")))
  }

  @Test func `a commit that breaks off says so, and the next build finishes the work`() throws {
    let output = folder("Output")
    let old = ["a.html": "ancien", "m.html": "ancien", "z.html": "ancien", "gone/x": "X"]
    let new = ["a.html": "nouveau", "m.html": "nouveau", "z.html": "nouveau"]
    _ = try build(output, old)
    let transaction = try OutputTransaction(folder: output)
    for (path, text) in new { _ = try transaction.stage(path, Array(text.utf8)) }
    // Somebody else changes Output between the comparison and the renames.
    try FileManager.default.removeItem(atPath: output + "/m.html")
    try folder.write("Output/m.html/x", "")
    let failure = #expect(throws: MachineFailure.self) { try transaction.commit(drafts: false) }
    #expect(
      failure
        == MachineFailure(
          Message(
            fr:
              "Impossible d’écrire « \(output)/m.html » : un dossier se trouve là où il faut un fichier",
            en: "Cannot write “\(output)/m.html”: a folder stands where a file is needed"),
          help: Message(
            fr: "Une partie des pages est à jour ; la prochaine construction terminera le travail",
            en: "Some of the pages are up to date; the next build will finish the work")))
    #expect(Manifest(Array(try folder.text("Output/.feuillet.json").utf8))?.isComplete == false)
    #expect(try folder.text("Output/a.html") == "nouveau")
    try FileManager.default.removeItem(atPath: output + "/m.html")
    #expect(try build(output, new) == WriteReport(written: 2, unchanged: 1, removed: 1))
    _ = try build(folder("clean"), new)
    #expect(try folder.listing("Output") == folder.listing("clean"))
  }

  @Test func `every failure of the system has a sentence in both languages`() {
    for number in [ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS, EMFILE, ENFILE, ENAMETOOLONG, EIO, ENOENT] {
      let failure = MachineFailure(.remove, "x", errno: number)
      #expect(failure.message.french.hasPrefix("Impossible de supprimer « x » : "))
      #expect(failure.message.english.hasPrefix("Cannot remove “x”: "))
      #expect(!failure.message.english.contains("system error"))
    }
    #expect(MachineFailure(.lock, "x", errno: 9999).message.english.contains("system error 9999"))
  }
}
