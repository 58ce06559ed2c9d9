import Diagnostics
import Theme

/// Reads the sources of a site from the disk.
package struct SourceReader: Sendable {
  let site: String
  /// The folders that hold themes, the nearest first.
  let themeRoots: [String]
  let jobs: Int

  /// A text larger than this is not read to its end: it is refused all the same.
  private static let limit = 8 << 20

  package init(site: String, themeRoots: [String], jobs: Int) {
    self.site = site
    self.themeRoots = themeRoots
    self.jobs = jobs
  }

  package func read(diagnostics: inout [Diagnostic]) async throws(MachineFailure) -> SiteSources {
    var sources = SiteSources()
    let content = Folder("\(site)/content")
    let paths = try content.files(boundary: site, includingHidden: false, diagnostics: &diagnostics)
      .map { "content/" + $0 }.filter { !$0.hasPrefix("content/static/") }
    let hidden = try Folder("\(site)/content/static")
      .files(boundary: site, includingHidden: true, diagnostics: &diagnostics).map { "content/static/" + $0 }
    for path in paths + hidden where SiteSources.isCopied(path) { sources.addCopy(path) }
    let pictures = sources.files.filter {
      PictureHeader.types.contains(where: $0.value.lowercased().hasSuffix)
    }
    .sorted { $0.key < $1.key }
    let sizes = try await inParallel(pictures.count, jobs: jobs) { number throws(MachineFailure) in
      PictureHeader(try Folder(site).read(pictures[number].value, limit: PictureHeader.limit)).size
    }
    for (picture, size) in zip(pictures, sizes) { sources.pictureSizes[picture.key] = size }
    let texts = paths.filter { !SiteSources.isCopied($0) }
    let folder = Folder(site)
    let files = try await inParallel(texts.count, jobs: jobs) { number throws(MachineFailure) in
      SourceFile(path: texts[number], bytes: try folder.read(texts[number], limit: Self.limit))
    }
    for file in files { sources.add(file, diagnostics: &diagnostics) }
    sources.themes = try readThemes(&diagnostics)
    return sources
  }

  /// All themes of all roots. Of two files at one path of a theme the one of the nearer root counts.
  private func readThemes(_ diagnostics: inout [Diagnostic]) throws(MachineFailure) -> [String: ThemeFiles] {
    var themes: [String: ThemeFiles] = [:]
    for root in themeRoots where Folder(root).isDirectory {
      let own = root == "\(site)/themes"
      for path in try Folder(root).files(
        boundary: own ? site : root, includingHidden: false, diagnostics: &diagnostics)
      {
        guard let slash = path.firstIndex(of: "/"), ThemeFiles.isRead(path) else { continue }
        let name = String(path[..<slash])
        let inside = String(path[path.index(after: slash)...])
        guard themes[name]?.files[inside] == nil else { continue }
        let bytes = try Folder(root).read(path, limit: Self.limit)
        themes[name, default: ThemeFiles(name: name)].add(
          inside, SourceFile(path: own ? "themes/\(path)" : "\(root)/\(path)", bytes: bytes))
      }
    }
    return themes
  }
}
