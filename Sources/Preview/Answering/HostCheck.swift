/// Whether a request means this server. A site elsewhere can let its name point to 127.0.0.1 and so have its
/// visitors’ browsers read drafts here (DNS rebinding); but the browser then sends that name.
package struct HostCheck: Sendable {
  private let names: Set<String>
  private let port: Int
  /// Whether any number will do: with 0.0.0.0 the machine is reached by all of its addresses, and no name can
  /// pretend to be a number.
  private let allowsNumbers: Bool

  /// - Parameter host: what the server was told to listen on.
  package init(host: String, port: Int) {
    let host = host.lowercased()
    names = ["localhost", "127.0.0.1", "[::1]", host.contains(":") ? "[\(host)]" : host]
    self.port = port
    allowsNumbers = host == "0.0.0.0" || host == "::"
  }

  /// Judges the `Host` header, which every browser sends.
  package func allows(_ header: String?) -> Bool {
    guard let header else { return false }
    let text = header.lowercased()
    let name: Substring
    let end: Substring
    if text.hasPrefix("["), let close = text.firstIndex(of: "]") {
      name = text[...close]
      end = text[text.index(after: close)...]
    } else {
      let colon = text.firstIndex(of: ":") ?? text.endIndex
      name = text[..<colon]
      end = text[colon...]
    }
    guard end == ":\(port)" || (end.isEmpty && port == 80) else { return false }
    return names.contains(String(name)) || (allowsNumbers && Self.isNumber(name))
  }

  /// Whether it is an address in figures.
  private static func isNumber(_ name: Substring) -> Bool {
    if name.hasPrefix("[") {
      return name.utf8.dropFirst().dropLast().allSatisfy { "0123456789abcdef:.".utf8.contains($0) }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
