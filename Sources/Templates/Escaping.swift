/// The characters that HTML gives a meaning to, and what stands for them in text and in quoted attributes.
enum Escaping {
  /// Appends text so that HTML reads it as text.
  static func append(_ text: String, to output: inout [UInt8]) {
    withBytes(of: text) { bytes in
      var start = 0
      for index in bytes.indices {
        guard let entity = entity(for: bytes[index]) else { continue }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        output.append(contentsOf: entity.utf8)
        start = index + 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// Appends text as it is.
  static func appendRaw(_ text: String, to output: inout [UInt8]) {
    withBytes(of: text) { output.append(contentsOf: $0) }
  }

  /// As `withUTF8`, which wants a copy of the text: that would be counted, and threads that render the same text wait
  /// for the count.
  @inline(__always)
  private static func withBytes(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard text.utf8.withContiguousStorageIfAvailable(body) == nil else { return }
    var copy = text
    copy.withUTF8(body)
  }

  @inline(__always)
  private static func entity(for byte: UInt8) -> StaticEntity? {
    // All five are at most `>`: letters and the bytes of accented ones leave at the first comparison.
    if byte > 0x3E { return nil }
    switch byte {
    case UInt8(ascii: "&"): return StaticEntity("&amp;")
    case UInt8(ascii: "<"): return StaticEntity("&lt;")
    case UInt8(ascii: ">"): return StaticEntity("&gt;")
    case UInt8(ascii: "\""): return StaticEntity("&quot;")
    case UInt8(ascii: "'"): return StaticEntity("&#39;")
    default: return nil
    }
  }

  /// The bytes of an entity, without a copy.
  private struct StaticEntity {
    private let text: StaticString

    init(_ text: StaticString) { self.text = text }

    var utf8: UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }
  }
}
