import Diagnostics

/// Text that YAML drops without a word: in `title: Top #1 des plateformes` everything from ` #` on is a comment.
///
/// A `#` joined to a letter or a digit is taken for text that was meant; a comment has a space after it.
struct LostText {
  /// The offsets of the suspicious `#`, in order.
  private let starts: [Int]
  private let source: UnsafeBufferPointer<UInt8>

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    starts = source.indices.dropFirst().dropLast().filter { index in
      source[index] == UInt8(ascii: "#") && Self.isSpace(source[index - 1])
        && (Self.isWordByte(source[index + 1]))
    }
  }

  var isEmpty: Bool { starts.isEmpty }

  /// The offsets of the text that is lost after a value that ends at an offset; `nil` when none is.
  func range(afterValueEndingAt end: Int) -> Range<Int>? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] > end { high = middle } else { low = middle + 1 }
    }
    guard low < starts.count, source[end..<starts[low]].allSatisfy(Self.isSpace) else { return nil }
    let start = starts[low]
    let stop = source[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    return start..<(stop ?? source.endIndex)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
  }
}

extension Diagnostic {
  static func lostText(_ value: String, _ lost: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .lostText, .warning, at: place,
      Message(
        fr: "Ce qui suit « # » n’est pas lu : c’est un commentaire",
        en: "What follows “#” is not read: it is a comment"),
      help: Message(
        fr: "Mettez tout le texte entre guillemets droits : \"\(value) \(lost)\"",
        en: "Put the whole text in straight quotes: \"\(value) \(lost)\""))
  }
}
