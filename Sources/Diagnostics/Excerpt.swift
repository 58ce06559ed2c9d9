/// The line of a place as it is shown below a problem, cut around what is marked when it is long.
package struct Excerpt: Equatable {
  /// What is shown of the line, at most `room` columns wide.
  package var text: String
  /// How many columns stand before the mark.
  package var indent: Int
  /// How many columns are marked, at least one.
  package var length: Int

  /// The columns of the terminal that a line may take.
  static let room = 100

  /// The excerpt of a place, or `nil` when its line is blank or does not exist.
  ///
  /// Of a line of many megabytes only the surroundings of the mark are decoded.
  package init?(_ place: Place, in index: LineIndex) {
    let line = index.line(place.line)
    guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else { return nil }

    let start = Self.offset(ofColumn: place.column, in: line)
    let first = Self.step(back: Self.room, from: start, in: line)
    let last = Self.step(forward: 2 * Self.room, from: start, in: line)
    let all = glyphs(line[first..<last])
    var caret = glyphs(line[first..<start]).count
    let end =
      place.endLine > place.line ? all.count : caret + max(1, max(1, place.endColumn) - max(1, place.column))
    // An accent is marked below the letter that bears it.
    while caret > 0, caret < all.count, all[caret].width == 0 { caret -= 1 }
    let marked = all[caret..<max(caret, min(end, all.count))]
    let after = all[caret...]

    // Half of the room for what comes before the mark, less for a long mark, more when little follows.
    let share = min(Self.room / 2, max(Self.room / 5, Self.room - marked.columns))
    let left = Self.fitting(
      Self.joined(all[..<caret]).reversed(), cut: first > line.startIndex,
      room: max(share, Self.room - (last < line.endIndex ? Self.room : after.columns)))
    let right = Self.fitting(Self.joined(after), cut: last < line.endIndex, room: Self.room - left.columns)

    text = (left.reversed() + right).map(\.text).joined()
    indent = left.columns
    length = max(1, min(marked.columns, right.columns))
  }

  /// The glyphs with each accent in the glyph of its letter, so that no cut comes between them.
  /// One that has no letter is left out: the terminal would put it on what we wrote before.
  private static func joined(_ glyphs: ArraySlice<Glyph>) -> [Glyph] {
    var result: [Glyph] = []
    for glyph in glyphs {
      if glyph.width == 0, let last = result.indices.last {
        result[last].text += glyph.text
      } else if glyph.width > 0 {
        result.append(glyph)
      }
    }
    return result
  }

  /// As many glyphs as there is room for, then `…` when some are left out.
  private static func fitting(_ glyphs: [Glyph], cut: Bool, room: Int) -> [Glyph] {
    if !cut, glyphs.columns <= room { return glyphs }
    var columns = 0
    var result: [Glyph] = []
    for glyph in glyphs {
      columns += glyph.width
      if columns > room - 1 { break }
      result.append(glyph)
    }
    return result + [Glyph(text: "…", width: 1)]
  }

  /// Where a column begins; the end of the line when it is shorter.
  private static func offset(ofColumn column: Int, in line: ArraySlice<UInt8>) -> Int {
    guard column > 1 else { return line.startIndex }
    var before = 0
    for offset in line.indices where line[offset] & 0xC0 != 0x80 {
      before += 1
      if before == column { return offset }
    }
    return line.endIndex
  }

  private static func step(back count: Int, from offset: Int, in line: ArraySlice<UInt8>) -> Int {
    var offset = offset
    var left = count
    while offset > line.startIndex, left > 0 {
      offset -= 1
      if line[offset] & 0xC0 != 0x80 { left -= 1 }
    }
    return offset
  }

  private static func step(forward count: Int, from offset: Int, in line: ArraySlice<UInt8>) -> Int {
    var offset = offset
    var left = count
    while offset < line.endIndex {
      if line[offset] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      offset += 1
    }
    return offset
  }
}

extension Collection where Element == Glyph {
  /// The columns that they take together.
  fileprivate var columns: Int { reduce(0) { $0 + $1.width } }
}
