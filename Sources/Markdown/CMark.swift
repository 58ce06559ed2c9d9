import CCmarkGFM
import Synchronization

/// libcmark-gfm, set up once and used from several threads in the only way that is safe.
///
/// While it parses inlines, the library adds the special characters of `strikethrough` (`~`) and `autolink`
/// (`:`, `w`) to a table that all threads share, and removes them afterwards. So those of `autolink` are made
/// special for ever, and `strikethrough` is attached only to documents with a `~`, under a lock.
/// `MarkdownThreadTests` compares parallel and serial runs.
struct CMark: @unchecked Sendable {
  // Sendable: the pointers are set once, by the initializer of a static constant, and the extensions behind
  // them are only read by parsers afterwards.
  private let directive: OpaquePointer?
  private let table: OpaquePointer?
  private let tasklist: OpaquePointer?
  private let autolink: OpaquePointer?
  private let strikethrough: OpaquePointer?
  let nodeTypes: NodeTypes

  /// The types of nodes that the library's own extensions make; it names them in no public header.
  struct NodeTypes: Sendable {
    var table: UInt32 = 0
    var row: UInt32 = 0
    var cell: UInt32 = 0
    var strikethrough: UInt32 = 0
  }

  static let shared = CMark()
  private static let strikethroughLock = Mutex(())

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    directive = DirectiveExtension.make()
    table = cmark_find_syntax_extension("table")
    tasklist = cmark_find_syntax_extension("tasklist")
    autolink = cmark_find_syntax_extension("autolink")
    strikethrough = cmark_find_syntax_extension("strikethrough")

    let probe = cmark_parser_new(0)
    cmark_parser_attach_syntax_extension(probe, table)
    cmark_parser_attach_syntax_extension(probe, strikethrough)
    let text = "| ~~a~~ |\n| --- |\n"
    cmark_parser_feed(probe, text, text.utf8.count)
    let tree = cmark_parser_finish(probe)
    var types = NodeTypes()
    if let table = cmark_node_first_child(tree), let row = cmark_node_first_child(table),
      let cell = cmark_node_first_child(row), let strikethrough = cmark_node_first_child(cell)
    {
      types.table = cmark_node_get_type(table).rawValue
      types.row = cmark_node_get_type(row).rawValue
      types.cell = cmark_node_get_type(cell).rawValue
      types.strikethrough = cmark_node_get_type(strikethrough).rawValue
    }
    nodeTypes = types
    cmark_node_free(tree)
    cmark_parser_free(probe)

    let primer = cmark_parser_new(0)
    cmark_parser_attach_syntax_extension(primer, autolink)
    cmark_manage_extensions_special_characters(primer, 1)
    cmark_parser_free(primer)
    cmark_syntax_extension_set_special_inline_chars(autolink, nil)
  }

  /// Parses a document and hands its tree to `body`; the tree is freed afterwards.
  func withTree<Result>(
    of markdown: ArraySlice<UInt8>, extensions: MarkdownExtensions, _ body: (OpaquePointer) -> Result
  ) -> Result? {
    let start = feuillet_begin_document()
    defer { feuillet_end_document(start) }
    let parser = cmark_parser_new_with_mem(
      Int32(CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES), feuillet_cmark_mem())
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, directive)
    if extensions.contains(.table) { cmark_parser_attach_syntax_extension(parser, table) }
    if extensions.contains(.tasklist) { cmark_parser_attach_syntax_extension(parser, tasklist) }
    if extensions.contains(.autolink) { cmark_parser_attach_syntax_extension(parser, autolink) }
    let strikes = extensions.contains(.strikethrough) && markdown.contains(UInt8(ascii: "~"))
    if strikes { cmark_parser_attach_syntax_extension(parser, strikethrough) }
    markdown.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    let tree = strikes ? Self.finishUnderLock(parser) : cmark_parser_finish(parser)
    guard let tree else { return nil }
    defer { cmark_node_free(tree) }
    return body(tree)
  }

  private static func finishUnderLock(_ parser: OpaquePointer?) -> OpaquePointer? {
    // The parser and the tree belong to the calling thread alone; the lock guards the library's shared table.
    nonisolated(unsafe) let own = parser
    nonisolated(unsafe) var tree: OpaquePointer?
    strikethroughLock.withLock { _ in tree = cmark_parser_finish(own) }
    return tree
  }
}

/// Which parts of GitHub Flavored Markdown are read besides CommonMark. Pages have them all; the examples of
/// the specification ask for one at a time.
package struct MarkdownExtensions: OptionSet, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let table = Self(rawValue: 1)
  package static let strikethrough = Self(rawValue: 2)
  package static let autolink = Self(rawValue: 4)
  package static let tasklist = Self(rawValue: 8)
  package static let all: Self = [.table, .strikethrough, .autolink, .tasklist]
}
