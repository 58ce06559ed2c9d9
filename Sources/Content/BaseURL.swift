/// Where the site lives: `https://blog.example.com`, or with a path, which every address of ours then bears.
package struct BaseURL: Hashable, Sendable {
  /// `https://blog.example.com`
  package let origin: String
  /// "" or `/blog`.
  package let path: String

  /// Stands in until a site says its own.
  static let placeholder = BaseURL(origin: "https://example.com", path: "")

  private init(origin: String, path: String) {
    self.origin = origin
    self.path = path
  }

  /// Reads an address with `http` or `https`, a host and perhaps a path; `nil` for anything else.
  package init?(_ text: String) {
    guard let url = WebAddress(text), url.query.isEmpty, !url.rest.contains("#") else { return nil }
    origin = "\(url.scheme)://\(url.authority)"
    var path = url.path
    while path.hasSuffix("/") { path.removeLast() }
    path = path.split(separator: "/").joined(separator: "/")
    guard !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else { return nil }
    self.path = path.isEmpty ? "" : "/" + path
  }

  /// The name of the host in lower case.
  package var host: String { WebAddress(origin)?.host ?? "" }

  /// The port, where the address names one.
  package var port: Int? {
    WebAddress(origin)?.authority.split(separator: ":").dropFirst().last.flatMap { Int($0) }
  }

  /// The address for a link: `/articles/bareme/` with the path in front.
  package func local(_ address: String) -> String { path + address }

  /// The whole address, for canonical links and feeds.
  package func absolute(_ address: String) -> String { origin + path + address }
}

/// An address on the web in its parts: `scheme://authority/path?query#fragment`.
package struct WebAddress: Hashable, Sendable {
  package let scheme: String
  package let authority: String
  /// From the first `/`, without query and fragment.
  package let path: String
  /// Without its `?`.
  package let query: String
  /// Everything after the authority.
  package let rest: String

  /// The host in lower case, without port and user.
  package var host: String {
    let host = authority.split(separator: "@").last ?? ""
    return host.split(separator: ":").first.map { $0.lowercased() } ?? ""
  }

  /// `nil` when the text is no `http` or `https` address with a plausible host.
  package init?(_ text: String) {
    guard let separator = text.firstRange(of: "://") else { return nil }
    scheme = text[..<separator.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let after = text[separator.upperBound...]
    let end = after.firstIndex { "/?#".contains($0) } ?? after.endIndex
    authority = String(after[..<end])
    rest = String(after[end...])
    let beforeFragment = rest.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
    let parts = beforeFragment.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts[0])
    query = parts.count > 1 ? String(parts[1]) : ""
    let forbidden: (Unicode.Scalar) -> Bool = {
      $0.value <= 0x20 || "\"<>\\^`{|}".unicodeScalars.contains($0)
    }
    guard !authority.isEmpty, !text.unicodeScalars.contains(where: forbidden), !host.isEmpty,
      !host.hasPrefix("."), !host.hasSuffix(".")
    else { return nil }
  }
}
