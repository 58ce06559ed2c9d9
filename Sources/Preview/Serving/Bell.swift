#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Wakes up a thread that waits in `poll`. It keeps ringing until it is silenced, however often it was rung.
final class Bell: Sendable {
  /// Readable while it rings.
  let descriptor: Int32
  private let handle: Int32

  /// `nil` when the system has no more descriptors.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, handle) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(handle)
  }

  func ring() {
    var byte: UInt8 = 1
    // A full pipe rings already.
    _ = write(handle, &byte, 1)
  }

  func silence() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) == bytes.count {}
  }

  /// Waits until it rings, or until one of the other descriptors is readable, but not longer than a time.
  /// - Parameter milliseconds: `nil` waits for ever.
  /// - Returns: for each descriptor whether it is readable, or has come to its end; the bell's own first.
  func wait(orReadable others: [Int32] = [], milliseconds: Int32?) -> [Bool] {
    var entries = ([descriptor] + others).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Interrupted by a signal nothing is readable, and whoever waits looks again.
    guard poll(&entries, nfds_t(entries.count), milliseconds ?? -1) > 0 else {
      return entries.map { _ in false }
    }
    return entries.map { $0.revents != 0 }
  }
}
