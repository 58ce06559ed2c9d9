import Content
import Markdown

/// A text as feed readers get it: absolute addresses, and blocks as their plain content.
struct FeedText {
  let baseURL: BaseURL
  /// The address of the page that the text stands on.
  let page: String
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
        out += "\">".utf8
      case .linkEnd(let number): if text.targets[number] != .nowhere { out += "</a>".utf8 }
      case .attribute(let number):
        guard let address = address(text.targets[number]),
          case .attribute(let name) = text.references[number].kind
        else { return }
        out += " \(name)=\"".utf8
        appendEscaped(address, to: &out)
        out += "\"".utf8
      case .image(let number): image(number, &out)
      case .block(let number): block(text.blocks[number], &out)
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

  /// A block's title and what it holds. One that holds nothing (a card, an offer) belongs to the page alone.
  private func block(_ block: ResolvedBlock, _ out: inout [UInt8]) {
    guard !block.isHidden, !block.directive.content.isEmpty else { return }
    if let label = block.directive.label {
      out += "<p><strong>".utf8
      out += html(label)
      out += "</strong></p>\n".utf8
    }
    out += html(block.directive.content)
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
