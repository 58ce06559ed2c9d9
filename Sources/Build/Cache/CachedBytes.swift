#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A part of the file of a cache.
struct CachedBytes: BitwiseCopyable, Sendable {
  var offset: Int64
  var length: Int64
  var checksum: Digest

  /// The bytes; `nil` when they are not what was written.
  func read(from file: Int32) -> [UInt8]? {
    guard let status = FileStatus(file), offset >= 0, length >= 0, length <= status.size,
      offset <= Int64(status.size) - length, let bytes = Self.read(file, offset, Int(length)),
      Digest(bytes) == checksum
    else { return nil }
    return bytes
  }

  static func read(_ file: Int32, _ offset: Int64, _ count: Int) -> [UInt8]? {
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(file, buffer.baseAddress, count, off_t(offset)))
      isWhole = filled == count
    }
    return isWhole ? bytes : nil
  }
}
