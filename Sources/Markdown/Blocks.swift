import CCmarkGFM
import Diagnostics
import French

/// Blocks: paragraphs, headings, lists, quotations, code, raw HTML. Their HTML is that of the specification;
/// where a page differs, `isPage` says so.
extension Reader {
  mutating func block(_ node: OpaquePointer, _ entering: Bool) {
    let type = cmark_node_get_type(node)
    if entering {
      let line = Int(cmark_node_get_start_line(node))
      if line > 0 { blockLine = line }
      noteChild(node, type)
      if options.recordsProse { recordBlock(node, type) }
    }
    switch type {
    case CMARK_NODE_DOCUMENT: break
    case CMARK_NODE_PARAGRAPH: paragraph(node, entering)
    case CMARK_NODE_HEADING: heading(node, entering)
    case CMARK_NODE_LIST: list(node, entering)
    case CMARK_NODE_ITEM: item(node, entering)
    case CMARK_NODE_BLOCK_QUOTE:
      top.newLine()
      top.append(entering ? "<blockquote>\n" : "</blockquote>\n")
    case CMARK_NODE_CODE_BLOCK: code(node)
    case CMARK_NODE_HTML_BLOCK:
      top.newLine()
      rawHTML(node)
      top.newLine()
    case CMARK_NODE_THEMATIC_BREAK:
      top.newLine()
      top.append("<hr />\n")
    case CMARK_NODE_FOOTNOTE_DEFINITION: footnoteDefinition(node, entering)
    default:
      switch type.rawValue {
      case types.table, types.row, types.cell: table(node, type.rawValue, entering)
      case directiveTypes.directive: directive(node, entering)
      case directiveTypes.label: label(node, entering)
      case directiveTypes.closing: if entering { closing(node) }
      default: break
      }
    }
    if !entering { endWord() }
  }

  /// Tells the directive that holds a node what it holds.
  private mutating func noteChild(_ node: OpaquePointer, _ type: cmark_node_type) {
    guard let holder = openDirective(holding: node), type.rawValue != directiveTypes.label,
      type.rawValue != directiveTypes.closing
    else { return }
    let kind: MarkdownDocument.Directive.Child.Kind =
      type.rawValue == types.table ? .table : type == CMARK_NODE_LIST ? .list : .other
    document.blocks[openDirectives[holder].number].children.append(.init(kind: kind, place: place(of: node)))
    if kind == .list { document.blocks[openDirectives[holder].number].lists.append(.init(items: [])) }
  }

  private mutating func paragraph(_ node: OpaquePointer, _ entering: Bool) {
    let grandparent = cmark_node_parent(node).flatMap { cmark_node_parent($0) }
    let isTight =
      grandparent.map { cmark_node_get_type($0) == CMARK_NODE_LIST && cmark_node_get_list_tight($0) != 0 }
      ?? false
    let box = isPage ? taskBox(of: node) : nil
    if entering {
      typesetInlines(of: node)
      if !isTight {
        top.newLine()
        top.append("<p>")
      }
      if let box {
        top.append(
          box
            ? "<label><input type=\"checkbox\" checked disabled> "
            : "<label><input type=\"checkbox\" disabled> ")
      }
    } else {
      if box != nil { top.append("</label>") }
      endOfFootnoteParagraph(node)
      if !isTight { top.append("</p>\n") }
      if leadParagraphs > 0, openDirectives.isEmpty {
        leadParagraphs -= 1
        if leadParagraphs == 0 { document.leadLength = top.settle() }
      }
    }
  }

  /// Whether the box is ticked that a paragraph is the label of: the first one of a task. A list below it is
  /// not part of the label.
  private func taskBox(of paragraph: OpaquePointer) -> Bool? {
    guard cmark_node_previous(paragraph) == nil, let item = cmark_node_parent(paragraph),
      cmark_node_get_type(item) == CMARK_NODE_ITEM, cmark_node_get_syntax_extension(item) != nil
    else { return nil }
    return cmark_gfm_extensions_get_tasklist_item_checked(item)
  }

  private mutating func heading(_ node: OpaquePointer, _ entering: Bool) {
    let level = Int(cmark_node_get_heading_level(node))
    guard entering else {
      top.append("</h\(level)>\n".utf8)
      endWord()
      terms?.weight = 1
      if headingPlan != nil { document.headings[document.headings.count - 1].text = takeShownText() }
      return
    }
    typesetInlines(of: node)
    terms?.weight = TermWeight.heading
    top.newLine()
    guard let plan = headingPlan else {
      top.append("<h\(level)>".utf8)
      return
    }
    let id = plan.ids[headingNumber]
    document.headings.append(
      .init(
        level: level, id: id, text: "",
        isTopLevel: cmark_node_parent(node).map { cmark_node_get_type($0) == CMARK_NODE_DOCUMENT } ?? false,
        line: Int(cmark_node_get_start_line(node)) + lineOffset))
    headingNumber += 1
    shownText = []
    top.append("<h\(level) id=\"\(id)\">".utf8)
  }

  private mutating func list(_ node: OpaquePointer, _ entering: Bool) {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    guard entering else {
      top.append(isOrdered ? "</ol>\n" : "</ul>\n")
      return
    }
    top.newLine()
    if isOrdered {
      let start = cmark_node_get_list_start(node)
      top.append(start == 1 ? "<ol>\n".utf8 : "<ol start=\"\(start)\">\n".utf8)
    } else {
      top.append("<ul>\n")
    }
  }

  private mutating func item(_ node: OpaquePointer, _ entering: Bool) {
    let holder = cmark_node_parent(node).flatMap { openDirective(holding: $0) }
    let isTask = cmark_node_get_syntax_extension(node) != nil
    if entering {
      top.newLine()
      if !isTask {
        top.append("<li>")
      } else if isPage {
        top.append("<li class=\"tache\">")
      } else {
        let isChecked = cmark_gfm_extensions_get_tasklist_item_checked(node)
        top.append(
          isChecked
            ? "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
            : "<li><input type=\"checkbox\" disabled=\"\" /> ")
      }
      if let holder { openDirectives[holder].itemStart = top.settle() }
    } else {
      if let holder {
        let content = top.slice(from: openDirectives[holder].itemStart)
        let number = openDirectives[holder].number
        let last = document.blocks[number].lists.count - 1
        if last >= 0 { document.blocks[number].lists[last].items.append(content) }
      }
      top.append("</li>\n")
    }
  }

  private mutating func code(_ node: OpaquePointer) {
    top.newLine()
    top.append(isPage ? "<pre tabindex=\"0\"><code" : "<pre><code")
    let info = cBytes(cmark_node_get_fence_info(node)).prefix { $0 != 0x20 && $0 != 0x09 }
    if !info.isEmpty {
      top.append(" class=\"language-")
      top.append(escaped: UnsafeBufferPointer(rebasing: info))
      top.append("\"")
    }
    top.append(">")
    top.append(escaped: literal(node))
    top.append("</code></pre>\n")
  }
}
