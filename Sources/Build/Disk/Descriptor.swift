#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file or folder, closed when its owner lets go of it.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32

  /// Opens a path relative to a folder (`AT_FDCWD`: the current one).
  ///
  /// The result is not inherited by subprocesses. A fifo does not block: whoever wants a regular file asks
  /// `status` before reading.
  /// - Returns: `nil` when the system refuses; `errno` then says why.
  package init?(_ path: String, in folder: Int32 = AT_FDCWD, flags: Int32, mode: mode_t = 0) {
    var result: Int32
    repeat {
      result = openat(folder, path, flags | O_CLOEXEC | O_NONBLOCK, mode)
    } while result < 0 && errno == EINTR
    if result < 0 { return nil }
    number = result
  }

  /// Owns what the system opened already.
  init(owning number: Int32) { self.number = number }

  deinit { close(number) }

  /// Closes now, for the error that some file systems report only then.
  /// - Returns: 0, or the `errno`.
  package consuming func closed() -> Int32 {
    let result = close(number) == 0 ? 0 : errno
    discard self
    // After EINTR the descriptor is gone on Linux and must not be closed again.
    return result == EINTR ? 0 : result
  }
}

/// What the system knows of a file: kind, size, identity.
package struct FileStatus {
  package enum Kind { case file, folder, link, other }
  package let kind: Kind
  package let size: Int
  /// Two names of one file have the same identity.
  let identity: Identity
  /// When the bytes and when anything about the file last changed, in nanoseconds since 1970.
  let modified: Int64
  let changed: Int64

  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  private init(_ record: stat) {
    kind =
      switch record.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    size = Int(record.st_size)
    identity = Identity(
      device: UInt64(truncatingIfNeeded: record.st_dev), number: UInt64(truncatingIfNeeded: record.st_ino))
    #if canImport(Glibc)
      let (modification, change) = (record.st_mtim, record.st_ctim)
    #else
      let (modification, change) = (record.st_mtimespec, record.st_ctimespec)
    #endif
    modified = Int64(modification.tv_sec) * 1_000_000_000 + Int64(modification.tv_nsec)
    changed = Int64(change.tv_sec) * 1_000_000_000 + Int64(change.tv_nsec)
  }

  /// The status of an open file; `nil` when the system refuses (`errno`).
  init?(_ descriptor: Int32) {
    var record = stat()
    guard fstat(descriptor, &record) == 0 else { return nil }
    self.init(record)
  }

  /// The status of a name; a symbolic link is not followed unless asked. `nil` when the system refuses.
  package init?(_ path: String, in folder: Int32 = AT_FDCWD, following: Bool = false) {
    var record = stat()
    guard fstatat(folder, path, &record, following ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    self.init(record)
  }
}

/// Reads at most as many bytes as there is room for, at the place where the file stands.
/// - Returns: how many were read, 0 at the end, or −1 (`errno`).
func readChunk(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
  var count: Int
  repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
  return count
}

/// Fills a buffer unless the file ends before.
/// - Returns: how many bytes were read, or −1 (`errno`).
func readFully(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
  var filled = 0
  while filled < buffer.count {
    let count = readChunk(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
    if count < 0 { return -1 }
    if count == 0 { break }
    filled += count
  }
  return filled
}

/// Writes all bytes.
/// - Returns: 0, or the `errno`.
package func writeFully(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
  var rest = bytes
  while !rest.isEmpty {
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0 {
      if errno == EINTR { continue }
      return errno
    }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return 0
}

/// The names in a folder, without `.` and `..`, as bytes, sorted; it is opened by its path and closed again, so
/// that a deep tree needs no more descriptors than a flat one.
/// - Returns: `nil` when the system refuses (`errno`).
package func names(inFolder path: String, of parent: Int32 = AT_FDCWD, followingLink: Bool) -> [[UInt8]]? {
  let number = openat(parent, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followingLink ? 0 : O_NOFOLLOW))
  guard number >= 0 else { return nil }
  guard let stream = fdopendir(number) else {
    let reason = errno
    close(number)
    errno = reason
    return nil
  }
  defer { closedir(stream) }
  var names: [[UInt8]] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
      field.withMemoryRebound(to: UInt8.self, capacity: 1) { start in
        Array(UnsafeBufferPointer(start: start, count: strlen(UnsafePointer<CChar>(OpaquePointer(start)))))
      }
    }
    if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
  }
  guard errno == 0 else { return nil }
  return names.sorted { $0.lexicographicallyPrecedes($1) }
}

/// Reads a file to its end, also one that grows or shrinks meanwhile.
/// - Parameters:
///   - size: what the system says of it, in bytes; a guess that saves copies.
///   - limit: at most one byte more than this is read, so that a longer result tells a file that is too large.
func readWhole(
  _ file: borrowing Descriptor, expecting size: Int, limit: Int, called path: String
) throws(MachineFailure) -> [UInt8] {
  let most = limit == .max ? limit : limit + 1
  var bytes: [UInt8] = []
  // One byte more than expected: a file of that size then ends within the first call.
  var room = min(size + 1, most)
  while true {
    var reason: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let result = readFully(file.number, into: UnsafeMutableRawBufferPointer(buffer))
      if result < 0 { reason = errno }
      count = max(0, result)
    }
    guard reason == 0 else { throw MachineFailure(.read, path, errno: reason) }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    if piece.count < room || bytes.count == most { return bytes }
    room = min(1 << 16, most - bytes.count)
  }
}

/// Creates a folder with those above it.
/// - Returns: the ones that were missing, the outermost first.
package func createFolders(_ path: String) throws(MachineFailure) -> [String] {
  if FileStatus(path, following: true) != nil { return [] }
  var created: [String] = []
  let components = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  for count in 1...components.count {
    let folder = components[..<count].map { String(Substring($0)) }.joined(separator: "/")
    if folder.isEmpty { continue }
    if mkdir(folder, 0o755) == 0 {
      created.append(folder)
    } else {
      // A folder that exists gives EEXIST, or on a read-only disk EROFS.
      let reason = errno
      if FileStatus(folder, following: true) == nil { throw MachineFailure(.create, folder, errno: reason) }
    }
  }
  return created
}
