/// A tag as it stands in the source.
struct Tag {
  let kind: Kind
  /// The whole tag with its delimiters.
  let range: Range<Int>
  /// The content without sign and surrounding white space.
  let content: Range<Int>

  enum Kind: Equatable {
    case variable, raw, section, inverted, parent, block, partial, close, comment, delimiters

    /// Whether a line with nothing but this tag leaves no line in the output.
    var canStandAlone: Bool { self != .variable && self != .raw }

    /// What the sign after the opening delimiter announces.
    init(sign: UInt8) {
      self =
        switch sign {
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .inverted
        case UInt8(ascii: "<"): .parent
        case UInt8(ascii: "$"): .block
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "/"): .close
        case UInt8(ascii: "!"): .comment
        case UInt8(ascii: "="): .delimiters
        case UInt8(ascii: "&"), UInt8(ascii: "{"): .raw
        default: .variable
        }
    }
  }
}

/// Finds the tags of a source one after the other, with the delimiters of the moment.
struct TagScanner {
  private let source: [UInt8]
  var opening: [UInt8] = Array("{{".utf8)
  var closing: [UInt8] = Array("}}".utf8)

  init(_ source: [UInt8]) {
    self.source = source
  }

  enum Finding {
    case tag(Tag)
    /// A tag without end, and what should close it.
    case unclosed(Range<Int>, closing: [UInt8])
  }

  /// The first tag from an offset on, `nil` when there is none.
  func next(from start: Int) -> Finding? {
    guard let open = firstIndex(of: opening, from: start) else { return nil }
    var content = open + opening.count
    let sign = content < source.count ? source[content] : 0
    let kind = Tag.Kind(sign: sign)
    if kind != .variable { content += 1 }
    var end = closing
    switch sign {
    case UInt8(ascii: "{"): end.insert(UInt8(ascii: "}"), at: 0)
    case UInt8(ascii: "="): end.insert(sign, at: 0)
    default: break
    }
    guard let close = closeIndex(of: kind, end, from: content) else {
      var last = limit(of: kind, from: content)
      while last > open + 1, isSpace(source[last - 1]) { last -= 1 }
      if kind == .comment { last = open + opening.count + 1 }
      return .unclosed(open..<last, closing: end)
    }
    return .tag(Tag(kind: kind, range: open..<close + end.count, content: trimmed(content..<close)))
  }

  /// A stretch without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(source[start]) { start += 1 }
    while end > start, isSpace(source[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Where the tag ends that began before `start`, without its closing delimiter.
  ///
  /// A comment may have several lines. Any other tag that is not closed on its line was forgotten; so was one in
  /// which the next tag begins, which is not to be swallowed.
  private func closeIndex(of kind: Tag.Kind, _ end: [UInt8], from start: Int) -> Int? {
    let stops = stopsAtOpening(kind)
    return source.withUnsafeBufferPointer { source in
      var index = start
      while index < source.count {
        if matches(end, in: source, at: index) { return index }
        if kind != .comment, source[index] == UInt8(ascii: "\n") { return nil }
        if stops, matches(opening, in: source, at: index) { return nil }
        index += 1
      }
      return nil
    }
  }

  /// Where the search for the end of a tag was given up.
  private func limit(of kind: Tag.Kind, from start: Int) -> Int {
    let stops = stopsAtOpening(kind)
    return source.withUnsafeBufferPointer { source in
      var index = start
      while index < source.count, source[index] != UInt8(ascii: "\n"),
        !(stops && matches(opening, in: source, at: index))
      {
        index += 1
      }
      return index
    }
  }

  private func stopsAtOpening(_ kind: Tag.Kind) -> Bool {
    kind != .comment && kind != .delimiters && opening != closing
  }

  private func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
    source.withUnsafeBufferPointer { source in
      var index = start
      while index < source.count {
        if matches(pattern, in: source, at: index) { return index }
        index += 1
      }
      return nil
    }
  }

  @inline(__always)
  private func matches(_ pattern: [UInt8], in source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard source[index] == pattern[0], index + pattern.count <= source.count else { return false }
    var offset = 1
    while offset < pattern.count {
      if source[index + offset] != pattern[offset] { return false }
      offset += 1
    }
    return true
  }
}

/// White space of ASCII; no other space means anything to a template.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
