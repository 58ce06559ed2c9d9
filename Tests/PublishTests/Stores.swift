import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server of this machine that ends with the test.
final class Server: Sendable {
  let port: Int
  private let process: Process

  private init(_ process: Process, port: Int) {
    self.process = process
    self.port = port
  }

  deinit {
    process.terminate()
  }

  /// A port that nobody listens at.
  static func freePort() throws -> Int {
    let socket = socket(AF_INET, streamKind, 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> UInt16? in
        guard bind(socket, address, size) == 0, getsockname(socket, address, &size) == 0 else { return nil }
        return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
          UInt16(bigEndian: $0.pointee.sin_port)
        }
      }
    }
    return Int(try #require(port))
  }

  #if canImport(Glibc)
    private static let streamKind = Int32(SOCK_STREAM.rawValue)
  #else
    private static let streamKind = SOCK_STREAM
  #endif

  /// Starts a program and waits until it listens.
  static func start(_ words: [String], port: Int, log: String, in folder: String) async throws -> Server {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = watched + words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    try Data().write(to: URL(fileURLWithPath: log))
    process.standardOutput = FileHandle(forWritingAtPath: log)
    process.standardError = FileHandle(forWritingAtPath: log)
    process.environment = ["PATH": "/usr/bin:/bin", "RCLONE_CONFIG": folder + "/no.conf", "HOME": folder]
    try process.run()
    let server = Server(process, port: port)
    for _ in 0..<200 where !(try listens(port)) { try await Task.sleep(for: .milliseconds(50)) }
    try #require(try listens(port), "\(words) does not listen")
    return server
  }

  private static func listens(_ port: Int) throws -> Bool {
    let socket = socket(AF_INET, streamKind, 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// Misbehaves before another server, as `proxy.py` says.
  static func proxy(before server: Server, _ mode: String, in folder: String) async throws -> Server {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      watched + [
        "python3", Checkout.path("Tests/PublishTests/Servers/proxy.py"), "\(server.port)",
        folder + "/requests", mode,
      ]
    let log = folder + "/proxy-port"
    try Data().write(to: URL(fileURLWithPath: log))
    process.standardOutput = FileHandle(forWritingAtPath: log)
    process.standardError = FileHandle.nullDevice
    try process.run()
    return Server(process, port: try #require(Int(try await firstLine(of: log))))
  }
}

/// Before a program that must not live longer than the tests.
let watched: [String] = ["python3", Checkout.path("Tests/PublishTests/Servers/watched.py")]

/// What a program that goes on running writes first, into a file.
func firstLine(of file: String) async throws -> String {
  for _ in 0..<600 {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    if text.hasSuffix("\n") { return String(text.dropLast()) }
    try await Task.sleep(for: .milliseconds(50))
  }
  return ""
}

/// The rclone of the tests’ own environment, or that of the machine; `nil` where there is none.
let rclone: String? =
  [Checkout.path(".venv/bin"), "/usr/local/bin", "/usr/bin", "/opt/homebrew/bin"].map { $0 + "/rclone" }
  .first(where: FileManager.default.isExecutableFile)

/// A store of one kind, served by rclone from a folder beside the site.
struct Store: Sendable {
  let server: Server
  let site: TestSite
  let kind: String

  static let path = "blog/site"
  /// How long the server believes a folder to be what it was, in milliseconds.
  private static let memory = 200

  /// Serves `store/` of the site, in which `blog/` is there.
  static func serve(_ kind: String, for site: TestSite) async throws -> Store {
    try FileManager.default.createDirectory(atPath: site.at("store/blog"), withIntermediateDirectories: true)
    let port = try Server.freePort()
    let login = kind == "s3" ? ["--auth-key", "cle,secrete"] : ["--user", "anne", "--pass", "secrete"]
    let server = try await Server.start(
      [
        try #require(rclone), "serve", kind, site.at("store"), "--addr", "127.0.0.1:\(port)",
        "--dir-cache-time", "\(memory)ms",
      ] + login,
      port: port,
      log: site.at("server.log"), in: site.path)
    return Store(server: server, site: site, kind: kind)
  }

  /// The lines of `site.yml` for a target at a port.
  func target(_ port: Int? = nil, _ more: String = "") throws -> String {
    let port = port ?? server.port
    switch kind {
    case "s3":
      return "t: { kind: s3, bucket: blog, path: site, endpoint: \"http://127.0.0.1:\(port)\"\(more) }"
    case "webdav":
      return "t: { kind: webdav, url: \"http://127.0.0.1:\(port)\", user: anne, path: \(Self.path)\(more) }"
    default:
      try TestSite.shell("ssh-keyscan -p \(port) 127.0.0.1 > known 2> keyscan.log", in: site.path)
      return
        "t: { kind: sftp, host: 127.0.0.1, port: \(port), user: anne, path: \(Self.path), knownHosts: known\(more) }"
    }
  }

  static func environment(_ site: TestSite) throws -> [String: String] {
    let folder = URL(fileURLWithPath: try #require(rclone)).deletingLastPathComponent().path
    return [
      "PATH": "\(folder):/usr/local/bin:/usr/bin:/bin", "FEUILLET_PASSWORD": "secrete", "HOME": site.path,
      "AWS_ACCESS_KEY_ID": "cle", "AWS_SECRET_ACCESS_KEY": "secrete", "RCLONE_CONFIG": site.at("rclone.conf"),
    ]
  }

  var folder: String { site.at("store/" + Self.path) }

  /// Publishes and expects it to be done.
  func publishes(
    _ arguments: String..., environment: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let run = try await publish(arguments, environment: environment)
    try #require(run.status == 0, "\(run.error)", sourceLocation: location)
    return run.error
  }

  func publish(
    _ arguments: [String] = [], environment: [String: String] = [:], program: [String] = []
  ) async throws -> Command.Run {
    try await Command.run(
      ["publish", "t", "--now", TestSite.now] + arguments, in: site.path,
      environment: try Self.environment(site).merging(environment) { $1 }, program: program, seconds: 300)
  }

  /// Waits until the server looks at its folder anew: what was changed there was changed behind its back.
  func forget() async throws { try await Task.sleep(for: .milliseconds(Self.memory + 50)) }

  /// Holds the store against Output, file by file.
  func expectTheSite(_ location: SourceLocation = #_sourceLocation) throws {
    let difference = try site.difference(from: folder)
    #expect(difference == "", sourceLocation: location)
  }
}
