#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The stream of events to one page. It belongs to the thread of its connection.
final class EventStream {
  /// How it goes on after a call.
  enum Step: Equatable {
    /// So many bytes were written.
    case bytes(Int)
    /// The server ends.
    case end
    /// The browser went away.
    case lost
  }

  /// After how many milliseconds without an event a sign of life is sent.
  static let heartbeat: Int32 = 10_000
  /// After how many milliseconds a browser that lost the server tries again.
  static let retry = 500

  private let hub: EventHub
  private let number: Int
  private let bell: Bell
  private let socket: Int32
  private var known: String?
  private var pending: ArraySlice<UInt8>

  init(_ hub: EventHub, number: Int, _ bell: Bell, after last: String?, socket: Int32) {
    self.hub = hub
    self.number = number
    self.bell = bell
    self.socket = socket
    known = last
    pending = ServerSentEvent.retry(milliseconds: Self.retry)[...]
  }

  deinit { hub.leave(number) }

  /// Writes what comes next; waits until there is something.
  func next(into buffer: UnsafeMutableRawBufferPointer) -> Step {
    while pending.isEmpty {
      bell.silence()
      let (version, isOver) = hub.news
      if isOver { return .end }
      let event = ServerSentEvent(run: hub.run, version: version)
      if known != event.id {
        known = event.id
        pending = event.bytes[...]
      } else {
        let ready = bell.wait(orReadable: [socket], milliseconds: Self.heartbeat)
        if ready[1], isClosed { return .lost }
        if !ready[0] { pending = ServerSentEvent.heartbeat[...] }
      }
    }
    let count = min(pending.count, buffer.count)
    buffer.copyBytes(from: pending.prefix(count))
    pending = pending.dropFirst(count)
    return .bytes(count)
  }

  /// Whether nothing more will be read; a browser that sends something on this connection is not one.
  private var isClosed: Bool {
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count >= 0 || (errno != EAGAIN && errno != EINTR)
  }
}

/// One event as it is sent. Source: the HTML standard, 9.2 “Server-sent events”.
struct ServerSentEvent {
  /// The run of the server and the version: `k3f9.12`. A browser that comes back names the last one it saw.
  let id: String
  let bytes: [UInt8]

  init(run: String, version: Int) {
    id = "\(run).\(version)"
    bytes = Array("id: \(id)\ndata: {\"version\":\(version),\"run\":\"\(run)\"}\n\n".utf8)
  }

  /// A comment: nobody is told of it.
  static let heartbeat = Array(":\n\n".utf8)

  static func retry(milliseconds: Int) -> [UInt8] { Array("retry: \(milliseconds)\n\n".utf8) }
}
