#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is added to a site: written whole or not at all, never over another one, never outside the site.
enum NewFile {
  enum Outcome: Equatable {
    case written
    /// Something has the name already, of whatever kind.
    case exists
    /// Its folder is a symbolic link that leads there, out of the site.
    case outside(String)
  }

  /// Writes a file by its path in the site; folders that are missing are created.
  static func write(
    _ bytes: [UInt8], to path: String, inSite site: String
  ) throws(MachineFailure) -> Outcome {
    let parts = path.split(separator: "/")
    guard let name = parts.last.map(String.init), let boundary = Folder.real(site) else {
      throw MachineFailure(.read, site, errno: errno)
    }
    var folders = parts.dropLast()
    let folder = ([site] + folders.map(String.init)).joined(separator: "/")
    // What is missing is created only below a folder that is in the site.
    while true {
      let path = ([site] + folders.map(String.init)).joined(separator: "/")
      if let real = Folder.real(path) {
        guard Folder(real).isInside(Folder(boundary)) else { return .outside(real) }
        break
      }
      guard errno == ENOENT, !folders.isEmpty else { throw MachineFailure(.read, path, errno: errno) }
      folders.removeLast()
    }
    _ = try createFolders(folder)
    guard let real = Folder.real(folder),
      let parent = Descriptor(real, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    else { throw MachineFailure(.read, folder, errno: errno) }
    return try write(bytes, as: name, in: parent.number, called: folder + "/" + name)
  }

  /// Writes a file in an open folder.
  static func write(
    _ bytes: [UInt8], as name: String, in folder: Int32, called path: String
  ) throws(MachineFailure) -> Outcome {
    guard
      let file = Descriptor(name, in: folder, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o644)
    else {
      if errno == EEXIST { return .exists }
      throw MachineFailure(.write, path, errno: errno)
    }
    var reason = bytes.withUnsafeBytes { writeFully(file.number, $0) }
    let closing = file.closed()
    if reason == 0 { reason = closing }
    guard reason == 0 else {
      // Half a file would be in the way of the next try.
      unlinkat(folder, name, 0)
      throw MachineFailure(.write, path, errno: reason)
    }
    return .written
  }
}
