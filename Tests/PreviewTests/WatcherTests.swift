import Foundation
import Preview
import Synchronization
import TestSite
import Testing

/// Every way in which files change is noticed, with the calls of the system that editors make.
@Suite(.timeLimit(.minutes(5))) struct WatcherTests {
  private static let site = """
    -- content/site.yml --
    title: Essai
    -- content/articles/un.md --
    Un
    -- content/articles/2025/vieux.md --
    Vieux
    -- content/articles/2025/ete/plage.md --
    Plage
    -- themes/mien/layouts/a.mustache --
    A

    """

  /// A site that is watched, and what was told of it.
  private final class Watched: Sendable {
    let site: TestSite
    private let watcher: SiteWatcher
    private let told = Mutex<[SiteChange]>([])

    init(_ more: String = "", themes: [String] = [], _ method: SiteWatcher.Method = .system) throws {
      let site = try TestSite(WatcherTests.site + more)
      self.site = site
      // A process that another test starts may hold a file that was just written open for a moment.
      usleep(50_000)
      watcher = try SiteWatcher(
        site: site.path, themeRoots: ["\(site.path)/themes"] + themes, method: method)
      Task { [weak self, changes = watcher.changes] in
        for await change in changes { self?.told.withLock { $0.append(change) } }
      }
    }

    deinit { watcher.stop() }

    var changes: [SiteChange] { told.withLock { $0 } }

    /// All files that were told.
    var paths: Set<String> { changes.reduce([]) { $0.union($1.paths ?? ["*"]) } }

    /// Waits until these were told, then a little longer: the rest would be too much.
    func paths(atLeast expected: Set<String>) async throws -> Set<String> {
      let end = ContinuousClock.now + .seconds(10)
      while !paths.isSuperset(of: expected), .now < end { try await Task.sleep(for: .milliseconds(5)) }
      try await Task.sleep(for: .milliseconds(80))
      return paths
    }

    /// What is told of an action.
    func after(_ expected: Set<String>, _ action: (TestSite) throws -> Void) async throws -> Set<String> {
      try action(site)
      return try await paths(atLeast: expected)
    }
  }

  /// Calls of the system that must succeed.
  private func run(_ result: Int32, at location: SourceLocation = #_sourceLocation) throws {
    try #require(result >= 0, "errno \(errno)", sourceLocation: location)
  }

  /// Opens, writes in two steps with a pause between them, closes.
  private func writeSlowly(_ path: String, _ flags: Int32) throws {
    let file = open(path, flags, 0o644)
    try run(file)
    usleep(8000)
    try run(Int32(write(file, "Deux", 4)))
    usleep(8000)
    try run(Int32(write(file, "mots", 4)))
    try run(close(file))
  }

  private static let un: Set = ["content/articles/un.md"]

  // MARK: Saves

  @Test func `truncated and written: told once, when it is whole`() async throws {
    let watched = try Watched()
    let told = try await watched.after(Self.un) {
      try writeSlowly($0.at("content/articles/un.md"), O_WRONLY | O_TRUNC)
    }
    #expect(told == Self.un)
    #expect(watched.changes.count == 1)
  }

  @Test func `a temporary file renamed over the old one`() async throws {
    let watched = try Watched()
    let told = try await watched.after(Self.un) {
      try $0.write("content/articles/un.md.tmp", "Autre")
      try run(rename($0.at("content/articles/un.md.tmp"), $0.at("content/articles/un.md")))
    }
    #expect(told == Self.un)
    #expect(watched.changes.count == 1)
  }

  @Test func `Vim: a probe, the old file becomes a backup, a new one is written, the backup goes`()
    async throws
  {
    let watched = try Watched()
    let told = try await watched.after(Self.un) {
      let path = $0.at("content/articles/un.md")
      try run(close(open($0.at("content/articles/4913"), O_WRONLY | O_CREAT | O_EXCL, 0o644)))
      try run(unlink($0.at("content/articles/4913")))
      try run(rename(path, path + "~"))
      try writeSlowly(path, O_WRONLY | O_CREAT)
      try run(chmod(path, 0o640))
      try run(unlink(path + "~"))
    }
    #expect(told == Self.un)
    #expect(watched.changes.count == 1)
  }

  @Test func `Emacs: a lock, the old file becomes a backup, a new one is written, the lock goes`()
    async throws
  {
    let watched = try Watched()
    let told = try await watched.after(Self.un) {
      let path = $0.at("content/articles/un.md")
      try run(symlink("anne@machine.1234", $0.at("content/articles/.#un.md")))
      try run(rename(path, path + "~"))
      try writeSlowly(path, O_WRONLY | O_CREAT)
      try run(unlink($0.at("content/articles/.#un.md")))
    }
    #expect(told == Self.un)
    #expect(watched.changes.count == 1)
  }

  @Test func `what editors and desktops leave behind is nobody’s text`() async throws {
    let watched = try Watched()
    let told = try await watched.after(["content/articles/fin.md"]) {
      for name in [".un.md.swp", "un.md~", "#un.md#", ".DS_Store", ".git/index", "Thumbs.db"] {
        try $0.write("content/articles/" + name, "x")
      }
      try $0.write("Output/index.html", "x")
      try $0.write("notes.md", "x")
      try $0.write("content/articles/fin.md", "Fin")
    }
    #expect(told == ["content/articles/fin.md"])
  }

  @Test func `many files saved at once are told together`() async throws {
    let watched = try Watched()
    let names = Set((1...50).map { "content/articles/\($0).md" })
    let told = try await watched.after(names) { for name in names { try $0.write(name, "x") } }
    #expect(told == names)
    #expect(watched.changes.count < 10)
  }

  // MARK: Files and folders that come and go

  @Test(arguments: [SiteWatcher.Method.system, .polling])
  func `created, changed, renamed and deleted`(_ method: SiteWatcher.Method) async throws {
    let watched = try Watched("", method)
    let expected: Set = [
      "content/articles/neuf.md", "content/articles/2025/vieux.md", "content/articles/2025/recent.md",
      "content/articles/un.md", "content/site.yml",
    ]
    let told = try await watched.after(expected) {
      try $0.write("content/articles/neuf.md", "Neuf")
      try run(rename($0.at("content/articles/2025/vieux.md"), $0.at("content/articles/2025/recent.md")))
      try run(unlink($0.at("content/articles/un.md")))
      try $0.write("content/site.yml", "title: Autre\n")
    }
    #expect(told == expected)
  }

  @Test(arguments: [SiteWatcher.Method.system, .polling])
  func `a folder renamed, with all below it`(_ method: SiteWatcher.Method) async throws {
    let watched = try Watched("", method)
    let expected: Set = [
      "content/articles/2025/vieux.md", "content/articles/2025/ete/plage.md",
      "content/articles/2026/vieux.md", "content/articles/2026/ete/plage.md",
    ]
    let told = try await watched.after(expected) {
      try run(rename($0.at("content/articles/2025"), $0.at("content/articles/2026")))
    }
    #expect(told == expected)
    // It is still watched, under its new name only.
    let later = try await watched.after(expected.union(["content/articles/2026/ete/mer.md"])) {
      try $0.write("content/articles/2026/ete/mer.md", "Mer")
    }
    #expect(later == expected.union(["content/articles/2026/ete/mer.md"]))
  }

  @Test func `a folder moved out of the site and another moved in`() async throws {
    let watched = try Watched("-- ailleurs/2024/ancien.md --\nAncien\n")
    let expected: Set = [
      "content/articles/2025/vieux.md", "content/articles/2025/ete/plage.md",
      "content/articles/2024/ancien.md",
    ]
    let told = try await watched.after(expected) {
      try run(rename($0.at("content/articles/2025"), $0.at("ailleurs/2025")))
      try run(rename($0.at("ailleurs/2024"), $0.at("content/articles/2024")))
      // No longer ours.
      try $0.write("ailleurs/2025/vieux.md", "Encore")
    }
    #expect(told == expected)
  }

  @Test func `new folders in each other, filled at once`() async throws {
    let watched = try Watched()
    let expected = Set((1...20).map { "content/articles/a/b\($0)/c/d.md" })
    let told = try await watched.after(expected) { for name in expected { try $0.write(name, "x") } }
    #expect(told == expected)
  }

  @Test func `a folder deleted with all below it, and made again`() async throws {
    let watched = try Watched()
    let expected: Set = ["content/articles/2025/vieux.md", "content/articles/2025/ete/plage.md"]
    _ = try await watched.after(expected) { try $0.remove("content/articles/2025") }
    #expect(watched.paths == expected)
    let again = try await watched.after(expected.union(["content/articles/2025/retour.md"])) {
      try $0.write("content/articles/2025/retour.md", "Retour")
    }
    #expect(again == expected.union(["content/articles/2025/retour.md"]))
  }

  @Test func `the whole of content replaced by another`() async throws {
    let watched = try Watched("-- autre/articles/deux.md --\nDeux\n-- autre/site.yml --\ntitle: B\n")
    let expected: Set = [
      "content/site.yml", "content/articles/un.md", "content/articles/2025/vieux.md",
      "content/articles/2025/ete/plage.md", "content/articles/deux.md",
    ]
    let told = try await watched.after(expected) {
      try run(rename($0.at("content"), $0.at("avant")))
      try run(rename($0.at("autre"), $0.at("content")))
    }
    #expect(told == expected)
  }

  @Test func `hidden names matter in static, and nowhere else`() async throws {
    let watched = try Watched()
    let told = try await watched.after(["content/static/.well-known/security.txt"]) {
      try $0.write("content/articles/.cache/x.md", "x")
      try $0.write("content/static/.well-known/security.txt", "x")
    }
    #expect(told == ["content/static/.well-known/security.txt"])
  }

  // MARK: Links

  @Test func `a change behind a link to a folder is told under the name of the link`() async throws {
    let watched = try Watched("-- partage/commun.md --\nCommun\n")
    try run(symlink("../../partage", watched.site.at("content/articles/lien")))
    _ = try await watched.paths(atLeast: ["content/articles/lien/commun.md"])
    let expected: Set = ["content/articles/lien/commun.md", "content/articles/lien/sous/neuf.md"]
    let told = try await watched.after(expected) {
      try $0.write("partage/commun.md", "Autre")
      try $0.write("partage/sous/neuf.md", "Neuf")
    }
    #expect(told == expected)
    // Where the link led is gone, then there again.
    let before = watched.changes.count
    try run(rename(watched.site.at("partage"), watched.site.at("rangé")))
    try await Task.sleep(for: .milliseconds(100))
    #expect(watched.changes.dropFirst(before).first == .paths(expected))
  }

  @Test func `a change of the file that a link leads to is told under the name of the link`() async throws {
    let watched = try Watched("-- partage/commun.md --\nCommun\n-- partage/autre.md --\nAutre\n")
    try run(symlink("../../partage/commun.md", watched.site.at("content/articles/lien.md")))
    _ = try await watched.paths(atLeast: ["content/articles/lien.md"])
    let before = watched.changes.count
    try watched.site.write("partage/autre.md", "Rien à voir")
    try watched.site.write("partage/nouveau.md", "Nouveau")
    try run(rename(watched.site.at("partage/nouveau.md"), watched.site.at("partage/commun.md")))
    try await Task.sleep(for: .milliseconds(200))
    #expect(Array(watched.changes.dropFirst(before)) == [.paths(["content/articles/lien.md"])])
  }

  @Test func `two names of one folder are both told`() async throws {
    let watched = try Watched()
    try run(symlink("2025", watched.site.at("content/articles/copie")))
    _ = try await watched.paths(atLeast: ["content/articles/copie/ete/plage.md"])
    let before = watched.changes.count
    try watched.site.write("content/articles/2025/vieux.md", "Neuf")
    try await Task.sleep(for: .milliseconds(200))
    #expect(
      watched.changes.dropFirst(before).first
        == .paths(["content/articles/2025/vieux.md", "content/articles/copie/vieux.md"]))
  }

  // MARK: Themes

  @Test(arguments: [SiteWatcher.Method.system, .polling])
  func `themes of the site and of elsewhere`(_ method: SiteWatcher.Method) async throws {
    let elsewhere = try TestSite("-- papier/theme.yml --\nstyles: []\n")
    let watched = try Watched("", themes: [elsewhere.path, "/nulle/part"], method)
    let expected: Set = [
      "themes/mien/layouts/a.mustache", "themes/mien/styles/neuf.css", "\(elsewhere.path)/papier/theme.yml",
    ]
    let told = try await watched.after(expected) {
      try $0.write("themes/mien/layouts/a.mustache", "B")
      try $0.write("themes/mien/styles/neuf.css", "a{}")
      try elsewhere.write("papier/theme.yml", "styles: [a.css]\n")
    }
    #expect(told == expected)
  }

  @Test func `a site that had no themes of its own gets some`() async throws {
    let watched = try Watched()
    try watched.site.remove("themes")
    _ = try await watched.paths(atLeast: ["themes/mien/layouts/a.mustache"])
    let told = try await watched.after(["themes/autre/theme.yml"]) {
      try $0.write("themes/autre/theme.yml", "extends: papier\n")
    }
    #expect(told == ["themes/mien/layouts/a.mustache", "themes/autre/theme.yml"])
  }

  // MARK: Many at once

  @Test(.enabled(if: Git.isThere, "skipped: git is missing"))
  func `a checkout of 500 files`() async throws {
    let site = try TestSite(Self.site)
    let names = Set((1...500).map { "content/articles/\($0 % 7)/\($0).md" })
    try Git.run(["init", "-q", "-b", "avant"], in: site.path)
    for name in names { try site.write(name, "Avant") }
    try Git.commit(in: site.path)
    try Git.run(["checkout", "-q", "-b", "apres"], in: site.path)
    for name in names { try site.write(name, "Après, et plus long") }
    try site.remove("content/articles/un.md")
    try Git.commit(in: site.path)

    let watcher = try SiteWatcher(site: site.path, themeRoots: ["\(site.path)/themes"], method: .system)
    defer { watcher.stop() }
    let told = Mutex<Set<String>>([])
    let collecting = Task {
      for await change in watcher.changes { told.withLock { $0.formUnion(change.paths ?? ["*"]) } }
    }
    defer { collecting.cancel() }
    try Git.run(["checkout", "-q", "avant"], in: site.path)
    let expected = names.union(Self.un)
    let end = ContinuousClock.now + .seconds(10)
    while told.withLock({ $0 }) != expected, .now < end { try await Task.sleep(for: .milliseconds(5)) }
    #expect(told.withLock { $0 } == expected)
  }
}

/// The program of that name, with no settings but ours.
private enum Git {
  static let isThere: Bool = {
    do { try run(["--version"], in: "/") } catch { return false }
    return true
  }()

  static func commit(in folder: String) throws {
    try run(["add", "-A"], in: folder)
    try run(["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "x"], in: folder)
  }

  static func run(_ arguments: [String], in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_CONFIG_SYSTEM": "/dev/null",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw CocoaError(.executableLoad) }
  }
}
