import Content
import Diagnostics
import French
import Markdown
import Site
import Theme

/// Asks a site why the articles below one are those.
package struct RelatedInquiry: Sendable {
  /// The folder that holds `content/`.
  package var site: String
  /// The folders that hold themes, the nearest first.
  package var themeRoots: [String]
  package var options: Composition.Options

  package init(site: String, themeRoots: [String], options: Composition.Options) {
    self.site = site
    self.themeRoots = themeRoots
    self.options = options
  }

  package struct Answer: Sendable {
    package var explanation: RelatedExplanation
    /// The titles of the articles, by slug.
    package var titles: [String: String]
    /// What the card of another article names as common, by its slug.
    package var subjects: [String: [String]]
    /// The terms of the article as it writes them.
    package var words: [Term.ID: String]
  }

  /// The answer, or what stands in its way: errors in the content, or that no article has the slug.
  package func run(_ slug: String) async throws(MachineFailure) -> Result<Answer, Diagnostics> {
    var stages = Stages()
    var diagnostics: [Diagnostic] = []
    let sources = try await SourceReader(site: site, themeRoots: themeRoots, jobs: options.jobs)
      .read(diagnostics: &diagnostics)
    let assembled = try await Composition.assemble(sources, options, &stages, diagnostics: &diagnostics)
    let errors = diagnostics.filter { $0.severity == .error }.inReportingOrder()
    guard errors.isEmpty, let (blog, theme) = assembled else { return .failure(.init(all: errors)) }
    guard let explanation = RelatedOnDemand(blog.relatedCorpus).explanation(of: slug),
      let article = blog.articles.first(where: { $0.card.slug == slug })
    else {
      return .failure(.init(all: [.unknownArticle(slug, among: blog.articles.map(\.card.slug))]))
    }
    // Only now the article is read with its words, which the others need not keep.
    let reader = ContentReader(
      settings: blog.settings, blocks: theme.blocks, strings: theme.strings, recordsTokens: true)
    let text = sources.articles.first { $0.path == article.source.file }.flatMap { reader.article($0).value }
    let numbers = Dictionary(zip(blog.articles.map(\.card.slug), blog.articles.indices)) { first, _ in first }
    var shared = SharedSubjects(of: article, sharing: explanation.candidates.lazy.flatMap(\.terms))
    let subjects = explanation.candidates.compactMap { candidate in
      numbers[candidate.slug].map { (candidate.slug, shared(with: $0, of: blog, sharing: candidate.terms)) }
    }
    return .success(
      Answer(
        explanation: explanation, titles: numbers.mapValues { blog.articles[$0].card.title },
        subjects: Dictionary(subjects) { first, _ in first },
        words: (text?.text.document.tokens ?? []).words))
  }

  /// What was wrong, in the order in which it is to be shown.
  package struct Diagnostics: Error {
    package var all: [Diagnostic]
  }
}

extension Diagnostic {
  fileprivate static func unknownArticle(_ slug: String, among slugs: [String]) -> Diagnostic {
    Diagnostic(
      .unknownArticle, at: nil,
      Message(
        fr: "Aucun article publié n’a le nom « \(slug) »", en: "No published article is named “\(slug)”"),
      help: .didYouMean(slug, among: slugs)
        ?? Message(
          fr: "Écrivez le « slug: » d’un article : la fin de son adresse.",
          en: "Write the “slug:” of an article: the end of its address."))
  }
}
