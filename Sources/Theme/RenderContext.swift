import Content
import Markdown
import Site
import Templates

/// What every page of one build is rendered with, besides its own value.
///
/// A class, as every view of a part of a page refers to it.
package final class RenderContext: Sendable {
  let baseURL: BaseURL
  /// The texts of the interface, as templates see them.
  let strings: Value
  let templates: TemplateSet
  let assets: ThemeAssets
  /// What templates see of the cards that many pages show. The cards stay in memory, so that no other one takes the
  /// identity of one of them.
  private let cards: [ObjectIdentifier: (card: Shared<Card>, object: Object)]

  init(
    baseURL: BaseURL, strings: Value, templates: TemplateSet, assets: ThemeAssets, cards: [Shared<Card>] = []
  ) {
    self.baseURL = baseURL
    self.strings = strings
    self.templates = templates
    self.assets = assets
    var values: [ObjectIdentifier: (card: Shared<Card>, object: Object)] = [:]
    if !cards.isEmpty {
      let plain = RenderContext(baseURL: baseURL, strings: strings, templates: templates, assets: assets)
      values.reserveCapacity(cards.count)
      for card in cards { values[ObjectIdentifier(card)] = (card, plain.object(of: card)) }
    }
    self.cards = values
  }

  /// What templates see of a card.
  func object(of card: Shared<Card>) -> Object {
    cards[ObjectIdentifier(card)]?.object ?? Views.card.object(of: CardView(shared: card, context: self))
  }

  /// The value of an `href`; "" for what leads nowhere.
  func href(_ target: LinkTarget) -> String {
    switch target {
    case .local(let address): percentEncoded(baseURL.local(address))
    case .anchor(let anchor): percentEncoded(anchor)
    case .external(let address): percentEncoded(address)
    case .nowhere: ""
    }
  }
}
