import Content
import Diagnostics
import French
import Markdown
import Site
import Templates

/// A theme, read and checked: what its blocks are, its texts, and how pages are written.
package struct LoadedTheme: Sendable {
  package let blocks: [BlockDefinition]
  package let strings: Strings
  /// The block that shows an article's offer.
  package let callToAction: BlockDefinition?

  private let files: ThemeFiles
  private let styles: [Located<String>]
  private let templates: TemplateSet
  private let layouts: Layouts
  private let blockRenderer: BlockRenderer
  private let stringsValue: Value

  /// Reads a theme; whatever is wrong with it is reported, also in branches that no page takes.
  package init(_ files: ThemeFiles, diagnostics: inout [Diagnostic]) {
    self.files = files
    let settings = files.settings.map { ThemeSettings.read($0, diagnostics: &diagnostics) }
    styles = settings.lazy.compactMap(\.styles).first ?? []
    if let file = files.files[StringsFile.path] {
      strings = StringsFile.read(file, diagnostics: &diagnostics)
    } else {
      strings = Strings(texts: [:], plurals: [:])
      diagnostics.append(.missingFile(StringsFile.path, in: files.name))
    }
    let definitions = files.below("blocks").compactMap { path, file -> BlockDefinition? in
      guard let name = path.firstRange(of: "/block.yml"), name.upperBound == path.endIndex else { return nil }
      return BlockFile.read(String(path[..<name.lowerBound]), file, diagnostics: &diagnostics)
    }
    blocks = definitions
    for block in definitions {
      if let key = block.defaultLabel, strings.texts[key] == nil {
        diagnostics.append(.missingLabel(key, of: block.name, files))
      }
    }
    callToAction = settings.lazy.compactMap(\.callToAction).first.flatMap { name in
      let block = definitions.first { $0.name == name.value }
      if block == nil { diagnostics.append(.unknownBlock(name, among: definitions.map(\.name))) }
      return block
    }
    let sources = files.files.filter { $0.key.hasSuffix(".mustache") }.sorted { $0.key < $1.key }
      .map { TemplateSource(name: String($0.key.dropLast(".mustache".count)), file: $0.value) }
    templates = TemplateSet(sources, diagnostics: &diagnostics)

    let visible = strings.visible
    stringsValue = .object(Object(visible.map { ($0.key, $0.value) }))
    let shape = Shape.object(visible.map { Shape.Field($0.key, $0.shape) })
    layouts = Layouts(stringsShape: shape)
    blockRenderer = BlockRenderer(definitions, strings, stringsShape: shape)
    let uses = layouts.uses + blockRenderer.uses
    for use in uses where !templates.contains(use.name) {
      diagnostics.append(.missingFile(use.name + ".mustache", in: files.name))
    }
    diagnostics += templates.check(uses)
    for style in styles where files.files[style.value] == nil {
      diagnostics.append(.missingStyle(style, among: files.files.keys.filter { $0.hasSuffix(".css") }))
    }
  }

  // MARK: Styles and scripts

  /// A file that pages link, to be fingerprinted.
  package struct Asset: Hashable, Sendable {
    /// `papier` and `css`, for `papier.<digest>.css`.
    package var name: String
    package var type: String
    package var bytes: [UInt8]
  }

  /// Those of some blocks that have a style or a script, in order.
  package func styled(_ blocks: Set<String>) -> [String] {
    blocks.filter {
      files.files["blocks/\($0)/style.css"] != nil || files.files["blocks/\($0)/script.js"] != nil
    }
    .sorted()
  }

  /// The style that every page links.
  package var baseStyle: Asset? { joined(styles.map(\.value), name: files.name, type: "css") }

  /// What the pages with one set of blocks link besides.
  package func assets(forBlocks names: [String]) -> [Asset] {
    [
      joined(names.map { "blocks/\($0)/style.css" }, name: "blocs", type: "css"),
      joined(names.map { "blocks/\($0)/script.js" }, name: "blocs", type: "js"),
    ].compactMap(\.self)
  }

  private func joined(_ paths: [String], name: String, type: String) -> Asset? {
    let parts = paths.compactMap { files.files[$0]?.bytes }
    guard !parts.isEmpty else { return nil }
    return Asset(name: name, type: type, bytes: Array(parts.joined(separator: [0x0A])))
  }

  // MARK: Rendering

  /// Writes a page; `assets` are the addresses of its styles and scripts. It cannot fail: everything was checked
  /// before.
  package func render(_ page: Page, assets: [String], into out: inout [UInt8]) {
    let context = RenderContext(baseURL: page.frame.baseURL, strings: stringsValue, templates: templates)
    layouts.render(
      page, context, blockRenderer,
      styles: assets.filter { $0.hasSuffix(".css") }.map(page.frame.baseURL.local),
      scripts: assets.filter { $0.hasSuffix(".js") }.map(page.frame.baseURL.local), into: &out)
  }
}

extension Strings {
  /// What templates see of the texts: those without holes, which the generator fills, and the forms of the
  /// plurals, which a script fills (`strings.ticked.one`).
  fileprivate var visible: [(key: String, shape: Shape, value: Value)] {
    let forms = [PluralForm.one, .other]
    let shape = Shape.object(forms.map { Shape.Field($0.rawValue, .text) })
    let counted = plurals.map { key, texts in
      (key, shape, Value.object(Object(forms.map { ($0.rawValue, .text(texts[$0] ?? "")) })))
    }
    let plain = texts.filter { !$0.value.contains("{") }.map { ($0.key, Shape.text, Value.text($0.value)) }
    return (plain + counted).sorted { $0.0 < $1.0 }
  }
}

extension Diagnostic {
  fileprivate static func missingFile(_ path: String, in theme: String) -> Diagnostic {
    Diagnostic(
      .missingThemeFile, at: Place(file: "themes/\(theme)/\(path)"),
      Message(fr: "Le thème n’a pas le fichier « \(path) »", en: "The theme has no file “\(path)”"),
      help: Message(
        fr: "Créez-le, ou écrivez « extends: papier » dans theme.yml pour prendre celui de papier.",
        en: "Create it, or write “extends: papier” in theme.yml to take that of papier."))
  }

  fileprivate static func missingLabel(_ key: String, of block: String, _ files: ThemeFiles) -> Diagnostic {
    let path = "blocks/\(block)/block.yml"
    return Diagnostic(
      .missingString, at: Place(file: files.files[path]?.path ?? path),
      Message(
        fr: "Le bloc « \(block) » prend pour titre le texte « \(key) », qui n’existe pas",
        en: "The block “\(block)” takes the text “\(key)” as its title, and there is none"),
      help: Message(
        fr: "Ajoutez « \(key): … » dans \(StringsFile.path).", en: "Add “\(key): …” to \(StringsFile.path)."))
  }

  fileprivate static func unknownBlock(_ name: Located<String>, among names: [String]) -> Diagnostic {
    Diagnostic(
      .unknownDirective, at: name.place,
      Message(fr: "Le bloc « \(name.value) » n’existe pas", en: "There is no block “\(name.value)”"),
      help: .didYouMean(name.value, among: names))
  }

  fileprivate static func missingStyle(_ style: Located<String>, among styles: [String]) -> Diagnostic {
    Diagnostic(
      .missingThemeFile, at: style.place,
      Message(
        fr: "La feuille de style « \(style.value) » n’existe pas",
        en: "There is no style sheet “\(style.value)”"),
      help: .didYouMean(style.value, among: styles)
        ?? Message(
          fr: "Donnez son chemin dans le thème : styles/base.css.",
          en: "Give its path in the theme: styles/base.css."))
  }
}
