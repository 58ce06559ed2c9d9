#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// By what a file is known again without being read: its size, its times and its place on the disk.
struct FileSignature: BitwiseCopyable, Hashable, Sendable {
  var size: Int64 = 0
  /// In nanoseconds since 1970.
  var modified: Int64 = 0
  var changed: Int64 = 0
  /// The number of the file on its disk.
  var number: UInt64 = 0

  init() {}

  init(_ status: FileStatus) {
    size = Int64(status.size)
    modified = status.modified
    changed = status.changed
    number = status.identity.number
  }

  /// Whether a file that bears this signature still holds what it held when the signature was recorded: it had not
  /// changed shortly before.
  func isTrustworthy(recorded moment: Int64, clockStep: Int64) -> Bool {
    max(modified, changed) < moment - clockStep
  }

  /// The present, in nanoseconds since 1970.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
