import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A browser reduced to a socket: says what it is told to, and reads with a limit in time.
final class Socket {
  private let descriptor: Int32
  /// Everything that was read and not yet taken.
  private(set) var text = ""

  struct TooLate: Error, CustomStringConvertible {
    let description: String
  }

  init(port: Int) throws {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    descriptor = socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else {
      close(descriptor)
      throw TooLate(description: "no server at port \(port)")
    }
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Asks for something on a connection that stays open.
  func ask(_ target: String, port: Int) {
    send(
      "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
        + "\r\n")
  }

  /// Reads more, for at most so many milliseconds; `false` when there is nothing more to come.
  @discardableResult func read(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return true }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return false }
    text += String(decoding: bytes[..<count], as: UTF8.self)
    return true
  }

  /// Reads until this has come, and gives all up to its end.
  @discardableResult func take(through end: String, seconds: Double = 10) throws -> String {
    let limit = ContinuousClock.now + .seconds(seconds)
    while true {
      if let range = text.firstRange(of: end) {
        defer { text = String(text[range.upperBound...]) }
        return String(text[..<range.upperBound])
      }
      guard .now < limit, read(milliseconds: 50) else {
        throw TooLate(description: "“\(end)” is not in “\(text)”")
      }
    }
  }

  /// Reads to the end of the connection.
  func takeAll(seconds: Double = 10) throws -> String {
    let limit = ContinuousClock.now + .seconds(seconds)
    while read(milliseconds: 50) { if .now > limit { throw TooLate(description: "still open: “\(text)”") } }
    return text
  }
}

/// One request with its answer.
struct Exchange {
  var status: Int
  /// By name in lower case.
  var headers: [String: String] = [:]
  var body: String

  init(_ target: String, method: String = "GET", port: Int, _ headers: String...) throws {
    let socket = try Socket(port: port)
    socket.send(
      "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
        + headers.map { $0 + "\r\n" }.joined() + "\r\n")
    let answer = try socket.takeAll()
    let blank = answer.firstRange(of: "\r\n\r\n")
    let head = answer[..<(blank?.lowerBound ?? answer.endIndex)]
    body = blank.map { String(answer[$0.upperBound...]) } ?? ""
    let lines = head.split(separator: "\r\n")
    status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 {
        self.headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
  }
}
