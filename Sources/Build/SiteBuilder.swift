import Content
import Diagnostics
import French

/// Builds a site from its folder into its output folder.
package struct SiteBuilder: Sendable {
  /// The folder that holds `content/`.
  package var site: String
  package var output: String
  /// The folders that hold themes, the nearest first.
  package var themeRoots: [String]
  package var options: Composition.Options
  /// Whether a warning stops the build as an error does.
  package var isStrict: Bool
  /// Whether texts are written compressed, too.
  package var isCompressing = false
  /// Where the build tells how far it is.
  package var progress: BuildProgress?

  package init(
    site: String, output: String, themeRoots: [String], options: Composition.Options, isStrict: Bool = false,
    progress: BuildProgress? = nil
  ) {
    self.site = site
    self.output = output
    self.themeRoots = themeRoots
    self.options = options
    self.isStrict = isStrict
    self.progress = progress
  }

  /// A source file by its path in a diagnostic, read again for its excerpt.
  package func source(_ path: String) -> SourceFile? { Self.source(path, site: site) }

  /// A source file of a site by its path in a diagnostic; `nil` when it is gone or unreadable.
  package static func source(_ path: String, site: String) -> SourceFile? {
    let folder = path.hasPrefix("/") ? Folder("/") : Folder(site)
    // What a link leads to outside the site is nobody's source, and perhaps a secret.
    guard path.hasPrefix("/") || folder.holds(path) else { return nil }
    do throws(MachineFailure) {
      return SourceFile(path: path, bytes: try folder.read(path, limit: 8 << 20))
    } catch {
      // Gone or unreadable since: the problem is shown without an excerpt.
      return nil
    }
  }

  /// Whether the pages would be written among the sources, where the next build would read them.
  package var outputIsInContent: Bool {
    guard let content = Folder("\(site)/content").real else { return false }
    var folder = output
    while Folder(folder).real == nil, let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
    }
    return Folder(folder).real.map { ($0 + "/").hasPrefix(content + "/") } ?? false
  }

  /// Whether a text can be the base URL of a site.
  package static func isSiteAddress(_ text: String) -> Bool { BaseURL(text) != nil }

  /// What a build did.
  package struct Report: Sendable {
    /// In the order in which they are to be shown.
    package var diagnostics: [Diagnostic]
    /// `nil` when errors kept the build from writing.
    package var files: WriteReport?
    package var pages = 0
    package var rendered = 0
    package var stages: Stages
  }

  /// The stages in order. An error in the content writes nothing; a machine that fails leaves the output as it
  /// was, unless it fails while finished files are being put in place: the next build then finishes the work.
  package func run() async throws(MachineFailure) -> Report {
    var stages = Stages()
    var diagnostics: [Diagnostic] = []
    let sources = try await SourceReader(site: site, themeRoots: themeRoots, jobs: options.jobs)
      .read(diagnostics: &diagnostics)
    stages.end("read")
    let composition = try await Composition.make(
      sources, options, &stages, progress, diagnostics: &diagnostics)
    diagnostics = (isStrict ? diagnostics.strict() : diagnostics).inReportingOrder()
    guard let composition, !diagnostics.hasErrors else {
      return Report(diagnostics: diagnostics, files: nil, stages: stages)
    }
    let files = try await write(composition)
    stages.end("render")
    return Report(
      diagnostics: diagnostics, files: files, pages: composition.pageCount,
      rendered: composition.pageCount,
      stages: stages)
  }

  private func write(_ composition: Composition) async throws(MachineFailure) -> WriteReport {
    let transaction = try OutputTransaction(folder: output)
    do throws(MachineFailure) {
      let assets = composition.assets.sorted { $0.key < $1.key }
      let copied = composition.files.sorted { $0.key < $1.key }
      let files = SiteFiles(
        transaction, copied: copied.map { String($0.key.dropFirst()) }, isCompressing: isCompressing)
      for (address, bytes) in assets { try files.stage(String(address.dropFirst()), bytes) }
      let folder = Folder(site)
      _ = try await inParallel(copied.count, jobs: options.jobs) { number throws(MachineFailure) in
        try files.copy(String(copied[number].key.dropFirst()), from: copied[number].value, of: folder)
      }
      let documents = composition.documents
      progress?.begin(.render, total: documents.count)
      _ = try await inParallel(documents.count, jobs: options.jobs, progress) {
        number throws(MachineFailure) in
        let document = documents[number]
        try files.stage(document.path, document.bytes)
      }
      return try transaction.commit(drafts: options.includingUnpublished, compression: files.compression)
    } catch {
      transaction.abandon()
      throw error
    }
  }
}
