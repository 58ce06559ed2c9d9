import Content
import Diagnostics
import French
import Markdown

/// All that was read of a site's `content/`.
package struct SiteContent: Sendable {
  package var settings: Settings
  package var strings: Strings
  /// The block that shows an article's offer.
  package var callToAction: BlockDefinition?
  package var articles: [ContentReader.Reading<Shared<Article>>]
  package var authors: [ContentReader.Reading<Author>]
  package var pages: [ContentReader.Reading<StandalonePage>]
  package var offers: [ContentReader.Reading<Offer>]
  package var categories: [ContentReader.Reading<CategoryIntroduction>]
  /// Files to be copied, by address: `/images/plan.svg` → `content/images/plan.svg`.
  package var files: [String: String]
  /// The sizes of the pictures among them, as far as they are known, by address.
  package var pictureSizes: [String: PixelSize]

  package init(settings: Settings, strings: Strings, callToAction: BlockDefinition?) {
    self.settings = settings
    self.strings = strings
    self.callToAction = callToAction
    articles = []
    authors = []
    pages = []
    offers = []
    categories = []
    files = [:]
    pictureSizes = [:]
  }
}

/// The whole blog as it is at one moment: what is published, in order, with its addresses and links.
package struct Blog: Sendable {
  package let settings: Settings
  package let strings: Strings
  /// The articles to build, newest first, then by slug.
  package internal(set) var articles: [BlogArticle] = []
  package internal(set) var authors: [BlogAuthor] = []
  package internal(set) var pages: [BlogPage] = []
  /// Categories and tags that articles have, in the order of the alphabet.
  package internal(set) var categories: [Term] = []
  package internal(set) var tags: [Term] = []
  /// Former addresses and where they lead now, by address.
  package internal(set) var redirects: [(address: String, target: LinkTarget)] = []
  /// The addresses at which clicks are counted and the offers that they lead to, by address.
  package internal(set) var clickPages: [(address: String, offer: CallToAction)] = []
  package internal(set) var routes = Routes()
  /// The entries that `site.yml` gives the main menu.
  package internal(set) var menu: [Page.Link] = []

  package struct BlogArticle: Sendable {
    /// What its file says, which the assembly has, too.
    package var shared: Shared<Article>
    /// A preview holds articles that are not.
    package var isPublished: Bool
    package var address: String
    package var sharedCard: Shared<Card>
    package var text: ResolvedText
    package var authors: [Int]
    /// The slugs of the category and the tags.
    package var category: String?
    package var tags: [String]
    package var cover: Page.Picture?
    var placedCallToAction: PlacedCallToAction?
    /// The articles shown below: at first those that the author pinned.
    package var related: [RelatedArticle]

    package var card: Card { sharedCard.value }
    package var source: Article { shared.value }

    /// The offer at its end, as a block.
    package var callToAction: ResolvedBlock? { placedCallToAction?.block }
  }

  /// Gives an article the contents of its text, which were taken out.
  mutating func complete(_ number: Int, _ contents: MarkdownDocument.Contents) {
    articles[number].text.complete(contents)
  }

  /// An article shown below another.
  package struct RelatedArticle: Hashable, Sendable {
    /// Its number.
    package var article: Int
    /// What both speak of, what weighs most first.
    package var sharedTerms: [French.Term.ID] = []
    /// Whether nothing is related, and it stands there as one of the latest of the category.
    package var isOfCategory = false
  }

  package struct BlogAuthor: Sendable {
    package var source: Author
    package var address: String
    package var text: ResolvedText
    package var photo: Page.Picture?
    package var links: [Page.Link]
  }

  /// A category or a tag with its articles.
  package struct Term: Sendable {
    package var slug: String
    package var name: String
    package var address: String
    /// Numbers of articles, newest first.
    package var articles: [Int]
    package var description: String?
    package var introduction: ResolvedText?

    var link: Page.TermLink { .init(name: name, address: address) }
  }

  package struct BlogPage: Sendable {
    package var source: StandalonePage
    package var address: String
    package var text: ResolvedText
  }
}
