import Diagnostics
import French
import Markdown
import YAML

/// Reads content files one by one, each without knowing the others.
package struct ContentReader: Sendable {
  package let settings: Settings
  package let blocks: [String: BlockDefinition]
  /// `nil`: the text below the front matter is not read.
  let options: MarkdownOptions?
  /// Whether articles keep their terms in the order of the text, to be shown.
  let recordsTokens: Bool
  /// Whether texts are proof-read and checked, and keep what that takes.
  let proofreads: Bool

  package init(
    settings: Settings, blocks: [BlockDefinition], strings: Strings, recordsTokens: Bool = false,
    proofreads: Bool = false
  ) {
    self.settings = settings
    self.recordsTokens = recordsTokens
    self.proofreads = proofreads
    self.blocks = Dictionary(blocks.map { ($0.name, $0) }) { first, _ in first }
    options = MarkdownOptions(
      mode: .page, rawHTML: settings.html,
      labels: .init(
        footnotes: strings(.footnotes), footnote: strings(.footnoteReference),
        footnoteBack: strings(.footnoteBack),
        table: strings(.tableLabel)), typography: settings.typography)
  }

  /// A reader of front matter alone, which needs no theme; all texts stay empty.
  package init(frontMatterOnly settings: Settings) {
    self.settings = settings
    blocks = [:]
    options = nil
    recordsTokens = false
    proofreads = false
  }

  /// A value read from one file, and what is wrong with it. No value: not even its kind could be read.
  package struct Reading<Value: Sendable>: Sendable {
    /// The path of the file.
    package var file: String
    package var value: Value?
    package var diagnostics: [Diagnostic]

    package init(file: String, value: Value?, diagnostics: [Diagnostic]) {
      self.file = file
      self.value = value
      self.diagnostics = diagnostics
    }
  }

  /// Reads the front matter, then the text. `decode` is told how this file's display strings are set: `typography:
  /// false` leaves a whole file as it was written.
  ///
  /// - Parameter terms: what the counting of the text's terms begins with; `nil` where they are not wanted.
  func read<Value>(
    _ file: SourceFile, _ decode: (inout MappingReader, SourceFile, TypographyPolicy) -> Value,
    terms: (Value) -> TermCounter? = { _ in nil }, body: (inout Value, Text) -> Void
  ) -> Reading<Value> {
    var diagnostics: [Diagnostic] = []
    guard let frontMatter = FrontMatter(file, diagnostics: &diagnostics) else {
      return Reading(file: file.path, value: nil, diagnostics: diagnostics)
    }
    var typography = settings.typography
    var value = frontMatter.document.fields(into: &diagnostics) { fields in
      if fields.isFalse("typography") { typography.isOn = false }
      defer { _ = fields.flag("typography") }
      return decode(&fields, file, typography)
    }
    guard var options else { return Reading(file: file.path, value: value, diagnostics: diagnostics) }
    var text = Text()
    options.terms = value.flatMap(terms)
    options.typography = typography
    options.recordsProse = proofreads
    text.document = MarkdownDocument.read(
      frontMatter.index, from: frontMatter.bodyStart, options, diagnostics: &diagnostics)
    text.blocks = text.document.blocks.map { Block($0, blocks, typography, diagnostics: &diagnostics) }
    if proofreads {
      let proofreading = Proofreading(frontMatter.index, typography)
      diagnostics +=
        proofreading.problems(in: frontMatter.document) + proofreading.problems(in: text.document)
      diagnostics +=
        TextChecks(frontMatter: frontMatter.document, text: text, proofreading: proofreading).problems
      if case .mapping(let entries)? = frontMatter.document.root?.kind {
        for entry in entries { text.fields[entry.key.value] = entry.value.place }
      }
      diagnostics += Placeholders.problems(frontMatter.document, text.document, frontMatter.index)
    }
    if value != nil { body(&value!, text) }
    return Reading(file: file.path, value: value, diagnostics: diagnostics)
  }

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

  /// The name of a file without folder and `.md`: what other files call that which it holds.
  package static func id(ofFile path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  /// What stands in the address of a file's page: its `slug:`, else the slug of its name.
  func readSlug(of file: SourceFile, _ fields: inout MappingReader) -> Located<String> {
    if let slug = fields.text("slug") {
      checkSlug(slug, &fields)
      return slug
    }
    let place = Place(file: file.path)
    let made = slug(Self.id(ofFile: file.path))
    if made.isEmpty {
      fields.report(
        .badSlug, at: place,
        Message(fr: "Le nom du fichier ne donne aucune adresse", en: "The file’s name gives no address"),
        help: Message(
          fr: "Ajoutez une ligne « slug: mon-adresse » dans l’en-tête.",
          en: "Add a line “slug: my-address” to the front matter."))
    }
    return Located(made, at: place)
  }
}
