import Foundation
import TestSite

/// `feuillet serve` in a process of its own, which ends with the test.
final class RunningPreview: Sendable {
  let site: TestSite
  let port: Int
  private let streams: TestSite
  private let process: Process

  struct Failed: Error, CustomStringConvertible {
    let description: String
    var status: Int32?
  }

  init(_ site: TestSite, _ arguments: [String] = [], environment: [String: String] = [:]) async throws {
    self.site = site
    streams = try TestSite()
    process = Process()
    process.executableURL = URL(fileURLWithPath: Checkout.command)
    process.arguments = ["serve", "--port", "0", "--now", TestSite.now] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: site.path)
    process.environment = ["LC_ALL": "C", "FEUILLET_THEMES": Checkout.path("themes")]
      .merging(environment) { $1 }
    for name in ["output", "error"] { try streams.write(name, "") }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: streams.at("output"))
    process.standardError = FileHandle(forWritingAtPath: streams.at("error"))
    try process.run()
    let streams = streams
    func number() throws -> Int? {
      try streams.read("output").firstMatch(of: /127\.0\.0\.1:(\d+)\//).flatMap { Int($0.1) }
    }
    let end = ContinuousClock.now + .seconds(30)
    while try number() == nil, .now < end, process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    guard let port = try number() else {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      throw Failed(
        description: try streams.read("output") + streams.read("error"), status: process.terminationStatus)
    }
    self.port = port
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var output: String { get throws { try streams.read("output") } }
  var error: String { get throws { try streams.read("error") } }

  func get(_ target: String) throws -> Exchange { try Exchange(target, port: port) }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until something is so, for ten seconds at most.
  func wait(until isSo: () throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while try !isSo() {
      guard .now < end else { throw Failed(description: "not within ten seconds; \(try error)") }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Sends a signal; the exit status, and how long the end took.
  func end(_ signal: Int32) async throws -> (status: Int32, crashed: Bool, duration: Duration) {
    let start = ContinuousClock.now
    send(signal)
    while process.isRunning {
      guard ContinuousClock.now - start < .seconds(10) else { throw Failed(description: "it goes on") }
      try await Task.sleep(for: .milliseconds(2))
    }
    return (
      process.terminationStatus, process.terminationReason == .uncaughtSignal, ContinuousClock.now - start
    )
  }
}
