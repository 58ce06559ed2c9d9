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
      for case .article(let card) in block.values.values { addresses.insert(card.value.address) }
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
    case article(Shared<Card>)
    case offer(CallToAction)

    /// Whether it comes from the rest of the blog, and not from the text alone.
    var isOfBlog: Bool {
      switch self {
      case .text, .number, .flag: false
      case .article, .offer: true
      }
    }
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
