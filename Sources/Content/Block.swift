import Diagnostics
import French
import Markdown
import YAML

/// A block that an author placed, as the theme defines it.
package struct Block: Hashable, Sendable {
  package var directive: MarkdownDocument.Directive
  /// `nil` when the theme has no such block, which was reported.
  package var definition: BlockDefinition?
  package var values: [String: Value]

  package enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case article(Located<String>)
    case offer(Located<String>)
  }

  /// A block that was held against the theme before.
  package init(
    _ directive: MarkdownDocument.Directive, _ definition: BlockDefinition?, _ values: [String: Value]
  ) {
    self.directive = directive
    self.definition = definition
    self.values = values
  }

  /// Holds a directive against the definitions of the theme.
  init(
    _ directive: MarkdownDocument.Directive, _ definitions: [String: BlockDefinition],
    _ typography: TypographyPolicy, diagnostics: inout [Diagnostic]
  ) {
    self.directive = directive
    definition = definitions[directive.name]
    values = [:]
    guard let definition else {
      diagnostics.append(.unknownDirective(directive, among: definitions.keys.sorted()))
      return
    }
    checkLabel(definition, &diagnostics)
    readAttributes(definition, typography, &diagnostics)
    checkContent(definition, &diagnostics)
  }

  private var shown: String { (directive.isLeaf ? "::" : ":::") + directive.name }

  private func checkLabel(_ definition: BlockDefinition, _ diagnostics: inout [Diagnostic]) {
    switch definition.label {
    case .required where directive.label == nil:
      diagnostics.append(
        Diagnostic(
          .badAttribute, at: directive.place,
          Message(
            fr: "Le bloc « \(directive.name) » demande un titre",
            en: "The block “\(directive.name)” needs a title"),
          help: Message(fr: "Écrivez \(shown)[Votre titre].", en: "Write \(shown)[Your title].")))
    case .none where directive.label != nil:
      diagnostics.append(
        Diagnostic(
          .badAttribute, at: directive.labelPlace ?? directive.place,
          Message(
            fr: "Le bloc « \(directive.name) » n’a pas de titre",
            en: "The block “\(directive.name)” has no title"),
          help: Message(
            fr: "Supprimez les crochets et leur texte.", en: "Remove the brackets and their text.")))
    default: break
    }
  }

  private mutating func readAttributes(
    _ definition: BlockDefinition, _ typography: TypographyPolicy, _ diagnostics: inout [Diagnostic]
  ) {
    var given: [String: Place] = [:]
    for attribute in directive.attributes {
      guard let known = definition.attributes.first(where: { $0.name == attribute.name }) else {
        diagnostics.append(.unknownAttribute(attribute, of: definition))
        continue
      }
      if let first = given.updateValue(attribute.place, forKey: attribute.name) {
        diagnostics.append(
          Diagnostic(
            .badAttribute, at: attribute.place,
            Message(
              fr: "Le réglage « \(attribute.name) » est donné deux fois",
              en: "The attribute “\(attribute.name)” is given twice"),
            help: Message(fr: "Gardez-en un seul.", en: "Keep one of them."),
            related: [.init(first, Message(fr: "Première fois", en: "First here"))]))
      }
      if let value = Self.value(attribute, known.type, typography, &diagnostics) {
        values[attribute.name] = value
      }
    }
    for attribute in definition.attributes where attribute.isRequired && given[attribute.name] == nil {
      diagnostics.append(
        Diagnostic(
          .badAttribute, at: directive.place,
          Message(
            fr: "Le bloc « \(directive.name) » demande le réglage « \(attribute.name) »",
            en: "The block “\(directive.name)” needs the attribute “\(attribute.name)”"),
          help: Message(
            fr: "Écrivez \(shown){\(attribute.name)=…}.", en: "Write \(shown){\(attribute.name)=…}.")))
    }
  }

  private static func value(
    _ attribute: MarkdownDocument.Directive.Attribute, _ type: BlockDefinition.AttributeType,
    _ typography: TypographyPolicy, _ diagnostics: inout [Diagnostic]
  ) -> Value? {
    let located = Located(attribute.value, at: attribute.place)
    let expected: Message
    switch type {
    case .text: return .text(typography.typeset(attribute.value))
    case .article: return .article(located)
    case .offer: return .offer(located)
    case .number:
      if let number = Int(attribute.value) { return .number(number) }
      expected = Message(
        fr: "Écrivez un nombre entier : \(attribute.name)=3.",
        en: "Write a whole number: \(attribute.name)=3.")
    case .flag:
      if attribute.value == "true" || attribute.value == "false" { return .flag(attribute.value == "true") }
      expected = Message(fr: "Écrivez true ou false.", en: "Write true or false.")
    case .choice(let choices):
      if choices.contains(attribute.value) { return .text(attribute.value) }
      let list = choices.joined(separator: ", ")
      expected =
        .didYouMean(attribute.value, among: choices)
        ?? Message(fr: "Les valeurs possibles sont : \(list).", en: "The possible values are: \(list).")
    }
    diagnostics.append(
      Diagnostic(
        .badAttribute, at: attribute.place,
        Message(
          fr: "La valeur « \(attribute.value) » ne convient pas à « \(attribute.name) »",
          en: "The value “\(attribute.value)” does not suit “\(attribute.name)”"),
        help: expected))
    return nil
  }

  private func checkContent(_ definition: BlockDefinition, _ diagnostics: inout [Diagnostic]) {
    func report(_ place: Place, _ message: Message, _ help: Message) {
      diagnostics.append(Diagnostic(.blockContent, at: place, message, help: help))
    }
    let name = directive.name
    switch definition.content {
    case .none:
      if let first = directive.children.first {
        report(
          first.place,
          Message(
            fr: "Le bloc « \(name) » n’accepte aucun contenu", en: "The block “\(name)” takes no content"),
          Message(fr: "Écrivez-le seul sur sa ligne : ::\(name)", en: "Write it alone on its line: ::\(name)")
        )
      }
    case .text:
      if directive.children.isEmpty {
        report(
          directive.place, Message(fr: "Le bloc « \(name) » est vide", en: "The block “\(name)” is empty"),
          Message(
            fr: "Ouvrez-le par :::\(name), écrivez son texte, puis fermez-le par une ligne « ::: ».",
            en: "Open it with :::\(name), write its text, then close it with a line “:::”."))
      }
    case .list:
      if directive.children.isEmpty || directive.children.contains(where: { $0.kind != .list }) {
        report(
          directive.children.first { $0.kind != .list }?.place ?? directive.place,
          Message(
            fr: "Le bloc « \(name) » ne peut contenir qu’une liste",
            en: "The block “\(name)” can only hold a list"),
          Message(
            fr: "Commencez chaque ligne par un tiret : « - Un point ».",
            en: "Begin each line with a hyphen: “- A point”."))
      }
    case .table(let columns):
      guard directive.children.map(\.kind) == [.table], let table = directive.tables.first else {
        return report(
          directive.children.first { $0.kind != .table }?.place ?? directive.place,
          Message(
            fr: "Le bloc « \(name) » ne peut contenir qu’un tableau",
            en: "The block “\(name)” can only hold one table"),
          Message(
            fr: "Un tableau a une ligne d’en-tête, une ligne | --- | --- |, puis ses lignes.",
            en: "A table has a header line, a line | --- | --- |, then its rows."))
      }
      if !columns.contains(table.header.count) {
        let count = table.header.count
        let (low, high) = (columns.lowerBound, columns.upperBound)
        let (or, orEnglish) = low + 1 == high ? ("ou", "or") : ("à", "to")
        report(
          table.place,
          Message(
            fr: "Le tableau du bloc « \(name) » a \(count) \(count < 2 ? "colonne" : "colonnes")",
            en: "The table of the block “\(name)” has \(count) \(count == 1 ? "column" : "columns")"),
          low == high
            ? Message(fr: "Il en faut \(low).", en: "It needs \(low).")
            : Message(fr: "Il en faut \(low) \(or) \(high).", en: "It needs \(low) \(orEnglish) \(high)."))
      } else if table.rows.isEmpty {
        report(
          table.place,
          Message(
            fr: "Le tableau du bloc « \(name) » n’a aucune ligne",
            en: "The table of the block “\(name)” has no rows"),
          Message(
            fr: "Ajoutez au moins une ligne sous l’en-tête.", en: "Add at least one row below the header."))
      } else {
        checkCells(of: table, required: columns.lowerBound, &diagnostics)
      }
    }
  }

  /// Every column has a title, every row its first cells, and no two rows begin alike: a reader who ticks one
  /// could not tell them apart.
  private func checkCells(
    of table: MarkdownDocument.Table, required: Int, _ diagnostics: inout [Diagnostic]
  ) {
    for (number, cell) in table.header.enumerated() where cell.text.isBlank {
      diagnostics.append(
        Diagnostic(
          .blockContent, at: table.place,
          Message(
            fr: "La colonne \(number + 1) du tableau n’a pas d’en-tête",
            en: "Column \(number + 1) of the table has no header"),
          help: Message(
            fr: "Écrivez-le sur la première ligne du tableau.", en: "Write it on the table’s first line.")))
    }
    var seen: [String: Place] = [:]
    for row in table.rows {
      if let empty = row.cells.prefix(required).firstIndex(where: \.text.isBlank) {
        let column = table.header[empty].text
        diagnostics.append(
          Diagnostic(
            .blockContent, at: row.place,
            Message(
              fr: "La case « \(column) » de cette ligne n’a pas de texte",
              en: "The cell “\(column)” of this row has no text"),
            help: Message(fr: "Complétez-la, ou supprimez la ligne.", en: "Fill it in, or remove the row.")))
      } else if let text = row.cells.first?.text, let first = seen[text] {
        diagnostics.append(
          Diagnostic(
            .blockContent, at: row.place,
            Message(
              fr: "Deux lignes du tableau commencent par « \(text) »",
              en: "Two rows of the table begin with “\(text)”"),
            help: Message(
              fr: "Réunissez-les, ou écrivez ce qui les distingue.",
              en: "Make them one, or write what tells them apart."),
            related: [.init(first, Message(fr: "Première fois", en: "First here"))]))
      } else if let text = row.cells.first?.text {
        seen[text] = row.place
      }
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}

extension Diagnostic {
  fileprivate static func unknownDirective(
    _ directive: MarkdownDocument.Directive, among names: [String]
  ) -> Diagnostic {
    let list = names.joined(separator: ", ")
    return Diagnostic(
      .unknownDirective, at: directive.place,
      Message(fr: "Le bloc « \(directive.name) » n’existe pas", en: "There is no block “\(directive.name)”"),
      help: .didYouMean(directive.name, among: names)
        ?? Message(fr: "Les blocs du thème sont : \(list).", en: "The theme’s blocks are: \(list)."))
  }

  fileprivate static func unknownAttribute(
    _ attribute: MarkdownDocument.Directive.Attribute, of definition: BlockDefinition
  ) -> Diagnostic {
    let names = definition.attributes.map(\.name)
    let list = names.joined(separator: ", ")
    return Diagnostic(
      .unknownAttribute, at: attribute.place,
      Message(
        fr: "Le bloc « \(definition.name) » n’a pas de réglage « \(attribute.name) »",
        en: "The block “\(definition.name)” has no attribute “\(attribute.name)”"),
      help: .didYouMean(attribute.name, among: names)
        ?? (names.isEmpty
          ? Message(fr: "Il n’en a aucun.", en: "It has none.")
          : Message(fr: "Ses réglages sont : \(list).", en: "Its attributes are: \(list).")))
  }
}
