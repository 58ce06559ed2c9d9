import Diagnostics

/// A style sheet without comments and needless spaces, in pieces: between them stand the files that it names in
/// `url(…)`.
struct StyleSheet: Sendable {
  enum Piece: Sendable {
    case text([UInt8])
    /// A file of the theme, by its path there.
    case file(String, Place)
  }

  private(set) var pieces: [Piece] = []
  private var text: [UInt8] = []

  /// `path` is the sheet's in the theme: what it names is named from there.
  init(_ file: SourceFile, at path: String) {
    let bytes = file.bytes
    let lines = LineIndex(file)
    let folder = path.split(separator: "/").dropLast()
    var next = 0
    var isSpacePending = false
    func find(_ text: StaticString, from start: Int) -> Int? {
      let wanted = Array(text.description.utf8)
      guard bytes.count >= wanted.count + start else { return nil }
      return (start...bytes.count - wanted.count).first {
        bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
      }
    }
    while next < bytes.count {
      let byte = bytes[next]
      switch byte {
      case UInt8(ascii: "/") where next + 1 < bytes.count && bytes[next + 1] == UInt8(ascii: "*"):
        next = find("*/", from: next + 2).map { $0 + 2 } ?? bytes.count
        isSpacePending = true
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C:
        next += 1
        isSpacePending = true
        continue
      default: break
      }
      if isSpacePending, let last = text.last ?? pieces.last.map({ _ in UInt8(ascii: ")") }),
        !Self.swallowing.contains(last), !Self.swallowing.subtracting([UInt8(ascii: ":")]).contains(byte)
      {
        text.append(UInt8(ascii: " "))
      }
      isSpacePending = false
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = Self.endOfString(bytes, from: next)
        text += bytes[next..<end]
        next = end
      case UInt8(ascii: "u") where bytes[next...].starts(with: "url(".utf8):
        guard let end = find(")", from: next) else { fallthrough }
        var range = next + 4..<end
        if let quote = bytes[range].first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
          range.count > 1, bytes[range.upperBound - 1] == quote
        {
          range = range.lowerBound + 1..<range.upperBound - 1
        }
        text += "url(".utf8
        pieces += [
          .text(text),
          .file(Self.resolve(String(decoding: bytes[range], as: UTF8.self), folder), lines.place(range)),
        ]
        text = [UInt8(ascii: ")")]
        next = end + 1
      case UInt8(ascii: "}"):
        if text.last == UInt8(ascii: ";") { text.removeLast() }
        fallthrough
      default:
        text.append(byte)
        next += 1
      }
    }
    pieces.append(.text(text))
    text = []
  }

  /// The files that the sheet names.
  var references: [(path: String, place: Place)] {
    pieces.compactMap { if case .file(let path, let place) = $0 { (path, place) } else { nil } }
  }

  /// The sheet with an address for each file that it names.
  func bytes(_ address: (String) -> String?) -> [UInt8] {
    pieces.flatMap { piece -> [UInt8] in
      switch piece {
      case .text(let bytes): bytes
      case .file(let path, _): Array((address(path) ?? path).utf8)
      }
    }
  }

  /// Beside these a space says nothing; before a colon it does (`a :hover`).
  private static let swallowing = Set("{};,>:".utf8)

  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var next = start + 1
    while next < bytes.count, bytes[next] != bytes[start] {
      next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(next + 1, bytes.count)
  }

  /// `../fonts/titre.woff2` named in `styles` → `fonts/titre.woff2`.
  private static func resolve(_ reference: String, _ folder: ArraySlice<Substring>) -> String {
    var parts = Array(folder)
    for part in reference.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case ".": break
      case ".." where !parts.isEmpty: parts.removeLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
