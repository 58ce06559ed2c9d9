import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a folder holds, read with the system's own calls: Foundation's enumerator is 15 times slower.
package struct Folder: Hashable, Sendable {
  /// As the system understands it: absolute, or relative to the current folder.
  package let path: String

  /// A folder that need not exist; a slash at the end is dropped.
  package init(_ path: String) {
    self.path = path.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
  }

  /// Whether something has this name, of whatever kind; a link counts by where it leads.
  package func exists() -> Bool { FileStatus(path, following: true) != nil }

  /// Whether it is a folder, or a link to one.
  package var isDirectory: Bool { FileStatus(path, following: true)?.kind == .folder }

  /// All files below, relative to this folder, with `/`, sorted by bytes; none when the folder is missing.
  ///
  /// Left out are what editors and systems leave behind (`~`, `#x#`, `.DS_Store`, `Thumbs.db`, `.git…`), and
  /// other hidden names unless asked for. Symbolic links are followed while they stay inside the boundary. What
  /// cannot be a source (a link out of the site, to nowhere or in circles, a fifo, a socket, a device, a name that
  /// is not UTF-8) is reported and never opened.
  /// - Parameters:
  ///   - boundary: the folder of the site; places of diagnostics are relative to it.
  ///   - includingHidden: whether names that begin with a dot are wanted (`static/.well-known/`).
  /// - Throws: when a folder cannot be read.
  package func files(
    boundary: String, includingHidden: Bool, diagnostics: inout [Diagnostic]
  ) throws(MachineFailure) -> [String] {
    try signedFiles(boundary: boundary, includingHidden: includingHidden, diagnostics: &diagnostics).map(
      \.path)
  }

  /// The same, with what each file is known by.
  func signedFiles(
    boundary: String, includingHidden: Bool, diagnostics: inout [Diagnostic]
  ) throws(MachineFailure) -> [(path: String, signature: FileSignature)] {
    var walk = FolderWalk(self, boundary: Folder(boundary), includingHidden: includingHidden)
    try walk.run()
    diagnostics += walk.diagnostics
    return walk.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// What `files` finds, and where it looked: for whoever wants to hear of changes.
  package func contents(boundary: String, includingHidden: Bool) throws(MachineFailure) -> FolderContents {
    var walk = FolderWalk(self, boundary: Folder(boundary), includingHidden: includingHidden)
    try walk.run()
    var contents = walk.places
    contents.files = walk.files.map(\.path)
    return contents
  }

  /// Whether a name is nobody’s text: what editors, version control and desktops leave behind, and hidden names
  /// unless they are wanted.
  package static func leavesOut(_ name: some BidirectionalCollection<UInt8>, includingHidden: Bool) -> Bool {
    if name.last == UInt8(ascii: "~") || name.elementsEqual("Thumbs.db".utf8) { return true }
    if name.first == UInt8(ascii: "#"), name.last == UInt8(ascii: "#") { return true }
    guard name.first == UInt8(ascii: ".") else { return false }
    if !includingHidden { return true }
    // `.#x` is a lock of Emacs, `.x.swp` an open file of Vim, `._x` what macOS adds on foreign disks.
    return [".git", ".#", "._", ".DS_Store", ".hg", ".svn"].contains { name.starts(with: $0.utf8) }
      || name.suffix(4).elementsEqual(".swp".utf8)
  }

  /// A whole file.
  /// - Parameters:
  ///   - relative: its path in this folder.
  ///   - limit: in bytes; at most one byte more is read, so that `count > limit` tells a file that is too large.
  /// - Throws: when it cannot be read, or is not a regular file.
  package func read(_ relative: String, limit: Int) throws(MachineFailure) -> [UInt8] {
    let path = self.path + "/" + relative
    guard let file = Descriptor(path, flags: O_RDONLY), let status = FileStatus(file.number) else {
      throw MachineFailure(.read, path, errno: errno)
    }
    switch status.kind {
    case .file: return try readWhole(file, expecting: status.size, limit: limit, called: path)
    case .folder: throw MachineFailure(.read, path, errno: EISDIR)
    case .link, .other:
      throw MachineFailure(
        Message(fr: "« \(path) » n’est pas un fichier ordinaire", en: "“\(path)” is not a regular file"))
    }
  }

  /// Whether it is another folder, or below it, going by the names alone: both are real paths.
  func isInside(_ folder: Folder) -> Bool {
    let (path, folder) = (path.utf8, folder.path.utf8)
    return path.starts(with: folder)
      && (folder.count == 1 || path.count == folder.count
        || path[path.index(path.startIndex, offsetBy: folder.count)] == UInt8(ascii: "/"))
  }

  /// Whether a path in this folder, its links followed, leads to something inside.
  package func holds(_ relative: String) -> Bool {
    guard let own = real, let target = Self.real(path + "/" + relative) else { return false }
    return target.utf8.starts(with: (own == "/" ? own : own + "/").utf8)
  }

  /// The path without links, `.` and `..`; `nil` when it leads nowhere (`errno`).
  package var real: String? { Self.real(path) }

  static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

/// What a folder holds, and where its parts really are; every path is relative to the folder.
package struct FolderContents: Sendable {
  package var files: [String] = []
  /// The folders with their paths without links; the folder itself is "".
  package var folders: [(path: String, real: String)] = []
  /// The links to files, with what they lead to.
  package var links: [(path: String, real: String)] = []

  package init() {}
}
