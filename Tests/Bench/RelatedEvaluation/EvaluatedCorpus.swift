import Build
import Content
import Diagnostics
import French
import Markdown
import Site

/// A blog with its own links hidden, and these links: who links two articles says that they belong together, which
/// is what rankings are held against.
struct EvaluatedCorpus: Sendable {
  /// In the order of the slugs.
  var articles: [EvaluatedArticle]
  var settings: Settings.Related
  /// How the corpus writes its terms, in small letters with accents.
  var words: [Term.ID: String]

  /// The articles that link to others.
  var queries: [Int] { articles.indices.filter { !articles[$0].links.isEmpty } }
  var linkCount: Int { articles.reduce(0) { $0 + $1.links.count } }

  /// What the engine knows of it.
  var related: RelatedCorpus {
    var settings = settings
    settings.count = Metrics.depth
    return RelatedCorpus(
      articles.map {
        RelatedCorpus.Article(
          slug: $0.slug, terms: $0.terms, category: $0.category, tags: $0.tags, date: $0.date)
      }, settings)
  }

  /// What the engine shows below each article.
  func rankings(jobs: Int) async -> [Ranking] {
    let corpus = related
    return await RelatedIndex(corpus, await TermIndex.make(corpus.terms.map { $0[...] }, jobs: jobs))
      .rankings(jobs: jobs)
  }
}

/// An article without its links to others.
struct EvaluatedArticle: Sendable {
  var slug: String
  var date: Instant
  /// The slugs of the category and the tags.
  var category: String?
  var tags: [String] = []
  /// As the engine counts them.
  var terms: [Term]
  /// Those of the title, each as often as it stands there; likewise below.
  var title: [Term] = []
  var headings: [Term] = []
  var description: [Term] = []
  var tagNames: [Term] = []
  /// The numbers of the articles that it links to.
  var links: Set<Int> = []
}

extension EvaluatedCorpus {
  /// Reads a site. Everything that bears a date counts as published. What is wrong in it is counted, and does
  /// not stand in the way; `nil` when there is no site.
  static func read(_ site: String, themeRoots: [String]) async throws(MachineFailure)
    -> (corpus: EvaluatedCorpus, errors: Int)?
  {
    var diagnostics: [Diagnostic] = []
    let jobs = 2
    let sources = try await SourceReader(site: site, themeRoots: themeRoots, jobs: jobs)
      .read(diagnostics: &diagnostics)
    var stages = Stages()
    let options = Composition.Options(now: Instant(secondsSince1970: 4_000_000_000), jobs: jobs)
    let assembled = try await Composition.assemble(
      sources, options, &stages, recordingTokens: true, diagnostics: &diagnostics)
    guard let (blog, _) = assembled else { return nil }
    return (EvaluatedCorpus(blog), diagnostics.count { $0.severity == .error })
  }

  init(_ blog: Blog) {
    let published = blog.articles.sorted { $0.card.slug < $1.card.slug }
    let numbers = Dictionary(published.enumerated().map { ($1.address, $0) }) { first, _ in first }
    let pins = published.map { article in
      article.related.compactMap { numbers[blog.articles[$0.article].address] }
    }
    settings = blog.settings.related
    words = [:]
    articles = []
    for (number, article) in published.enumerated() {
      let hidden = HiddenLinks(in: article.text) { numbers[$0] != nil }
      let document = article.source.text.document
      for token in document.tokens where words[token.id] == nil {
        words[token.id] = token.surface.lowercased()
      }
      let links = Set(article.text.linkedAddresses.compactMap { numbers[$0] } + pins[number]).subtracting([
        number
      ])
      articles.append(
        EvaluatedArticle(
          slug: article.card.slug, date: article.card.date.instant, category: article.category,
          tags: article.tags, terms: document.terms.subtracting(hidden.terms),
          title: Self.terms([article.source.title]), headings: Self.terms(document.headings.map(\.text)),
          description: Self.terms([article.source.description ?? ""]),
          tagNames: Self.terms(article.source.tags.map(\.value)), links: links))
    }
  }

  private static func terms(_ texts: [String]) -> [Term] {
    var counter = TermCounter()
    for text in texts {
      counter.add(text)
      counter.break()
    }
    return counter.finish()
  }
}
