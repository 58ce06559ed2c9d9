import CCmarkGFM
import Diagnostics
import French

/// A table under way.
struct OpenTable {
  var alignments: [UInt8] = []
  /// How many columns are drawn: those at the end that hold nothing at all (a ` |` too many) are left out.
  var columns: Int
  var column = 0
  var isHeader = false
  var hasBody = false
  /// The directive that the table is the content of, and what it gets to know.
  var holder: Int?
  var cells: [MarkdownDocument.Table.Cell] = []
  var cellStart = 0
  var data: MarkdownDocument.Table
}

extension Reader {
  mutating func table(_ node: OpaquePointer, _ type: UInt32, _ entering: Bool) {
    if type == types.table {
      if entering { openTable(node) } else { closeTable() }
    } else if openTables.isEmpty {
      return
    } else if type == types.row {
      row(node, entering)
    } else {
      cell(node, entering)
    }
  }

  private mutating func openTable(_ node: OpaquePointer) {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    var table = OpenTable(
      columns: isPage ? columnsWithContent(node, of: count) : count, holder: openDirective(holding: node),
      data: .init(header: [], rows: [], place: place(of: node)))
    if let alignments = cmark_gfm_extensions_get_table_alignments(node) {
      table.alignments = (0..<count).map { alignments[$0] }
    }
    openTables.append(table)
    top.newLine()
    if isPage {
      top.append("<div class=\"tableau\" role=\"region\" tabindex=\"0\" aria-label=\"")
      tableCount += 1
      append(escaped: label(options.labels.table, tableCount))
      top.append("\">")
    }
    top.append("<table>")
  }

  private mutating func closeTable() {
    guard let table = openTables.popLast() else { return }
    if table.hasBody {
      top.newLine()
      top.append("</tbody>")
    }
    top.newLine()
    top.append(isPage ? "</table></div>" : "</table>")
    top.newLine()
    if let holder = table.holder { document.blocks[openDirectives[holder].number].tables.append(table.data) }
  }

  /// Columns, less those at the right end whose cells are all empty.
  func columnsWithContent(_ table: OpaquePointer, of count: Int) -> Int {
    var widest = 0
    var row = cmark_node_first_child(table)
    while let current = row {
      var number = 0
      var cell = cmark_node_first_child(current)
      while let here = cell {
        number += 1
        if cmark_node_first_child(here) != nil { widest = max(widest, number) }
        cell = cmark_node_next(here)
      }
      row = cmark_node_next(current)
    }
    return max(1, min(widest, count))
  }

  private mutating func row(_ node: OpaquePointer, _ entering: Bool) {
    let last = openTables.count - 1
    if entering {
      let isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
      openTables[last].isHeader = isHeader
      openTables[last].column = 0
      openTables[last].cells = []
      top.newLine()
      if isHeader {
        top.append("<thead>\n")
      } else if !openTables[last].hasBody {
        top.append("<tbody>\n")
        openTables[last].hasBody = true
      }
      top.append("<tr>")
    } else {
      top.newLine()
      top.append("</tr>")
      let cells = openTables[last].cells
      if openTables[last].isHeader {
        top.append("\n</thead>")
        openTables[last].data.header = cells
      } else if openTables[last].holder != nil {
        let slug = slug(cmark_node_first_child(node).map(plainText) ?? "")
        openTables[last].data.rows.append(
          .init(slug: slug.isEmpty ? "ligne" : slug, cells: cells, place: place(of: node)))
      }
    }
  }

  private mutating func cell(_ node: OpaquePointer, _ entering: Bool) {
    let last = openTables.count - 1
    let isHeader = openTables[last].isHeader
    let column = openTables[last].column
    guard column < openTables[last].columns else { return }
    if entering {
      typesetInlines(of: node)
      top.newLine()
      top.append(isHeader ? "<th" : "<td")
      if isHeader, isPage { top.append(" scope=\"col\"") }
      if column < openTables[last].alignments.count { align(openTables[last].alignments[column]) }
      top.append(">")
      if openTables[last].holder != nil {
        openTables[last].cellStart = top.settle()
        shownText = []
      }
    } else {
      if openTables[last].holder != nil {
        let content = top.slice(from: openTables[last].cellStart)
        openTables[last].cells.append(.init(content: content, text: takeShownText()))
      }
      top.append(isHeader ? "</th>" : "</td>")
      openTables[last].column += 1
    }
  }

  private mutating func align(_ alignment: UInt8) {
    switch alignment {
    case UInt8(ascii: "l"): top.append(isPage ? " class=\"gauche\"" : " align=\"left\"")
    case UInt8(ascii: "c"): top.append(isPage ? " class=\"centre\"" : " align=\"center\"")
    case UInt8(ascii: "r"): top.append(isPage ? " class=\"droite\"" : " align=\"right\"")
    default: break
    }
  }

  mutating func append(escaped text: String) {
    var text = text
    text.withUTF8 { top.append(escaped: $0) }
  }
}
