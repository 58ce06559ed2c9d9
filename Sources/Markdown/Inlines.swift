import CCmarkGFM
import Diagnostics
import French

/// Inlines: text, emphasis, links, images, raw tags.
extension Reader {
  mutating func inline(_ node: OpaquePointer, _ entering: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      let text = literal(node)
      append(run: text)
      count(text)
    case CMARK_NODE_SOFTBREAK:
      withUnsafeBytes(of: UInt8(ascii: "\n")) { append(run: $0.bindMemory(to: UInt8.self)) }
      document.characters += 1
      endWord()
    case CMARK_NODE_LINEBREAK:
      shownText?.append(0x20)
      top.append("<br />\n")
      endWord()
    case CMARK_NODE_CODE:
      terms?.break()
      top.append("<code>")
      shownText?.append(contentsOf: literal(node))
      top.append(escaped: literal(node))
      top.append("</code>")
    case CMARK_NODE_HTML_INLINE: rawHTML(node)
    case CMARK_NODE_EMPH: top.append(entering ? "<em>" : "</em>")
    case CMARK_NODE_STRONG: top.append(entering ? "<strong>" : "</strong>")
    case CMARK_NODE_LINK: link(node, entering)
    case CMARK_NODE_IMAGE: image(node, entering)
    case CMARK_NODE_FOOTNOTE_REFERENCE: if entering { footnoteReference(node) }
    case let type where type.rawValue == types.strikethrough: top.append(entering ? "<del>" : "</del>")
    default: break
    }
  }

  private mutating func link(_ node: OpaquePointer, _ entering: Bool) {
    guard entering else {
      if let number = openLinks.popLast() ?? nil { top.append(.linkEnd(number)) }
      return
    }
    let destination = String(decoding: cBytes(cmark_node_get_url(node)), as: UTF8.self)
    let place =
      exactPlace(of: destination, in: node) ?? exactPlace(of: plainText(node), in: node) ?? place(of: node)
    if options.recordsProse { recordLink(node, destination, place) }
    guard isAllowed(destination, at: place) else {
      openLinks.append(nil)
      return
    }
    let title = typeset(String(decoding: cBytes(cmark_node_get_title(node)), as: UTF8.self))
    openLinks.append(document.references.count)
    top.append(.linkStart(document.references.count))
    document.references.append(
      .init(kind: .link, destination: destination, title: title, text: "", place: place))
  }

  private mutating func image(_ node: OpaquePointer, _ entering: Bool) {
    if entering {
      image = (node, [])
      return
    }
    if options.recordsProse, let text = image?.text, !protection.isOn {
      let line = place(of: node).line
      document.prose.append(.init(text: text, lines: line...line))
    }
    let written = String(decoding: image?.text ?? [], as: UTF8.self)
    let text = typeset(written)
    image = nil
    shownText?.append(contentsOf: text.utf8)
    let destination = String(decoding: cBytes(cmark_node_get_url(node)), as: UTF8.self)
    let place = place(of: destination, in: node)
    let title = typeset(String(decoding: cBytes(cmark_node_get_title(node)), as: UTF8.self))
    if options.recordsProse { recordImage(node, destination, written, title: title, place) }
    guard isAllowed(destination, at: place) else {
      var text = text
      text.withUTF8 { top.append(escaped: $0) }
      return
    }
    top.append(.image(document.references.count))
    document.references.append(
      .init(kind: .image, destination: destination, title: title, text: text, place: place))
  }

  /// A text of an attribute that people read.
  private func typeset(_ text: String) -> String {
    isPage && !protection.isOn && !text.isEmpty ? options.typography.typeset(text) : text
  }

  /// Inside the description of an image only text counts.
  mutating func describe(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      image?.text.append(contentsOf: literal(node))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: image?.text.append(0x20)
    default: break
    }
  }

  mutating func rawHTML(_ node: OpaquePointer) {
    let bytes = literal(node)
    if case .specification(_, let filtersTags) = options.mode, !filtersTags {
      top.append(bytes)
      return
    }
    guard options.rawHTML == .trusted else {
      top.append(escaped: bytes)
      return
    }
    let html = Array(bytes)
    var position = 0
    let isBlock = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK
    let tags = RawTag.scan(html)
    if options.recordsProse { recordRaw(tags, html, in: node) }
    var lines = 0
    var counted = 0
    for tag in tags {
      if isBlock { protection.meet(tag, in: html) }
      top.append(html[position..<tag.range.lowerBound])
      position = tag.range.lowerBound
      if RawTag.dangerous.contains(tag.name) {
        top.append("&lt;")
        position += 1
        if isPage, !tag.isClosing { report(dangerous: tag, in: node) }
        continue
      }
      guard isPage else { continue }
      if tag.name == "a" {
        if tag.isClosing {
          guard let number = openRawLinks.popLast() ?? nil else { continue }
          top.append(html[position..<tag.range.upperBound])
          position = tag.range.upperBound
          top.append(.rawLinkEnd(number))
          continue
        }
        openRawLinks.append(nil)
      }
      // What a link says in `rel` is written with its address: more may have to be said.
      let relation = tag.isLink ? tag.attributes.first { $0.name == "rel" }?.value ?? "" : ""
      for attribute in tag.attributes {
        let isAsked =
          RawTag.asking.contains(attribute.name)
          || attribute.name == "href" && RawTag.following.contains(tag.name)
        let isRefused = attribute.name == "style" || attribute.name.hasPrefix("on")
        let isKnown =
          ["href", "src", "poster", "id"].contains(attribute.name) || tag.isLink && attribute.name == "rel"
        let isCode =
          (isAsked && !isKnown || RawTag.animating.contains(attribute.name))
          && isDangerous(address: attribute.value)
        guard isAsked || isRefused || isCode || isKnown && !attribute.value.isEmpty else { continue }
        if isBlock {
          lines += html[counted..<tag.range.lowerBound].count { $0 == 0x0A }
          counted = tag.range.lowerBound
        }
        let place = place(of: attribute.value, in: node, skippingLines: lines)
        if isAsked {
          document.resources.append(
            .init(
              kind: .attribute(attribute.name), destination: attribute.value, title: "", text: tag.name,
              place: place))
        }
        if isCode { _ = isAllowed(attribute.value, at: place) }
        guard isRefused || isKnown && !attribute.value.isEmpty else { continue }
        if attribute.name == "id" {
          if let first = identifiers.claim(attribute.value, at: place) {
            report(duplicate: attribute.value, place, first)
          }
          continue
        }
        // The white space before the attribute belongs to the piece, which may vanish.
        var from = attribute.range.lowerBound
        while from > position, html[from - 1] == 0x20 || html[from - 1] == 0x0A { from -= 1 }
        top.append(html[position..<from])
        position = attribute.range.upperBound
        guard !isRefused else {
          report(refused: attribute.name, in: node)
          continue
        }
        guard attribute.name != "rel", isAllowed(attribute.value, at: place) else { continue }
        if tag.name == "a", attribute.name == "href" {
          openRawLinks[openRawLinks.count - 1] = document.references.count
        }
        top.append(.attribute(document.references.count))
        document.references.append(
          .init(
            kind: .attribute(attribute.name), destination: attribute.value, title: "", text: tag.name,
            place: place, relation: attribute.name == "href" ? relation : ""))
      }
    }
    top.append(html[position...])
  }

  /// Whether an address may be followed. Schemes that run code are the library's own list: `javascript:`,
  /// `vbscript:`, `file:`, and `data:` but for images.
  private mutating func isAllowed(_ address: String, at place: Place) -> Bool {
    guard isPage, isDangerous(address: address) else { return true }
    diagnostics.append(
      Diagnostic(
        .dangerousLink, at: place,
        Message(
          fr: "Cette adresse exécuterait du code chez le lecteur",
          en: "This address would run code in the reader’s browser"),
        help: Message(
          fr: "Un lien commence par https://, mailto:, tel:, « / » ou le chemin d’un fichier.",
          en: "A link begins with https://, mailto:, tel:, “/” or the path of a file.")))
    return false
  }

  private mutating func report(dangerous tag: RawTag, in node: OpaquePointer) {
    diagnostics.append(
      Diagnostic(
        .dangerousHTML, .warning, at: place(of: "<" + tag.name, in: node),
        Message(
          fr: "La balise <\(tag.name)> ne passe pas : elle s’affichera telle quelle",
          en: "The tag <\(tag.name)> is not allowed: it will show as text"),
        help: Message(
          fr: "Retirez-la, ou écrivez-la entre accents graves s’il s’agit d’un exemple : `<\(tag.name)>`.",
          en: "Remove it, or put it between backticks if it is an example: `<\(tag.name)>`.")))
  }

  /// The policy of the pages keeps browsers from obeying it.
  private mutating func report(refused attribute: String, in node: OpaquePointer) {
    diagnostics.append(
      Diagnostic(
        .dangerousHTML, .warning, at: place(of: attribute, in: node),
        Message(
          fr: "L’attribut « \(attribute) » ne passe pas : il est retiré",
          en: "The attribute “\(attribute)” is not allowed: it is taken out"),
        help: Message(
          fr: "L’apparence vient du thème : donnez une classe à la balise, ou retirez l’attribut.",
          en: "Looks come from the theme: give the tag a class, or remove the attribute.")))
  }

  mutating func report(duplicate id: String, _ place: Place, _ first: Place) {
    diagnostics.append(
      Diagnostic(
        .duplicateID, at: place,
        Message(
          fr: "L’identifiant « \(id) » sert deux fois dans cette page",
          en: "The id “\(id)” is used twice on this page"),
        help: Message(fr: "Donnez-en un autre à l’un des deux.", en: "Give one of the two another one."),
        related: [.init(first, Message(fr: "Première apparition", en: "First used here"))]))
  }
}

/// Whether an address would run code or open a file of the reader's machine. White space and control
/// characters, which browsers drop, do not hide a scheme.
package func isDangerous(address: String) -> Bool {
  let visible = address.utf8.filter { $0 > 0x20 && $0 != 0x7F }
  let start = String(decoding: visible.prefix(40), as: UTF8.self).lowercased()
  if start.hasPrefix("data:") {
    return !["png", "gif", "jpeg", "webp"].contains { start.hasPrefix("data:image/\($0)") }
  }
  return ["javascript:", "vbscript:", "file:"].contains { start.hasPrefix($0) }
}
