/// What a block of the theme is: what authors may give it and what it must hold.
package struct BlockDefinition: Hashable, Sendable {
  package enum Label: String, CaseIterable, Sendable { case none, optional, required }

  package enum Content: Hashable, Sendable {
    case none
    /// Any Markdown.
    case text
    /// Lists and nothing else.
    case list
    /// One table, with this many columns.
    case table(columns: ClosedRange<Int>)
  }

  package enum AttributeType: Hashable, Sendable {
    case text, number, flag
    case choice([String])
    /// The slug of an article.
    case article
    /// The id of an offer.
    case offer
  }

  package struct Attribute: Hashable, Sendable {
    package var name: String
    package var type: AttributeType
    package var isRequired: Bool

    package init(name: String, type: AttributeType, isRequired: Bool) {
      self.name = name
      self.type = type
      self.isRequired = isRequired
    }
  }

  package var name: String
  package var label: Label
  /// The key of the string that stands in for a label.
  package var defaultLabel: String?
  package var content: Content
  package var attributes: [Attribute]
  /// Neighbours of one group are wrapped together, in a `div` of this class.
  package var group: String?

  package init(
    name: String, label: Label, defaultLabel: String?, content: Content, attributes: [Attribute],
    group: String?
  ) {
    self.name = name
    self.label = label
    self.defaultLabel = defaultLabel
    self.content = content
    self.attributes = attributes
    self.group = group
  }
}
