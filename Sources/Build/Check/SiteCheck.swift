import Content
import Diagnostics
import Markdown
import Site

/// Tells everything that is wrong with a site, what a build would tell and more, and mends what it is asked to.
package struct SiteCheck: Sendable {
  /// The folder that holds `content/`.
  package var site: String
  /// The folders that hold themes, the nearest first.
  package var themeRoots: [String]
  package var options: Composition.Options
  /// Whether agreement, conjugation and spelling are checked by Grammalecte.
  package var checksGrammar = false
  /// The Python that has Grammalecte.
  package var python = "/usr/bin/python3"

  package init(site: String, themeRoots: [String], options: Composition.Options) {
    self.site = site
    self.themeRoots = themeRoots
    self.options = options
    self.options.proofreads = true
    // What is not published is read, too: what is wrong there is a notice.
    self.options.includingUnpublished = true
  }

  /// All problems, in the order in which they are to be shown.
  package func run() async throws(MachineFailure) -> [Diagnostic] {
    var stages = Stages()
    var diagnostics: [Diagnostic] = []
    let sources = try await SourceReader(site: site, themeRoots: themeRoots, jobs: options.jobs)
      .read(diagnostics: &diagnostics)
    let assembled = try await Composition.assemble(sources, options, &stages, diagnostics: &diagnostics)
    guard let (blog, _) = assembled else { return diagnostics.inReportingOrder() }
    let checks = BlogChecks(blog, now: options.now) { [site] in
      FileStatus("\(site)/\($0)", following: true)?.size
    }
    var found = checks.problems + blog.commercialProblems(now: options.now) + blog.legalProblems()
    found += privacyProblems(of: blog, sources)
    // A build goes without such a picture; readers ought not to be told of to others.
    let isForeign = { (problem: Diagnostic) in
      problem.code == .foreignResource && problem.severity == .warning
    }
    found += diagnostics.filter(isForeign).map { $0.with(.error) }
    diagnostics.removeAll(where: isForeign)
    if checksGrammar {
      found += try GrammarCheck(blog.settings.dictionary, python: python).problems(
        in: Self.texts(of: blog), sources)
    }
    diagnostics += blog.settings.checks.applied(to: found)
    return diagnostics.inReportingOrder()
  }

  private func privacyProblems(of blog: Blog, _ sources: SiteSources) -> [Diagnostic] {
    // What is wrong with the choice of the theme has been told.
    var told: [Diagnostic] = []
    let theme = blog.settings.theme
    let files = ThemeChoice.files(theme.value, at: theme.place, sources.themes, diagnostics: &told)
    return PrivacyCheck(settings: blog.settings) { SiteBuilder.source($0, site: site) }
      .problems(in: blog, files, copies: Array(sources.files.values))
  }

  private static func texts(of blog: Blog) -> [GrammarCheck.Text] {
    blog.articles.map {
      .init(file: $0.source.file, prose: $0.source.text.document.prose, isPublished: $0.isPublished)
    }
      + blog.pages.map {
        .init(file: $0.source.file, prose: $0.source.text.document.prose, isPublished: true)
      }
      + blog.authors.map {
        .init(file: $0.source.file, prose: $0.source.text.document.prose, isPublished: true)
      }
  }

  /// Makes the changes that some problems bring with them, each only where the file still says what it said. A file
  /// is written whole or not at all.
  /// - Returns: the problems that are mended.
  package func fix(_ diagnostics: [Diagnostic]) throws(MachineFailure) -> [Diagnostic] {
    var fixed: [Diagnostic] = []
    let byFile = Dictionary(grouping: diagnostics.filter { $0.replacement != nil }) { $0.place?.file ?? "" }
    for (path, problems) in byFile.sorted(by: { $0.key < $1.key }) {
      guard let source = SiteBuilder.source(path, site: site) else { continue }
      let (bytes, mended) = source.bytes.replacing(problems)
      guard !mended.isEmpty else { continue }
      try TextFile.replace(path, inSite: site, by: bytes)
      fixed += mended
    }
    return fixed
  }
}

extension [UInt8] {
  /// The bytes with the changes of some problems made, and the problems whose changes could be made. Of two changes
  /// that touch, the first is made.
  fileprivate func replacing(_ problems: [Diagnostic]) -> ([UInt8], [Diagnostic]) {
    var result: [UInt8] = []
    var mended: [Diagnostic] = []
    var copied = 0
    let ordered = problems.sorted { ($0.replacement?.offset ?? 0) < ($1.replacement?.offset ?? 0) }
    for problem in ordered {
      guard let replacement = problem.replacement else { continue }
      let end = replacement.offset + replacement.old.utf8.count
      guard replacement.offset >= copied, end <= count,
        self[replacement.offset..<end].elementsEqual(replacement.old.utf8)
      else { continue }
      result += self[copied..<replacement.offset]
      result += replacement.new.utf8
      copied = end
      mended.append(problem)
    }
    return (result + self[copied...], mended)
  }
}
