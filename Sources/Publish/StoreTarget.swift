import Build
import Content
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A place that rclone reaches. Two files there remember what was published: one is written before the first change
/// and says what may be there, the other at the end. So a publication that was ended anywhere is made good by the
/// next one, and nothing is ever removed that somebody else put there.
struct StoreTarget {
  let rclone: Rclone
  let store: PublishTarget.Store
  let target: PublishTarget

  /// What is known of a file at the target.
  private struct Remote {
    var size: Int
    /// In hexadecimal; empty where the target tells none.
    var md5: String
  }

  /// Stands for bytes of which nothing is known: that of no bytes, which a file of the size of ours does not have.
  private static let unknown = Digest([])

  func publish(_ snapshot: OutputSnapshot, isTrial: Bool) throws(MachineFailure) -> Publication.Outcome {
    var remote = try list()
    // What a publication left that was killed while files were under way.
    let leftovers = remote.keys.filter { path in
      path.hasSuffix(Rclone.partialSuffix)
        && OutputPath(ifValid: path).map { snapshot.manifest.files[$0] == nil } ?? true
    }.sorted()
    for path in leftovers { remote[path] = nil }
    let pending = try record(PublishedRecord.pending, remote)
    let published = try record(PublishedRecord.name, remote)
    var known = published ?? pending ?? .empty
    if let pending { known.files = known.files.merging(pending.files) { $0.union($1) } }
    let foreign = remote.keys.filter { OutputPath(ifValid: $0).map { known.files[$0] == nil } ?? false }
    if published == nil, pending == nil, !target.takesOver {
      let others = foreign.filter {
        OutputPath(ifValid: $0).map { snapshot.manifest.files[$0] == nil } ?? true
      }
      if !others.isEmpty { return .refused([.foreign(others, isFirst: true, target: target.name)]) }
    }

    var report = Publication.Report(place: "\(store.remote ?? store.kind.rawValue):\(store.path)")
    let hashes = try ownHashes(snapshot, remote)
    var sent: [OutputPath] = []
    for path in snapshot.paths {
      if try isSame(path, snapshot, remote[path.text], known, hashes) {
        report.unchanged += 1
      } else {
        sent.append(path)
      }
    }
    if !target.takesOver {
      let collisions = sent.map(\.text).filter(Set(foreign).contains)
      if !collisions.isEmpty { return .refused([.foreign(collisions, isFirst: false, target: target.name)]) }
    }
    let gone = known.files.missing(in: snapshot.manifest.files).map(\.path).filter { remote[$0.text] != nil }
    report.sent = sent.map(\.text)
    report.removed = gone.map(\.text)
    let isDone =
      sent.isEmpty && gone.isEmpty && leftovers.isEmpty && pending == nil && published == snapshot.manifest
    if isTrial || isDone { return .done(report) }

    var claim = known
    claim.isComplete = false
    let underWay = FileDigests(sent.map { (key: $0, value: [Self.unknown]) })
    claim.files = claim.files.merging(snapshot.manifest.files) { $0.union($1) }
      .merging(underWay) { $0.union($1) }
    try write(claim, as: PublishedRecord.pending)
    try send(sent, of: snapshot)
    try delete(leftovers)
    try remove(gone, besides: snapshot)
    guard try read(PublishedRecord.pending) == claim.bytes else { throw .twoAtOnce }
    try write(snapshot.manifest, as: PublishedRecord.name)
    try rclone.run(["deletefile", place(PublishedRecord.pending)])
    return .done(report)
  }

  private func place(_ path: String) -> String {
    rclone.location.hasSuffix(":") || rclone.location.hasSuffix("/")
      ? rclone.location + path : "\(rclone.location)/\(path)"
  }

  // MARK: What is there

  private func list() throws(MachineFailure) -> [String: Remote] {
    let hash = store.kind == .s3 ? ["--format", "hsp", "--hash", "MD5"] : ["--format", "sp"]
    let result = try rclone.attempt(
      ["lsf", "--recursive", "--files-only", "--separator", "\t"] + hash + [rclone.location])
    // No such folder, so far.
    if result.status == 3 { return [:] }
    guard result.status == 0 else { throw rclone.failure(result).machine }
    var files: [String: Remote] = [:]
    for line in result.output.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(
        separator: UInt8(ascii: "\t"), maxSplits: store.kind == .s3 ? 2 : 1, omittingEmptySubsequences: false
      )
      .map { String(decoding: $0, as: UTF8.self) }
      guard let path = parts.last, let size = parts.dropLast().last.flatMap({ Int($0) }) else { continue }
      files[path] = Remote(size: size, md5: parts.count == 3 ? parts[0] : "")
    }
    return files
  }

  /// The MD5 of our files, where the target tells that of its own.
  private func ownHashes(_ snapshot: OutputSnapshot, _ remote: [String: Remote]) throws(MachineFailure)
    -> [String: String]
  {
    let paths = snapshot.paths.map(\.text).filter { remote[$0].map { !$0.md5.isEmpty } ?? false }
    guard !paths.isEmpty else { return [:] }
    let output = try rclone.run(
      ["hashsum", "MD5", snapshot.folder, "--files-from-raw", "-"], input: paths.map { $0 + "\n" }.joined())
    var hashes: [String: String] = [:]
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      guard let space = line.firstRange(of: "  ") else { continue }
      hashes[String(line[space.upperBound...])] = String(line[..<space.lowerBound])
    }
    return hashes
  }

  /// Whether a file need not be sent: by its MD5 where the target tells one, else by what was published and its size.
  /// Times say nothing: two clocks may differ by an hour.
  private func isSame(
    _ path: OutputPath, _ snapshot: OutputSnapshot, _ remote: Remote?, _ known: Manifest,
    _ hashes: [String: String]
  ) throws(MachineFailure) -> Bool {
    guard let remote else { return false }
    if !remote.md5.isEmpty { return remote.md5 == hashes[path.text] }
    guard known.files[path] == snapshot.manifest.files[path] else { return false }
    return try FileSize.of("\(snapshot.folder)/\(path.text)") == remote.size
  }

  // MARK: What is changed

  /// Sends files group by group, in their order.
  private func send(_ paths: [OutputPath], of snapshot: OutputSnapshot) throws(MachineFailure) {
    for group in SendingOrder.allCases {
      var left = paths.filter { $0.sending == group }.map(\.text)
      var attempts = 3
      while !left.isEmpty {
        let result = try rclone.attempt(
          ["copy", snapshot.folder, rclone.location, "--files-from-raw", "-", "--no-check-dest"]
            + headers(group),
          input: left.map { $0 + "\n" }.joined())
        if result.status == 0 { break }
        let failure = rclone.failure(result)
        attempts -= 1
        guard attempts > 0, failure.isPassing else { throw failure.machine }
        let failed = Set(failure.files)
        if !failed.isEmpty { left = left.filter(failed.contains) }
        sleep(1)
      }
    }
  }

  /// How long a reader may keep a file without asking again.
  private func headers(_ group: SendingOrder) -> [String] {
    guard store.kind == .s3 else { return [] }
    let policy =
      switch group {
      case .fingerprinted: HostRules.foreverCache
      case .file: HostRules.pictureCache
      case .page, .listing: HostRules.pageCache
      }
    return ["--header-upload", "Cache-Control: \(policy)"]
  }

  private func delete(_ paths: [String]) throws(MachineFailure) {
    guard !paths.isEmpty else { return }
    try rclone.run(
      ["delete", rclone.location, "--files-from-raw", "-"], input: paths.map { $0 + "\n" }.joined())
  }

  private func remove(_ paths: [OutputPath], besides snapshot: OutputSnapshot) throws(MachineFailure) {
    try delete(paths.map(\.text))
    guard !paths.isEmpty, store.kind != .s3 else { return }
    var folders: Set<OutputPath> = []
    for path in paths {
      var folder = path.parent
      while let current = folder, folders.insert(current).inserted { folder = current.parent }
    }
    for path in snapshot.paths {
      var folder = path.parent
      while let current = folder {
        folders.remove(current)
        folder = current.parent
      }
    }
    // One that is not empty holds what is somebody's, and stays.
    for folder in folders.sorted(by: >) { _ = try rclone.attempt(["rmdir", place(folder.text)]) }
  }

  // MARK: What is remembered

  /// What a record says; nothing where it was cut short.
  private func record(_ name: String, _ remote: [String: Remote]) throws(MachineFailure) -> Manifest? {
    guard remote[name] != nil else { return nil }
    return Manifest(try read(name)) ?? .empty
  }

  private func read(_ name: String) throws(MachineFailure) -> [UInt8] {
    try rclone.run(["cat", place(name)])
  }

  private func write(_ manifest: Manifest, as name: String) throws(MachineFailure) {
    let folder = try TemporaryFolder()
    try writeFile("\(folder.path)/record", manifest.bytes)
    let header = store.kind == .s3 ? ["--header-upload", "Cache-Control: no-store"] : []
    try rclone.run(["copyto", "\(folder.path)/record", place(name), "--no-check-dest"] + header)
  }
}

/// A folder that is gone when it is let go of.
private struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws(MachineFailure) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/feuillet-XXXXXX".utf8CString)
    guard template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) != nil else {
      throw MachineFailure(.create, parent, errno: errno)
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { _ = removeTree(path) }
}

private enum FileSize {
  /// The size of a file in bytes.
  static func of(_ path: String) throws(MachineFailure) -> Int {
    guard let status = FileStatus(path) else { throw MachineFailure(.read, path, errno: errno) }
    return status.size
  }
}

extension MachineFailure {
  fileprivate static let twoAtOnce = MachineFailure(
    Message(
      fr: "Une autre publication vers cette cible a eu lieu en même temps",
      en: "Another publication to this target took place at the same time"),
    help: Message(
      fr: "Attendez qu’elle se termine, puis recommencez", en: "Wait until it ends, then try again"))
}
