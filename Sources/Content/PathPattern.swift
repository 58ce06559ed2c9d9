/// A pattern of paths of a site: `*` stands for any text without a slash, `**` for any text, `?` for one byte.
struct PathPattern: Sendable {
  private let pattern: [UInt8]

  /// `nil` for what can match no path of a site.
  init?(_ text: String) {
    let first = text.split(separator: "/", omittingEmptySubsequences: false).first ?? ""
    guard first == "content" || first == "themes" || first.contains("*") else { return nil }
    // A folder means all that it holds.
    pattern = Array(text.hasSuffix("/") ? (text + "**").utf8 : text.utf8)
  }

  /// Compares from left to right, and goes back to the last `*` only, or to the last `**` where that does not do:
  /// the time is bounded by the product of the lengths.
  func matches(_ path: String) -> Bool {
    let path = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    var (at, position) = (0, 0)
    var star: (pattern: Int, path: Int)?
    var folders: (pattern: Int, path: Int, isWhole: Bool)?
    while position < path.count {
      if has("**", at) {
        at += 2
        // `**/` stands for no folder at all, too, and ends where one ends.
        let isWhole = has("/", at) && (position == 0 || path[position - 1] == slash)
        if isWhole { at += 1 }
        folders = (at, position, isWhole)
        star = nil
      } else if has("*", at) {
        at += 1
        star = (at, position)
      } else if at < pattern.count, pattern[at] == path[position] || has("?", at) && path[position] != slash {
        at += 1
        position += 1
      } else if let last = star, path[last.path] != slash {
        star = (last.pattern, last.path + 1)
        (at, position) = (last.pattern, last.path + 1)
      } else if var last = folders {
        repeat { last.path += 1 } while last.isWhole && last.path < path.count && path[last.path - 1] != slash
        folders = last
        star = nil
        (at, position) = (last.pattern, last.path)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private func has(_ text: StaticString, _ offset: Int) -> Bool {
    text.withUTF8Buffer { pattern[min(offset, pattern.count)...].starts(with: $0) }
  }
}
