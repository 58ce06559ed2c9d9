import Diagnostics
import YAML

/// What a theme says of itself in `theme.yml`.
package struct ThemeSettings: Sendable {
  /// The theme whose files stand in for those that this one has not.
  package var extends: Located<String>?
  /// The style sheets of every page, in the order in which they are put together: those of an article's first
  /// screen, and the others. `nil` twice for those of the theme that is extended.
  var opening: [Located<String>]?
  var styles: [Located<String>]?
  /// The block that shows an article's offer when the author has not placed it; `nil` for that of the theme that
  /// is extended.
  var callToAction: Located<String>?

  package static func read(_ file: SourceFile, diagnostics: inout [Diagnostic]) -> ThemeSettings {
    YAMLDocument(file).fields(into: &diagnostics) { fields in
      var settings = ThemeSettings()
      _ = fields.text("name")
      _ = fields.text("description")
      settings.extends = fields.text("extends")
      let opening = fields.texts("opening")
      settings.opening = fields.keyPlace("opening") == nil ? nil : opening
      let styles = fields.texts("styles")
      settings.styles = fields.keyPlace("styles") == nil ? nil : styles
      settings.callToAction = fields.text("callToAction")
      return settings
    } ?? ThemeSettings()
  }
}
