import Content
import Diagnostics
import French

/// Where an article is in its life. Only what is published leaves a trace in `Output/`.
package enum PublicationState: String, CaseIterable, Sendable {
  case published, scheduled, draft, expired

  /// The one place that decides. A date without a time is midnight in Paris.
  package init(_ article: Shared<Article>, at now: Instant) {
    if article.value.isDraft {
      self = .draft
    } else if let expires = article.value.expires, expires <= now {
      self = .expired
    } else if let date = article.value.date, date > now {
      self = .scheduled
    } else {
      self = .published
    }
  }
}

/// An article that could be read.
package struct KnownArticle: Sendable {
  /// What its file says.
  package var shared: Shared<Article>
  package let state: PublicationState

  package var source: Article { shared.value }
}

extension [ContentReader.Reading<Shared<Article>>] {
  /// Every article that could be read, newest first, then by slug and file, each with its state and with what is
  /// wrong in its file; and what is wrong with files of which nothing could be read.
  package func inOrder(
    at now: Instant
  ) -> (
    articles: [KnownArticle], problems: [[Diagnostic]],
    unreadable: [Diagnostic]
  ) {
    var articles: [KnownArticle] = []
    articles.reserveCapacity(count)
    var order: [(date: Int, number: Int)] = []
    var names: [(slug: String, file: String)] = []
    var problems: [[Diagnostic]] = []
    var unreadable: [Diagnostic] = []
    for reading in self {
      guard let shared = reading.value else {
        unreadable += reading.diagnostics
        continue
      }
      let state = PublicationState(shared, at: now)
      order.append(((shared.value.date ?? now).secondsSince1970, articles.count))
      names.append((shared.value.slug.value, shared.value.file))
      problems.append(reading.diagnostics.inside(state))
      articles.append(KnownArticle(shared: shared, state: state))
    }
    order.sort { a, b in a.date != b.date ? a.date > b.date : names[a.number] < names[b.number] }
    return (order.map { articles[$0.number] }, order.map { problems[$0.number] }, unreadable)
  }
}

extension [Diagnostic] {
  /// The problems of an article in a state: those of an unpublished one are notices, and it may have gaps.
  func inside(_ state: PublicationState) -> [Diagnostic] {
    guard state != .published else { return self }
    return filter { $0.code != .placeholder }.map(\.asNotice)
  }
}
