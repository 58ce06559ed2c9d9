import Diagnostics

/// Reads a template, reports what is wrong with it, and goes on as its author probably meant it.
struct TemplateParser {
  /// How many sections, blocks and parents may be open at once.
  static let deepest = 100

  let source: [UInt8]
  let problems: TemplateProblems
  var scanner: TagScanner
  var draft = TemplateDraft()
  var diagnostics: [Diagnostic] = []
  var isTooDeep = false

  private let mode: TemplateSet.Mode
  /// What is open, the outermost first.
  private var open: [OpenTag] = []
  /// Names whose section was closed by force, whose own closing tag is therefore still to come.
  private var closedByForce: [String] = []
  /// Where the text begins that is not in the draft yet.
  private var textStart = 0

  private struct OpenTag {
    let tag: Tag
    let name: String
    /// The index of its instruction in the draft.
    let step: Int
    /// White space before the tag when nothing else is there.
    let lead: Range<Int>?
    let standsAlone: Bool
    /// Whether this is a block that overrides one of the parent around it.
    let overrides: Bool
  }

  init(_ source: TemplateSource, _ problems: TemplateProblems, mode: TemplateSet.Mode) {
    self.source = source.file.bytes
    self.problems = problems
    self.mode = mode
    scanner = TagScanner(source.file.bytes)
  }

  mutating func parse() {
    var position = 0
    // After too many levels the rest is left alone: one report is enough.
    while !isTooDeep, let finding = scanner.next(from: position) {
      switch finding {
      case .unclosed(let range, let closing):
        diagnostics.append(problems.unclosedTag(range, closing: closing))
        position = range.upperBound
      case .tag(let tag):
        position = tag.range.upperBound
        read(tag)
        position = max(position, textStart)
      }
    }
    flush(upTo: source.count)
    while let last = open.last {
      if !isTooDeep { diagnostics.append(problems.unclosedSection(last.tag, last.name)) }
      close(last, contentEnd: source.count, afterClose: source.count)
    }
  }

  private var isInParent: Bool { open.last?.tag.kind == .parent }

  private mutating func read(_ tag: Tag) {
    let lead = leadingSpace(before: tag.range.lowerBound)
    let afterLine = lineEnd(after: tag.range.upperBound)
    let isBlockOfParent = tag.kind == .block && isInParent
    // The text around the blocks of a parent is dropped, so that only what follows the tag matters there.
    let standsAlone =
      isBlockOfParent
      ? afterLine != nil
      : tag.kind.canStandAlone && tag.kind != .parent && lead != nil && afterLine != nil

    switch tag.kind {
    case .close:
      // Where the text of an override ends, the rest of the line belongs to nothing.
      let endsOverride = open.last?.overrides == true && lead != nil
      flush(before: tag.range, without: standsAlone || endsOverride ? lead : nil)
    case .parent: flush(before: tag.range, without: lead)
    default: flush(before: tag.range, without: standsAlone ? lead : nil)
    }
    textStart = standsAlone ? afterLine ?? tag.range.upperBound : tag.range.upperBound

    if isInParent, ![.block, .comment, .close, .delimiters].contains(tag.kind) {
      reportOutsideBlock(tag.range)
    }
    switch tag.kind {
    case .comment: break
    case .delimiters: changeDelimiters(tag)
    case .close: readClose(tag)
    case .variable, .raw:
      if let use = nameUse(tag) {
        draft.steps.append(.print(name: draft.add(use), raw: tag.kind == .raw))
      }
    case .section, .inverted:
      let name = nameUse(tag) ?? NameUse(path: [], symbols: [], range: tag.content)
      let step: TemplateDraft.Step =
        tag.kind == .section
        ? .section(name: draft.add(name), end: 0) : .inverted(name: draft.add(name), end: 0)
      push(tag, step, lead, standsAlone)
    case .partial:
      guard hasName(tag) else { return }
      var include = Include(name: text(tag.content), range: tag.content)
      if standsAlone, let lead { include.indentation = Array(source[lead]) }
      draft.steps.append(.partial(include: draft.add(include)))
    case .parent:
      _ = hasName(tag)
      let include = draft.add(Include(name: text(tag.content), range: tag.content))
      if let lead { draft.steps.append(.line(lead, startsLine: true)) }
      push(tag, .parent(include: include, end: 0), lead, standsAlone)
    case .block:
      _ = hasName(tag)
      let name = text(tag.content)
      var block = Block(name: name, symbol: Symbol(name), range: tag.content)
      block.startsLine = standsAlone
      if let lead { block.indentation = Array(source[lead]) }
      push(tag, .block(draft.add(block), end: 0), lead, standsAlone, overrides: isBlockOfParent)
    }
  }

  private mutating func push(
    _ tag: Tag, _ step: TemplateDraft.Step, _ lead: Range<Int>?, _ standsAlone: Bool, overrides: Bool = false
  ) {
    if open.count == Self.deepest, !isTooDeep {
      isTooDeep = true
      diagnostics.append(problems.tooDeep(tag.range, limit: Self.deepest))
    }
    open.append(
      OpenTag(
        tag: tag, name: text(tag.content), step: draft.steps.count, lead: lead, standsAlone: standsAlone,
        overrides: overrides))
    draft.steps.append(step)
  }

  private mutating func readClose(_ tag: Tag) {
    let name = text(tag.content)
    let contentEnd = tag.range.lowerBound
    if open.last?.name != name, let forced = closedByForce.lastIndex(of: name) {
      closedByForce.remove(at: forced)
      return
    }
    guard let index = open.lastIndex(where: { $0.name == name }) else {
      guard let last = open.last, nearest(to: name, among: [last.name]) != nil else {
        diagnostics.append(problems.strayClose(tag.range, name, open: nil))
        return
      }
      // A misspelt close: taken for what it was meant to be, so that nothing else is reported about it.
      diagnostics.append(problems.strayClose(tag.range, name, open: last.name))
      close(last, contentEnd: contentEnd, afterClose: tag.range.upperBound)
      return
    }
    while open.count > index + 1, let last = open.last {
      diagnostics.append(problems.crossedClose(tag.range, name, open: last.tag, last.name))
      closedByForce.append(last.name)
      close(last, contentEnd: contentEnd, afterClose: tag.range.upperBound)
    }
    if let last = open.last { close(last, contentEnd: contentEnd, afterClose: tag.range.upperBound) }
  }

  /// Ends what is innermost.
  private mutating func close(_ last: OpenTag, contentEnd: Int, afterClose: Int) {
    open.removeLast()
    draft.close(last.step)
    switch draft.steps[last.step] {
    case .parent(let include, _):
      // Opening and closing tags need not be on separate lines to stand alone.
      if let lead = last.lead, let next = lineEnd(after: afterClose) {
        draft.includes[include].indentation = Array(source[lead])
        draft.steps[last.step - 1] = .line(lead.lowerBound..<lead.lowerBound, startsLine: false)
        textStart = max(textStart, next)
      }
    case .block(let index, let end):
      let content = (last.standsAlone ? lineEnd(after: last.tag.range.upperBound) : nil).map {
        indentation(of: $0..<max($0, contentEnd))
      }
      if last.overrides, let parent = open.last, case .parent(let include, _) = draft.steps[parent.step] {
        let body = last.step + 1..<end
        if let content { draft.removeIndentation(content ?? [], from: body, source) }
        let block = draft.blocks[index]
        if mode == .theme, draft.includes[include].overrides.contains(where: { $0.symbol == block.symbol }) {
          diagnostics.append(problems.blockTwice(block.range, block.name))
        }
        draft.includes[include].overrides.append(
          Include.Override(
            block: block.name, symbol: block.symbol, range: block.range, body: body,
            startsLine: last.standsAlone))
      } else if case .some(.some(let content)) = content {
        draft.blocks[index].indentation = content
      }
    default: break
    }
  }

  private mutating func changeDelimiters(_ tag: Tag) {
    let words = source[tag.content].split(whereSeparator: isSpace)
    guard words.count == 2, !words.joined().contains(UInt8(ascii: "=")) else {
      diagnostics.append(problems.badDelimiters(tag.range))
      return
    }
    scanner.opening = Array(words[0])
    scanner.closing = Array(words[1])
  }

  // MARK: Names

  private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  /// Whether a tag names something that a name can be; reports it otherwise.
  private mutating func hasName(_ tag: Tag) -> Bool {
    if tag.content.isEmpty {
      diagnostics.append(problems.emptyTag(tag.range))
      return false
    }
    if source[tag.content].contains(where: isSpace) {
      diagnostics.append(problems.badName(tag.content, text(tag.content)))
      return false
    }
    return true
  }

  private mutating func nameUse(_ tag: Tag) -> NameUse? {
    guard hasName(tag) else { return nil }
    let name = text(tag.content)
    if name == "." { return NameUse(path: [], symbols: [], range: tag.content) }
    let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if path.contains("") {
      diagnostics.append(problems.badName(tag.content, name))
      return nil
    }
    return NameUse(path: path, symbols: path.map { Symbol($0) }, range: tag.content)
  }

  // MARK: Text and lines

  /// Puts the text before a tag into the draft, or without the white space that goes when the tag does.
  private mutating func flush(before tag: Range<Int>, without lead: Range<Int>?) {
    flush(upTo: lead?.lowerBound ?? tag.lowerBound)
    // The line of a tag that leaves something begins even when no text stands before the tag.
    if lead == nil, !isInParent, startsLine(tag.lowerBound) {
      draft.steps.append(.line(tag.lowerBound..<tag.lowerBound, startsLine: true))
    }
  }

  private mutating func flush(upTo end: Int) {
    guard textStart < end else { return }
    if isInParent {
      let text = scanner.trimmed(textStart..<end)
      if !text.isEmpty { reportOutsideBlock(text) }
    } else {
      draft.appendText(textStart..<end, source)
    }
    textStart = end
  }

  private mutating func reportOutsideBlock(_ range: Range<Int>) {
    guard mode == .theme, let parent = open.last else { return }
    diagnostics.append(problems.outsideBlock(range, parent.name))
  }

  private func startsLine(_ offset: Int) -> Bool {
    offset < source.count && (offset == 0 || source[offset - 1] == UInt8(ascii: "\n"))
  }

  /// The white space between the beginning of the line and an offset; `nil` when something else stands there.
  private func leadingSpace(before offset: Int) -> Range<Int>? {
    var start = offset
    while start > 0, source[start - 1] == 0x20 || source[start - 1] == 0x09 { start -= 1 }
    return startsLine(start) ? start..<offset : nil
  }

  /// The offset of the next line when only white space stands before it.
  private func lineEnd(after offset: Int) -> Int? {
    var end = offset
    while end < source.count, source[end] == 0x20 || source[end] == 0x09 { end += 1 }
    if end < source.count, source[end] == UInt8(ascii: "\r") { end += 1 }
    if end == source.count { return end }
    return source[end] == UInt8(ascii: "\n") ? end + 1 : nil
  }

  /// The white space before the first line of a text that has any; `nil` when none has.
  private func indentation(of range: Range<Int>) -> [UInt8]? {
    let text = scanner.trimmed(range)
    guard !text.isEmpty else { return nil }
    return leadingSpace(before: text.lowerBound).map { Array(source[$0]) }
  }
}
