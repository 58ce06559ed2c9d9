import Build
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A socket at which browsers may knock; they wait until a server answers.
package struct Listener: Sendable {
  let descriptor: Int32
  /// As it was asked for: a number, or a name of this machine.
  package let host: String
  package let port: Int
  /// Whether only this machine reaches it.
  package let isLoopback: Bool

  /// Where the server is for people: `http://127.0.0.1:8080`. Of all addresses of the machine, its own.
  package var address: String {
    let host = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host
    return "http://" + (host.contains(":") ? "[\(host)]" : host) + (port == 80 ? "" : ":\(port)")
  }

  /// How many browsers wait at most while the site is being read.
  private static let backlog: Int32 = 128
  /// How many ports after one that is taken are tried for a suggestion.
  private static let nearby = 100

  /// Opens it; port 0 takes any that is free.
  /// - Throws: when the host is not of this machine, or the port is taken: the failure then names a free one.
  package init(host: String, port: Int) throws(MachineFailure) {
    guard let place = SocketAddress(host: host) else { throw .unknownHost(host) }
    switch place.listen(port: port, backlog: Self.backlog) {
    case .success(let (descriptor, actual)):
      self.descriptor = descriptor
      self.host = host
      self.port = actual
      isLoopback = place.isLoopback
    case .failure(let refusal) where refusal.number == EADDRINUSE:
      let free = (port + 1..<port + 1 + Self.nearby).first { candidate in
        guard candidate < 65_536,
          case .success(let (descriptor, _)) = place.listen(port: candidate, backlog: 1)
        else { return false }
        close(descriptor)
        return true
      }
      throw .taken(port, free: free)
    case .failure(let refusal) where refusal.number == EACCES: throw .forbidden(port)
    case .failure(let refusal) where refusal.number == EADDRNOTAVAIL: throw .unknownHost(host)
    case .failure(let refusal):
      throw .system("\(host):\(port)", reason: String(cString: strerror(refusal.number)))
    }
  }
}

/// An address of this machine as the system writes it, without a port.
private struct SocketAddress {
  private let family: Int32
  private var bytes: [UInt8]

  /// What kept a socket from being opened, as an `errno`.
  struct Refusal: Error {
    let number: Int32
  }

  /// Looks a host up; `nil` when there is none of this name.
  init?(host: String) {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE
    hints.ai_socktype = Self.stream
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0, let first = list?.pointee, let address = first.ai_addr
    else { return nil }
    defer { freeaddrinfo(list) }
    family = first.ai_family
    bytes = Array(UnsafeRawBufferPointer(start: address, count: Int(first.ai_addrlen)))
    guard family == AF_INET || family == AF_INET6 else { return nil }
  }

  private static var stream: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_STREAM.rawValue)
    #else
      SOCK_STREAM
    #endif
  }

  /// Where both kinds of address have their number, after family and port (and, in the newer one, the flow).
  private var number: ArraySlice<UInt8> { family == AF_INET ? bytes[4..<8] : bytes[8..<24] }

  var isLoopback: Bool {
    family == AF_INET ? number.first == 127 : number.dropLast().allSatisfy { $0 == 0 } && number.last == 1
  }

  func listen(port: Int, backlog: Int32) -> Result<(descriptor: Int32, port: Int), Refusal> {
    let descriptor = socket(family, Self.stream, 0)
    guard descriptor >= 0 else { return .failure(Refusal(number: errno)) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    // A port that was in use a moment ago is free.
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = bytes
    address[2] = UInt8(port >> 8)
    address[3] = UInt8(port & 0xFF)
    let isBound = address.withUnsafeBytes { buffer -> Bool in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return bind(descriptor, start, socklen_t(buffer.count)) == 0
    }
    guard isBound, systemListen(descriptor, backlog) == 0 else {
      let reason = errno
      close(descriptor)
      return .failure(Refusal(number: reason))
    }
    address.withUnsafeMutableBytes { buffer in
      var size = socklen_t(buffer.count)
      if let start = buffer.baseAddress?.assumingMemoryBound(to: sockaddr.self) {
        _ = getsockname(descriptor, start, &size)
      }
    }
    return .success((descriptor, Int(address[2]) << 8 | Int(address[3])))
  }
}

/// The system's function, whose name a method here has too.
private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 { listen(descriptor, backlog) }

extension MachineFailure {
  fileprivate static func taken(_ port: Int, free: Int?) -> MachineFailure {
    let suggestion =
      free.map {
        Message(
          fr:
            "Un autre aperçu tourne peut-être\u{A0}; celui-ci peut prendre le port \($0)\u{A0}: --port \($0)",
          en: "Another preview may be running; this one can take port \($0): --port \($0)")
      }
      ?? Message(
        fr: "Choisissez-en un autre\u{A0}: --port 9000", en: "Choose another one: --port 9000")
    return MachineFailure(
      Message(fr: "Le port \(port) est déjà pris", en: "Port \(port) is already taken"), help: suggestion)
  }

  fileprivate static func forbidden(_ port: Int) -> MachineFailure {
    MachineFailure(
      Message(
        fr: "Le port \(port) est réservé à l’administrateur", en: "Port \(port) is for the administrator only"
      ),
      help: Message(
        fr: "Choisissez-en un à partir de 1024\u{A0}: --port 8080", en: "Choose one from 1024 on: --port 8080"
      ))
  }

  fileprivate static func unknownHost(_ host: String) -> MachineFailure {
    MachineFailure(
      Message(
        fr: "«\u{A0}\(host)\u{A0}» n’est pas une adresse de cette machine",
        en: "“\(host)” is not an address of this machine"),
      help: Message(
        fr: "Sans --host, l’aperçu est à 127.0.0.1, pour cette machine seule.",
        en: "Without --host the preview is at 127.0.0.1, for this machine only."))
  }

  fileprivate static func system(_ place: String, reason: String) -> MachineFailure {
    MachineFailure(
      Message(fr: "Impossible d’écouter à \(place) (\(reason))", en: "Cannot listen at \(place) (\(reason))"))
  }
}
