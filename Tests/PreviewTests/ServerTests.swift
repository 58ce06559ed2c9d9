import Build
import Diagnostics
import Foundation
import Site
import TestSite
import Testing

@testable import Preview

/// A real server on a free port of this machine, for as long as a test.
@Suite(.timeLimit(.minutes(1))) struct ServerTests {
  /// A server that shows one page with a word in it, and a film.
  private final class Running: Sendable {
    let site: TestSite
    let port: Int
    private let server: PreviewServer

    static let film = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    init() throws {
      site = try TestSite("-- content/static/vide.txt --\n-- secret.txt --\nsecret\n")
      try site.write("content/static/film.mp4", Self.film)
      try site.write("content/static/vide.txt", "")
      try site.link("content/static/fuite.txt", to: "/etc/passwd")
      let listener = try Listener(host: "127.0.0.1", port: 0)
      port = listener.port
      server = PreviewServer(
        site: site.path, listener: listener, language: .english, first: Self.edition("un", 1))
      try server.start(listener)
    }

    deinit { server.stop() }

    func publish(_ word: String) { server.publish(Self.edition(word, 1)) }
    func stop() { server.stop() }

    private static func edition(_ word: String, _ version: Int) -> Edition {
      Edition(
        version: version,
        answer: { address in
          switch address {
          case "/": .document(path: "index.html", bytes: Array("<head></head>\(word)".utf8))
          case "/film.mp4", "/vide.txt", "/fuite.txt", "/parti.txt": .file(path: "content/static" + address)
          case "/dossier": .file(path: "content/static")
          case "/ancien/": .redirect(to: .local("/été/"), page: [])
          default: .missing(page: Array("<head></head>404".utf8))
          }
        })
    }
  }

  @Test func `GET, HEAD, redirect and 404`() throws {
    let running = try Running()
    let page = try Exchange("/", port: running.port)
    #expect(page.status == 200)
    #expect(page.body.contains("data-version=\"1\""))
    #expect(page.body.hasSuffix("</head>un"))
    #expect(page.headers["cache-control"] == "no-store")
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    let head = try Exchange("/", method: "HEAD", port: running.port)
    #expect(head.status == 200)
    #expect(head.body == "")
    #expect(head.headers["content-length"] == "\(page.body.utf8.count)")
    let former = try Exchange("/ancien/", port: running.port)
    #expect(former.status == 302)
    #expect(former.headers["location"] == "/%C3%A9t%C3%A9/")
    let missing = try Exchange("/%2e%2e/%2e%2e/etc/passwd", port: running.port)
    #expect(missing.status == 404)
    #expect(missing.body.hasSuffix("</head>404"))
  }

  @Test func `one connection serves many requests`() throws {
    let running = try Running()
    let socket = try Socket(port: running.port)
    for _ in 0..<5 {
      socket.ask("/", port: running.port)
      #expect(try socket.take(through: "</head>un").hasPrefix("HTTP/1.1 200 OK"))
    }
  }

  @Test func `the query is read, and decoded once`() throws {
    let running = try Running()
    let state = try Exchange("/_feuillet/state?address=%2Fa%2520b%2F&x", port: running.port)
    #expect(state.headers["content-type"] == "application/json")
    #expect(state.body.contains(#""address":"/a%20b/""#))
  }

  @Test func `what only reads is allowed, from the expected host`() throws {
    let running = try Running()
    let post = try Exchange("/", method: "POST", port: running.port, "Content-Length: 1000000")
    #expect(post.status == 405)
    let socket = try Socket(port: running.port)
    socket.send("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    #expect(try socket.takeAll().hasPrefix("HTTP/1.1 421"))
    let twice = try Socket(port: running.port)
    twice.send(
      "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(running.port)\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    #expect(!(try twice.takeAll().hasPrefix("HTTP/1.1 200")))
  }

  // MARK: Files

  @Test func `a film is sent whole or in part`() throws {
    let running = try Running()
    func bytes(_ range: Range<Int>) -> String { String(decoding: Running.film[range], as: UTF8.self) }
    let whole = try Exchange("/film.mp4", port: running.port)
    #expect(whole.status == 200)
    #expect(whole.headers["content-length"] == "300000")
    #expect(whole.headers["accept-ranges"] == "bytes")
    #expect(whole.headers["content-type"] == "video/mp4")
    let part = try Exchange("/film.mp4", port: running.port, "Range: bytes=100000-199999")
    #expect(part.status == 206)
    #expect(part.headers["content-range"] == "bytes 100000-199999/300000")
    #expect(part.headers["content-length"] == "100000")
    let few = try Exchange("/film.mp4", port: running.port, "Range: bytes=10-13")
    #expect(few.body == bytes(10..<14))
    let none = try Exchange("/film.mp4", port: running.port, "Range: bytes=300000-")
    #expect(none.status == 416)
    #expect(none.headers["content-range"] == "bytes */300000")
    let head = try Exchange("/film.mp4", method: "HEAD", port: running.port)
    #expect(head.headers["content-length"] == "300000")
    #expect(head.body == "")
  }

  @Test func `an empty file is no mistake`() throws {
    let running = try Running()
    let empty = try Exchange("/vide.txt", port: running.port)
    #expect(empty.status == 200)
    #expect(empty.headers["content-length"] == "0")
  }

  @Test(arguments: ["/parti.txt", "/dossier", "/fuite.txt"])
  func `a file that is gone, is none or lies elsewhere is not sent`(_ target: String) throws {
    let running = try Running()
    let answer = try Exchange(target, port: running.port)
    #expect(answer.status == 404)
    #expect(answer.body.hasSuffix("404"))
  }

  // MARK: Events

  @Test func `two pages are told of each version, and one of them goes away`() throws {
    let running = try Running()
    let first = try Socket(port: running.port)
    first.ask("/_feuillet/events", port: running.port)
    #expect(try first.take(through: "\r\n\r\n").contains("Content-Type: text/event-stream"))
    try first.take(through: ".1\n")
    var second: Socket? = try Socket(port: running.port)
    second?.ask("/_feuillet/events", port: running.port)
    try second?.take(through: ".1\n")
    running.publish("deux")
    try first.take(through: "{\"version\":2,")
    try second?.take(through: "{\"version\":2,")
    second = nil
    running.publish("trois")
    try first.take(through: "{\"version\":3,")
    #expect(try Exchange("/", port: running.port).body.hasSuffix("trois"))
    #expect(try Exchange("/", port: running.port).body.contains("data-version=\"3\""))
  }

  @Test func `pages that are opened and left again and again leave nothing behind`() throws {
    let running = try Running()
    for _ in 0..<400 {
      let socket = try Socket(port: running.port)
      socket.ask("/_feuillet/events", port: running.port)
      #expect(try socket.take(through: "\r\n").contains("200"))
    }
  }

  @Test func `dead and slow clients hold nobody up`() throws {
    let running = try Running()
    let idle = try (0..<30).map { _ in try Socket(port: running.port) }
    for (number, socket) in idle.enumerated() {
      if number % 3 == 0 { socket.send("GET / HT") }
      if number % 3 == 1 { socket.ask("/film.mp4", port: running.port) }
      if number % 3 == 2 { socket.ask("/_feuillet/events", port: running.port) }
    }
    let start = ContinuousClock.now
    for word in ["a", "b", "c"] {
      running.publish(word)
      #expect(try Exchange("/", port: running.port).body.hasSuffix(word))
    }
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  // MARK: Beginning and end

  @Test func `it ends at once, whatever is open`() throws {
    let running = try Running()
    let events = try (0..<5).map { _ in try Socket(port: running.port) }
    for socket in events {
      socket.ask("/_feuillet/events", port: running.port)
      try socket.take(through: ".1\n")
    }
    let half = try Socket(port: running.port)
    half.send("GET / HTTP/1.1\r\nHo")
    let start = ContinuousClock.now
    running.stop()
    #expect(ContinuousClock.now - start < .seconds(9))
    for socket in events { _ = try socket.takeAll() }
    #expect(throws: Socket.TooLate.self) { try Socket(port: running.port) }
  }

  @Test func `a port that is taken is told with one that is free`() throws {
    let first = try Listener(host: "127.0.0.1", port: 0)
    defer { close(first.descriptor) }
    let failure = #expect(throws: MachineFailure.self) { try Listener(host: "127.0.0.1", port: first.port) }
    #expect(failure?.message(.english) == "Port \(first.port) is already taken")
    let help = try #require(failure?.help)
    let free = try #require(help(.english).split(separator: " ").last.flatMap { Int($0) })
    #expect(free > first.port)
    #expect(
      help(.french)
        == "Un autre aperçu tourne peut-être\u{A0}; celui-ci peut prendre le port \(free)\u{A0}: --port \(free)"
    )
    let second = try Listener(host: "127.0.0.1", port: free)
    close(second.descriptor)
  }

  @Test(arguments: ["192.0.2.1", "machine.invalid", "::ffff:192.0.2.1", "pas une adresse"])
  func `a host that is not of this machine is told`(_ host: String) {
    let failure = #expect(throws: MachineFailure.self) { try Listener(host: host, port: 0) }
    #expect(failure?.message(.english) == "“\(host)” is not an address of this machine")
  }

  @Test func `where it listens is said as people type it`() throws {
    let loopback = try Listener(host: "127.0.0.1", port: 0)
    defer { close(loopback.descriptor) }
    #expect(loopback.isLoopback)
    #expect(loopback.address == "http://127.0.0.1:\(loopback.port)")
    let everywhere = try Listener(host: "0.0.0.0", port: 0)
    defer { close(everywhere.descriptor) }
    #expect(!everywhere.isLoopback)
    #expect(everywhere.address == "http://127.0.0.1:\(everywhere.port)")
  }
}
