/// A file as it was read: its path as people know it, and its bytes.
package struct SourceFile: Hashable, Sendable {
  /// Relative to the site, with `/` between folders: `content/articles/bareme.md`.
  package let path: String
  /// The bytes, without a byte order mark.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// A stretch of a file. Lines and columns begin at 1, columns count Unicode scalars (so that `é` is one), the
/// end column is the one after the last.
package struct Place: Hashable, Sendable {
  package var file: String
  @Small package var line: Int
  @Small package var column: Int
  @Small package var endLine: Int
  @Small package var endColumn: Int

  package init(file: String, line: Int = 1, column: Int = 1, endLine: Int? = nil, endColumn: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.endLine = endLine ?? line
    self.endColumn = endColumn ?? column
  }
}

/// A number of few bytes: everything that an author wrote has a place, in a large blog some million times.
@propertyWrapper package struct Small: Hashable, Sendable {
  private var number: UInt32

  package init(wrappedValue: Int) { number = UInt32(clamping: wrappedValue) }

  package var wrappedValue: Int {
    get { Int(number) }
    set { number = UInt32(clamping: newValue) }
  }
}

/// Turns byte offsets of one file into places.
package struct LineIndex: Sendable {
  package let file: SourceFile
  /// The offset at which each line begins.
  private let starts: [Int]

  package init(_ file: SourceFile) {
    self.file = file
    var starts = [0]
    file.bytes.withUnsafeBufferPointer { bytes in
      for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
    }
    self.starts = starts
  }

  package var lineCount: Int { starts.count }

  /// The offset at which a line begins, 1-based; the end of the file for a line after the last.
  package func start(ofLine number: Int) -> Int {
    starts.indices.contains(number - 1) ? starts[number - 1] : file.bytes.count
  }

  /// The bytes of a line, 1-based, without its end.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    guard starts.indices.contains(number - 1) else { return [] }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] - 1 : file.bytes.count
    if end > start, file.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return file.bytes[start..<max(start, end)]
  }

  /// The place of a range of bytes.
  package func place(_ range: Range<Int>) -> Place {
    let (line, column) = position(range.lowerBound)
    let (endLine, endColumn) = position(range.upperBound)
    return Place(file: file.path, line: line, column: column, endLine: endLine, endColumn: endColumn)
  }

  /// The place of a stretch of one line, given by 1-based byte columns, the end after the last.
  package func place(line: Int, byteColumns: Range<Int>) -> Place {
    Place(
      file: file.path, line: line, column: column(line, byteColumns.lowerBound), endLine: line,
      endColumn: column(line, byteColumns.upperBound))
  }

  /// The place of a whole line, without the white space around its text.
  package func place(line number: Int) -> Place {
    let bytes = line(number)
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let first = bytes.firstIndex { !isSpace($0) } ?? bytes.startIndex
    let last = bytes.lastIndex { !isSpace($0) } ?? bytes.startIndex
    return place(
      line: number,
      byteColumns: first - bytes.startIndex + 1..<max(first, last) - bytes.startIndex
        + (bytes.isEmpty ? 1 : 2))
  }

  private func position(_ offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, column(low + 1, offset - starts[low] + 1))
  }

  /// How much of a line is counted: lines of a megabyte may hold a hundred thousand places.
  private static let countedBytes = 4_000

  /// The column in Unicode scalars of a column in bytes; in a line without end the rest is counted in bytes.
  private func column(_ number: Int, _ byteColumn: Int) -> Int {
    let before = min(max(0, byteColumn - 1), line(number).count)
    let counted = min(before, Self.countedBytes)
    return 1 + line(number).prefix(counted).count { $0 & 0xC0 != 0x80 } + (before - counted)
  }
}
