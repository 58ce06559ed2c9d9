import Foundation
import Testing

/// A folder of a test's own, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init(in parent: String = FileManager.default.temporaryDirectory.path) throws {
    path = parent + "/feuillet-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    chmod(path, 0o755)
    try? FileManager.default.removeItem(atPath: path)
  }

  func callAsFunction(_ relative: String) -> String { path + "/" + relative }

  func write(_ relative: String, _ text: String) throws {
    try write(relative, Array(text.utf8))
  }

  func write(_ relative: String, _ bytes: [UInt8]) throws {
    let file = self(relative)
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try #require(FileManager.default.createFile(atPath: file, contents: Data(bytes)))
  }

  func link(_ relative: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self(relative), withDestinationPath: target)
  }

  func text(_ relative: String) throws -> String {
    try String(contentsOfFile: self(relative), encoding: .utf8)
  }

  /// Everything below, hidden names too: what each path is and holds.
  func listing(_ relative: String = "") throws -> [String: String] {
    let root = relative.isEmpty ? path : self(relative)
    var result: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      let file = root + "/" + name
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: file) {
        result[name] = "-> \(target)"
      } else if let data = FileManager.default.contents(atPath: file) {
        result[name] = String(decoding: data, as: UTF8.self)
      } else {
        result[name + "/"] = ""
      }
    }
    return result
  }

  /// When each file and folder was last changed, to the nanosecond, with its inode: also a rewrite with the same
  /// bytes shows.
  func times(_ relative: String) throws -> [String: [Int]] {
    var result: [String: [Int]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: self(relative)) + [""] {
      var record = stat()
      try #require(lstat(self(relative) + "/" + name, &record) == 0)
      #if os(Linux)
        result[name] = [Int(record.st_ino), record.st_mtim.tv_sec, record.st_mtim.tv_nsec]
      #else
        result[name] = [Int(record.st_ino), record.st_mtimespec.tv_sec, record.st_mtimespec.tv_nsec]
      #endif
    }
    return result
  }
}

/// A tiny disk of its own in memory, where the machine lets the test mount one.
final class TinyDisk {
  let path: String

  /// - Returns: `nil`, after saying so, where mounting is not permitted.
  init?(_ folder: TemporaryFolder, size: String = "64k") {
    path = folder("disk")
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard Self.run("mount", "-t", "tmpfs", "-o", "size=\(size),mode=755", "none", path) else {
      print("skipped: this machine permits no mounts")
      return nil
    }
  }

  deinit { _ = Self.run("umount", path) }

  func makeReadOnly() -> Bool { Self.run("mount", "-o", "remount,ro", path) }

  private static func run(_ command: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
