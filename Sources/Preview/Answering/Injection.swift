/// What the preview adds to a page: one script, which does all the rest.
struct Injection {
  let tag: [UInt8]

  /// - Parameter run: which run of the server this is, so that a page from an earlier one is recognized.
  init(version: Int, run: String, token: String) {
    tag = Array(
      "<script src=\"\(PreviewAddress.script)\" data-version=\"\(version)\" data-run=\"\(run)\" data-token=\"\(token)\" defer></script>\n"
        .utf8)
  }

  /// The page with the tag at the end of its head; where a theme leaves the head open, at the end of all.
  func into(_ page: [UInt8]) -> [UInt8] {
    let place = Self.endOfHead(page) ?? page.count
    var result: [UInt8] = []
    result.reserveCapacity(page.count + tag.count)
    result += page[..<place]
    result += tag
    result += page[place...]
    return result
  }

  private static func endOfHead(_ page: [UInt8]) -> Int? {
    let end = Array("/head".utf8)
    return page.withUnsafeBufferPointer { page in
      var index = 0
      while index + end.count + 1 < page.count {
        if page[index] == UInt8(ascii: "<") {
          var matched = 0
          while matched < end.count, page[index + 1 + matched] | 0x20 == end[matched] | 0x20 { matched += 1 }
          let next = page[index + 1 + end.count]
          if matched == end.count, next == UInt8(ascii: ">") || next <= 0x20 { return index }
        }
        index += 1
      }
      return nil
    }
  }
}

/// The addresses that the preview keeps for itself.
enum PreviewAddress {
  static let root = "/_feuillet/"
  static let script = root + "preview.js"
  static let style = root + "preview.css"
  static let events = root + "events"
  static let state = root + "state"
}
