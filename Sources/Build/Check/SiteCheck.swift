import Content
import Diagnostics
import Markdown
import Site
import Theme

/// Tells everything that is wrong with a site: what a build would tell, and more.
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
  /// Whether other sites are asked for the pages that are linked to.
  package var checksExternalLinks = false
  /// How long another site may take to answer, in seconds.
  package var externalTimeLimit = 15

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
    found += themeProblems(of: blog, sources)
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
    if checksExternalLinks {
      found += try ExternalCheck(site: site, now: options.now, timeLimit: externalTimeLimit)
        .problems(blog, sources)
    }
    diagnostics += blog.settings.checks.applied(to: found)
    return diagnostics.inReportingOrder()
  }

  /// Whether a code is looked for: what only some options ask for is not missing without them.
  package func checks(_ code: DiagnosticCode) -> Bool {
    switch code {
    case .grammar, .spelling: checksGrammar
    case .externalDead, .externalMoved, .externalUnverified: checksExternalLinks
    default: true
    }
  }

  private func themeProblems(of blog: Blog, _ sources: SiteSources) -> [Diagnostic] {
    // What is wrong with the choice of the theme has been told.
    var told: [Diagnostic] = []
    let theme = blog.settings.theme
    let files = ThemeChoice.files(theme.value, at: theme.place, sources.themes, diagnostics: &told)
    var problems = PrivacyCheck(settings: blog.settings) { SiteBuilder.source($0, site: site) }
      .problems(in: files, copies: Array(sources.files.values))
    let mention = Array("disclosure".utf8)
    if blog.articles.contains(where: { $0.card.disclosure != nil }),
      let layout = files?.files["layouts/article.mustache"],
      files?.files.contains(where: {
        $0.key.hasSuffix(".mustache") && $0.value.bytes.firstRange(of: mention) != nil
      })
        == false
    {
      problems.append(.noMention(layout))
    }
    return problems
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
}

extension Diagnostic {
  fileprivate static func noMention(_ layout: SourceFile) -> Diagnostic {
    Diagnostic(
      .undisclosedPartner, at: Place(file: layout.path),
      Message(
        fr: "Le thème ne dit pas aux lecteurs qu’un article est rémunéré",
        en: "The theme does not tell readers that an article is paid for"),
      help: Message(
        fr: "Écrivez « {{#article.disclosure}}{{label}} : {{text}}{{/article.disclosure}} » avant le texte.",
        en: "Write “{{#article.disclosure}}{{label}}: {{text}}{{/article.disclosure}}” before the text."))
  }
}
