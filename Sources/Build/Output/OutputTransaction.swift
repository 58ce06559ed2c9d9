import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A new version of Output, prepared beside the old one and put in place at the end.
///
/// Until `commit` nothing in Output changes but its `.feuillet-tmp-…` folder. Files that the generator did not
/// write (absent from the manifest of the build before) are never touched. Files and folders get the modes
/// 0644 and 0755 as far as the user's `umask` lets them; a difference of mode alone changes nothing.
///
/// Nothing is flushed to the disk with `fsync`: at some milliseconds a file that would be minutes for a blog,
/// and Output can be made again. The next build compares the bytes, not the manifest, so that it also mends
/// what a power cut left.
package final class OutputTransaction: Sendable {
  /// What became of one file.
  package enum Outcome: Hashable, Sendable {
    /// The file on the disk has these bytes already.
    case unchanged
    /// The bytes wait for `commit`.
    case written
    /// Something that is not the generator's stands there; `commit` will name it, with all the others.
    case blocked
  }

  /// The path of Output as the user knows it.
  let path: String
  /// The name of the manifest in Output.
  let record: String
  let replacesForeignFiles: Bool
  let output: Descriptor
  /// What the build before wrote.
  package let previous: Manifest
  /// The bytes of its manifest, to be left alone if the new one is the same.
  let previousBytes: [UInt8]?
  /// Folders that were created for Output itself, the outermost first.
  private let createdFolders: [String]
  let state: Mutex<State>

  /// What several threads share.
  struct State: ~Copyable {
    var entries: [OutputPath: Entry] = [:]
    /// What stays of the version before.
    var kept: FileDigests = [:]
    var folders = OutputFolders()
    var obstacles: Set<Obstacle> = []
    /// Folders of the version before that stand where a file must go.
    var foldersInTheWay: Set<OutputPath> = []
    /// Created when it is first needed: a build that changes nothing creates nothing.
    var staging: Staging?
    /// Its descriptor, open until the transaction is released.
    var stagingNumber: Int32 = -1
    /// The first failure: after it there is nothing to commit.
    var failure: MachineFailure?
    /// The digest of the new manifest.
    var manifest: Digest?
    var isOver = false

    /// Whether a file of the new version has this path.
    func has(_ path: OutputPath) -> Bool { entries[path] != nil || kept[path] != nil }

    /// The digest of a file of the new version, as far as it is known.
    func digest(of path: OutputPath) -> Digest? { entries[path]?.digest ?? kept[path]?.first }
  }

  /// A file of the new version.
  struct Entry {
    var outcome: Outcome = .blocked
    var digest: Digest?
    /// Its name in the staging folder, unless it is unchanged or waits in a folder that is itself new.
    var waitsAs: String?
  }

  /// Opens Output, creating it when it is missing, and reserves it against a second build.
  /// - Parameters:
  ///   - record: the name of the file there that says what the version before wrote.
  ///   - replacesForeignFiles: whether a file that it does not name gives way to a page.
  /// - Throws: when another build holds it, when it cannot be read or created, or is not a folder.
  package init(
    folder: String, record: String = Manifest.name, replacesForeignFiles: Bool = false
  ) throws(MachineFailure) {
    self.record = record
    self.replacesForeignFiles = replacesForeignFiles
    path = folder.count > 1 && folder.utf8.last == UInt8(ascii: "/") ? String(folder.dropLast()) : folder
    let created = try createFolders(path)
    guard let output = Descriptor(path, flags: O_RDONLY | O_DIRECTORY) else {
      throw MachineFailure(.read, path, errno: errno)
    }
    try output.lock(called: path)
    try Staging.sweep(output, called: path)
    let bytes = try Self.manifest(output, record, called: path)
    // Without a manifest that can be understood all files count as somebody else's: those with the bytes that
    // this build makes are adopted, the others protected.
    previous = bytes.flatMap(Manifest.init) ?? .empty
    previousBytes = bytes
    createdFolders = created
    self.output = output
    state = Mutex(State())
  }

  deinit { abandon() }

  /// Gives Output up as it was: removes what was waiting, and Output itself if it was created for nothing.
  ///
  /// Call it when no other thread stages any more. After `commit`, or a second time, it does nothing.
  package func abandon() {
    state.withLock { state in end(&state, keepingFolder: false) }
  }

  /// Removes what is temporary and lets other builds in. What cannot be removed is left to the next build's
  /// sweep: the reason to end is more important than that.
  func end(_ state: inout State, keepingFolder: Bool) {
    guard !state.isOver else { return }
    state.isOver = true
    if let name = state.staging?.name { _ = removeTree(name, in: output.number) }
    if !keepingFolder {
      for folder in createdFolders.reversed() { _ = rmdir(folder) }
    }
    _ = flock(output.number, LOCK_UN)
  }

  private static func manifest(
    _ output: borrowing Descriptor, _ record: String, called folder: String
  ) throws(MachineFailure) -> [UInt8]? {
    let path = folder + "/" + record
    guard let file = Descriptor(record, in: output.number, flags: O_RDONLY | O_NOFOLLOW) else {
      if errno == ENOENT { return nil }
      throw MachineFailure(.read, path, errno: errno)
    }
    guard let status = FileStatus(file.number) else { throw MachineFailure(.read, path, errno: errno) }
    guard status.kind == .file else { throw MachineFailure(.read, path, errno: EISDIR) }
    return try readWhole(file, expecting: status.size, limit: .max, called: path)
  }
}
