import CYAML
import Diagnostics

/// Turns libyaml's marks into places of the file.
///
/// A mark counts characters, as places do. But libyaml ends lines also at U+0085, U+2028, U+2029 and a lone
/// carriage return, which for the file are characters like any other: where one occurs, lines are counted anew
/// from the mark's index.
struct MarkIndex {
  private let source: UnsafeBufferPointer<UInt8>
  private let file: String
  let firstLine: Int
  /// The index, in characters, at which each line begins; `nil` where libyaml's own count is right.
  private let lineStarts: [Int]?

  init(_ source: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) {
    self.source = source
    self.file = file
    self.firstLine = firstLine
    lineStarts = Self.hasOddLineEnds(source) ? Self.lineStarts(source) : nil
  }

  /// The place between two marks.
  func place(_ start: yaml_mark_t, _ end: yaml_mark_t? = nil) -> Place {
    let (line, column) = position(start)
    let (endLine, endColumn) = position(end ?? start)
    return Place(
      file: file, line: firstLine + line, column: 1 + column, endLine: firstLine + endLine,
      endColumn: 1 + endColumn)
  }

  /// The place of a position counted from 0, in lines and characters of the stretch.
  func place(line: Int, column: Int) -> Place {
    Place(file: file, line: firstLine + line, column: 1 + column)
  }

  /// The place of the character at an offset in bytes.
  func place(byte offset: Int) -> Place {
    var line = 0
    var column = 0
    for byte in source.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 0
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return place(line: line, column: column)
  }

  /// The offset in bytes of a character, counted on from an earlier one that is known.
  func byteOffset(ofCharacter index: Int, from known: (character: Int, offset: Int)) -> Int {
    var (character, offset) = index < known.character ? (0, 0) : known
    while offset < source.count {
      if source[offset] & 0xC0 != 0x80 {
        if character == index { return offset }
        character += 1
      }
      offset += 1
    }
    return source.count
  }

  private func position(_ mark: yaml_mark_t) -> (line: Int, column: Int) {
    guard let lineStarts else { return (Int(mark.line), Int(mark.column)) }
    let index = Int(mark.index)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return (low, index - lineStarts[low])
  }

  private static func lineStarts(_ source: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    var characters = 0
    for byte in source where byte & 0xC0 != 0x80 {
      characters += 1
      if byte == UInt8(ascii: "\n") { starts.append(characters) }
    }
    return starts
  }

  private static func hasOddLineEnds(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in source.enumerated() {
      switch byte {
      case 0x0D where index + 1 == source.count || source[index + 1] != 0x0A: return true
      case 0xC2 where index + 1 < source.count && source[index + 1] == 0x85: return true
      case 0xE2
      where index + 2 < source.count && source[index + 1] == 0x80
        && (source[index + 2] == 0xA8 || source[index + 2] == 0xA9):
        return true
      default: break
      }
    }
    return false
  }
}
