import French
import Markdown
import Site

/// The links of one text to articles of its own blog, which a ranking may not see: what their texts say.
struct HiddenLinks {
  /// The terms of the texts of these links, counted as the whole text counts them.
  private(set) var terms: [Term] = []

  private let text: ResolvedText
  private let isArticle: (String) -> Bool
  private var counter = TermCounter()
  private var scanner = HTMLScanner()

  init(in text: ResolvedText, isArticle: @escaping (String) -> Bool) {
    self.text = text
    self.isArticle = isArticle
    read(text.body)
    terms = counter.finish()
  }

  private mutating func read(_ body: Body) {
    for piece in body.pieces {
      switch piece {
      case .html(let range): read(html: body.html[range])
      case .linkStart(let number):
        counter.break()
        scanner.isInLink = leadsToArticle(number)
      case .linkEnd:
        counter.break()
        scanner.isInLink = false
      case .attribute(let number):
        let reference = text.references[number]
        guard reference.kind == .attribute("href"), reference.text == "a", leadsToArticle(number) else {
          break
        }
        counter.break()
        scanner.isInRawLink = true
      case .block(let number):
        let block = text.blocks[number]
        if let label = block.directive.label { read(label) }
        read(block.directive.content)
      case .image, .page, .rawLinkEnd: break
      }
    }
  }

  private func leadsToArticle(_ reference: Int) -> Bool {
    guard case .local(let target) = text.targets[reference] else { return false }
    return isArticle(String(target.prefix { $0 != "#" && $0 != "?" }))
  }

  private mutating func read(html bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      let character = scanner.next(byte)
      guard scanner.isHidden else { continue }
      counter.weight = scanner.isInHeading ? TermWeight.heading : 1
      switch character {
      case .text(let bytes): bytes.withUnsafeBytes { counter.add($0) }
      case .end: counter.break()
      case .none: break
      }
    }
  }
}

/// Tells text from tags in the HTML that the renderer writes.
private struct HTMLScanner {
  enum Character { case text([UInt8]), end, none }

  var isInLink = false
  var isInRawLink = false
  private(set) var isInHeading = false
  private var isInCode = false
  private var tag: [UInt8]?
  private var entity: [UInt8]?

  var isHidden: Bool { (isInLink || isInRawLink) && !isInCode }

  mutating func next(_ byte: UInt8) -> Character {
    if tag != nil {
      if byte != UInt8(ascii: ">") {
        tag?.append(byte)
        return .none
      }
      return endTag()
    }
    if entity != nil {
      if byte != UInt8(ascii: ";") {
        entity?.append(byte)
        return .none
      }
      defer { entity = nil }
      // The renderer escapes four characters; none is of a word.
      return .end
    }
    switch byte {
    case UInt8(ascii: "<"):
      tag = []
      return .none
    case UInt8(ascii: "&"):
      entity = []
      return .none
    default: return .text([byte])
    }
  }

  private mutating func endTag() -> Character {
    let name = String(decoding: (tag ?? []).prefix { $0 != 0x20 && $0 != 0x0A }, as: UTF8.self)
    tag = nil
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": isInHeading = true
    case "/h1", "/h2", "/h3", "/h4", "/h5", "/h6": isInHeading = false
    case "code":
      isInCode = true
      return .end
    case "/code": isInCode = false
    case "/a":
      isInRawLink = false
      return .end
    case "br": return .end
    default: break
    }
    return .none
  }
}

extension [Term] {
  /// These terms less those of a part of the text.
  func subtracting(_ part: [Term]) -> [Term] {
    let counts = Dictionary(part.map { ($0.id, $0.count) }) { first, _ in first }
    return compactMap { term in
      let count = term.count - (counts[term.id] ?? 0)
      return count > 0 ? Term(term.id, count: count) : nil
    }
  }
}
