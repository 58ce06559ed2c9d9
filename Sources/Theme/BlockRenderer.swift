import Content
import Diagnostics
import French
import Markdown
import Site
import Templates

/// The blocks of a theme: what their templates see, and how they are written.
struct BlockRenderer: Sendable {
  private let schemas: [String: Schema<BlockView>]
  private let defaultLabels: [String: [UInt8]]
  private let attributeKeys: [String: Object.Keys]

  /// A block with what surrounds it.
  struct BlockView {
    let block: ResolvedBlock
    let writer: TextWriter
    let defaultLabel: [UInt8]?

    var label: [UInt8]? { block.directive.label.map(writer.html) ?? defaultLabel }
  }

  init(_ definitions: [BlockDefinition], _ strings: Strings, stringsShape: Shape) {
    var schemas: [String: Schema<BlockView>] = [:]
    var labels: [String: [UInt8]] = [:]
    var keys: [String: Object.Keys] = [:]
    for definition in definitions {
      let names = Object.Keys(definition.attributes.map(\.name))
      keys[definition.name] = names
      schemas[definition.name] = Self.schema(definition, names, stringsShape)
      if let key = definition.defaultLabel {
        var label: [UInt8] = []
        appendEscaped(strings.texts[key] ?? "", to: &label)
        labels[definition.name] = label
      }
    }
    self.schemas = schemas
    defaultLabels = labels
    attributeKeys = keys
  }

  static func template(_ name: String) -> String { "blocks/\(name)/template" }

  /// Which template is given which shape, for the check of the theme.
  var uses: [(name: String, shape: Shape)] {
    schemas.inKeyOrder.map { (Self.template($0.key), $0.value.shape) }
  }

  func render(_ block: ResolvedBlock, in writer: TextWriter, into out: inout [UInt8]) {
    guard let schema = schemas[block.definition.name] else { return }
    let view = BlockView(block: block, writer: writer, defaultLabel: defaultLabels[block.definition.name])
    writer.context.templates.render(Self.template(block.definition.name), schema.value(of: view), into: &out)
  }

  // MARK: What a template sees

  private static func schema(
    _ definition: BlockDefinition, _ keys: Object.Keys, _ stringsShape: Shape
  ) -> Schema<BlockView> {
    let alwaysLabelled = definition.label == .required || definition.defaultLabel != nil
    let attributes = definition.attributes
    return Schema([
      .text("id") { $0.block.directive.id },
      alwaysLabelled ? .html("label") { $0.label ?? [] } : .optionalHTML("label") { $0.label },
      .value("attributes", .object(attributes.map { Shape.Field($0.name, .optional(shape($0.type))) })) {
        view in
        .object(Object(keys, attributes.map { value($0, view) }))
      },
      .html("content") { $0.writer.html($0.block.directive.content) },
      .list("tables", tableSchema) { view in
        view.block.directive.tables.map {
          TableView(table: $0, id: view.block.directive.id, writer: view.writer)
        }
      },
      .list("lists", listSchema) { view in
        view.block.directive.lists.map { ListView(items: $0.items.map(view.writer.html)) }
      },
      .value("strings", stringsShape) { $0.writer.context.strings },
      .value("site", Views.siteShape) { $0.writer.site },
    ])
  }

  private static func shape(_ type: BlockDefinition.AttributeType) -> Shape {
    switch type {
    case .text, .choice: .text
    case .number: .number
    case .flag: .flag
    case .article: Views.card.shape
    case .offer: Views.offer.shape
    }
  }

  private static func value(_ attribute: BlockDefinition.Attribute, _ view: BlockView) -> Value {
    switch view.block.values[attribute.name] {
    case nil: .absent
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .article(let card): .object(view.writer.context.object(of: card))
    case .offer(let offer): Views.offer.value(of: OfferView(offer: offer, writer: view.writer))
    }
  }

  private struct TableView {
    let table: MarkdownDocument.Table
    let id: String
    let writer: TextWriter

    func cell(_ cell: MarkdownDocument.Table.Cell) -> CellView { CellView(cell: cell, writer: writer) }
  }

  private struct RowView {
    let row: MarkdownDocument.Table.Row
    let table: TableView

    var cells: [CellView] { row.cells.map(table.cell) }
  }

  private struct CellView {
    let cell: MarkdownDocument.Table.Cell
    let writer: TextWriter
  }

  private struct ListView { let items: [[UInt8]] }

  private static let cellSchema = Schema<CellView>([
    .html("html") { $0.writer.html($0.cell.content) },
    .text("text") { $0.cell.text },
    .text("slug") { slug($0.cell.text) },
  ])

  private static let rowSchema = Schema<RowView>([
    .text("id") { "\($0.table.id)-\($0.row.slug)" },
    .text("slug") { $0.row.slug },
    .list("head", cellSchema) { Array($0.cells.prefix(1)) },
    .list("cells", cellSchema) { Array($0.cells.dropFirst()) },
    .list("all", cellSchema) { $0.cells },
  ])

  private static let tableSchema = Schema<TableView>([
    .list("header", cellSchema) { table in table.table.header.map(table.cell) },
    .list("rows", rowSchema) { table in table.table.rows.map { RowView(row: $0, table: table) } },
  ])

  private static let itemSchema = Schema<[UInt8]>([.html("html") { $0 }])
  private static let listSchema = Schema<ListView>([.list("items", itemSchema) { $0.items }])
}
