import Content
import Diagnostics

/// Pages that lead to an offer at once and leave a line in the logs of the host: one for each offer, page and
/// position. That is all the counting there is.
extension Assembly {
  /// Gives an address to each one that a built page links.
  mutating func claimClickPages() {
    checkNames()
    guard offers.values.contains(where: \.countsClicks) else { return }
    var texts = blog.articles.map(\.text) + blog.pages.map(\.text) + blog.authors.map(\.text)
    texts += blog.categories.compactMap(\.introduction)
    let blocks = texts.flatMap(\.blocks) + blog.articles.compactMap(\.callToAction)
    for (address, offer) in clickPages(in: blocks).inKeyOrder
    where blog.routes.claim(address, .generated("go"), at: nil, diagnostics: &diagnostics) {
      blog.clickPages.append((address, offer))
    }
  }

  /// The offers of some blocks whose clicks are counted, by the address of the page that does it.
  func clickPages(in blocks: [ResolvedBlock]) -> [String: CallToAction] {
    var offers: [String: CallToAction] = [:]
    for block in blocks where !block.isHidden {
      for case .offer(let offer) in block.values.values {
        if let page = offer.clickPage { offers[page] = offer }
      }
    }
    return offers
  }

  /// Two offers whose names make one address would be counted as one.
  private mutating func checkNames() {
    var files: [String: String] = [:]
    for offer in offers.values.filter(\.countsClicks).sorted(by: { $0.file < $1.file }) {
      let address = "\(Routes.clickPages)\(offer.clickName)/"
      if let first = files[address] {
        diagnostics.append(.collision(address, Place(file: first), Place(file: offer.file), .error))
      } else {
        files[address] = offer.file
      }
    }
  }
}
