import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a build did to Output, in files.
package struct WriteReport: Hashable, Sendable {
  /// New ones and those whose bytes changed.
  package var written = 0
  /// Those that had the right bytes already, adopted ones included.
  package var unchanged = 0
  /// Those of the build before that this one does not have.
  package var removed = 0
  /// Files of the build before that this one does not have, left in place because somebody edited them since.
  /// They are the editor's now.
  package var kept: [String] = []
}

extension OutputTransaction {
  /// Puts the new version in place: each file or new folder by one rename, then removes what is left over.
  ///
  /// The manifest first says that the work is incomplete, with all files of before and after, at the end that
  /// it is complete: after a kill anywhere between, the next build finishes the work.
  /// - Parameters:
  ///   - drafts: whether drafts are among the pages.
  ///   - compression: how all compressed forms were made, if none is the site's own.
  /// - Throws: what `stage` threw, if it did; all that stands in the way, before anything changed; or a refusal
  ///   of the disk, in which case the next build finishes the work.
  package func commit(
    drafts: Bool, compression: String? = nil
  ) throws(MachineFailure) -> WriteReport {
    try state.withLock { state throws(MachineFailure) in
      precondition(!state.isOver, "a transaction is committed once")
      do throws(MachineFailure) {
        if let failure = state.failure { throw failure }
        let report = try commit(&state, drafts, compression)
        end(&state, keepingFolder: true)
        return report
      } catch {
        end(&state, keepingFolder: false)
        throw error
      }
    }
  }

  private func commit(
    _ state: inout State, _ drafts: Bool, _ compression: String?
  ) throws(MachineFailure) -> WriteReport {
    let staged = FileDigests(state.entries.compactMapValues { $0.digest.map { [$0] } })
    var manifest = Manifest(
      isComplete: true, hasDrafts: drafts, files: state.kept.merging(staged) { $1 })
    manifest.compression = compression
    let plan = plan(state, for: manifest.files)
    guard plan.obstacles.isEmpty else { throw MachineFailure(obstacles: plan.obstacles, in: path) }

    var report = WriteReport(
      unchanged: state.kept.count, removed: plan.removals.count, kept: plan.kept.map(\.text))
    var waiting: [(path: OutputPath, waitsAs: String)] = []
    for (path, entry) in state.entries {
      if entry.outcome == .written { report.written += 1 } else { report.unchanged += 1 }
      if let name = entry.waitsAs { waiting.append((path, name)) }
    }
    waiting += state.folders.new

    let bytes = manifest.bytes
    state.manifest = Digest(bytes)
    guard bytes != previousBytes || !waiting.isEmpty || !plan.removals.isEmpty else { return report }
    let final = try prepareManifest(bytes, &state)
    if !waiting.isEmpty || !plan.removals.isEmpty {
      var union = manifest
      union.isComplete = false
      union.compression = nil
      union.hasDrafts = drafts || previous.hasDrafts
      union.files = manifest.files.merging(previous.files) { $0.union($1) }
      try publish(try prepareManifest(union.bytes, &state), as: record, state)
    }

    try remove(plan.removals.filter { isInTheWay($0, state) })
    try removeEmptied(plan.emptied.filter { isInTheWay($0, state) })
    waiting.sort { ($0.path.sending, $0.path) < ($1.path.sending, $1.path) }
    for (path, name) in waiting { try publish(name, as: path.text, state) }
    try remove(plan.removals.filter { !isInTheWay($0, state) })
    try removeEmptied(plan.emptied)
    try publish(final, as: record, state)
    return report
  }

  /// Whether the place of something old is needed before the new can come.
  private func isInTheWay(_ path: OutputPath, _ state: borrowing State) -> Bool {
    if state.folders.filesInTheWay.contains(path) { return true }
    if state.foldersInTheWay.isEmpty { return false }
    var ancestor: OutputPath? = path
    while let current = ancestor {
      if state.foldersInTheWay.contains(current) { return true }
      ancestor = current.parent
    }
    return false
  }

  /// Writes a manifest into the staging folder.
  /// - Returns: its name there.
  private func prepareManifest(_ bytes: [UInt8], _ state: inout State) throws(MachineFailure) -> String {
    let path = self.path + "/" + record
    return try withStaging(&state) { staging throws(MachineFailure) in
      let name = staging.newName()
      guard
        let file = Descriptor(
          name, in: staging.folder.number, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
      else { throw MachineFailure(.write, path, errno: errno) }
      let written = bytes.withUnsafeBytes { writeFully(file.number, $0) }
      let closed = file.closed()
      if written != 0 || closed != 0 {
        throw MachineFailure(.write, path, errno: written != 0 ? written : closed)
      }
      return name
    }
  }

  /// Puts something prepared in its place.
  private func publish(_ name: String, as path: String, _ state: borrowing State) throws(MachineFailure) {
    if renameat(state.stagingNumber, name, output.number, path) != 0 {
      throw unfinished(MachineFailure(.write, self.path + "/" + path, errno: errno))
    }
  }

  private func remove(_ paths: [OutputPath]) throws(MachineFailure) {
    for path in paths where unlinkat(output.number, path.text, 0) != 0 && errno != ENOENT {
      throw unfinished(MachineFailure(.remove, called(path), errno: errno))
    }
  }

  /// Removes those folders that are empty; what else they hold is somebody's.
  private func removeEmptied(_ folders: [OutputPath]) throws(MachineFailure) {
    for folder in folders where unlinkat(output.number, folder.text, AT_REMOVEDIR) != 0 {
      switch errno {
      case ENOTEMPTY, EEXIST, ENOENT, ENOTDIR, EBUSY: continue
      default: throw unfinished(MachineFailure(.remove, called(folder), errno: errno))
      }
    }
  }

  /// The failure of a commit that has begun.
  private func unfinished(_ failure: MachineFailure) -> MachineFailure {
    let help = Message(
      fr: "Une partie des pages est à jour ; la prochaine construction terminera le travail",
      en: "Some of the pages are up to date; the next build will finish the work")
    return MachineFailure(
      failure.message,
      help: failure.help.map {
        Message(fr: "\($0.french). \(help.french)", en: "\($0.english). \(help.english)")
      } ?? help)
  }
}
