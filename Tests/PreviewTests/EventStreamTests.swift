import Foundation
import Testing

@testable import Preview

/// The streams of events, each at one end of a pair of sockets.
@Suite struct EventStreamTests {
  /// Two sockets that are connected.
  private final class Pair {
    let server: Int32
    private var browser: Int32

    init() {
      var ends: [Int32] = [0, 0]
      #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
      #else
        let kind = SOCK_STREAM
      #endif
      socketpair(AF_UNIX, kind, 0, &ends)
      (server, browser) = (ends[0], ends[1])
    }

    func close() {
      if browser >= 0 { _ = Foundation.close(browser) }
      browser = -1
    }

    deinit {
      close()
      _ = Foundation.close(server)
    }
  }

  private func next(_ stream: EventStream, room: Int = 1000) -> String {
    var bytes = [UInt8](repeating: 0, count: room)
    let step = bytes.withUnsafeMutableBytes { stream.next(into: $0) }
    guard case .bytes(let count) = step else { return "\(step)" }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test func `an event is framed as the standard says`() {
    let event = ServerSentEvent(run: "r1", version: 12)
    #expect(
      String(decoding: event.bytes, as: UTF8.self) == "id: r1.12\ndata: {\"version\":12,\"run\":\"r1\"}\n\n")
    #expect(String(decoding: ServerSentEvent.heartbeat, as: UTF8.self) == ":\n\n")
  }

  @Test func `a page learns the version at once, then each new one`() throws {
    let hub = EventHub(run: "r", version: 4)
    let pair = Pair()
    let stream = try #require(hub.join(after: nil, socket: pair.server))
    #expect(next(stream) == "retry: 500\n\n")
    #expect(next(stream) == "id: r.4\ndata: {\"version\":4,\"run\":\"r\"}\n\n")
    hub.publish(5)
    #expect(next(stream) == "id: r.5\ndata: {\"version\":5,\"run\":\"r\"}\n\n")
  }

  @Test func `a page that comes back is told only what it missed`() throws {
    let hub = EventHub(run: "r", version: 4)
    let pair = Pair()
    let same = try #require(hub.join(after: "r.4", socket: pair.server))
    _ = next(same)
    hub.publish(5)
    #expect(next(same).hasPrefix("id: r.5\n"))
    for last in ["r.3", "other.4", "nonsense"] {
      let stream = try #require(hub.join(after: last, socket: pair.server))
      _ = next(stream)
      #expect(next(stream).hasPrefix("id: r.5\n"))
    }
  }

  @Test func `a slow page skips what is no longer new`() throws {
    let hub = EventHub(run: "r", version: 1)
    let pair = Pair()
    let stream = try #require(hub.join(after: nil, socket: pair.server))
    _ = next(stream)
    for version in 2...1000 { hub.publish(version) }
    #expect(next(stream).hasPrefix("id: r.1000\n"))
  }

  @Test func `an event fits through a small hole`() throws {
    let hub = EventHub(run: "r", version: 1)
    let pair = Pair()
    let stream = try #require(hub.join(after: nil, socket: pair.server))
    var text = ""
    while !text.hasSuffix("}\n\n") { text += next(stream, room: 3) }
    #expect(text == "retry: 500\n\nid: r.1\ndata: {\"version\":1,\"run\":\"r\"}\n\n")
  }

  @Test(.timeLimit(.minutes(1))) func `a browser that goes away is noticed while nothing happens`() throws {
    let hub = EventHub(run: "r", version: 1)
    let pair = Pair()
    let stream = try #require(hub.join(after: "r.1", socket: pair.server))
    _ = next(stream)
    pair.close()
    #expect(next(stream) == "lost")
  }

  @Test func `the end of the server ends the streams, and none begins`() throws {
    let hub = EventHub(run: "r", version: 1)
    let pair = Pair()
    let stream = try #require(hub.join(after: "r.1", socket: pair.server))
    _ = next(stream)
    hub.end()
    #expect(next(stream) == "end")
    #expect(hub.join(after: nil, socket: pair.server) == nil)
  }

  @Test func `there are not more streams than leave room for pages`() throws {
    let hub = EventHub(run: "r", version: 1)
    let pair = Pair()
    var streams = (0..<EventHub.limit).map { _ in hub.join(after: nil, socket: pair.server) }
    #expect(streams.allSatisfy { $0 != nil })
    #expect(hub.join(after: nil, socket: pair.server) == nil)
    streams.removeLast()
    #expect(hub.join(after: nil, socket: pair.server) != nil)
  }
}
