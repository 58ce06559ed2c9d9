/// A text as HTML in pieces: what is settled stands as bytes, what the rest of the blog decides (the address of
/// a link, the look of a block) stays open.
///
/// Pages and feeds are two ways to write out the same pieces.
package struct Body: Hashable, Sendable {
  /// The HTML of all settled pieces, one after the other.
  package internal(set) var html: [UInt8] = []
  package internal(set) var pieces: [Piece] = []

  package init() {}

  /// A body that was taken apart before.
  package init(html: [UInt8], pieces: [Piece]) {
    self.html = html
    self.pieces = pieces
  }

  /// One piece. The numbers are indices into the document's `references` and `blocks`.
  package enum Piece: Hashable, Sendable {
    case html(Range<Int>)
    /// Opens a link (`<a href="…">`); its text follows, then `linkEnd`. A link that leads nowhere for now is
    /// written as its text alone.
    case linkStart(Int)
    case linkEnd(Int)
    /// An attribute of a raw tag whose value is an address: ` href="…"`; on a link with its `rel`, too.
    case attribute(Int)
    /// The end of a link in raw HTML, behind its `</a>`: the place of what is said about the link.
    case rawLinkEnd(Int)
    case image(Int)
    case block(Int)
    /// The address of the page itself, before a `#…`: nothing on the page, the whole address in a feed.
    case page
  }

  package var isEmpty: Bool { pieces.isEmpty }

  /// Gives back the room that growing left: ten thousand bodies stand in memory together.
  mutating func compact() {
    html = Array(html[...])
    pieces = Array(pieces[...])
  }

  /// Calls `settled` for bytes of HTML and `open` for each other piece, in order.
  package func forEach(settled: (ArraySlice<UInt8>) -> Void, open: (Piece) -> Void) {
    for piece in pieces {
      if case .html(let range) = piece { settled(html[range]) } else { open(piece) }
    }
  }

  /// The pieces of a range as a body of their own.
  package func slice(_ range: Range<Int>) -> Body {
    var part = Body()
    for piece in pieces[range] {
      if case .html(let bytes) = piece {
        let start = part.html.count
        part.html += html[bytes]
        part.pieces.append(.html(start..<part.html.count))
      } else {
        part.pieces.append(piece)
      }
    }
    return part
  }
}

/// Collects a body while a tree is walked.
struct BodyBuilder {
  private(set) var body = Body()
  private var settled = 0
  /// The last byte written, as far as line breaks are concerned: a block ends its line.
  private var last: UInt8 = 0x0A

  @inline(__always) mutating func append(_ text: StaticString) {
    body.html.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    last = text.utf8Start[text.utf8CodeUnitCount - 1]
  }

  mutating func append(_ text: some Sequence<UInt8>) {
    body.html.append(contentsOf: text)
    if let byte = body.html.last { last = byte }
  }

  mutating func append(escaped bytes: UnsafeBufferPointer<UInt8>) {
    appendEscaped(bytes, to: &body.html)
    if let byte = bytes.last { last = byte }
  }

  mutating func append(_ piece: Body.Piece) {
    settle()
    body.pieces.append(piece)
    if case .block = piece { last = 0x0A } else { last = 0x3E }
  }

  /// Begins a new line unless one has just begun.
  @inline(__always) mutating func newLine() {
    if last != 0x0A {
      body.html.append(0x0A)
      last = 0x0A
    }
  }

  /// Ends the current piece of HTML; gives the number of pieces so far.
  @discardableResult mutating func settle() -> Int {
    if settled < body.html.count {
      body.pieces.append(.html(settled..<body.html.count))
      settled = body.html.count
    }
    return body.pieces.count
  }

  /// What was written since a former `settle()`.
  mutating func slice(from start: Int) -> Body {
    let end = settle()
    return body.slice(start..<end)
  }

  mutating func finish() -> Body {
    settle()
    return body
  }
}
