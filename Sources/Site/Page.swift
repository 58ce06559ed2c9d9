import Content
import French
import Markdown

/// Everything that the HTML of one page may depend on. The theme receives nothing else.
package struct Page: Sendable {
  /// From the root of the site: `/articles/bareme/`.
  package var address: String
  package var frame: Frame
  package var head: Head
  /// The way from the home page, without the page itself.
  package var breadcrumb: [Link]
  package var content: Content

  package enum Content: Sendable {
    case home(Home)
    case article(ArticleContent)
    case author(AuthorContent)
    case authors([AuthorSummary])
    case standalone(StandaloneContent)
    case notFound(recent: [Card])
  }

  /// What all pages share.
  package struct Frame: Hashable, Sendable {
    package var title: String
    package var description: String?
    package var baseURL: BaseURL
    /// The address of the site's icon, when it has one.
    package var icon: String?
    package var menu: [Link]
    package var footer: [Link]
  }

  package struct Link: Hashable, Sendable {
    package var label: String
    package var target: LinkTarget
  }

  package struct Head: Hashable, Sendable {
    package var title: String
    package var description: String?
    /// The whole address of the page; `nil` for one that has none, such as the page of an unknown address.
    package var canonical: String?
    package var robots: String?
  }

  package struct Home: Hashable, Sendable {
    package var cards: [Card]
  }

  package struct ArticleContent: Hashable, Sendable {
    package var slug: String
    package var title: String
    package var text: ResolvedText
    package var date: Moment
    package var updated: Moment?
    package var readingTime: String
    package var authors: [AuthorSummary]
    package var category: String?
    package var tags: [String]
    package var cover: Cover?
    /// The entries of the table of contents; empty when it is not shown.
    package var contents: [ContentsEntry]
    package var callToAction: ResolvedBlock?
    package var related: [Card]
  }

  package struct ContentsEntry: Hashable, Sendable {
    package var id: String
    package var title: String
  }

  package struct Cover: Hashable, Sendable {
    package var image: LinkTarget
    package var alt: String
    package var credit: String?
  }

  package struct AuthorSummary: Hashable, Sendable {
    package var name: String
    package var address: String
    package var role: String?
    package var initials: String
    package var photo: LinkTarget?
    package var bio: String?
    package var isOrganization: Bool
    package var links: [Link]
    /// « 3 articles »
    package var count: String
  }

  package struct AuthorContent: Hashable, Sendable {
    package var author: AuthorSummary
    package var text: ResolvedText
    package var cards: [Card]
  }

  package struct StandaloneContent: Hashable, Sendable {
    package var slug: String
    package var title: String
    package var text: ResolvedText
  }
}
