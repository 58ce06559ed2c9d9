import Content
import Markdown

/// The list of pages for search engines, by the sitemaps.org protocol: only pages that they may keep, with the day of
/// the last change of their text where it is known, never the day of the build.
package struct Sitemap: Sendable {
  package struct Entry: Hashable, Sendable {
    package var address: String
    /// With the offset of Paris.
    package var modified: String?
  }

  private let baseURL: BaseURL
  /// Not less than the number of entries.
  private let mostEntries: Int
  /// Made when asked for: most builds ask once, to write them.
  private let entries: @Sendable () -> [Entry]

  package init(_ plan: Plan) {
    baseURL = plan.baseURL
    mostEntries = plan.pageCount
    entries = { plan.sitemapEntries }
  }

  init(baseURL: BaseURL, entries: [Entry]) {
    self.baseURL = baseURL
    mostEntries = entries.count
    self.entries = { entries }
  }

  /// The most addresses that one file may hold, by the protocol.
  private static let limit = 50_000

  /// The files by address: one, or an index of several. Their bytes are made when asked for.
  package func files() -> [(address: String, bytes: @Sendable () -> [UInt8])] {
    guard mostEntries > Self.limit else { return [("/sitemap.xml", { list(self.entries()[...]) })] }
    let entries = self.entries()
    guard entries.count > Self.limit else { return [("/sitemap.xml", { list(entries[...]) })] }
    let parts = stride(from: 0, to: entries.count, by: Self.limit).map { start in
      (
        address: "/sitemap-\(start / Self.limit + 1).xml",
        entries: entries[start..<min(start + Self.limit, entries.count)]
      )
    }
    var files: [(address: String, bytes: @Sendable () -> [UInt8])] = []
    files.append(("/sitemap.xml", { index(of: parts.map(\.address)) }))
    for part in parts { files.append((part.address, { list(part.entries) })) }
    return files
  }

  private func index(of addresses: [String]) -> [UInt8] {
    var index = header("sitemapindex")
    for address in addresses {
      index += "<sitemap><loc>".utf8
      appendEscaped(percentEncoded(baseURL.absolute(address)), to: &index)
      index += "</loc></sitemap>\n".utf8
    }
    index += "</sitemapindex>\n".utf8
    return index
  }

  private func list(_ entries: ArraySlice<Entry>) -> [UInt8] {
    var xml = header("urlset")
    for entry in entries {
      xml += "<url><loc>".utf8
      appendEscaped(percentEncoded(baseURL.absolute(entry.address)), to: &xml)
      xml += "</loc>".utf8
      if let modified = entry.modified { xml += "<lastmod>\(modified)</lastmod>".utf8 }
      xml += "</url>\n".utf8
    }
    xml += "</urlset>\n".utf8
    return xml
  }

  private func header(_ root: String) -> [UInt8] {
    Array(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<\(root) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .utf8)
  }
}
