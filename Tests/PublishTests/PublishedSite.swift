import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension TestSite {
  /// A blog that was built, with targets.
  static func published(to targets: String, _ more: String = "") async throws -> TestSite {
    let site = try TestSite(blog + more)
    try site.target(targets)
    let run = try await Command.build(site)
    try #require(run.status == 0, "\(run.error)")
    return site
  }

  /// Writes the lines below `publish:`.
  func target(_ targets: String) throws {
    let settings = try read("content/site.yml").split(separator: "publish:")[0]
    let lines = targets.split(separator: "\n").map { "  \($0)\n" }.joined()
    try write("content/site.yml", settings + "publish:\n" + lines)
  }

  func publish(
    _ arguments: String..., environment: [String: String] = [:], program: [String] = []
  ) async throws -> Command.Run {
    try await Command.run(
      ["publish", "--now", Self.now] + arguments, in: path, environment: environment, program: program)
  }

  /// Publishes and expects it to be done.
  func publishes(
    _ arguments: String..., environment: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let run = try await Command.run(
      ["publish", "--now", Self.now] + arguments, in: path, environment: environment)
    try #require(run.status == 0, "\(run.error)", sourceLocation: location)
    return run.error
  }

  /// Changes an article and takes one away; what then is to be sent is known.
  func edit() async throws {
    try replace("Bonjour", by: "Bonsoir", in: "content/articles/un.md")
    try remove("content/articles/deux.md")
    try await rebuild()
  }

  func rebuild() async throws {
    let run = try await Command.build(self)
    try #require(run.status == 0, "\(run.error)")
  }

  /// What differs between Output and a folder; empty when a reader finds the same.
  func difference(from folder: String) throws -> String {
    try FolderTree(folder).difference(
      from: try tree(), ignoring: [".feuillet.json", ".feuillet-published.json"])
  }

  struct Failed: Error, CustomStringConvertible {
    let output: String
    var description: String { "a command failed: \(output)" }
  }

  /// Runs commands until they succeed: servers may refuse at first, as long as they are busy.
  static func shellUntilDone(
    _ commands: String, in folder: String = "/", attempts: Int = 10, pause: Duration = .seconds(2)
  ) async throws {
    for _ in 1..<attempts {
      if (try? shell(commands, in: folder)) != nil { return }
      try await Task.sleep(for: pause)
    }
    try shell(commands, in: folder)
  }

  /// Runs commands to their end and gives what they write.
  @discardableResult
  static func shell(_ commands: String, in folder: String = "/") throws -> String {
    // Into a file: the end of a pipe would be held open by servers that start meanwhile.
    let written = try TestSite()
    try written.write("output", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", commands]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: written.at("output"))
    process.standardError = process.standardOutput
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    let output = try written.read("output")
    guard process.terminationStatus == 0 else { throw Failed(output: output) }
    return output
  }
}

/// How to run something with mounts of its own, which end with it; `nil` when it cannot be done.
let ownMounts: [String]? = [["unshare", "-m"], ["unshare", "-rm"]].first { words in
  (try? TestSite.shell(
    (words + ["sh", "-c", "'mount -t tmpfs -o size=64k tmpfs /mnt'"]).joined(separator: " ")))
    != nil
}
