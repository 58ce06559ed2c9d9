import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Descriptor {
  /// Reserves an open folder. The lock is on the folder itself: it leaves no file behind, and ends with the process
  /// however that ends.
  /// - Throws: when another process holds it.
  package func lock(called path: String) throws(MachineFailure) {
    // Some network file systems lock no folders: there, two runs at once are the user's affair.
    guard flock(number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    throw MachineFailure(
      Message(
        fr: "Feuillet se sert déjà de « \(path) », dans une autre commande",
        en: "Feuillet is using “\(path)” already, in another command"),
      help: Message(
        fr: "Attendez qu’elle se termine, puis recommencez", en: "Wait until it ends, then try again"))
  }
}

/// A folder that is reserved for as long as this lives, and for as long as a program lives that was started
/// meanwhile: one that goes on after a kill must not meet a second one.
package final class FolderLock: Sendable {
  package let folder: Descriptor

  /// - Throws: when it is no folder, or another process holds it.
  package init(_ path: String) throws(MachineFailure) {
    guard let folder = Descriptor(path, flags: O_RDONLY | O_DIRECTORY) else {
      throw MachineFailure(.read, path, errno: errno)
    }
    try folder.lock(called: path)
    _ = fcntl(folder.number, F_SETFD, 0)
    self.folder = folder
  }
}
