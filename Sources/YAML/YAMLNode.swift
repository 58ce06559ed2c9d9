import Diagnostics

/// A value of a YAML document with its place in the file.
package struct YAMLNode: Hashable, Sendable {
  package var kind: Kind
  /// From its first character to the one after its last.
  package var place: Place

  package init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }

  /// What a node holds.
  package indirect enum Kind: Hashable, Sendable {
    /// A text, as written: `2026` and `true` are texts here. Plain is without quotes.
    case scalar(String, plain: Bool)
    case sequence([YAMLNode])
    /// In the order of the file; keys are scalars and differ.
    case mapping([Entry])
    /// What was refused with a diagnostic already (an alias, for example): no second one is due.
    case refused
  }

  /// A key of a mapping with its value.
  package struct Entry: Hashable, Sendable {
    package var key: Located<String>
    package var value: YAMLNode

    package init(key: Located<String>, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  /// Whether nothing is said: an empty value, `~` or `null` without quotes.
  package var isEmpty: Bool {
    guard case .scalar(let text, plain: true) = kind else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// The text of a scalar, `nil` for an empty value and for everything else.
  package var text: String? {
    guard case .scalar(let text, _) = kind, !isEmpty else { return nil }
    return text
  }

  /// `true` or `false`, without quotes.
  package var flag: Bool? {
    switch kind {
    case .scalar("true", plain: true): true
    case .scalar("false", plain: true): false
    default: nil
    }
  }
}
