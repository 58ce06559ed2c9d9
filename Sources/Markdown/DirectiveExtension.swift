import CCmarkGFM

/// Directives as a block extension of libcmark-gfm.
///
/// cmark asks an open container whether the next line still belongs to it (`matches`), then whether the line
/// opens a block (`open`). A closing line ends its container in `matches` and becomes, in `open`, a node of its
/// own that holds nothing and is not rendered.
enum DirectiveExtension {
  /// The types of the nodes that the extension makes.
  struct NodeTypes: Sendable {
    let directive: UInt32
    /// Holds the inlines of a label; always the first child of its directive.
    let label: UInt32
    let closing: UInt32

    fileprivate init() {
      directive = cmark_syntax_extension_add_node(0).rawValue
      label = cmark_syntax_extension_add_node(0).rawValue
      closing = cmark_syntax_extension_add_node(0).rawValue
    }
  }

  static let types = NodeTypes()

  /// A new extension, to be made once and attached before `table`: that one answers for every line of a
  /// paragraph, and a directive could not interrupt one.
  static func make() -> OpaquePointer? {
    _ = types
    guard let made = cmark_syntax_extension_new("directive") else { return nil }
    cmark_syntax_extension_set_open_block_func(made) { own, indented, parser, parent, input, length in
      guard indented == 0, let own, let parser, let parent, let input else { return nil }
      return DirectiveExtension.open(
        own, parser, in: parent, line: UnsafeBufferPointer(start: input, count: Int(length)))
    }
    cmark_syntax_extension_set_match_block_func(made) { _, parser, input, length, container in
      guard let parser, let container, let input else { return 0 }
      return DirectiveExtension.matches(
        container, parser, line: UnsafeBufferPointer(start: input, count: Int(length))) ? 1 : 0
    }
    cmark_syntax_extension_set_can_contain_func(made) { _, node, child in
      let isBlock = child.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK)
      return switch cmark_node_get_type(node).rawValue {
      case DirectiveExtension.types.directive: isBlock && child != CMARK_NODE_ITEM ? 1 : 0
      case DirectiveExtension.types.label: isBlock ? 0 : 1
      default: 0
      }
    }
    cmark_syntax_extension_set_contains_inlines_func(made) { _, node in
      cmark_node_get_type(node).rawValue == DirectiveExtension.types.label ? 1 : 0
    }
    return made
  }

  /// The opening line of a directive node.
  static func opening(of node: OpaquePointer) -> DirectiveOpening? {
    cmark_node_get_user_data(node).map { Unmanaged<DirectiveOpening>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Whether a closing line ended a directive. Otherwise it is a stray one.
  static func closedSomething(_ closing: OpaquePointer) -> Bool {
    guard let before = cmark_node_previous(closing), cmark_node_get_type(before).rawValue == types.directive
    else {
      return false
    }
    return opening(of: before)?.closingLine == Int(cmark_node_get_start_line(closing))
  }

  private static func open(
    _ own: OpaquePointer, _ parser: OpaquePointer, in parent: OpaquePointer, line: UnsafeBufferPointer<UInt8>
  ) -> OpaquePointer? {
    let start = Int(cmark_parser_get_first_nonspace(parser))
    guard start < line.count, line[start] == UInt8(ascii: ":") else { return nil }
    let type: UInt32
    let opening: DirectiveOpening?
    if DirectiveOpening.closingColons(line, from: start) != nil {
      (type, opening) = (types.closing, nil)
    } else if let read = DirectiveOpening(line, from: start, line: Int(cmark_parser_get_line_number(parser)))
    {
      (type, opening) = (types.directive, read)
    } else {
      return nil
    }
    guard
      let node = cmark_parser_add_child(parser, parent, cmark_node_type(rawValue: type), Int32(start + 1))
    else { return nil }
    cmark_node_set_syntax_extension(node, own)
    if let opening {
      cmark_node_set_user_data(node, Unmanaged.passRetained(opening).toOpaque())
      cmark_node_set_user_data_free_func(node) { _, data in
        if let data { Unmanaged<DirectiveOpening>.fromOpaque(data).release() }
      }
      if let label = opening.label,
        let child = cmark_parser_add_child(
          parser, node, cmark_node_type(rawValue: types.label), Int32(opening.labelOffset + 1))
      {
        cmark_node_set_syntax_extension(child, own)
        (label + [0]).withUnsafeBufferPointer {
          $0.withMemoryRebound(to: CChar.self) { _ = cmark_node_set_string_content(child, $0.baseAddress) }
        }
      }
    }
    // Everything up to the end of the line is consumed.
    line.withMemoryRebound(to: CChar.self) {
      cmark_parser_advance_offset(
        parser, $0.baseAddress, Int32(max(0, line.count - 1 - Int(cmark_parser_get_offset(parser)))), 0)
    }
    return node
  }

  private static func matches(
    _ container: OpaquePointer, _ parser: OpaquePointer, line: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard cmark_node_get_type(container).rawValue == types.directive, let opening = opening(of: container),
      !opening.isLeaf
    else { return false }
    let start = Int(cmark_parser_get_first_nonspace(parser))
    guard start < line.count, cmark_parser_get_indent(parser) < 4,
      let colons = DirectiveOpening.closingColons(line, from: start), colons >= opening.colons,
      !isLiteral(parser, below: container)
    else { return true }
    opening.closingLine = Int(cmark_parser_get_line_number(parser))
    return false
  }

  /// Whether the current line continues a block of literal text (a code fence, raw HTML) that is open inside
  /// the container: a closing line there is text. It is not when a block between the two ends at this line: a
  /// list item whose indentation the line has not, a quotation without its `>`.
  private static func isLiteral(_ parser: OpaquePointer, below container: OpaquePointer) -> Bool {
    var node = container
    let column = Int(cmark_parser_get_first_nonspace_column(parser)) + 1
    while let child = cmark_node_last_child(node) {
      node = child
      // An open block has not been given its end yet.
      guard cmark_node_get_end_column(node) == 0 else { return false }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE: return false
      case CMARK_NODE_ITEM:
        guard let first = cmark_node_first_child(node) else { return false }
        let sameLine = cmark_node_get_start_line(first) == cmark_node_get_start_line(node)
        let content = Int(
          sameLine ? cmark_node_get_start_column(first) : cmark_node_get_start_column(node) + 2)
        guard column >= content else { return false }
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        guard cmark_parser_get_indent(parser) >= 4 else { return false }
      case CMARK_NODE_CODE_BLOCK:
        var (length, offset): (Int32, Int32) = (0, 0)
        var character: CChar = 0
        return cmark_node_get_fenced(node, &length, &offset, &character) != 0
      case CMARK_NODE_HTML_BLOCK: return true
      default: break
      }
    }
    return false
  }
}
