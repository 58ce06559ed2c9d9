import Content
import French

/// Where an article is in its life. Only what is published leaves a trace in `Output/`.
package enum PublicationState: String, CaseIterable, Sendable {
  case published, scheduled, draft, expired

  /// The one place that decides. A date without a time is midnight in Paris.
  package init(_ article: Article, at now: Instant) {
    if article.isDraft {
      self = .draft
    } else if let expires = article.expires, expires <= now {
      self = .expired
    } else if let date = article.date, date > now {
      self = .scheduled
    } else {
      self = .published
    }
  }
}
