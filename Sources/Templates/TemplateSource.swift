import Diagnostics

/// A template as it was read: the name by which others include it, and its file.
package struct TemplateSource: Sendable {
  /// The path in the theme without its extension: `layouts/article`, `partials/card`.
  package let name: String
  /// Its text, and the path that diagnostics name.
  package let file: SourceFile

  /// A template of a name.
  package init(name: String, file: SourceFile) {
    self.name = name
    self.file = file
  }
}
