import CCmarkGFM
import French

/// What typography made of the text of the block under way.
struct TypesetInlines {
  /// One entry for each text and each soft break of the block, in order; none when nothing changed.
  fileprivate var runs: [Run] = []
  fileprivate var next = 0

  fileprivate enum Run {
    /// It stays as its author wrote it.
    case asWritten
    /// It was set together with what follows it up to the next mark-up: a segment of the typesetter.
    case segment(Int)
    /// It stands in the segment of a run before.
    case merged
  }
}

extension Reader {
  /// Sets the text of a block before the walk goes over its inlines. Rules have to see all of it first.
  mutating func typesetInlines(of block: OpaquePointer) {
    inlines.runs.removeAll(keepingCapacity: true)
    inlines.next = 0
    guard typesetter.policy.isOn, isPage, !protection.isOn else { return }
    // What a tag opens ends with its block at the latest.
    let outside = protection
    defer { protection = outside }
    typesetter.begin()
    var segment = 0
    var isBegun = false
    func stop(_ kind: Typesetter.Stop, _ typesetter: inout Typesetter) {
      typesetter.add(kind)
      segment += 1
      isBegun = false
    }
    var next = cmark_node_first_child(block)
    while let node = next {
      let type = cmark_node_get_type(node)
      switch type {
      case CMARK_NODE_TEXT where protection.isOn:
        stop(.object, &typesetter)
        inlines.runs.append(.asWritten)
      case CMARK_NODE_SOFTBREAK where protection.isOn: inlines.runs.append(.asWritten)
      case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK:
        if type == CMARK_NODE_TEXT { typesetter.add(literal(node)) } else { typesetter.add(0x0A) }
        inlines.runs.append(isBegun ? .merged : .segment(segment))
        isBegun = true
      case CMARK_NODE_LINEBREAK: stop(.lineBreak, &typesetter)
      case CMARK_NODE_CODE, CMARK_NODE_IMAGE, CMARK_NODE_FOOTNOTE_REFERENCE: stop(.object, &typesetter)
      case CMARK_NODE_HTML_INLINE: stop(meetInlineTag(node), &typesetter)
      default: stop(.tag, &typesetter)
      }
      next = type == CMARK_NODE_IMAGE ? nil : cmark_node_first_child(node)
      var current = node
      while next == nil {
        next = cmark_node_next(current)
        guard next == nil, let parent = cmark_node_parent(current), parent != block else { break }
        stop(.tag, &typesetter)
        current = parent
      }
    }
    if options.recordsProse { record(block) }
    if !typesetter.typeset(marks: true) { inlines.runs.removeAll(keepingCapacity: true) }
  }

  /// Keeps the text of a block for those who proof-read it.
  private mutating func record(_ block: OpaquePointer) {
    let first = max(Int(cmark_node_get_start_line(block)), blockLine)
    let last = max(Int(cmark_node_get_end_line(block)), first)
    let item = cmark_node_parent(block)
    let list = item.flatMap { cmark_node_get_type($0) == CMARK_NODE_ITEM ? cmark_node_parent($0) : nil }
    document.prose.append(
      .init(
        text: typesetter.text, lines: first + lineOffset...last + lineOffset,
        list: list.map { Int(cmark_node_get_start_line($0)) + lineOffset }))
  }

  private mutating func meetInlineTag(_ node: OpaquePointer) -> Typesetter.Stop {
    let html = Array(literal(node))
    guard options.rawHTML == .trusted, let tag = RawTag.scan(html).first else { return .object }
    if tag.name == "br" { return .lineBreak }
    let wasProtected = protection.isOn
    protection.meet(tag, in: html)
    if wasProtected || protection.isOn { return .object }
    return tag.name != RawTag.comment && Protection.isVoid(tag, in: html) ? .object : .tag
  }

  /// Writes the next text or soft break of the block, as typography wants it.
  mutating func append(run text: UnsafeBufferPointer<UInt8>) {
    guard inlines.next < inlines.runs.count else { return appendPlain(text) }
    let run = inlines.runs[inlines.next]
    inlines.next += 1
    switch run {
    case .asWritten: appendPlain(text)
    case .merged: break
    case .segment(let number):
      let output = typesetter.output
      let range = typesetter.segments[number]
      output.withUnsafeBufferPointer { appendMarked(UnsafeBufferPointer(rebasing: $0[range])) }
    }
  }

  private mutating func appendPlain(_ text: UnsafeBufferPointer<UInt8>) {
    top.append(escaped: text)
    shownText?.append(contentsOf: text)
  }

  /// Writes text in which marks may stand.
  private mutating func appendMarked(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for position in text.indices where text[position] >= TypographyMark.superscriptStart.rawValue {
      appendPlain(UnsafeBufferPointer(rebasing: text[start..<position]))
      start = position + 1
      switch TypographyMark(rawValue: text[position]) {
      case .superscriptStart: top.append("<sup>")
      case .superscriptEnd: top.append("</sup>")
      case .decorativeStart: top.append("<span aria-hidden=\"true\">")
      case .decorativeEnd: top.append("</span>")
      case nil: break
      }
    }
    appendPlain(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// The text of the inlines since it was last asked to be kept, without marks, as readers see it.
  mutating func takeShownText() -> String {
    defer { shownText = nil }
    return String(decoding: (shownText ?? []).map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }
}
