import Content
import Diagnostics
import Markdown

/// An offer as one article shows it.
///
/// All articles that show it share what is the same for them: there may be a hundred thousand.
package struct CallToAction: Hashable, Sendable {
  private let offer: Shared<OfferFacts>
  /// What tells the booking provider which page a visit comes from.
  private let campaign: String
  private let position: Position

  init(_ offer: Shared<OfferFacts>, campaign: String, position: Position) {
    self.offer = offer
    self.campaign = campaign
    self.position = position
  }

  package var title: String { offer.value.title }
  package var text: ResolvedText { offer.value.text }
  package var button: String { offer.value.button }
  package var duration: String? { offer.value.duration }
  package var with: String? { offer.value.with }
  package var next: String? { offer.value.next }
  /// Why its link pays the blog; `nil` where it does not.
  package var paidLink: PaidLink? { offer.value.paid?.link }
  /// What stands beside its link then: « (lien affilié) ».
  package var paidNote: String? { offer.value.paid?.note }
  /// For paper: without scheme and parameters.
  package var shortAddress: String { offer.value.shortAddress }

  /// With the parameters that tell where the visit comes from.
  package var address: String {
    let utm = offer.value.utm
    let parameters = [
      ("utm_source", utm.source), ("utm_medium", utm.medium), ("utm_campaign", utm.campaign ?? campaign),
      ("utm_content", utm.content ?? position.rawValue),
    ].map { "\($0)=\($1)" }.joined(separator: "&")
    return offer.value.beforeParameters + parameters + offer.value.fragment
  }

  /// All that `link` is made of.
  var linkParts: [String?] {
    let utm = offer.value.utm
    return [
      offer.value.beforeParameters, offer.value.fragment, offer.value.clickFolder, utm.source, utm.medium,
      utm.campaign, utm.content, campaign, position.rawValue,
    ]
  }

  /// The page of ours that leads there, where clicks are counted: `/go/consultation/bareme-article-fin/`.
  package var clickPage: String? {
    offer.value.clickFolder.map { "\($0)\(campaign)-\(position.rawValue)/" }
  }

  /// Where the link on the page leads.
  package var link: LinkTarget { clickPage.map(LinkTarget.local) ?? .external(address) }

  /// Where on the page the offer stands.
  package enum Position: String, Sendable {
    case articleEnd = "article-fin"
    case articleMiddle = "article-milieu"
    /// In a block with a content of its own: under what a decision recommends.
    case decision

    /// The place of a block that shows an offer. One with a content of its own shows it without an offer, too.
    init(in block: BlockDefinition) { self = block.content == .none ? .articleMiddle : .decision }
  }
}

/// What an offer is wherever it is shown.
struct OfferFacts: Hashable, Sendable {
  let title: String
  let text: ResolvedText
  let button: String
  let duration: String?
  let with: String?
  let next: String?
  let utm: Offer.UTM
  /// Where the pages stand that count clicks, if they are counted.
  let clickFolder: String?
  /// Why its link pays the blog, and what is said of it.
  let paid: Paid?
  let beforeParameters: String
  let fragment: String
  let shortAddress: String

  struct Paid: Hashable, Sendable {
    var link: PaidLink
    var note: String
  }

  init(_ offer: Offer, _ text: ResolvedText, _ paid: Paid?) {
    title = offer.title
    self.text = text
    button = offer.button
    duration = offer.duration
    with = offer.with
    next = offer.next
    utm = offer.utm
    clickFolder = offer.countsClicks ? "\(Routes.clickPages)\(offer.clickName)/" : nil
    self.paid = paid
    let parts = offer.url.value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let plain = parts.first.map(String.init) ?? ""
    fragment = parts.count > 1 ? "#\(parts[1])" : ""
    beforeParameters = plain + (plain.contains("?") ? "&" : "?")
    let withoutScheme = plain.firstRange(of: "://").map { String(plain[$0.upperBound...]) } ?? plain
    let withoutQuery = withoutScheme.prefix { $0 != "?" }
    shortAddress = String(withoutQuery.hasSuffix("/") ? withoutQuery.dropLast() : withoutQuery)
  }
}

/// The offer at the end of an article, whose author placed none.
struct PlacedCallToAction: Sendable {
  /// Of the block on the page.
  let id: String
  let file: String
  let definition: Shared<BlockDefinition>
  let offer: CallToAction

  /// It as a block.
  var block: ResolvedBlock {
    let directive = MarkdownDocument.Directive(
      name: definition.value.name, place: Place(file: file), id: id, isLeaf: true)
    let attribute = definition.value.attributes.first { $0.type == .offer }
    var block = ResolvedBlock(directive: directive, definition: definition.value, values: [:])
    if let attribute { block.values[attribute.name] = .offer(offer) }
    return block
  }
}
