import Build
import CMicroHTTPD
import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The server of the preview: shows the newest edition to whoever asks, each connection on a thread of its own.
package final class PreviewServer: Sendable {
  package let answering: Answering
  private let edition: Mutex<Edition>
  let hub: EventHub
  /// The address of libmicrohttpd's daemon; `nil` before the start and after the end.
  private let daemon = Mutex<UInt?>(nil)

  /// How many connections there may be at once; more have to wait.
  private static let connections: UInt32 = 200
  /// After how many seconds a connection is closed on which nothing moves: longer than between two signs of life.
  private static let idle: UInt32 = 30

  /// - Parameters:
  ///   - site: the folder that holds `content/`.
  ///   - language: that in which people are spoken to.
  package init(site: String, listener: Listener, language: Language, first edition: Edition) {
    answering = Answering(
      site: site, hosts: HostCheck(host: listener.host, port: listener.port), language: language,
      run: Self.random(4), token: Self.random(16))
    self.edition = Mutex(edition)
    hub = EventHub(run: answering.run, version: edition.version)
  }

  private static func random(_ count: Int) -> String {
    var system = SystemRandomNumberGenerator()
    return (0..<count).map { _ in
      let text = String(UInt8.random(in: .min ... .max, using: &system), radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }

  deinit { stop() }

  /// Answers those who knock, and from now on owns the listener.
  package func start(_ listener: Listener) throws(MachineFailure) {
    let started = feuillet_start_daemon(
      listener.descriptor, Self.connections, Self.idle,
      { context, connection, target, method, _, _, _, state in
        guard let context, let connection, let target, let method, let state else { return .NO }
        let name = String(cString: method)
        // Asked twice for what has no body: when the head is there, and when all is there. What has one is refused
        // at once, so that nobody reads it.
        if state.pointee == nil, name == "GET" || name == "HEAD" {
          state.pointee = context
          return .YES
        }
        let server = Unmanaged<PreviewServer>.fromOpaque(context).takeUnretainedValue()
        return Connection(connection).answer(name, String(cString: target), server)
      },
      // Addresses are decoded by us, who know what may not be in them.
      { _, _, text in text.map { strlen($0) } ?? 0 },
      Unmanaged.passUnretained(self).toOpaque())
    guard let started else {
      throw MachineFailure(
        Message(fr: "L’aperçu n’a pas pu démarrer", en: "The preview could not start"),
        help: Message(
          fr: "Fermez quelques programmes, puis recommencez", en: "Close some programs, then try again"))
    }
    daemon.withLock { $0 = UInt(bitPattern: started) }
  }

  /// What is shown now.
  package var current: Edition { edition.withLock { $0 } }

  /// Shows another edition, and tells all open pages. Its number is raised above that of the last one.
  package func publish(_ next: Edition) {
    let version = edition.withLock { current in
      var next = next
      next.version = max(next.version, current.version + 1)
      current = next
      return next.version
    }
    hub.publish(version)
  }

  /// Ends at once, whatever is still open.
  package func stop() {
    hub.end()
    let address = daemon.withLock { daemon in
      defer { daemon = nil }
      return daemon
    }
    if let daemon = address.flatMap({ OpaquePointer(bitPattern: $0) }) { MHD_stop_daemon(daemon) }
  }
}
