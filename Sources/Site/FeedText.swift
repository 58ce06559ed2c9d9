import Content
import Markdown

/// A text as feed readers get it: absolute addresses, and blocks as their plain content.
struct FeedText {
  let baseURL: BaseURL
  /// The address of the page that the text stands on.
  let page: String
  let strings: Strings
  let text: ResolvedText

  func html() -> [UInt8] { html(text.body) }

  private func html(_ body: Body) -> [UInt8] {
    var out: [UInt8] = []
    body.forEach(settled: { out += $0 }) { piece in
      switch piece {
      case .html: break
      case .linkStart(let number):
        guard let address = address(text.targets[number]) else { return }
        out += "<a href=\"".utf8
        appendEscaped(address, to: &out)
        out += "\"".utf8
        text.appendRelation(number, to: &out)
        out += ">".utf8
      case .linkEnd(let number):
        guard text.targets[number] != .nowhere else { return }
        out += "</a>".utf8
        text.appendNote(number, to: &out)
      case .rawLinkEnd(let number): text.appendNote(number, to: &out)
      case .attribute(let number):
        guard let address = address(text.targets[number]),
          case .attribute(let name) = text.references[number].kind
        else { return }
        out += " \(name)=\"".utf8
        appendEscaped(address, to: &out)
        out += "\"".utf8
        text.appendRelation(number, to: &out)
      case .image(let number): image(number, &out)
      case .block(let number): block(text.blocks[number], &out)
      case .page: out += percentEncoded(baseURL.absolute(page)).utf8
      }
    }
    return out
  }

  private func image(_ number: Int, _ out: inout [UInt8]) {
    guard let address = address(text.targets[number]) else {
      return appendEscaped(text.references[number].text, to: &out)
    }
    out += "<img src=\"".utf8
    appendEscaped(address, to: &out)
    out += "\" alt=\"".utf8
    appendEscaped(text.references[number].text, to: &out)
    out += "\">".utf8
  }

  /// A block's title, what it holds, and a plain link to each article that it shows as a card. One that holds
  /// neither (an offer) belongs to the page alone.
  private func block(_ block: ResolvedBlock, _ out: inout [UInt8]) {
    let cards = block.definition.attributes.compactMap { attribute -> Card? in
      guard case .article(let card) = block.values[attribute.name] else { return nil }
      return card.value
    }
    guard !block.isHidden, !block.directive.content.isEmpty || !cards.isEmpty else { return }
    if let label = label(block) {
      out += "<p><strong>".utf8
      out += label
      out += "</strong></p>\n".utf8
    }
    out += html(block.directive.content)
    for card in cards {
      out += "<p><a href=\"".utf8
      appendEscaped(percentEncoded(baseURL.absolute(card.address)), to: &out)
      out += "\">".utf8
      appendEscaped(card.title, to: &out)
      out += "</a>".utf8
      if let disclosure = card.disclosure {
        out += " (".utf8
        appendEscaped(disclosure.label, to: &out)
        out += ")".utf8
      }
      out += "</p>\n".utf8
    }
  }

  /// The title that the author gave, else that of the theme.
  private func label(_ block: ResolvedBlock) -> [UInt8]? {
    if let label = block.directive.label { return html(label) }
    guard let key = block.definition.defaultLabel, let text = strings.texts[key] else { return nil }
    var html: [UInt8] = []
    appendEscaped(text, to: &html)
    return html
  }

  private func address(_ target: LinkTarget) -> String? {
    switch target {
    case .local(let address): percentEncoded(baseURL.absolute(address))
    case .anchor(let anchor): percentEncoded(baseURL.absolute(page) + anchor)
    case .external(let address): percentEncoded(address)
    case .nowhere: nil
    }
  }
}
