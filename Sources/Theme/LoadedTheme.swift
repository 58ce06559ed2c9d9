import Content
import Diagnostics
import French
import Markdown
import Site
import Templates

/// A theme, read and checked: what its blocks are, its texts, and how pages are written.
///
/// A class: it is handed from page to page and never changes.
package final class LoadedTheme: Sendable {
  package let blocks: [BlockDefinition]
  package let strings: Strings
  /// The block that shows an article's offer.
  package let callToAction: BlockDefinition?

  private let files: ThemeFiles
  private let styles: ThemeStyles
  private let templates: TemplateSet
  private let layouts: Layouts
  private let blockRenderer: BlockRenderer
  private let stringsValue: Value

  /// Reads a theme; whatever is wrong with it is reported, also in branches that no page takes.
  package init(_ files: ThemeFiles, diagnostics: inout [Diagnostic]) {
    self.files = files
    let settings = files.settings.map { ThemeSettings.read($0, diagnostics: &diagnostics) }
    styles = ThemeStyles(files, settings, diagnostics: &diagnostics)
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
    let sources = files.files.filter { $0.key.hasSuffix(".mustache") }.inKeyOrder
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
  }

  // MARK: Styles and scripts

  /// Those of some blocks that have a style or a script, in order.
  package func styled(_ blocks: Set<String>) -> [String] {
    blocks.filter {
      files.files["blocks/\($0)/style.css"] != nil || files.files["blocks/\($0)/script.js"] != nil
    }
    .sorted()
  }

  /// What the pages of a site load. `blocks` are the sets of blocks that its pages have, `fingerprint` tells
  /// contents apart in the name of a file.
  package func assets(
    forBlocks blocks: Set<[String]>, _ settings: Settings, fingerprint: ([UInt8]) -> String
  ) -> ThemeAssets {
    ThemeAssets(styles, blocks: blocks, settings, fingerprint: fingerprint)
  }

  // MARK: Rendering

  /// What pages are rendered with.
  ///
  /// - Parameter cards: those that many pages show: they are prepared once.
  package func context(_ baseURL: BaseURL, _ assets: ThemeAssets, cards: [Shared<Card>] = []) -> RenderContext
  {
    RenderContext(baseURL: baseURL, strings: stringsValue, templates: templates, assets: assets, cards: cards)
  }

  /// Writes a page with what it loads; `blocks` are those of its set that have a style or a script. It cannot
  /// fail: everything was checked before.
  package func render(_ page: Page, _ context: RenderContext, blocks: [String], into out: inout [UInt8]) {
    layouts.render(page, context, blockRenderer, context.assets.of(page, blocks: blocks), into: &out)
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
}
