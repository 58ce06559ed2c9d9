import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text of an author that is changed in place.
enum TextFile {
  /// Replaces what a file holds; its permissions stay. The new text is finished beside it before it takes its
  /// place, so that the file is whole at every moment.
  static func replace(_ path: String, inSite site: String, by bytes: [UInt8]) throws(MachineFailure) {
    let path = site + "/" + path
    // A link stays one: the file that it leads to is replaced.
    guard let real = Folder.real(path) else { throw MachineFailure(.read, path, errno: errno) }
    var record = stat()
    guard stat(real, &record) == 0 else { throw MachineFailure(.read, path, errno: errno) }
    let folder = real[..<(real.lastIndex(of: "/") ?? real.startIndex)]
    let temporary = "\(folder)/.feuillet-tmp-\(getpid())"
    guard
      let file = Descriptor(
        temporary, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: record.st_mode & 0o777)
    else { throw MachineFailure(.write, path, errno: errno) }
    // A byte order mark is part of the file, not of the text.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let hasMark = try Folder("/").read(String(real.dropFirst()), limit: 3).starts(with: mark)
    var reason = (hasMark ? mark + bytes : bytes).withUnsafeBytes { writeFully(file.number, $0) }
    let closing = file.closed()
    if reason == 0 { reason = closing }
    if reason == 0, rename(temporary, real) != 0 { reason = errno }
    guard reason == 0 else {
      unlink(temporary)
      throw MachineFailure(.write, path, errno: reason)
    }
  }
}
