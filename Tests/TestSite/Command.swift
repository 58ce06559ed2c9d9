import Foundation

/// The command as users run it: the built program, in a process of its own, never longer than a minute unless a test
/// says so.
package enum Command {
  /// How a run ended.
  package struct Run: Sendable {
    package let status: Int32
    /// Whether a signal ended it.
    package let crashed: Bool
    package let output: String
    package let error: String

    /// The error stream without what differs from run to run.
    package var stableError: String {
      error.replacing(/(in|en) (\d+\u{A0}ms|\d+[.,]\d\d\u{A0}s)/) { "\($0.output.1) …" }
    }
  }

  /// Runs it in a folder. The environment holds what is given, `LC_ALL=C` and where the themes are.
  package static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], program: [String] = [],
    command: String = Checkout.command, input: String = "", seconds: Double = 60
  ) async throws -> Run {
    await gate.enter()
    defer { gate.leave() }
    let streams = try TestSite()
    let process = Process()
    let words = program + [command] + arguments
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C",
      "FEUILLET_THEMES": Checkout.path("themes"),
    ].merging(environment) { $1 }.filter { !$0.value.isEmpty }
    // Into files: nobody has to empty a pipe while waiting.
    for (name, text) in [("output", ""), ("error", ""), ("input", input)] { try streams.write(name, text) }
    process.standardInput = FileHandle(forReadingAtPath: streams.at("input"))
    process.standardOutput = FileHandle(forWritingAtPath: streams.at("output"))
    process.standardError = FileHandle(forWritingAtPath: streams.at("error"))
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do {
        try process.run()
        let number = process.processIdentifier
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak process] in
          if process?.isRunning == true { kill(number, SIGKILL) }
        }
      } catch {
        process.terminationHandler = nil
        ended.resume(throwing: error)
      }
    }
    return Run(
      status: process.terminationStatus, crashed: process.terminationReason == .uncaughtSignal,
      output: try streams.read("output"), error: try streams.read("error"))
  }

  /// Builds a site on the day of the tests.
  package static func build(
    _ site: TestSite, _ arguments: String..., environment: [String: String] = [:], program: [String] = [],
    seconds: Double = 60
  ) async throws -> Run {
    let clock = arguments.contains("--now") ? [] : ["--now", TestSite.now]
    return try await run(
      ["build"] + clock + arguments, in: site.path, environment: environment, program: program,
      seconds: seconds)
  }

  /// So many processes at once; the tests themselves are not counted.
  private static let gate = Gate(places: 3)
}

/// Lets so many in at once.
private final class Gate: Sendable {
  private let semaphore: Places

  init(places: Int) { semaphore = Places(places) }

  func enter() async { await semaphore.enter() }
  func leave() { Task { await semaphore.leave() } }

  private actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ free: Int) { self.free = free }

    func enter() async {
      if free > 0 {
        free -= 1
      } else {
        await withCheckedContinuation { waiting.append($0) }
      }
    }

    func leave() {
      if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
  }
}
