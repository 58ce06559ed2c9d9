import TestSite

/// What a build with a cache must do after an edit, told by the outputs of clean builds before and after it.
///
/// It knows nothing of what pages are made of, and reads their bytes instead:
/// - a file is written if its bytes differ, or it is new, and removed if it is gone;
/// - a page whose bytes differ must have been rendered;
/// - after edits of articles a page may be rendered if its bytes differ, or if it names one of them: by its address,
///   as cards, links, neighbours and the article itself do. What it says of the article is likely to change then, and
///   a build finds that out by rendering it.
struct RenderingReference {
  private let before: FolderTree
  private let after: FolderTree
  /// Files with other bytes, and new ones.
  let changed: Set<String>
  /// How many files are no more.
  let removed: Int
  /// How many files stay as they are.
  let unchanged: Int

  init(before: FolderTree, after: FolderTree) {
    (self.before, self.after) = (before, after)
    // The list of the files is no page, and no part of the counts.
    let files = Set(after.files).subtracting([".feuillet.json"])
    let former = Set(before.files).subtracting([".feuillet.json"])
    changed = files.filter { before.entries[$0]?.bytes != after.entries[$0]?.bytes }
    removed = former.subtracting(files).count
    unchanged = files.count - changed.count
  }

  /// The pages that must be rendered.
  var changedPages: Set<String> { changed.filter { $0.hasSuffix(".html") } }

  /// The pages that may be rendered when nothing but articles changed: those of these slugs, and those that came or
  /// went with the clock.
  ///
  /// What stands on the first page of a list is known to all its pages. With the first article comes the feed, which
  /// the foot of all pages names, save of those that only lead elsewhere.
  func pages(naming slugs: Set<String>) -> Set<String> {
    let pages = after.files.filter { $0.hasSuffix(".html") }
    if (before.entries["feed.xml"] == nil) != (after.entries["feed.xml"] == nil) { return Set(pages) }
    let moved = Set(Self.articles(before)).symmetricDifference(Self.articles(after))
    let addresses = moved.union(slugs).map { Array("/\($0)/".utf8) }
    let named = changedPages.union(
      pages.filter { path in
        let bytes = after.entries[path]?.bytes
        return addresses.contains { bytes?.firstRange(of: $0) != nil }
      })
    return named.union(
      pages.filter { path in
        guard let number = path.firstRange(of: /page\/[0-9]+\//) else { return false }
        return named.contains(String(path[..<number.lowerBound] + path[number.upperBound...]))
      })
  }

  /// The page of an article, if there is one.
  func page(of slug: String) -> Set<String> {
    Set(after.files.filter { $0.hasSuffix("s/\(slug)/index.html") })
  }

  /// Whether the page of an article tells another time of reading, and so all its cards do.
  func hasOtherLength(_ slug: String) -> Bool {
    page(of: slug).contains { path in
      let times = [before, after].map { $0[path]?.firstMatch(of: /reading-time">.*?</)?.0 }
      return times[0] != times[1]
    }
  }

  /// The slugs of the articles of an output.
  private static func articles(_ tree: FolderTree) -> [String] {
    tree.files.compactMap { path in
      let parts = path.split(separator: "/")
      return parts.count == 3 && ["articles", "textes"].contains(parts[0]) ? String(parts[1]) : nil
    }
  }
}
