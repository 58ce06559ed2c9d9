import Content
import Markdown
import Site
import Templates

/// Writes a text out as the HTML of a page: links with their addresses, blocks by their templates.
struct TextWriter {
  let context: RenderContext
  let blocks: BlockRenderer
  let site: Value
  let text: ResolvedText

  func html(_ body: Body) -> [UInt8] { html(body, body.pieces.indices) }

  func html(_ body: Body, _ pieces: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(body.html.count + body.html.count / 8)
    var number = pieces.lowerBound
    while number < pieces.upperBound {
      switch body.pieces[number] {
      case .html(let range): out.append(contentsOf: body.html[range])
      case .linkStart(let link): openLink(link, &out)
      case .linkEnd(let link):
        guard text.targets[link] != .nowhere else { break }
        out.append(contentsOf: "</a>".utf8)
        text.appendNote(link, to: &out)
      case .rawLinkEnd(let link): text.appendNote(link, to: &out)
      case .attribute(let reference): attribute(reference, &out)
      case .image(let reference): image(reference, &out)
      case .page: break
      case .block:
        number = group(from: number, in: body, upTo: pieces.upperBound, &out)
        continue
      }
      number += 1
    }
    return out
  }

  private func openLink(_ number: Int, _ out: inout [UInt8]) {
    guard text.targets[number] != .nowhere else { return }
    out.append(contentsOf: "<a href=\"".utf8)
    appendEscaped(context.href(text.targets[number]), to: &out)
    appendTitle(number, &out)
    out.append(UInt8(ascii: "\""))
    text.appendRelation(number, to: &out)
    out.append(UInt8(ascii: ">"))
  }

  private func appendTitle(_ number: Int, _ out: inout [UInt8]) {
    let title = text.references[number].title
    guard !title.isEmpty else { return }
    out.append(contentsOf: "\" title=\"".utf8)
    appendEscaped(title, to: &out)
  }

  private func attribute(_ number: Int, _ out: inout [UInt8]) {
    guard text.targets[number] != .nowhere, case .attribute(let name) = text.references[number].kind else {
      return
    }
    out.append(contentsOf: " \(name)=\"".utf8)
    appendEscaped(context.href(text.targets[number]), to: &out)
    out.append(UInt8(ascii: "\""))
    text.appendRelation(number, to: &out)
  }

  private func image(_ number: Int, _ out: inout [UInt8]) {
    let reference = text.references[number]
    guard text.targets[number] != .nowhere else { return appendEscaped(reference.text, to: &out) }
    out.append(contentsOf: "<img src=\"".utf8)
    appendEscaped(context.href(text.targets[number]), to: &out)
    out.append(contentsOf: "\" alt=\"".utf8)
    appendEscaped(reference.text, to: &out)
    appendTitle(number, &out)
    if let size = text.sizes[number] {
      out.append(contentsOf: "\" width=\"\(size.width)\" height=\"\(size.height)".utf8)
    }
    out.append(contentsOf: "\" loading=\"lazy\" decoding=\"async\">".utf8)
  }

  /// Writes a block, or all neighbours of its group in one wrapper; gives the number of the piece after them.
  private func group(from start: Int, in body: Body, upTo end: Int, _ out: inout [UInt8]) -> Int {
    guard case .block(let first) = body.pieces[start] else { return start + 1 }
    var members: [Int] = [first]
    var next = start + 1
    let group = text.blocks[first].definition.group
    var ahead = next
    while group != nil, ahead < end {
      if case .html(let range) = body.pieces[ahead], body.html[range].allSatisfy({ $0 == 0x0A || $0 == 0x20 })
      {
        ahead += 1
      } else if case .block(let other) = body.pieces[ahead], text.blocks[other].definition.group == group {
        members.append(other)
        ahead += 1
        next = ahead
      } else {
        break
      }
    }
    var written: [UInt8] = []
    for member in members where !text.blocks[member].isHidden {
      blocks.render(text.blocks[member], in: self, into: &written)
    }
    if let group, !written.isEmpty {
      out.append(contentsOf: "<div class=\"\(group)\">\n".utf8)
      out.append(contentsOf: written)
      out.append(contentsOf: "</div>\n".utf8)
    } else {
      out.append(contentsOf: written)
    }
    return next
  }
}
