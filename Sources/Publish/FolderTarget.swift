import Build
import Content
import Diagnostics

/// The names of the files in which a target remembers what was published there.
enum PublishedRecord {
  /// What the last publication that came to its end put there.
  static let name = ".feuillet-published.json"
  /// What one that has begun may have put there, besides what was there before.
  static let pending = ".feuillet-publishing.json"
}

/// A folder of this machine. It is written as a build writes Output: all or nothing, and never over what somebody
/// else put there.
struct FolderTarget {
  let folder: String
  let target: PublishTarget

  func publish(_ snapshot: OutputSnapshot, isTrial: Bool) throws(MachineFailure) -> Publication.Outcome {
    let record =
      Folder("\(folder)/\(PublishedRecord.name)").exists()
      ? Manifest(try Folder(folder).read(PublishedRecord.name, limit: .max - 1)) : nil
    if record == nil, !target.takesOver {
      let foreign = foreignNames(besides: snapshot)
      if !foreign.isEmpty { return .refused([.foreign(foreign, isFirst: true, target: target.name)]) }
    }
    var report = Publication.Report(place: folder)
    for path in snapshot.paths {
      if try Digest.of("\(folder)/\(path.text)") == snapshot.digest(path) {
        report.unchanged += 1
      } else {
        report.sent.append(path.text)
      }
    }
    for gone in (record ?? .empty).files.missing(in: snapshot.manifest.files) {
      // What somebody edited since is theirs.
      if let digest = try Digest.of("\(folder)/\(gone.path.text)"), gone.digests.contains(digest) {
        report.removed.append(gone.path.text)
      }
    }
    if !isTrial { try write(snapshot, record) }
    return .done(report)
  }

  private func write(_ snapshot: OutputSnapshot, _ record: Manifest?) throws(MachineFailure) {
    let transaction = try OutputTransaction(
      folder: folder, record: PublishedRecord.name, replacesForeignFiles: record == nil && target.takesOver)
    do throws(MachineFailure) {
      for path in snapshot.paths {
        _ = try transaction.copy(path.text, from: "\(snapshot.folder)/\(path.text)")
      }
      _ = try transaction.commit(drafts: false)
    } catch {
      transaction.abandon()
      throw error
    }
  }

  /// What is in the folder and is not of the site, by the names at its top.
  private func foreignNames(besides snapshot: OutputSnapshot) -> [String] {
    let ours = Set(snapshot.paths.compactMap { $0.text.split(separator: "/").first.map(String.init) })
    return (names(inFolder: folder, followingLink: true) ?? []).map { String(decoding: $0, as: UTF8.self) }
      .filter { !ours.contains($0) && !$0.hasPrefix(".feuillet") }
  }
}
