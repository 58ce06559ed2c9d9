import Build
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of this machine from which a server shows `current`, a link to one of the last few versions in
/// `releases/`. Readers see one version or the next, never a mixture.
struct ReleaseTarget {
  let folder: String

  /// How many versions are kept, the current one included.
  private static let kept = 5
  private static let temporary = ".feuillet-tmp-"
  /// Names the versions by age, the newest last.
  private static let history = "history"

  private var releases: String { "\(folder)/releases" }

  func publish(_ snapshot: OutputSnapshot, isTrial: Bool) throws(MachineFailure) -> Publication.Outcome {
    let name = Digest(snapshot.manifest.bytes).hex
    var report = Publication.Report(place: "\(folder)/current")
    guard !isTrial || Folder(releases).isDirectory else {
      report.sent = snapshot.paths.map(\.text)
      return .done(report)
    }
    if !isTrial { _ = try createFolders(releases) }
    let lock = try FolderLock(releases)
    defer { withExtendedLifetime(lock) {} }
    let current = try current()
    if current == name, try isWhole(name, snapshot) {
      report.unchanged = snapshot.paths.count
      return .done(report)
    }
    let before = current.map { "\(releases)/\($0)" }
    for path in snapshot.paths {
      let same = try before.map { folder throws(MachineFailure) in try Digest.of("\(folder)/\(path.text)") }
      if let same, same == snapshot.digest(path) {
        report.unchanged += 1
      } else {
        report.sent.append(path.text)
      }
    }
    report.removed =
      try before.map { old throws(MachineFailure) in
        var none: [Diagnostic] = []
        return try Folder(old).files(boundary: old, includingHidden: true, diagnostics: &none)
          .filter { OutputPath(ifValid: $0).map { snapshot.manifest.files[$0] == nil } ?? true }
      } ?? []
    if isTrial { return .done(report) }

    try sweep(lock)
    let copied = Set(report.sent)
    try make(name, snapshot, before) { copied.contains($0.text) }
    var versions = try versions().filter { $0 != name && $0 != current }
    versions += [current, name].compactMap(\.self)
    // Written first: the link then never shows what is not in it.
    try write(versions)
    try show(name)
    for old in versions.dropLast(Self.kept) { try remove(old) }
    try write(versions.suffix(Self.kept))
    return .done(report)
  }

  /// Shows the version before the current one.
  func rollBack() throws(MachineFailure) -> Publication.Outcome {
    guard Folder(releases).isDirectory else { return .nothingBefore(folder) }
    let lock = try FolderLock(releases)
    defer { withExtendedLifetime(lock) {} }
    let versions = try versions().filter { Folder("\(releases)/\($0)").isDirectory }
    guard let current = try current(), let index = versions.firstIndex(of: current), index > 0 else {
      return .nothingBefore(folder)
    }
    try show(versions[index - 1])
    return .rolledBack(to: "releases/\(versions[index - 1])")
  }

  // MARK: One version

  /// Prepares a version beside the others and gives it its name when it is whole.
  private func make(
    _ name: String, _ snapshot: OutputSnapshot, _ before: String?, _ isCopied: (OutputPath) -> Bool
  ) throws(MachineFailure) {
    let final = "\(releases)/\(name)"
    if Folder(final).exists() {
      if try isWhole(name, snapshot) { return }
      // Somebody edited it; nobody looks at it meanwhile unless it is the current one.
      let aside = "\(releases)/\(Self.temporary)old"
      guard rename(final, aside) == 0 else { throw MachineFailure(.write, final, errno: errno) }
    }
    let folder = "\(releases)/\(Self.temporary)new"
    var made: Set<String> = []
    for path in snapshot.paths {
      let place = "\(folder)/\(path.text)"
      let parent = path.parent.map { "\(folder)/\($0.text)" } ?? folder
      if made.insert(parent).inserted { _ = try createFolders(parent) }
      // A file that is as it was is the same file: it takes no room. Never one of Output, which changes.
      if let before, !isCopied(path), link("\(before)/\(path.text)", place) == 0 { continue }
      try copyFile("\(snapshot.folder)/\(path.text)", to: place)
    }
    guard rename(folder, final) == 0 else { throw MachineFailure(.write, final, errno: errno) }
    let result = removeTree("\(releases)/\(Self.temporary)old")
    guard result == 0 else { throw MachineFailure(.remove, releases, errno: result) }
  }

  /// Whether a version holds what is to be published, byte for byte.
  private func isWhole(_ name: String, _ snapshot: OutputSnapshot) throws(MachineFailure) -> Bool {
    for path in snapshot.paths
    where try Digest.of("\(releases)/\(name)/\(path.text)") != snapshot.digest(path) { return false }
    return true
  }

  private func remove(_ name: String) throws(MachineFailure) {
    // Out of the way at once, so that half a version never bears a name.
    let aside = "\(releases)/\(Self.temporary)\(name)"
    guard rename("\(releases)/\(name)", aside) == 0 || errno == ENOENT else {
      throw MachineFailure(.remove, "\(releases)/\(name)", errno: errno)
    }
    let result = removeTree(aside)
    guard result == 0 else { throw MachineFailure(.remove, aside, errno: result) }
  }

  /// Removes what a publication left that was ended before its end.
  private func sweep(_ lock: FolderLock) throws(MachineFailure) {
    for name in names(inFolder: releases, followingLink: true) ?? [] {
      let name = String(decoding: name, as: UTF8.self)
      guard name.hasPrefix(Self.temporary) else { continue }
      let result = removeTree(name, in: lock.folder.number)
      guard result == 0 else { throw MachineFailure(.remove, "\(releases)/\(name)", errno: result) }
    }
  }

  // MARK: The current one

  /// The name of the version that is shown; `nil` when none is.
  /// - Throws: when `current` is something else than a link.
  private func current() throws(MachineFailure) -> String? {
    let path = "\(folder)/current"
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { readlink(path, $0, text.count) } ?? 0
      }
    }
    guard count >= 0 else {
      if errno == ENOENT { return nil }
      if errno == EINVAL {
        throw MachineFailure(
          Message(
            fr: "« \(path) » n’est pas un lien : Feuillet ne l’a pas fait",
            en: "“\(path)” is no link: Feuillet did not make it"),
          help: Message(
            fr: "Déplacez-le, puis recommencez ; le serveur lira ce lien",
            en: "Move it, then try again; the server will read that link"))
      }
      throw MachineFailure(.read, path, errno: errno)
    }
    let target = String(decoding: buffer.prefix(count), as: UTF8.self)
    return target.hasPrefix("releases/") ? String(target.dropFirst("releases/".count)) : nil
  }

  /// Switches the link: a rename, which readers see as one step.
  private func show(_ name: String) throws(MachineFailure) {
    let path = "\(folder)/current"
    let new = "\(releases)/\(Self.temporary)current"
    guard unlink(new) == 0 || errno == ENOENT, symlink("releases/\(name)", new) == 0, rename(new, path) == 0
    else { throw MachineFailure(.write, path, errno: errno) }
  }

  // MARK: The history

  private func versions() throws(MachineFailure) -> [String] {
    guard Folder("\(releases)/\(Self.history)").exists() else { return [] }
    return String(decoding: try Folder(releases).read(Self.history, limit: 1 << 16), as: UTF8.self)
      .split(separator: "\n").map(String.init)
      // It is a name in that folder, whatever somebody wrote.
      .filter { $0.utf8.count == 32 && !$0.contains("/") && !$0.hasPrefix(".") }
  }

  private func write(_ versions: some Sequence<String>) throws(MachineFailure) {
    let path = "\(releases)/\(Self.history)"
    let new = "\(releases)/\(Self.temporary)history"
    try writeFile(new, Array(versions.map { $0 + "\n" }.joined().utf8))
    guard rename(new, path) == 0 else { throw MachineFailure(.write, path, errno: errno) }
  }
}

extension Publication.Outcome {
  fileprivate static func nothingBefore(_ folder: String) -> Self {
    .refused([
      Diagnostic(
        .notPublishable, at: nil,
        Message(
          fr: "Aucune version plus ancienne n’est gardée dans « \(folder) »",
          en: "No older version is kept in “\(folder)”"))
    ])
  }
}
