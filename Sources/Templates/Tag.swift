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
    guard let open = firstIndex(of: opening, in: start..<source.count) else { return nil }
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
    // A comment may have several lines. Any other tag that is not closed on its line was forgotten; the search also
    // ends where the next tag begins, so that this one is not swallowed.
    var limit = source.count
    if kind != .comment {
      limit = source[content...].firstIndex(of: UInt8(ascii: "\n")) ?? limit
      if kind != .delimiters, let other = firstIndex(of: opening, in: content..<limit), opening != closing {
        limit = other
      }
    }
    guard let close = firstIndex(of: end, in: content..<limit) else {
      var last = limit
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

  private func firstIndex(of pattern: [UInt8], in range: Range<Int>) -> Int? {
    source.withUnsafeBufferPointer { source in
      var index = range.lowerBound
      while index + pattern.count <= range.upperBound {
        if source[index] == pattern[0], pattern.indices.allSatisfy({ source[index + $0] == pattern[$0] }) {
          return index
        }
        index += 1
      }
      return nil
    }
  }
}

/// White space of ASCII; no other space means anything to a template.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
