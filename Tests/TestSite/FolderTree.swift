import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a folder holds at one moment, to be compared with what it holds later or with another folder.
package struct FolderTree: Sendable {
  package struct Entry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case file, folder, link, other }
    package var kind: Kind
    /// The content of a file; the target of a link.
    package var bytes: Data
    /// When it was last changed, in nanoseconds since 1970.
    package var modified: Int
    /// Which file it is, whatever its name.
    package var inode: UInt64
    package var mode: UInt32
  }

  /// By path from the folder.
  package private(set) var entries: [String: Entry] = [:]

  /// Of no folder, but of files by their paths, as they would stand in one.
  package init(_ files: [String: Data] = [:]) {
    func add(_ path: Substring, _ kind: Entry.Kind, _ bytes: Data = Data()) {
      entries[String(path)] = Entry(kind: kind, bytes: bytes, modified: 0, inode: 0, mode: 0)
      guard let slash = path.lastIndex(of: "/"), entries[String(path[..<slash])] == nil else { return }
      add(path[..<slash], .folder)
    }
    for (path, bytes) in files { add(path[...], .file, bytes) }
  }

  package init(_ folder: String) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      entries[path] = try Self.entry(folder + "/" + path)
    }
  }

  private static func entry(_ path: String) throws -> Entry {
    var record = stat()
    guard lstat(path, &record) == 0 else { throw CocoaError(.fileReadNoSuchFile) }
    #if canImport(Glibc)
      let time = record.st_mtim
    #else
      let time = record.st_mtimespec
    #endif
    let kind: Entry.Kind
    var bytes = Data()
    switch record.st_mode & S_IFMT {
    case S_IFREG:
      kind = .file
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    case S_IFDIR: kind = .folder
    case S_IFLNK:
      kind = .link
      bytes = Data(try FileManager.default.destinationOfSymbolicLink(atPath: path).utf8)
    default: kind = .other
    }
    return Entry(
      kind: kind, bytes: bytes, modified: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec),
      inode: UInt64(record.st_ino), mode: UInt32(record.st_mode & 0o7777))
  }

  /// The paths of the files, sorted.
  package var files: [String] { entries.filter { $0.value.kind == .file }.keys.sorted() }

  package subscript(path: String) -> String? {
    entries[path].map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// What differs in names, kinds and bytes, a line for each path; empty when nothing does.
  package func difference(from old: FolderTree, ignoring ignored: Set<String> = []) -> String {
    lines(old, ignored) { before, after in
      guard before.kind == after.kind, before.bytes == after.bytes else {
        return firstDifference(
          String(decoding: before.bytes, as: UTF8.self), String(decoding: after.bytes, as: UTF8.self))
      }
      return nil
    }
  }

  /// What was touched in any way, also where the bytes are the same as before; empty when nothing was.
  /// - Parameter copied: whether the two are copies, and hence other files with the times of the originals.
  package func touched(since old: FolderTree, copied: Bool = false) -> String {
    lines(old, []) { before, after in
      var before = before
      if copied { before.inode = after.inode }
      if before == after { return nil }
      return before.bytes == after.bytes ? "the same bytes, written again" : "other bytes"
    }
  }

  private func lines(
    _ old: FolderTree, _ ignored: Set<String>, _ compare: (Entry, Entry) -> String?
  ) -> String {
    Set(entries.keys).union(old.entries.keys).subtracting(ignored).sorted().compactMap { path in
      switch (old.entries[path], entries[path]) {
      case (nil, _): "+ \(path): was not there before"
      case (_, nil): "- \(path): is missing"
      case (let before?, let after?): compare(before, after).map { "≠ \(path): \($0)" }
      }
    }.joined(separator: "\n")
  }
}

/// The first line in which two texts differ, as a reader wants to see it.
private func firstDifference(_ old: String, _ new: String) -> String {
  let before = old.split(separator: "\n", omittingEmptySubsequences: false)
  let after = new.split(separator: "\n", omittingEmptySubsequences: false)
  let same = zip(before, after).prefix { $0 == $1 }.count
  var text = "from line \(same + 1) on"
  let change = after.difference(from: before)
  for case .remove(_, let line, _) in change.removals.prefix(4) { text += "\n    − \(line)" }
  for case .insert(_, let line, _) in change.insertions.prefix(4) { text += "\n    + \(line)" }
  let more = max(0, change.removals.count - 4) + max(0, change.insertions.count - 4)
  return more > 0 ? text + "\n    … and \(more) lines more" : text
}
