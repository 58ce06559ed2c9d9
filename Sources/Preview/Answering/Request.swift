/// What a browser asks for, as it came.
package struct Request: Sendable {
  package var method: String
  /// The path, still percent-encoded, without its query.
  package var target: String
  /// The parameters behind the `?`, still percent-encoded.
  package var query: [String: String]
  /// By name in lower case; of one that is sent twice the values stand behind each other with a comma between.
  package var headers: [String: String]

  package init(
    _ method: String, _ target: String, query: [String: String] = [:], headers: [String: String] = [:]
  ) {
    self.method = method
    self.target = target
    self.query = query
    self.headers = headers
  }

  /// The decoded path, which begins with a slash; `nil` for one that no page of ours can have: what leaves the
  /// folder it names, empty names, control characters, backslashes, what is not UTF-8.
  package var path: String? {
    guard let path = PercentEncoding.decoded(target), path.utf8.first == UInt8(ascii: "/") else { return nil }
    guard path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
    let parts = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (position, part) in parts.enumerated() {
      // A slash at the end leaves an empty part there.
      if part.isEmpty, position < parts.count - 1 { return nil }
      if part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) { return nil }
    }
    return path
  }
}
