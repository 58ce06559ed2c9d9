import Build
import Diagnostics

/// What the preview shows at one moment, with the number by which browsers know it.
package struct Edition: Sendable {
  /// Grows with every change, within one run of the server.
  package var version: Int
  /// The path below which the site lives: "" or `/blog`.
  package var basePath: String
  /// Of the whole site, in the order in which they are reported.
  package var diagnostics: [Diagnostic]
  /// What stands at an address: a decoded path from the root, without the base path.
  package var answer: @Sendable (String) -> LiveAnswer
  /// The file that a page is made of, by its path in the site.
  package var source: @Sendable (String) -> String?

  package init(
    version: Int, basePath: String = "", diagnostics: [Diagnostic] = [],
    answer: @escaping @Sendable (String) -> LiveAnswer,
    source: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.version = version
    self.basePath = basePath
    self.diagnostics = diagnostics
    self.answer = answer
    self.source = source
  }

  init(_ snapshot: LiveSnapshot) {
    self.init(
      version: snapshot.version, basePath: snapshot.basePath, diagnostics: snapshot.diagnostics,
      answer: snapshot.answer, source: snapshot.source)
  }
}
