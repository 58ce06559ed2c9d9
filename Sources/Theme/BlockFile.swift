import Content
import Diagnostics
import YAML

/// Reads `blocks/<name>/block.yml`: what a block is, its attributes, what it must hold.
enum BlockFile {
  static func read(_ name: String, _ file: SourceFile, diagnostics: inout [Diagnostic]) -> BlockDefinition {
    YAMLDocument(file).fields(into: &diagnostics) { fields in
      _ = fields.text("description")
      let columns = fields.text("columns")
      let kind = fields.choice("content", of: Kind.self)?.value ?? .text
      let content: BlockDefinition.Content =
        switch kind {
        case .none: .none
        case .text: .text
        case .list: .list
        case .table: .table(columns: columns.flatMap { range($0, &fields) } ?? 1...100)
        }
      let label = fields.choice("label", of: BlockDefinition.Label.self)?.value ?? .optional
      let defaultLabel = fields.text("defaultLabel")?.value
      let attributes = readAttributes(&fields)
      return BlockDefinition(
        name: name, label: label, defaultLabel: defaultLabel, content: content, attributes: attributes,
        group: fields.text("group")?.value)
    }
      ?? BlockDefinition(
        name: name, label: .optional, defaultLabel: nil, content: .text, attributes: [], group: nil)
  }

  private enum Kind: String, CaseIterable { case none, text, list, table }
  private enum AttributeKind: String, CaseIterable { case text, number, flag, choice, article, offer }

  /// `2` or `2..3`.
  private static func range(_ text: Located<String>, _ fields: inout MappingReader) -> ClosedRange<Int>? {
    let parts = text.value.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 1, let only = parts[0], only > 0 { return only...only }
    if parts.count == 2, let low = parts[0], let high = parts[1], low > 0, low <= high { return low...high }
    fields.report(
      .invalidValue, at: text.place,
      Message(
        fr: "« \(text.value) » n’est pas un nombre de colonnes",
        en: "“\(text.value)” is not a number of columns"),
      help: Message(fr: "Écrivez 2, ou 2..3.", en: "Write 2, or 2..3."))
    return nil
  }

  private static func readAttributes(_ fields: inout MappingReader) -> [BlockDefinition.Attribute] {
    var found: [Diagnostic] = []
    let attributes = fields.entries("attributes").compactMap { entry in
      entry.value.fields(named: "attributes.\(entry.key.value)", at: entry.key.place, into: &found) {
        attribute in
        let kind = attribute.choice("type", of: AttributeKind.self)?.value ?? .text
        let values = attribute.texts("values").map(\.value)
        let type: BlockDefinition.AttributeType =
          switch kind {
          case .text: .text
          case .number: .number
          case .flag: .flag
          case .choice: .choice(values)
          case .article: .article
          case .offer: .offer
          }
        return BlockDefinition.Attribute(
          name: entry.key.value, type: type, isRequired: attribute.flag("required")?.value ?? false)
      }
    }
    for diagnostic in found { fields.report(diagnostic) }
    return attributes
  }
}
