import Content
import Diagnostics
import French
import Site

/// The articles of a site that are in one state, in the order of the blog. Only their front matter is read.
package struct ArticleListing: Sendable {
  /// Which articles are listed, as people say it.
  package enum Selection: String, CaseIterable, Sendable {
    case drafts, scheduled, expired, published

    var state: PublicationState {
      switch self {
      case .drafts: .draft
      case .scheduled: .scheduled
      case .expired: .expired
      case .published: .published
      }
    }
  }

  package struct Entry: Hashable, Sendable {
    package var date: Instant?
    package var slug: String
    package var title: String
    /// The path of the file in the site.
    package var file: String
  }

  package var entries: [Entry] = []
  package var diagnostics: [Diagnostic] = []
  /// Whether every article could be read far enough to know its state.
  package var isComplete = false

  /// Reads the articles of a site and selects those in a state at an instant.
  package static func read(
    _ selection: Selection, site: String, now: Instant, jobs: Int
  ) async throws(MachineFailure) -> ArticleListing {
    var listing = ArticleListing()
    let sources = try await SourceReader(site: site, themeRoots: [], jobs: jobs)
      .read(diagnostics: &listing.diagnostics)
    guard let file = sources.settings else {
      listing.diagnostics.append(.noSite)
      return listing
    }
    guard let settings = Settings.read(file, baseURL: nil, diagnostics: &listing.diagnostics) else {
      return listing
    }
    let reader = ContentReader(frontMatterOnly: settings)
    let readings = await inParallel(sources.articles.count, jobs: jobs) {
      reader.article(sources.articles[$0]).shared
    }
    let (articles, problems, unreadable) = readings.inOrder(at: now)
    // Notices are the build's: whoever asks for a list has not asked for advice.
    listing.diagnostics = (listing.diagnostics + problems.flatMap(\.self) + unreadable)
      .filter { $0.severity < .notice }.inReportingOrder()
    listing.isComplete = articles.count == readings.count
    listing.entries = articles.filter { $0.state == selection.state }.map(\.source).map { article in
      Entry(date: article.date, slug: article.slug.value, title: article.title, file: article.file)
    }
    return listing
  }
}
