import Content
import Diagnostics
import French
import Markdown

/// How an article is kept in the cache: everything that the rest of the blog wants to know of it. The contents of its
/// text are kept apart (`TextForm`).
struct ArticleForm {
  /// The file of the article: most places are in it.
  let file: String
  /// The blocks of the theme, by name.
  let blocks: [String: BlockDefinition]

  func code<A: Archive>(_ reading: inout ContentReader.Reading<Article>, _ archive: inout A) {
    archive.code(&reading.value, like: Article(file: file, slug: empty)) { self.article(&$0, &$1) }
    archive.code(&reading.diagnostics, like: Diagnostic(.grammar, at: nil, noMessage)) {
      diagnostic(&$0, &$1)
    }
  }

  private var nowhere: Place { Place(file: file) }
  private var empty: Located<String> { Located("", at: nowhere) }
  private var noMessage: Message { Message(fr: "", en: "") }

  // MARK: Front matter

  private func article<A: Archive>(_ article: inout Article, _ archive: inout A) {
    archive.code(&article.title)
    archive.code(&article.description)
    archive.code(&article.opening)
    for date in [\Article.date, \.updated, \.expires] {
      archive.code(&article[keyPath: date], like: Instant(secondsSince1970: 0)) {
        $1.code(&$0.secondsSince1970)
      }
    }
    archive.code(&article.isDraft)
    for names in [\Article.authors, \.tags, \.related, \.aliases, \.partners] {
      archive.code(&article[keyPath: names], like: empty) { located(&$0, &$1) }
    }
    archive.code(&article.category, like: empty) { located(&$0, &$1) }
    archive.code(&article.categorySlug)
    archive.code(&article.tagSlugs)
    located(&article.slug, &archive)
    archive.code(&article.cover, like: Article.Cover(image: empty, alt: "", credit: nil)) { cover, archive in
      located(&cover.image, &archive)
      archive.code(&cover.alt)
      archive.code(&cover.credit)
    }
    offer(&article.offer, &archive)
    let kinds = Article.Commercial.allCases
    archive.code(&article.commercial, like: Located(.none, at: nowhere)) { commercial, archive in
      let kind = archive.choice(kinds.firstIndex(of: commercial.value) ?? 0, of: kinds.count)
      commercial.value = kinds[kind]
      place(&commercial.place, &archive)
    }
    archive.code(&article.seoTitle)
    archive.code(&article.showsContents, like: false) { $1.code(&$0) }
    archive.code(&article.canonical)
    archive.codeRaw(&article.subjects)
    document(&article.text.document, &archive)
    let none = Block(MarkdownDocument.Directive(name: "", place: nowhere, id: "", isLeaf: true), nil, [:])
    archive.code(&article.text.blocks, like: none) { block(&$0, &$1) }
  }

  private func offer<A: Archive>(_ offer: inout Article.OfferChoice, _ archive: inout A) {
    var id = empty
    let choice: Int
    switch offer {
    case .byDefault: choice = archive.choice(0, of: 3)
    case .none: choice = archive.choice(1, of: 3)
    case .named(let name):
      choice = archive.choice(2, of: 3)
      id = name
    }
    if choice == 2 { located(&id, &archive) }
    offer = choice == 0 ? .byDefault : choice == 1 ? .none : .named(id)
  }

  // MARK: Text

  private func document<A: Archive>(_ document: inout MarkdownDocument, _ archive: inout A) {
    archive.code(&document.leadLength)
    archive.code(&document.words)
    archive.code(&document.characters)
    archive.code(&document.firstLine)
    archive.codeRaw(&document.terms)
    let heading = MarkdownDocument.Heading(level: 0, id: "", text: "", isTopLevel: false)
    archive.code(&document.headings, like: heading) { heading, archive in
      archive.code(&heading.level)
      archive.code(&heading.id)
      archive.code(&heading.text)
      archive.code(&heading.isTopLevel)
      archive.code(&heading.line)
    }
    let link = MarkdownDocument.Reference(kind: .link, destination: "", title: "", text: "", place: nowhere)
    archive.code(&document.references, like: link) { reference(&$0, &$1) }
    var anchors = Array(document.anchors)
    archive.code(&anchors)
    document.anchors = Set(anchors)
  }

  private func reference<A: Archive>(_ reference: inout MarkdownDocument.Reference, _ archive: inout A) {
    var name = ""
    let kind: Int
    switch reference.kind {
    case .link: kind = archive.choice(0, of: 3)
    case .image: kind = archive.choice(1, of: 3)
    case .attribute(let attribute):
      kind = archive.choice(2, of: 3)
      name = attribute
    }
    if kind == 2 { archive.code(&name) }
    reference.kind = kind == 0 ? .link : kind == 1 ? .image : .attribute(name)
    archive.code(&reference.destination)
    archive.code(&reference.title)
    archive.code(&reference.text)
    archive.code(&reference.relation)
    place(&reference.place, &archive)
  }

  private func block<A: Archive>(_ block: inout Block, _ archive: inout A) {
    archive.code(&block.directive.name)
    archive.code(&block.directive.id)
    archive.code(&block.directive.isLeaf)
    place(&block.directive.place, &archive)
    var names = Array(block.values.keys)
    archive.code(&names)
    var values: [String: Block.Value] = [:]
    for name in names {
      var value = block.values[name] ?? .flag(false)
      self.value(&value, &archive)
      values[name] = value
    }
    block.values = values
    block.definition = blocks[block.directive.name]
  }

  private func value<A: Archive>(_ value: inout Block.Value, _ archive: inout A) {
    var text = empty
    var number = 0
    let kind: Int
    switch value {
    case .text(let written): (kind, text.value) = (0, written)
    case .number(let written): (kind, number) = (1, written)
    case .flag(let written): (kind, number) = (2, written ? 1 : 0)
    case .article(let slug): (kind, text) = (3, slug)
    case .offer(let id): (kind, text) = (4, id)
    }
    let choice = archive.choice(kind, of: 5)
    if choice == 1 || choice == 2 { archive.code(&number) } else { located(&text, &archive) }
    switch choice {
    case 0: value = .text(text.value)
    case 1: value = .number(number)
    case 2: value = .flag(number == 1)
    case 3: value = .article(text)
    default: value = .offer(text)
    }
  }

  // MARK: Places and problems

  private func located<A: Archive>(_ text: inout Located<String>, _ archive: inout A) {
    archive.code(&text.value)
    place(&text.place, &archive)
  }

  func place<A: Archive>(_ place: inout Place, _ archive: inout A) {
    if archive.choice(place.file == file ? 0 : 1, of: 2) == 0 {
      place.file = file
    } else {
      archive.code(&place.file)
    }
    archive.code(&place.line)
    archive.code(&place.column)
    archive.code(&place.endLine)
    archive.code(&place.endColumn)
  }

  func diagnostic<A: Archive>(_ diagnostic: inout Diagnostic, _ archive: inout A) {
    var code = diagnostic.code.rawValue
    archive.code(&code)
    diagnostic.code = DiagnosticCode(rawValue: code) ?? diagnostic.code
    let severities = Severity.allCases
    let severity = archive.choice(severities.firstIndex(of: diagnostic.severity) ?? 0, of: severities.count)
    diagnostic.severity = severities[severity]
    archive.code(&diagnostic.place, like: nowhere) { place(&$0, &$1) }
    message(&diagnostic.message, &archive)
    archive.code(&diagnostic.help, like: noMessage) { message(&$0, &$1) }
    let other = Diagnostic.Related(nowhere, noMessage)
    archive.code(&diagnostic.related, like: other) { related, archive in
      place(&related.place, &archive)
      message(&related.message, &archive)
    }
    archive.code(&diagnostic.replacement, like: .init(at: 0, "", by: "")) { replacement, archive in
      archive.code(&replacement.offset)
      archive.code(&replacement.old)
      archive.code(&replacement.new)
    }
  }

  private func message<A: Archive>(_ message: inout Message, _ archive: inout A) {
    archive.code(&message.french)
    archive.code(&message.english)
  }
}
