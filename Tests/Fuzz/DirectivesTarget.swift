// Texts of any bytes with their blocks, links and tags. It is compiled together with the sources of `Markdown`.
import Diagnostics
import French

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  // Files that are not UTF-8 are refused before.
  guard let text = String(validating: UnsafeBufferPointer(start: data, count: count), as: UTF8.self) else {
    return 0
  }
  let file = SourceFile(path: "a.md", text: text)
  let first = read(file)
  precondition(first == read(file), "read again it is another")
  return 0
}

/// The HTML of a text, what is open being left out.
private func read(_ file: SourceFile) -> [UInt8] {
  var options = MarkdownOptions(
    mode: .page, rawHTML: .trusted,
    labels: .init(footnotes: "Notes", footnote: "Note {n}", footnoteBack: "Retour {n}", table: "Tableau {n}"),
    typography: .init())
  options.recordsProse = true
  var diagnostics: [Diagnostic] = []
  let index = LineIndex(file)
  let document = MarkdownDocument.read(index, from: 0, options, diagnostics: &diagnostics)
  for place in diagnostics.compactMap(\.place) + document.references.map(\.place) {
    precondition((1...index.lineCount + 1).contains(place.line) && place.column >= 1, "outside of the file")
  }
  precondition(document.leadLength <= document.body.pieces.count, "a lead that is longer than its text")
  var links = 0
  var blocks: Set<Int> = []
  var html: [UInt8] = []
  var bodies = [document.body]
  while let body = bodies.popLast() {
    body.forEach(settled: { html += $0 }) { piece in
      switch piece {
      case .linkStart(let number):
        precondition(document.references.indices.contains(number), "a link without its address")
        links += 1
      case .linkEnd: links -= 1
      case .attribute(let number), .image(let number), .rawLinkEnd(let number):
        precondition(document.references.indices.contains(number), "an address without its text")
      case .block(let number):
        precondition(document.blocks.indices.contains(number), "a block that is not there")
        precondition(blocks.insert(number).inserted, "a block that stands twice")
        bodies.append(document.blocks[number].content)
        if let label = document.blocks[number].label { bodies.append(label) }
      case .html, .page: break
      }
    }
    precondition(links == 0, "a link that is not closed")
  }
  for reference in document.references {
    precondition(!isDangerous(address: reference.destination), "\(reference.destination) runs code")
  }
  let written = String(decoding: html, as: UTF8.self).lowercased()
  for tag in ["<script", "<iframe", "<style"] { precondition(!written.contains(tag), "\(tag) passed") }
  return html
}
