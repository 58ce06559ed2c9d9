import CCmarkGFM
import Diagnostics

extension MarkdownDocument {
  /// What an editor looks at besides the words: a heading, a link, a picture, a table.
  package struct Feature: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// A heading that is not part of a quotation.
      case heading(level: Int, isTopLevel: Bool)
      case link(destination: String)
      /// `caption` is what stands below it or appears on pointing at it; decorative is what says so, and what
      /// stands in a link beside a text.
      case image(source: String, caption: String?, isDecorative: Bool)
      /// The numbers of the columns whose header cell is empty, of as many as there are.
      case table(unnamed: [Int], of: Int)
      /// A note to other authors, which is in the page all the same.
      case comment
      /// Any other block of the text itself, which makes its section not empty.
      case content
    }
    package var kind: Kind
    /// The text of a heading, a link or a comment, the description of a picture.
    package var text = ""
    package var place: Place
  }
}

/// The recording of features, where it is asked for.
extension Reader {
  mutating func recordBlock(_ node: OpaquePointer, _ type: cmark_node_type) {
    let place = place(of: node)
    let isTopLevel = cmark_node_parent(node).map { cmark_node_get_type($0) } == CMARK_NODE_DOCUMENT
    if isTopLevel, type != CMARK_NODE_HEADING, type != CMARK_NODE_THEMATIC_BREAK, !isInvisible(node) {
      document.features.append(.init(kind: .content, place: place))
    }
    if type == CMARK_NODE_HEADING {
      var ancestor = cmark_node_parent(node)
      while let current = ancestor {
        if cmark_node_get_type(current) == CMARK_NODE_BLOCK_QUOTE { return }
        ancestor = cmark_node_parent(current)
      }
      let level = Int(cmark_node_get_heading_level(node))
      document.features.append(
        .init(kind: .heading(level: level, isTopLevel: isTopLevel), text: plainText(node), place: place))
    } else if type.rawValue == types.table {
      recordTable(node, place)
    }
  }

  /// Whether a block is raw HTML of which readers see nothing: comments.
  private func isInvisible(_ node: OpaquePointer) -> Bool {
    guard cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK else { return false }
    var rest = Array(literal(node))
    for tag in RawTag.scan(rest).reversed() where tag.name == RawTag.comment {
      rest.removeSubrange(tag.range)
    }
    return rest.allSatisfy { $0 <= 0x20 }
  }

  private mutating func recordTable(_ node: OpaquePointer, _ place: Place) {
    var unnamed: [Int] = []
    var count = 0
    let columns = columnsWithContent(node, of: Int(cmark_gfm_extensions_get_table_columns(node)))
    var cell = cmark_node_first_child(node).flatMap { cmark_node_first_child($0) }
    while let current = cell, count < columns {
      if cmark_node_first_child(current) == nil { unnamed.append(count) }
      count += 1
      cell = cmark_node_next(current)
    }
    document.features.append(.init(kind: .table(unnamed: unnamed, of: count), place: place))
  }

  mutating func recordLink(_ node: OpaquePointer, _ destination: String, _ place: Place) {
    let text = plainText(node)
    // What raw HTML shows is not known, and a picture speaks for itself.
    if text.allSatisfy(\.isWhitespace), holdsMore(node) { return }
    let place = exactPlace(of: text, in: node) ?? place
    document.features.append(.init(kind: .link(destination: destination), text: text, place: place))
  }

  private func holdsMore(_ node: OpaquePointer) -> Bool {
    var child = cmark_node_first_child(node)
    while let current = child {
      let type = cmark_node_get_type(current)
      if type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_IMAGE || holdsMore(current) { return true }
      child = cmark_node_next(current)
    }
    return false
  }

  mutating func recordImage(
    _ node: OpaquePointer, _ source: String, _ text: String, title: String, _ place: Place
  ) {
    var isBesideText = false
    var ancestor = cmark_node_parent(node)
    while let current = ancestor, !isBesideText {
      isBesideText =
        cmark_node_get_type(current) == CMARK_NODE_LINK && plainText(current).contains { !$0.isWhitespace }
      ancestor = cmark_node_parent(current)
    }
    document.features.append(
      .init(
        kind: .image(source: source, caption: title.isEmpty ? nil : title, isDecorative: isBesideText),
        text: text, place: exactPlace(of: text, in: node) ?? place))
  }

  /// Records what stands in raw HTML: a whole block of it, or one tag in a paragraph.
  mutating func recordRaw(_ tags: [RawTag], _ html: [UInt8], in node: OpaquePointer) {
    let isBlock = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK
    var lines = 0
    var counted = 0
    for (number, tag) in tags.enumerated() {
      lines += html[counted..<tag.range.lowerBound].count { $0 == 0x0A }
      counted = tag.range.lowerBound
      if tag.isClosing { continue }
      let end = isBlock ? tags[number...].firstIndex { $0.isClosing && $0.name == tag.name } : nil
      let inside = end.map { Self.text(html, tags[number...$0]) }
      switch tag.name {
      case RawTag.comment:
        let text = String(decoding: html[tag.range].dropFirst(4).dropLast(3), as: UTF8.self)
        record(.comment, text, at: "<!--", in: node, lines)
      case "img":
        let source = tag["src"] ?? ""
        let isDecorative =
          tag["alt"] == "" || tag["aria-hidden"] == "true"
          || ["presentation", "none"].contains(tag["role"] ?? "")
        let caption = Self.caption(html, tags[number...]) ?? tag["title"]
        record(
          .image(source: source, caption: caption, isDecorative: isDecorative),
          tag["alt"] ?? tag["aria-label"] ?? "", at: source.isEmpty ? "<img" : source, in: node, lines)
      case "a":
        guard let destination = tag["href"], tag["aria-label"] == nil,
          let text = isBlock ? inside : textUpToEndOfLink(node)
        else { continue }
        record(.link(destination: destination), text, at: destination, in: node, lines)
      case "h1", "h2", "h3", "h4", "h5", "h6":
        guard let inside, let level = tag.name.last?.wholeNumberValue else { continue }
        record(.heading(level: level, isTopLevel: false), inside, at: "<h", in: node, lines)
      case "table":
        guard let end, !["presentation", "none"].contains(tag["role"] ?? ""),
          !tags[number..<end].contains(where: { $0.name == "th" })
        else { continue }
        record(.table(unnamed: [], of: 0), "", at: "<table", in: node, lines)
      default: break
      }
    }
  }

  private mutating func record(
    _ kind: MarkdownDocument.Feature.Kind, _ text: String, at written: String, in node: OpaquePointer,
    _ lines: Int
  ) {
    let text = text.split { $0.isWhitespace }.joined(separator: " ")
    let place =
      exactPlace(of: text, in: node, skippingLines: lines)
      ?? place(of: written, in: node, skippingLines: lines)
    document.features.append(.init(kind: kind, text: text, place: place))
  }

  /// What is read from the first of some tags to the last: the text, and the descriptions of pictures.
  private static func text(_ html: [UInt8], _ tags: ArraySlice<RawTag>) -> String {
    var text: [UInt8] = []
    var position = tags.first?.range.upperBound ?? 0
    for tag in tags.dropFirst() {
      text += html[position..<tag.range.lowerBound]
      if tag.name == "img" { text += (tag["alt"] ?? "").utf8 }
      position = tag.range.upperBound
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The caption of the figure in which the first of some tags stands.
  private static func caption(_ html: [UInt8], _ tags: ArraySlice<RawTag>) -> String? {
    let figure = tags.prefix { !($0.isClosing && $0.name == "figure") }
    guard let start = figure.firstIndex(where: { $0.name == "figcaption" }),
      let end = figure[start...].firstIndex(where: { $0.isClosing && $0.name == "figcaption" })
    else { return nil }
    return text(html, figure[start...end])
  }

  /// The text from an `<a>` in a paragraph to its end; `nil` when it has none, or holds more raw HTML.
  private func textUpToEndOfLink(_ node: OpaquePointer) -> String? {
    var text = ""
    var next = cmark_node_next(node)
    while let current = next {
      if cmark_node_get_type(current) == CMARK_NODE_HTML_INLINE {
        return literal(current).starts(with: "</a".utf8) ? text : nil
      }
      text += plainText(current)
      next = cmark_node_next(current)
    }
    return nil
  }
}

extension RawTag {
  /// The value of an attribute; `nil` when there is none.
  fileprivate subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
