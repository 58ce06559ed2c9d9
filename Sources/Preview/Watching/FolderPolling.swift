import Build

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds changes by looking at all files again and again: where the system tells of none, as on some disks of a
/// network.
struct FolderPolling: Sendable {
  /// How long to wait between two looks at least, in milliseconds.
  static let interval = 300
  /// How many times longer than a look the wait is at least, so that a large site costs little.
  static let share = 20

  private let folders: WatchedFolders
  private var known: [String: Signature] = [:]

  init(_ folders: WatchedFolders) throws(MachineFailure) {
    self.folders = folders
    known = try look()
  }

  /// What differs from the last time.
  mutating func changes() throws(MachineFailure) -> Set<String> {
    let now = try look()
    let before = known
    known = now
    let changed = now.filter { before[$0.key] != $0.value }.keys
    return Set(changed).union(before.keys.filter { now[$0] == nil })
  }

  private func look() throws(MachineFailure) -> [String: Signature] {
    var signatures: [String: Signature] = [:]
    for name in folders.names {
      for file in try folders.contents(at: name).files {
        guard let path = folders.path(of: file), let signature = Signature(path) else { continue }
        signatures[file] = signature
      }
    }
    return signatures
  }

  /// What changes with every change of a file, as far as the system says.
  private struct Signature: Hashable, Sendable {
    private let numbers: [Int]

    init?(_ path: String) {
      var record = stat()
      guard stat(path, &record) == 0 else { return nil }
      #if canImport(Glibc)
        let times = (record.st_mtim, record.st_ctim)
      #else
        let times = (record.st_mtimespec, record.st_ctimespec)
      #endif
      numbers = [
        Int(truncatingIfNeeded: record.st_ino), Int(record.st_size), times.0.tv_sec, times.0.tv_nsec,
        times.1.tv_sec, times.1.tv_nsec,
      ]
    }
  }
}
