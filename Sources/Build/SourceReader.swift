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

  /// Reads everything.
  package func read(diagnostics: inout [Diagnostic]) async throws(MachineFailure) -> SiteSources {
    var sources = try await readAllButArticles(diagnostics: &diagnostics)
    let waiting = sources.waiting
    let found = try await inParallel(waiting.count, jobs: jobs) { number throws(MachineFailure) in
      try read(waiting[number].path)
    }
    sources.waiting = []
    for file in found { sources.add(file, diagnostics: &diagnostics) }
    return sources
  }

  /// Reads everything but the articles, of which it tells what there are: a build reads them one by one, so that
  /// they never stand in memory together.
  func readAllButArticles(diagnostics: inout [Diagnostic]) async throws(MachineFailure) -> SiteSources {
    var sources = SiteSources()
    let content = Folder("\(site)/content")
    let files = try content.signedFiles(boundary: site, includingHidden: false, diagnostics: &diagnostics)
      .map { (path: "content/" + $0.path, signature: $0.signature) }.filter {
        !$0.path.hasPrefix("content/static/")
      }
    let hidden = try Folder("\(site)/content/static")
      .signedFiles(boundary: site, includingHidden: true, diagnostics: &diagnostics)
      .map { (path: "content/static/" + $0.path, signature: $0.signature) }
    for file in files + hidden where SiteSources.isCopied(file.path) {
      sources.addCopy(file.path)
      sources.signatures[file.path] = file.signature
    }
    let pictures = sources.files.filter {
      PictureHeader.types.contains(where: $0.value.lowercased().hasSuffix)
    }
    .inKeyOrder
    let sizes = try await inParallel(pictures.count, jobs: jobs) { number throws(MachineFailure) in
      PictureHeader(try Folder(site).read(pictures[number].value, limit: PictureHeader.limit)).size
    }
    for (picture, size) in zip(pictures, sizes) { sources.pictureSizes[picture.key] = size }
    sources.themes = try readThemes(&diagnostics)
    let texts = files.filter { !SiteSources.isCopied($0.path) }
    for text in texts where !SiteSources.isArticle(text.path) {
      sources.add(try read(text.path), diagnostics: &diagnostics)
    }
    for text in texts where SiteSources.isArticle(text.path) {
      sources.waiting.append((text.path, nil))
      sources.signatures[text.path] = text.signature
    }
    return sources
  }

  /// Reads one text.
  func read(_ path: String) throws(MachineFailure) -> SourceFile {
    SourceFile(path: path, bytes: try Folder(site).read(path, limit: Self.limit))
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
