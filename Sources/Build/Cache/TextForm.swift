import Diagnostics
import Markdown

/// How the text of an article is kept in the cache: what `ArticleForm` leaves out, the HTML and what its blocks hold.
///
/// Of a large blog it is half of what there is to know, and it is asked for where a page is written, never before: it
/// waits in the file of the cache.
struct TextForm {
  /// The file of the article.
  let file: String

  func code<A: Archive>(_ contents: inout MarkdownDocument.Contents, _ archive: inout A) {
    body(&contents.body, &archive)
    let none = MarkdownDocument.Directive(name: "", place: nowhere, id: "", isLeaf: true)
    archive.code(&contents.directives, like: none) { directive(&$0, &$1) }
  }

  private var form: ArticleForm { ArticleForm(file: file, blocks: [:]) }
  private var nowhere: Place { Place(file: file) }

  private func directive<A: Archive>(_ block: inout MarkdownDocument.Directive, _ archive: inout A) {
    archive.code(&block.name)
    archive.code(&block.id)
    archive.code(&block.isLeaf)
    form.place(&block.place, &archive)
    archive.code(&block.label, like: Body()) { body(&$0, &$1) }
    archive.code(&block.labelText)
    archive.code(&block.labelPlace, like: nowhere) { form.place(&$0, &$1) }
    archive.code(&block.classes)
    let attribute = MarkdownDocument.Directive.Attribute(name: "", value: "", place: nowhere)
    archive.code(&block.attributes, like: attribute) { attribute, archive in
      archive.code(&attribute.name)
      archive.code(&attribute.value)
      form.place(&attribute.place, &archive)
    }
    body(&block.content, &archive)
    archive.code(&block.tables, like: .init(header: [], rows: [], place: nowhere)) { table, archive in
      cells(&table.header, &archive)
      archive.code(&table.rows, like: .init(slug: "", cells: [], place: nowhere)) { row, archive in
        archive.code(&row.slug)
        cells(&row.cells, &archive)
        form.place(&row.place, &archive)
      }
      form.place(&table.place, &archive)
    }
    archive.code(&block.lists, like: .init(items: [])) { list, archive in
      archive.code(&list.items, like: Body()) { body(&$0, &$1) }
    }
    archive.code(&block.children, like: .init(kind: .other, place: nowhere)) { child, archive in
      let kinds: [MarkdownDocument.Directive.Child.Kind] = [.table, .list, .other]
      child.kind = kinds[archive.choice(kinds.firstIndex(of: child.kind) ?? 0, of: kinds.count)]
      form.place(&child.place, &archive)
    }
  }

  private func cells<A: Archive>(_ cells: inout [MarkdownDocument.Table.Cell], _ archive: inout A) {
    archive.code(&cells, like: .init(content: Body(), text: "")) { cell, archive in
      body(&cell.content, &archive)
      archive.code(&cell.text)
    }
  }

  private func body<A: Archive>(_ body: inout Body, _ archive: inout A) {
    var html = body.html
    var pieces = body.pieces
    archive.codeRaw(&html)
    archive.code(&pieces, like: .page) { piece(&$0, &$1) }
    body = Body(html: html, pieces: pieces)
  }

  private func piece<A: Archive>(_ piece: inout Body.Piece, _ archive: inout A) {
    var number = 0
    var end = 0
    let kind: Int
    switch piece {
    case .html(let range): (kind, number, end) = (0, range.lowerBound, range.upperBound)
    case .linkStart(let link): (kind, number) = (1, link)
    case .linkEnd(let link): (kind, number) = (2, link)
    case .attribute(let attribute): (kind, number) = (3, attribute)
    case .rawLinkEnd(let link): (kind, number) = (4, link)
    case .image(let image): (kind, number) = (5, image)
    case .block(let block): (kind, number) = (6, block)
    case .page: kind = 7
    }
    let choice = archive.choice(kind, of: 8)
    if choice < 7 { archive.code(&number) }
    if choice == 0 { archive.code(&end) }
    piece =
      switch choice {
      case 0: .html(number..<max(number, end))
      case 1: .linkStart(number)
      case 2: .linkEnd(number)
      case 3: .attribute(number)
      case 4: .rawLinkEnd(number)
      case 5: .image(number)
      case 6: .block(number)
      default: .page
      }
  }
}
