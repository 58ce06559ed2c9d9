/// Texts that are left as they are wherever they stand: `Yahoo!`.
struct Exceptions: Sendable {
  private struct Entry {
    var bytes: [UInt8]
    /// The offset of its first byte that is neither a letter nor a space: there the search begins.
    var anchor: Int
  }
  private var entries: [Entry] = []
  private var anchors = [Bool](repeating: false, count: 256)

  init(_ texts: [String]) {
    for text in texts {
      let bytes = Array(text.utf8)
      guard let anchor = bytes.firstIndex(where: { $0 < 0x80 && !Self.isLetter($0) && $0 != 0x20 }) else {
        continue
      }
      entries.append(Entry(bytes: bytes, anchor: anchor))
      anchors[Int(bytes[anchor])] = true
    }
  }

  func protect(in block: inout TypesetBlock) {
    for sign in block.signs {
      let index = Int(sign)
      let token = block.tokens[index]
      guard token.start < token.end, anchors[Int(block.firstByte(index))] else { continue }
      for entry in entries {
        let from = Int(token.start) - entry.anchor
        let to = from + entry.bytes.count
        guard from >= 0, to <= block.source.count, block.source[from..<to].elementsEqual(entry.bytes)
        else { continue }
        var first = index
        while first > 0, block.tokens[first].start > from { first -= 1 }
        var last = index
        while last + 1 < block.tokens.count, block.tokens[last].end < to { last += 1 }
        // Only whole words: `Yahoo!` is not in `Superyahoo!`.
        guard block.tokens[first].start == from, block.tokens[last].end == to else { continue }
        block.protect(first...last)
        break
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
