import Content
import Diagnostics
import Markdown

/// A text whose links and blocks know what they lead to and show. The numbers of its pieces are indices into
/// `targets` and `blocks`.
package struct ResolvedText: Hashable, Sendable {
  package var body = Body()
  package var leadLength = 0
  package var references: [MarkdownDocument.Reference] = []
  package var targets: [LinkTarget] = []
  package var blocks: [ResolvedBlock] = []
  /// The sizes of images, as far as they are known, by the number of their reference.
  package var sizes: [Int: PixelSize] = [:]
  /// The links that pay the blog, by the number of their reference.
  package var paidLinks: [Int: PaidLink] = [:]
  /// What stands behind each of them: « (lien affilié) ».
  package var paidNote = ""

  package init() {}

  package var isEmpty: Bool { body.isEmpty }

  /// Takes back the contents that were taken out of the text.
  mutating func complete(_ contents: MarkdownDocument.Contents) {
    body = contents.body
    for (place, directive) in zip(blocks.indices, contents.directives) { blocks[place].directive = directive }
  }

  /// The addresses of this site that links and blocks lead to, without what follows `#` or `?`.
  package var linkedAddresses: Set<String> {
    var addresses: Set<String> = []
    for (reference, target) in zip(references, targets) {
      guard reference.kind != .image, case .local(let address) = target else { continue }
      addresses.insert(String(address.prefix { $0 != "#" && $0 != "?" }))
    }
    for block in blocks {
      for case .article(let card) in block.values.values { addresses.insert(card.address) }
    }
    return addresses
  }
}

/// A block with the values of its attributes found in the blog.
package struct ResolvedBlock: Hashable, Sendable {
  package var directive: MarkdownDocument.Directive
  package var definition: BlockDefinition
  package var values: [String: Value]
  /// Whether something that the block needs is not published: it then shows nothing.
  package var isHidden = false

  package indirect enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case article(Card)
    case offer(CallToAction)
  }
}

/// An offer as one article shows it.
package struct CallToAction: Hashable, Sendable {
  package var title: String
  package var text: ResolvedText
  package var button: String
  /// With the parameters that tell where the visit comes from.
  package var address: String
  /// The page of ours that leads there, where clicks are counted: `/go/consultation/bareme-article-fin/`.
  package var clickPage: String?
  /// For paper: without scheme and parameters.
  package var shortAddress: String
  package var duration: String?
  package var with: String?
  package var next: String?
  /// Why its link pays the blog; `nil` where it does not.
  package var paidLink: PaidLink?
  /// What stands beside its link then: « (lien affilié) ».
  package var paidNote: String?

  /// Where on the page the offer stands.
  package enum Position: String, Sendable {
    case articleEnd = "article-fin"
    case articleMiddle = "article-milieu"
    /// In a block with a content of its own: under what a decision recommends.
    case decision

    /// The place of a block that shows an offer. One with a content of its own shows it without an offer, too.
    init(in block: BlockDefinition) { self = block.content == .none ? .articleMiddle : .decision }
  }

  /// Where the link on the page leads.
  package var link: LinkTarget { clickPage.map(LinkTarget.local) ?? .external(address) }

  init(
    _ offer: Offer, _ link: OfferLink, text: ResolvedText, _ paid: (link: PaidLink, note: String)?,
    campaign: String, position: Position
  ) {
    title = offer.title
    self.text = text
    paidLink = paid?.link
    paidNote = paid?.note
    button = offer.button
    duration = offer.duration
    with = offer.with
    next = offer.next
    clickPage =
      offer.countsClicks ? "\(Routes.clickPages)\(offer.clickName)/\(campaign)-\(position.rawValue)/" : nil
    let parameters = [
      ("utm_source", offer.utm.source), ("utm_medium", offer.utm.medium),
      ("utm_campaign", offer.utm.campaign ?? campaign),
      ("utm_content", offer.utm.content ?? position.rawValue),
    ].map { "\($0)=\($1)" }.joined(separator: "&")
    address = link.beforeParameters + parameters + link.fragment
    shortAddress = link.shortAddress
  }
}

/// The address of an offer in the pieces that all articles share.
struct OfferLink: Sendable {
  var beforeParameters: String
  var fragment: String
  var shortAddress: String

  init(_ offer: Offer) {
    let parts = offer.url.value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let plain = parts.first.map(String.init) ?? ""
    fragment = parts.count > 1 ? "#\(parts[1])" : ""
    beforeParameters = plain + (plain.contains("?") ? "&" : "?")
    let withoutScheme = plain.firstRange(of: "://").map { String(plain[$0.upperBound...]) } ?? plain
    let withoutQuery = withoutScheme.prefix { $0 != "?" }
    shortAddress = String(withoutQuery.hasSuffix("/") ? withoutQuery.dropLast() : withoutQuery)
  }
}

/// An article as listings and links show it.
package struct Card: Hashable, Sendable {
  package var slug: String
  package var title: String
  package var address: String
  package var description: String?
  package var date: Moment
  package var readingTime: String
  package var category: Page.TermLink?
  package var authorNames: String
  /// What readers are told before they follow its links.
  package var disclosure: Disclosure?
}
