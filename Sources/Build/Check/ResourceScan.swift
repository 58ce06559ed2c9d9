import Content
import Diagnostics
import Markdown

/// Finds what a text file of a theme or of `content/static` makes a browser load from another host, keep, or tell
/// somebody. Links that readers follow themselves are none of its business.
struct ResourceScan {
  enum Finding: Hashable {
    /// Something is asked from another host as the page opens, or as a form is sent.
    case resource(host: String)
    /// Something is kept in the browser.
    case storage(PrivacySettings.Storage)
    /// Readers are followed by a known service, by its host or the name of its function.
    case tracker(String)
  }

  /// What was found and where, in the order of the file.
  private(set) var findings: [(finding: Finding, range: Range<Int>)] = []
  private let bytes: [UInt8]
  /// Whether `url(…)` is looked at; the loading of a theme refuses foreign ones by itself.
  private let checksURLs: Bool

  /// Scans a file by its type; `nil` for one of another type.
  init?(_ file: SourceFile, isTheme: Bool) {
    bytes = file.bytes
    checksURLs = !isTheme
    switch file.path.split(separator: ".").last?.lowercased() {
    case "html", "htm", "mustache": scanHTML()
    case "css": scanCSS(bytes.indices)
    case "js", "mjs": scanScript(bytes.indices)
    default: return nil
    }
    findings.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  // MARK: HTML

  /// What a `<link>` is when the browser follows it.
  private static let followed: Set<String> = [
    "stylesheet", "preload", "preconnect", "prefetch", "dns-prefetch", "modulepreload", "prerender", "icon",
    "apple-touch-icon", "mask-icon", "manifest",
  ]

  private mutating func scanHTML() {
    for tag in RawTag.scan(bytes) where !tag.isClosing {
      for attribute in tag.attributes {
        if attribute.name == "src" || RawTag.asking.contains(attribute.name)
          || attribute.name == "href" && follows(tag)
        {
          for host in foreignHosts(in: attribute.value) {
            findings.append((.resource(host: host), attribute.range))
          }
        } else if attribute.name == "style" {
          // Without the quotation marks around all of it.
          let isMark: (Int) -> Bool = { "\"'".utf8.contains(self.bytes[$0]) }
          let start = attribute.range.first(where: isMark).map { $0 + 1 } ?? attribute.range.lowerBound
          scanCSS(start..<max(start, attribute.range.upperBound - 1))
        }
      }
      if tag.name == "style" { scanCSS(content(of: tag)) }
      let type = tag.attributes.first { $0.name == "type" }?.value ?? ""
      if tag.name == "script", !type.contains("json") { scanScript(content(of: tag)) }
    }
  }

  /// Whether a browser follows the `href` of a tag.
  private func follows(_ tag: RawTag) -> Bool {
    guard tag.name == "link" else { return RawTag.following.contains(tag.name) }
    let relation = tag.attributes.first { $0.name == "rel" }?.value ?? ""
    return relation.lowercased().split(whereSeparator: \.isWhitespace).contains {
      Self.followed.contains(String($0))
    }
  }

  /// What stands between a tag and its end.
  private func content(of tag: RawTag) -> Range<Int> {
    let start = tag.range.upperBound
    var next = start
    let end = Array("</\(tag.name)".utf8)
    while next < bytes.count,
      !bytes[next...].prefix(end.count).map({ $0 | 0x20 }).elementsEqual(end.map { $0 | 0x20 })
    {
      next += 1
    }
    return start..<next
  }

  // MARK: Style sheets

  private mutating func scanCSS(_ range: Range<Int>) {
    let code = Code(bytes, range, comments: .style)
    for (text, position) in code.texts {
      if code.precedes(position, ["@import", "@importurl("])
        || checksURLs && code.precedes(position, ["url("])
      {
        add(text, at: position)
      }
    }
    // An address without quotation marks.
    for position in code.positions(of: "url(") where checksURLs || code.precedes(position, ["@import"]) {
      let start = position + 4
      let end = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ")")) ?? range.upperBound
      let text = bytes[start..<end]
      guard let first = text.first(where: { $0 > 0x20 }), !"\"'".utf8.contains(first) else { continue }
      add(String(decoding: text, as: UTF8.self), at: start)
    }
  }

  // MARK: Scripts

  /// What stands before an address that a script asks for.
  private static let asking: [String] = [
    "fetch(", "import(", "import", "from", "importScripts(", "Worker(", "EventSource(", "WebSocket(",
    "sendBeacon(", ".src=", ".srcset=", ".action=", ".open(,",
  ]

  private static let trackerHosts: [String] = [
    "googletagmanager.com", "google-analytics.com", "doubleclick.net", "connect.facebook.net",
    "static.hotjar.com", "clarity.ms", "bat.bing.com", "snap.licdn.com", "analytics.tiktok.com",
    "cdn.tagcommander.com", "tags.tiqcdn.com", "assets.adobedtm.com", "cdn.segment.com", "cdn.matomo.cloud",
  ]

  private static let trackerNames: [String] = ["gtag", "fbq", "_paq", "dataLayer"]

  private mutating func scanScript(_ range: Range<Int>) {
    let code = Code(bytes, range, comments: .script)
    for (text, position) in code.texts {
      if code.precedes(position, Self.asking) {
        add(text.hasPrefix("ws") ? text.replacing(/^ws/, with: "http") : text, at: position)
      } else if let host = Self.trackerHosts.first(where: { text.contains($0) }) {
        findings.append((.tracker(host), position..<position + text.utf8.count))
      }
    }
    for (name, storage) in [
      ("document.cookie", PrivacySettings.Storage.cookie), ("cookieStore", .cookie),
      ("localStorage", .localStorage), ("sessionStorage", .sessionStorage),
    ] {
      for position in code.words(name) {
        findings.append((.storage(storage), position..<position + name.utf8.count))
      }
    }
    for name in Self.trackerNames {
      for position in code.words(name) {
        findings.append((.tracker(name), position..<position + name.utf8.count))
      }
    }
  }

  private mutating func add(_ text: String, at position: Int) {
    for host in foreignHosts(in: text) {
      findings.append((.resource(host: host), position..<position + text.utf8.count))
    }
  }
}

/// The hosts of the addresses in the value of an attribute; `srcset` has several.
func foreignHosts(in value: String) -> [String] {
  value.split { $0.isWhitespace || $0 == "," }.compactMap { part in
    // A script fills in the rest of an address: `https://example.com/${path}`.
    let part = part.prefix { $0 != "$" && $0 != "{" }
    return WebAddress(part.hasPrefix("//") ? "https:" + part : String(part))?.host
  }
}

/// A stretch of a script or a style sheet without its comments, its texts in quotation marks apart.
private struct Code {
  enum Comments { case style, script }

  /// What stands in quotation marks, with the offset of its first byte.
  private(set) var texts: [(text: String, position: Int)] = []
  /// The same stretch with spaces for comments and texts.
  private var plain: [UInt8]
  private let start: Int

  init(_ bytes: [UInt8], _ range: Range<Int>, comments: Comments) {
    start = range.lowerBound
    plain = Array(bytes[range])
    var next = 0
    func isAt(_ text: StaticString) -> Bool {
      plain[next...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    while next < plain.count {
      let byte = plain[next]
      let from = next
      if isAt("/*") {
        next += 2
        while next < plain.count, !isAt("*/") { next += 1 }
        next = min(next + 2, plain.count)
      } else if comments == .script, isAt("//"), next == 0 || plain[next - 1] != UInt8(ascii: "\\") {
        while next < plain.count, plain[next] != 0x0A { next += 1 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
        next += 1
        while next < plain.count, plain[next] != byte, plain[next] != 0x0A || byte == UInt8(ascii: "`") {
          next += plain[next] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(next, plain.count)
        texts.append(
          (String(decoding: plain[(from + 1)..<max(from + 1, end)], as: UTF8.self), start + from + 1))
        next = min(end + 1, plain.count)
      } else {
        next += 1
        continue
      }
      for blank in from..<next where plain[blank] != 0x0A { plain[blank] = 0x20 }
    }
  }

  /// Where a word stands, not as a part of another.
  func words(_ word: String) -> [Int] {
    let length = word.utf8.count
    return positions(of: word).filter { position in
      let before = position - start - 1
      let after = position - start + length
      return (before < 0 || !isNameByte(plain[before])) && (after >= plain.count || !isNameByte(plain[after]))
    }
  }

  func positions(of text: String) -> [Int] {
    let wanted = Array(text.utf8)
    guard plain.count >= wanted.count else { return [] }
    return (0...plain.count - wanted.count)
      .filter { plain[$0] == wanted[0] && plain[$0...].starts(with: wanted) }.map { $0 + start }
  }

  /// Whether one of some endings stands before a text, with whatever spaces.
  func precedes(_ position: Int, _ endings: [String]) -> Bool {
    endings.contains { ending in
      var next = position - start - 1
      for byte in ending.utf8.reversed() {
        while next >= 0, plain[next] <= 0x20 { next -= 1 }
        guard next >= 0, plain[next] == byte else { return false }
        next -= 1
      }
      return next < 0 || !isNameByte(plain[next]) || !(ending.utf8.first.map(isNameByte) ?? false)
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
      || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "$") || byte >= 0x80
  }
}
