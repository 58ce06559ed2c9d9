/// When a file of a site is put in its place, so that nobody meets a page whose style is missing, or a list of
/// articles one of which is not there yet.
package enum SendingOrder: Int, Comparable, CaseIterable, Sendable {
  /// Bears the digest of its bytes in its name: what it holds never changes.
  case fingerprinted
  /// A picture, an icon, a download.
  case file
  case page
  /// What leads to pages: the lists of articles, the feeds, the map of the site.
  case listing

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension OutputPath {
  /// Goes by the path alone; those of listings are reserved.
  package var sending: SendingOrder {
    // A compressed form goes with its text.
    if text.hasSuffix(".br") || text.hasSuffix(".gz"),
      let path = OutputPath(ifValid: String(text.dropLast(3)))
    {
      return path.sending
    }
    let parts = text.split(separator: "/")
    switch parts.first {
    case "assets": return isFingerprinted || parts.count == 1 ? .fingerprinted : .file
    case "images", "_headers": return .file
    case "index.html", "page", "categories", "tags", "archives", "auteurs", "404.html", "robots.txt",
      "_redirects":
      return .listing
    default: break
    }
    if text.hasSuffix(".xml") { return .listing }
    // A folder that is new as a whole holds pages.
    return text.hasSuffix(".html") || !name.contains(".") ? .page : .file
  }

  /// Whether the last part of the name but one is a digest: `base.3f9a….css`.
  private var isFingerprinted: Bool {
    let parts = name.split(separator: ".")
    guard parts.count > 2 else { return false }
    let digest = parts[parts.count - 2].utf8
    return digest.count >= 8
      && digest.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
