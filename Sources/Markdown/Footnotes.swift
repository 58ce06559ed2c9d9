import CCmarkGFM

/// The notes of a document. The library has moved their texts to the end, in the order in which they are
/// referred to, and numbered the references.
struct Footnotes {
  /// How often each note is referred to, by its number.
  fileprivate var references: [Int: Int] = [:]
  /// The number of the note under way; 0 before the first.
  fileprivate var number = 0
  fileprivate var hasBackReference = false
}

extension Reader {
  mutating func footnoteReference(_ node: OpaquePointer) {
    let number = Int(String(decoding: literal(node), as: UTF8.self)) ?? 0
    footnotes.references[number, default: 0] += 1
    let count = footnotes.references[number, default: 1]
    let suffix = count > 1 ? "-\(count)" : ""
    if isPage {
      top.append("<sup class=\"footnote-ref\"><a href=\"")
      top.append(.page)
      top.append("#fn-\(number)\" id=\"fnref-\(number)\(suffix)\" aria-label=\"".utf8)
      append(escaped: label(options.labels.footnote, number))
      top.append("\">\(number)</a></sup>".utf8)
    } else {
      top.append(
        "<sup class=\"footnote-ref\"><a href=\"#fn\(number)\" id=\"fnref\(number)\">\(number)</a></sup>".utf8)
    }
  }

  mutating func footnoteDefinition(_ node: OpaquePointer, _ entering: Bool) {
    if entering {
      top.newLine()
      if footnotes.number == 0 {
        if isPage {
          top.append("<section class=\"footnotes\" aria-label=\"")
          append(escaped: options.labels.footnotes)
          top.append("\">\n<ol>\n")
        } else {
          top.append("<section class=\"footnotes\">\n<ol>\n")
        }
      }
      footnotes.number += 1
      footnotes.hasBackReference = false
      let number = footnotes.number
      top.append(isPage ? "<li id=\"fn-\(number)\">\n".utf8 : "<li id=\"fn\(number)\">\n".utf8)
    } else {
      if !footnotes.hasBackReference {
        appendBackReferences()
        top.append("\n")
      }
      top.append("</li>\n")
    }
  }

  /// The way back stands at the end of the note's last paragraph.
  mutating func endOfFootnoteParagraph(_ node: OpaquePointer) {
    guard footnotes.number > 0, cmark_node_next(node) == nil, let parent = cmark_node_parent(node),
      cmark_node_get_type(parent) == CMARK_NODE_FOOTNOTE_DEFINITION
    else { return }
    top.append(" ")
    appendBackReferences()
  }

  private mutating func appendBackReferences() {
    footnotes.hasBackReference = true
    let number = footnotes.number
    guard isPage else {
      top.append("<a href=\"#fnref\(number)\" class=\"footnote-backref\">↩</a>".utf8)
      return
    }
    for count in 1...max(1, footnotes.references[number, default: 1]) {
      if count > 1 { top.append(" ") }
      top.append("<a class=\"footnote-backref\" href=\"")
      top.append(.page)
      top.append("#fnref-\(number)\(count > 1 ? "-\(count)" : "")\" aria-label=\"".utf8)
      append(escaped: label(options.labels.footnoteBack, number))
      top.append("\">↩</a>".utf8)
    }
  }

  mutating func closeFootnotes() {
    if footnotes.number > 0 { top.append("</ol>\n</section>\n") }
  }

  /// A label with its number.
  func label(_ pattern: String, _ number: Int) -> String { pattern.replacing("{n}", with: "\(number)") }
}
