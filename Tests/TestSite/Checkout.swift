import Foundation

/// The folder in which the project was checked out.
package enum Checkout {
  package static func path(_ relative: String) -> String { root + "/" + relative }

  private static let root: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// The `feuillet` to be tested: the one that `FEUILLET_COMMAND` names, otherwise the one that was built with the
  /// tests, beside their bundle.
  package static let command: String = {
    if let named = ProcessInfo.processInfo.environment["FEUILLET_COMMAND"] { return named }
    // On macOS the running program is a helper of the tools; there the bundle is one of those loaded.
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let folder =
      bundle?.bundleURL.deletingLastPathComponent()
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appendingPathComponent("feuillet").standardizedFileURL.path
  }()
}
