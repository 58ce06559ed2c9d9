import Build

/// The folders of a site whose files matter, by the names that they have in diagnostics.
struct WatchedFolders: Sendable {
  /// One folder with all below it.
  private struct Root: Sendable {
    /// `content`, `themes`, or the whole path of a folder of themes elsewhere.
    var name: String
    /// Where it is on the disk.
    var folder: String
    /// What links may not lead out of.
    var boundary: String
    var includesHidden = false
  }

  /// The folder that holds `content/`.
  let site: String
  private let roots: [Root]

  init(site: String, themeRoots: [String]) {
    self.site = site
    roots =
      [
        Root(name: "content", folder: "\(site)/content", boundary: site),
        Root(name: "content/static", folder: "\(site)/content/static", boundary: site, includesHidden: true),
      ]
      + themeRoots.map { root in
        root == "\(site)/themes"
          ? Root(name: "themes", folder: root, boundary: site)
          : Root(name: root, folder: root, boundary: root)
      }
  }

  var names: [String] { roots.map(\.name) }

  /// The names that stand in the folder of the site itself.
  var namesInSite: [String] { names.filter { !$0.contains("/") } }

  /// Where a file or folder is on the disk; `nil` when it is in none of ours.
  func path(of name: String) -> String? { root(of: name).map { $0.folder + name.dropFirst($0.name.count) } }

  /// Whether what bears a name below a folder of ours matters.
  func wants(_ name: String, in folder: String) -> Bool {
    guard let root = root(of: folder + "/" + name) else { return false }
    return !Folder.leavesOut(Array(name.utf8), includingHidden: root.includesHidden)
  }

  /// The innermost one that holds a name.
  private func root(of name: String) -> Root? {
    roots.filter { Self.holds($0.name, name) }.max { $0.name.count < $1.name.count }
  }

  private static func holds(_ folder: String, _ name: String) -> Bool {
    name == folder || name.hasPrefix(folder + "/")
  }

  /// What there is at a name and below.
  func contents(at name: String) throws(MachineFailure) -> FolderContents {
    var all = FolderContents()
    for root in roots {
      let start = Self.holds(root.name, name) ? name : root.name
      guard Self.holds(name, start) else { continue }
      let contents = try Folder(root.folder + start.dropFirst(root.name.count))
        .contents(boundary: root.boundary, includingHidden: root.includesHidden)
      func named(_ relative: String) -> String { relative.isEmpty ? start : start + "/" + relative }
      all.files += contents.files.map(named)
      all.folders += contents.folders.map { (named($0.path), $0.real) }
      all.links += contents.links.map { (named($0.path), $0.real) }
    }
    return all
  }
}
