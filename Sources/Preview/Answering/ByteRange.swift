/// The part of a file that a `Range` header asks for, as players of sound and video do.
/// Source: RFC 9110, 14.
package enum ByteRange: Hashable, Sendable {
  /// The whole file: nothing is asked for, or something that we need not understand (several parts).
  case whole
  case part(Range<Int>)
  /// No byte of the file is meant.
  case unsatisfiable

  /// - Parameter size: of the file, in bytes.
  package init(_ header: String?, size: Int) {
    self = header.map { Self.read($0, size: size) } ?? .whole
  }

  private static func read(_ header: String, size: Int) -> ByteRange {
    guard header.lowercased().hasPrefix("bytes=") else { return .whole }
    let parts = header.dropFirst("bytes=".count).filter { $0 != " " }
      .split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return .whole
    }
    // A number that is too large for us is larger than the file.
    func number(_ text: Substring) -> Int? { text.isEmpty ? nil : Int(text) ?? .max }
    switch (number(parts[0]), number(parts[1])) {
    case (nil, nil): return .whole
    case (nil, let length?):
      return length == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - length)..<size)
    case (let first?, let last):
      if let last, last < first { return .whole }
      guard first < size else { return .unsatisfiable }
      return .part(first..<min(size, last.map { $0 == .max ? .max : $0 + 1 } ?? size))
    }
  }

  /// The status and headers of the answer, besides its type.
  package func head(size: Int) -> (status: Int, headers: [Response.Header]) {
    switch self {
    case .whole: (200, [.init("Accept-Ranges", "bytes")])
    case .part(let range):
      (
        206,
        [
          .init("Accept-Ranges", "bytes"),
          .init("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"),
        ]
      )
    case .unsatisfiable: (416, [.init("Content-Range", "bytes */\(size)")])
    }
  }
}
