import Foundation
import TestSite
import Testing

/// The command run as a program of its own.
struct Command {
  var folder: String
  var environment: [String: String] = [:]

  struct Outcome {
    var status: Int32
    var output: String
    var error: String
  }

  func callAsFunction(_ arguments: String...) throws -> Outcome {
    try Self.run([Checkout.command] + arguments, in: folder, environment)
  }

  /// Runs a program for at most a minute.
  static func run(
    _ words: [String], in folder: String, _ environment: [String: String]
  ) throws -> Outcome {
    let files = NSTemporaryDirectory() + "feuillet-command-" + UUID().uuidString
    defer {
      for end in [".out", ".err"] { try? FileManager.default.removeItem(atPath: files + end) }
    }
    for end in [".out", ".err"] {
      #expect(FileManager.default.createFile(atPath: files + end, contents: nil))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C", "TERM": "xterm", "HOME": NSTemporaryDirectory(),
    ]
    .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: files + ".out")
    process.standardError = FileHandle(forWritingAtPath: files + ".err")
    try process.run()
    let deadline = Date(timeIntervalSinceNow: 60)
    while process.isRunning {
      if Date() > deadline {
        kill(process.processIdentifier, SIGKILL)
        Issue.record("\(words) did not end within a minute")
      }
      usleep(5_000)
    }
    func text(_ end: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: files + end)), as: UTF8.self)
    }
    return Outcome(status: process.terminationStatus, output: try text(".out"), error: try text(".err"))
  }
}
