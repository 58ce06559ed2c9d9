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
    case listing(Listing)
    case archives([ArchiveYear])
    case article(ArticleContent)
    case author(AuthorContent)
    case authors([AuthorSummary])
    case standalone(StandaloneContent)
    case notFound(NotFound)
    case redirect(Redirect)
  }

  /// What all pages share.
  package struct Frame: Hashable, Sendable {
    package var title: String
    package var description: String?
    package var baseURL: BaseURL
    /// The addresses of the site's own icons, when it has some: a drawing, and a picture for telephones.
    package var icon: String?
    package var touchIcon: String?
    package var menu: [Link]
    package var footer: [Link]
  }

  package struct Link: Hashable, Sendable {
    package var label: String
    package var target: LinkTarget
    /// Whether it pays the blog.
    package var isPaid = false

    /// Whether it leads to a page of another site.
    package var isOnAnotherSite: Bool {
      if case .external(let address) = target { WebAddress(address) != nil } else { false }
    }
  }

  package struct Head: Hashable, Sendable {
    package var title: String
    package var description: String?
    /// The whole address of the page; `nil` for one that has none, such as the page of an unknown address.
    package var canonical: String?
    package var robots: String?
    /// The pages before and after this one of a listing.
    package var previous: String?
    package var next: String?
    package var feeds: [Link] = []
    /// What other sites show of the page: Open Graph.
    package var properties: [Property] = []
    /// What the page is, for search engines: JSON-LD, with `<` escaped.
    package var structuredData: String?
  }

  /// One `<meta property="…" content="…">`.
  package struct Property: Hashable, Sendable {
    package var name: String
    package var content: String
  }

  package struct Home: Hashable, Sendable {
    package var cards: [Shared<Card>]
    package var categories: [CountedTerm]
    package var pagination: Pagination?
  }

  /// The articles of a category or a tag, or the older ones of the whole blog; one page of them.
  package struct Listing: Hashable, Sendable {
    /// What kind of listing: « Rubrique ».
    package var label: String?
    package var title: String
    /// « 12 articles »
    package var count: String
    /// On the first page only.
    package var introduction: ResolvedText?
    package var cards: [Shared<Card>]
    package var pagination: Pagination?
  }

  package struct Pagination: Hashable, Sendable {
    /// « Page 2 sur 5 »
    package var text: String
    package var pages: [PageLink]
    package var previous: String?
    package var next: String?
  }

  /// One number of a pagination; without an address it is the gap between two.
  package struct PageLink: Hashable, Sendable {
    package var number: String
    /// « Page 2 »
    package var label: String
    package var address: String?
    package var isCurrent: Bool
  }

  package struct ArchiveYear: Hashable, Sendable {
    package var year: String
    package var count: String
    package var cards: [Shared<Card>]
  }

  /// A category or a tag as pages link it.
  package struct TermLink: Hashable, Sendable {
    package var name: String
    package var address: String
  }

  package struct CountedTerm: Hashable, Sendable {
    package var term: TermLink
    package var number: Int
    /// « 12 articles »
    package var count: String
  }

  package struct ArticleContent: Hashable, Sendable {
    package var slug: String
    package var title: String
    package var text: ResolvedText
    package var date: Moment
    package var updated: Moment?
    package var readingTime: String
    package var authors: [AuthorSummary]
    package var category: TermLink?
    package var tags: [TermLink]
    package var cover: Cover?
    package var disclosure: Disclosure?
    /// The entries of the table of contents; empty when it is not shown.
    package var contents: [ContentsEntry]
    package var callToAction: ResolvedBlock?
    package var related: [RelatedCard]
    /// Whether these are the latest of the category, as nothing is related.
    package var isRelatedByCategory = false
    /// The article before this one in time, and the one after it.
    package var previous: Shared<Card>?
    package var next: Shared<Card>?
  }

  /// A card below an article, and what both articles speak of: « barèmes, attribution ».
  package struct RelatedCard: Hashable, Sendable {
    package var card: Shared<Card>
    package var reason: String?
  }

  package struct ContentsEntry: Hashable, Sendable {
    package var id: String
    package var title: String
  }

  package struct Picture: Hashable, Sendable {
    package var target: LinkTarget
    /// `nil` when it is not known.
    package var size: PixelSize?
  }

  package struct Cover: Hashable, Sendable {
    package var image: Picture
    package var alt: String
    package var credit: String?
  }

  package struct AuthorSummary: Hashable, Sendable {
    package var name: String
    package var address: String
    package var role: String?
    package var initials: String
    package var photo: Picture?
    /// The beginning of the biography, or all of it when it is short: what articles quote.
    package var quotation: String?
    package var isOrganization: Bool
    package var links: [Link]
    /// « 3 articles »
    package var count: String
  }

  package struct AuthorContent: Hashable, Sendable {
    package var author: AuthorSummary
    /// The short biography. As the text, it stands on the first page only.
    package var presentation: String?
    package var text: ResolvedText
    package var cards: [Shared<Card>]
    package var pagination: Pagination?
  }

  /// What helps those who came to an address that nothing stands at.
  package struct NotFound: Hashable, Sendable {
    package var recent: [Shared<Card>]
    package var categories: [CountedTerm]
    /// The page by which one can tell of the broken link.
    package var report: String?
  }

  /// An address that leads on at once: a former one, or one at which clicks are counted.
  package struct Redirect: Hashable, Sendable {
    package var target: LinkTarget
    /// For who is not led on: what stands before the link, and in the link in place of its address.
    package var text: String
    package var label: String?
    /// Whether where it leads pays the blog.
    package var isPaid: Bool
  }

  package struct StandaloneContent: Hashable, Sendable {
    package var slug: String
    package var title: String
    package var text: ResolvedText
  }
}
