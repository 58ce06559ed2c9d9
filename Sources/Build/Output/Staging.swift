import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder inside Output where new files wait: on the same file system, so that a rename puts them in place.
///
/// A file whose folder exists already waits under a number. Where the folder is new too, the whole folder is
/// prepared, and one rename publishes it with all its pages: the room that its entries need on the disk is
/// taken before Output changes, and a first build renames a few folders instead of 17,000 files.
struct Staging: ~Copyable {
  /// How the names of all that is temporary begin; never published, swept by the next build.
  static let prefix = ".feuillet-tmp-"

  let name: String
  let folder: Descriptor
  private var count = 0

  /// Creates the folder.
  /// - Throws: when Output cannot be written into.
  init(in output: borrowing Descriptor, called path: String) throws(MachineFailure) {
    name = Self.prefix + "\(getpid())"
    // The folder may be served while the build runs: nobody else has to see the half of it.
    guard mkdirat(output.number, name, 0o700) == 0 else { throw MachineFailure(.write, path, errno: errno) }
    guard let folder = Descriptor(name, in: output.number, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
      let reason = errno
      _ = unlinkat(output.number, name, AT_REMOVEDIR)
      throw MachineFailure(.write, path, errno: reason)
    }
    self.folder = folder
  }

  /// A name that nothing has yet.
  mutating func newName() -> String {
    count += 1
    return "\(count)"
  }

  /// Removes what former builds left, killed before their end. Only for who holds the lock.
  static func sweep(_ output: borrowing Descriptor, called path: String) throws(MachineFailure) {
    guard let names = names(inFolder: ".", of: output.number, followingLink: false) else {
      throw MachineFailure(.read, path, errno: errno)
    }
    for name in names where name.starts(with: prefix.utf8) {
      let name = String(decoding: name, as: UTF8.self)
      let result = removeTree(name, in: output.number)
      if result != 0 { throw MachineFailure(.remove, "\(path)/\(name)", errno: result) }
    }
  }
}
