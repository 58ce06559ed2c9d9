#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file that was not there.
/// - Throws: when the disk refuses; what was written of it stays.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws(MachineFailure) {
  try write(path, BytesContent(bytes), from: path)
}

/// Copies a file of any size to a place where nothing is.
package func copyFile(_ source: String, to path: String) throws(MachineFailure) {
  guard let file = Descriptor(source, flags: O_RDONLY), let status = FileStatus(file.number) else {
    throw MachineFailure(.read, source, errno: errno)
  }
  try write(path, FileContent(source: file, size: status.size), from: source)
}

private func write(
  _ path: String, _ content: borrowing some OutputContent & ~Copyable, from source: String
) throws(MachineFailure) {
  guard let file = Descriptor(path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o644) else {
    throw MachineFailure(.write, path, errno: errno)
  }
  do {
    _ = try content.write(to: file.number)
  } catch {
    switch error {
    case .reading(let reason): throw MachineFailure(.read, source, errno: reason)
    case .target(let reason): throw MachineFailure(.write, path, errno: reason)
    }
  }
  let result = file.closed()
  if result != 0 { throw MachineFailure(.write, path, errno: result) }
}
