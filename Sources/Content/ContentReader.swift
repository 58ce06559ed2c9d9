import Diagnostics
import French
import Markdown
import YAML

/// Reads content files one by one, each without knowing the others.
package struct ContentReader: Sendable {
  package let settings: Settings
  let blocks: [String: BlockDefinition]
  /// `nil`: the text below the front matter is not read.
  let options: MarkdownOptions?

  package init(settings: Settings, blocks: [BlockDefinition], strings: Strings) {
    self.settings = settings
    self.blocks = Dictionary(blocks.map { ($0.name, $0) }) { first, _ in first }
    options = MarkdownOptions(
      mode: .page, rawHTML: settings.html,
      labels: .init(
        footnotes: strings(.footnotes), footnote: strings(.footnoteReference),
        footnoteBack: strings(.footnoteBack),
        table: strings(.tableLabel)))
  }

  /// A reader of front matter alone, which needs no theme; all texts stay empty.
  package init(frontMatterOnly settings: Settings) {
    self.settings = settings
    blocks = [:]
    options = nil
  }

  /// A value read from one file, and what is wrong with it. No value: not even its kind could be read.
  package struct Reading<Value: Sendable>: Sendable {
    package var value: Value?
    package var diagnostics: [Diagnostic]
  }

  /// Reads the front matter, then the text.
  func read<Value>(
    _ file: SourceFile, _ decode: (inout MappingReader, SourceFile) -> Value,
    body: (inout Value, Text) -> Void
  ) -> Reading<Value> {
    var diagnostics: [Diagnostic] = []
    guard let frontMatter = FrontMatter(file, diagnostics: &diagnostics) else {
      return Reading(value: nil, diagnostics: diagnostics)
    }
    var value = frontMatter.document.fields(into: &diagnostics) { decode(&$0, file) }
    guard let options else { return Reading(value: value, diagnostics: diagnostics) }
    var text = Text()
    text.document = MarkdownDocument.read(
      frontMatter.index, from: frontMatter.bodyStart, options, diagnostics: &diagnostics)
    text.blocks = text.document.blocks.map { Block($0, blocks, diagnostics: &diagnostics) }
    if value != nil { body(&value!, text) }
    return Reading(value: value, diagnostics: diagnostics)
  }

  /// The place where display strings become French text; typography belongs here.
  func text(_ located: Located<String>?) -> String? { located?.value }

  func checkSlug(_ given: Located<String>, _ fields: inout MappingReader) {
    guard !isSlug(given.value) else { return }
    let better = slug(given.value)
    fields.report(
      .badSlug, at: given.place,
      Message(
        fr: "« \(given.value) » ne convient pas comme adresse", en: "“\(given.value)” cannot be an address"),
      help: better.isEmpty
        ? Message(
          fr: "Une adresse n’a que des minuscules sans accent, des chiffres et des traits d’union.",
          en: "An address has only lower-case letters without accents, digits and hyphens.")
        : Message(fr: "Écrivez « slug: \(better) ».", en: "Write “slug: \(better)”."))
  }

  /// An address on the web; anything else is reported.
  func readAddress(_ name: String, _ fields: inout MappingReader) -> String? {
    guard let text = fields.text(name) else { return nil }
    guard WebAddress(text.value) != nil else {
      fields.report(
        .badURL, at: text.place,
        Message(
          fr: "« \(text.value) » n’est pas une adresse du web", en: "“\(text.value)” is not a web address"),
        help: Message(fr: "Elle commence par https://.", en: "It begins with https://."))
      return nil
    }
    return text.value
  }

  /// The name of a file without folder and `.md`, which is the id or the slug of what it holds. One that could
  /// not stand in an address is reported.
  func id(of file: SourceFile, _ fields: inout MappingReader) -> String {
    let name = String(file.path.split(separator: "/").last ?? "")
    let id = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    guard !isSlug(id) else { return id }
    let better = slug(id)
    fields.report(
      .badSlug, at: Place(file: file.path),
      Message(
        fr: "Le nom du fichier sert d’adresse, et « \(id) » ne convient pas",
        en: "The file’s name is an address, and “\(id)” cannot be one"),
      help: Message(
        fr:
          "Renommez-le en « \(better.isEmpty ? "nom" : better).md », ou donnez un « slug: » dans l’en-tête.",
        en: "Rename it to “\(better.isEmpty ? "name" : better).md”, or give a “slug:” in the front matter."))
    return better
  }
}
