import Foundation
import TestSite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What this machine lets a test do, and the words that do it in front of a command; `nil` where it cannot be done.
enum Surroundings {
  /// Runs something without the rights that root has over everybody's files.
  static let unprivileged: [String]? = {
    if geteuid() != 0 { return [] }
    let words = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    return succeeds(words + ["true"]) ? words : nil
  }()

  /// The number of a user who owns nothing.
  static let nobody: uid_t = 65_534

  /// Runs something as another user, who can reach the program and the themes.
  static let otherUser: [String]? = {
    let words = ["setpriv", "--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups"]
    let reaches = "test -x \"$0\" && test -r \"$1\""
    let theme = Checkout.path("themes/papier/theme.yml")
    return succeeds(words + ["sh", "-c", reaches, Checkout.command, theme]) ? words : nil
  }()

  /// Runs something with mounts of its own, which end with it.
  static let ownMounts: [String]? = [["unshare", "-m"], ["unshare", "-rm"]].first {
    succeeds($0 + ["sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"])
  }

  /// A script of the shell in front of a command, which is `"$@"` in it.
  static func shell(_ script: String) -> [String] { ["sh", "-c", script, "sh"] }

  /// Whether the long forms of the tests are wanted: `make soak`.
  static let isSoak = ProcessInfo.processInfo.environment["FEUILLET_SOAK"] != nil

  private static func succeeds(_ words: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
