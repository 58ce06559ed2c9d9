import CCmarkGFM
import Diagnostics
import French

extension MarkdownDocument {
  /// Reads the Markdown of a file from a byte offset on (after the front matter, say).
  ///
  /// Problems of form are appended to `diagnostics`: what the blocks may be and hold is for the caller to
  /// judge, who knows the theme.
  package static func read(
    _ index: LineIndex, from start: Int, _ options: MarkdownOptions, diagnostics: inout [Diagnostic]
  ) -> MarkdownDocument {
    var extensions = MarkdownExtensions.all
    if case .specification(let asked, _) = options.mode { extensions = asked }
    var bytes = index.file.bytes[start...]
    let firstLine = index.place(start..<start).line
    if case .page = options.mode, let (line, excess) = bytes.withUnsafeBufferPointer(TextLimits.excess) {
      diagnostics.append(.tooComplex(excess, at: index.place(line: firstLine + line)))
      return MarkdownDocument()
    }
    if case .page = options.mode { replaceLoneReturns(in: &bytes) }
    let read = CMark.shared.withTree(of: bytes, extensions: extensions) { tree in
      var reader = Reader(tree, index, firstLine: firstLine, options)
      reader.walk(tree)
      return (reader.finish(), reader.diagnostics)
    }
    guard let read else { return MarkdownDocument() }
    diagnostics += read.1
    var document = read.0
    document.body.compact()
    return document
  }
}

/// Makes spaces of carriage returns that no line feed follows: they end a line for the library, and for no editor.
private func replaceLoneReturns(in bytes: inout ArraySlice<UInt8>) {
  guard bytes.contains(0x0D) else { return }
  for place in bytes.indices where bytes[place] == 0x0D {
    if place + 1 == bytes.endIndex || bytes[place + 1] != 0x0A { bytes[place] = 0x20 }
  }
}

/// One walk over a cmark tree, which collects everything that a document holds.
struct Reader {
  let index: LineIndex
  let lineOffset: Int
  let options: MarkdownOptions
  let isPage: Bool
  let types = CMark.shared.nodeTypes
  let directiveTypes = DirectiveExtension.types

  var document = MarkdownDocument()
  var diagnostics: [Diagnostic] = []
  var identifiers = Identifiers()
  var headingPlan: HeadingPlan?
  var headingNumber = 0
  var words = WordCounter()
  /// `nil` where terms are not wanted.
  var terms: TermCounter?

  /// Where HTML goes; the last one is the current: labels have their own.
  var out: [BodyBuilder] = [BodyBuilder()]
  /// The blocks that are open.
  var openDirectives: [OpenDirective] = []
  var explicitIDs: [OpaquePointer: String] = [:]
  /// The image whose description is being read.
  var image: (node: OpaquePointer, text: [UInt8])?
  /// For each open link, its reference; `nil` for one that may not be followed.
  var openLinks: [Int?] = []
  /// The same for links in raw HTML.
  var openRawLinks: [Int?] = []
  /// For each open table, how it is drawn.
  var openTables: [OpenTable] = []
  var tableCount = 0
  var footnotes = Footnotes()
  var typesetter: Typesetter
  var inlines = TypesetInlines()
  /// What raw HTML around the block under way keeps from typography.
  var protection = Protection()
  /// The text of the inlines under way, as it is shown; `nil` where nobody wants it.
  var shownText: [UInt8]?
  /// The line of the block under way, for inlines whose own place the library does not know.
  var blockLine = 1

  struct OpenDirective {
    var node: OpaquePointer
    var number: Int
    var itemStart = 0
  }

  init(_ tree: OpaquePointer, _ index: LineIndex, firstLine: Int, _ options: MarkdownOptions) {
    self.index = index
    self.options = options
    terms = options.terms
    typesetter = Typesetter(options.typography)
    lineOffset = firstLine - 1
    if case .page = options.mode { isPage = true } else { isPage = false }
    if isPage { prepare(tree) }
  }

  /// Gives out the ids: those that authors chose first, then those of headings.
  private mutating func prepare(_ tree: OpaquePointer) {
    var headings: [OpaquePointer] = []
    var paragraphs = 0
    var next: OpaquePointer? = cmark_node_first_child(tree)
    while let node = next {
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_HEADING { headings.append(node) }
      if type.rawValue == directiveTypes.directive { claimID(of: node) }
      if cmark_node_parent(node) == tree, headings.isEmpty {
        paragraphs = type == CMARK_NODE_PARAGRAPH ? paragraphs + 1 : .min
      } else if type == CMARK_NODE_HEADING, headings.count == 1, cmark_node_parent(node) == tree {
        leadParagraphs = (1...3).contains(paragraphs) ? paragraphs : 0
      }
      let holdsBlocks =
        type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM
        || type.rawValue == directiveTypes.directive || type == CMARK_NODE_FOOTNOTE_DEFINITION
      next = holdsBlocks ? cmark_node_first_child(node) : nil
      var current = node
      while next == nil, current != tree {
        next = cmark_node_next(current)
        guard next == nil, let parent = cmark_node_parent(current) else { break }
        current = parent
      }
    }
    headingPlan = HeadingPlan(headings, &identifiers)
  }

  /// How many paragraphs the lead has; the walk marks its end after them.
  var leadParagraphs = 0

  mutating func walk(_ tree: OpaquePointer) {
    guard let iterator = cmark_iter_new(tree) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      let entering = event == CMARK_EVENT_ENTER
      if let image, image.node != node {
        if entering { describe(node) }
        continue
      }
      if cmark_node_get_type(node).rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK) {
        block(node, entering)
      } else {
        inline(node, entering)
      }
    }
  }

  mutating func finish() -> MarkdownDocument {
    document.firstLine = lineOffset + 1
    while index.line(document.firstLine).isEmpty, document.firstLine < index.lineCount {
      document.firstLine += 1
    }
    closeFootnotes()
    document.body = out[0].finish()
    document.words = words.count
    document.terms = terms?.finish() ?? []
    document.tokens = terms?.tokens ?? []
    if isPage { document.anchors = Set(identifiers.taken.keys) }
    return document
  }

  // MARK: Words and terms

  mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    words.add(UnsafeRawBufferPointer(text))
    // Of a character, the bytes after the first begin with the bits 10.
    document.characters += text.count { $0 & 0xC0 != 0x80 }
    terms?.add(UnsafeRawBufferPointer(text))
  }

  mutating func endWord() {
    words.break()
    terms?.break()
  }

  // MARK: What others need

  /// The builder that is written to now.
  var top: BodyBuilder {
    _read { yield out[out.count - 1] }
    _modify { yield &out[out.count - 1] }
  }

  /// The directive whose child a node is.
  func openDirective(holding node: OpaquePointer) -> Int? {
    guard let last = openDirectives.indices.last, cmark_node_parent(node) == openDirectives[last].node else {
      return nil
    }
    return last
  }

  func place(of node: OpaquePointer) -> Place {
    let line = Int(cmark_node_get_start_line(node))
    return index.place(line: (line > 0 ? line : blockLine) + lineOffset)
  }

  /// The place of a text of an inline node: where it stands on its line or the next ones, else the line.
  func place(of text: String, in node: OpaquePointer, skippingLines skipped: Int = 0) -> Place {
    if text.isEmpty { return place(of: node) }
    let start = max(Int(cmark_node_get_start_line(node)), blockLine) + skipped
    return exactPlace(of: text, in: node, skippingLines: skipped) ?? index.place(line: start + lineOffset)
  }

  /// How far a text is looked for: lines of a megabyte hold a hundred thousand links.
  private static let searchedBytes = 2_000

  /// Where a text of an inline node stands on its line or the next ones; `nil` when it is not found.
  func exactPlace(of text: String, in node: OpaquePointer, skippingLines skipped: Int = 0) -> Place? {
    let start = max(Int(cmark_node_get_start_line(node)), blockLine) + skipped
    let column = skipped > 0 ? 1 : Int(cmark_node_get_start_column(node))
    let wanted = Array(text.utf8)
    if wanted.allSatisfy({ $0 <= 0x20 }) { return nil }
    for (distance, line) in (start...start + 4).enumerated() {
      let bytes = index.line(line + lineOffset)
      let from =
        distance == 0 && column > 1 && column <= bytes.count
        ? bytes.startIndex + column - 1 : bytes.startIndex
      for first in [from, bytes.startIndex] {
        if let found = position(of: wanted, in: bytes[first...].prefix(Self.searchedBytes)) {
          let low = found - bytes.startIndex + 1
          return index.place(line: line + lineOffset, byteColumns: low..<low + wanted.count)
        }
      }
    }
    return nil
  }

  /// Where some bytes stand in a line; `nil` when they do not.
  private func position(of wanted: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
    var rest = line
    while let start = rest.firstIndex(of: wanted[0]) {
      if line[start...].starts(with: wanted) { return start }
      rest = line[(start + 1)...]
    }
    return nil
  }
}
