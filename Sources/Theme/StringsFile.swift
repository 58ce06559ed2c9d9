import Content
import Diagnostics
import French
import YAML

/// Reads `strings/fr.yml`: texts by key, counted ones as mappings `one:`, `many:`, `other:`.
enum StringsFile {
  static let path = "strings/fr.yml"

  static func read(_ file: SourceFile, diagnostics: inout [Diagnostic]) -> Strings {
    var strings = Strings(texts: [:], plurals: [:])
    let document = YAMLDocument(file)
    diagnostics += document.diagnostics
    guard document.isReadable else { return strings }
    if case .mapping(let entries)? = document.root?.kind {
      for entry in entries { read(entry, into: &strings, &diagnostics) }
    }
    let missing =
      Strings.Key.allCases.map(\.rawValue).filter { strings.texts[$0] == nil }
      + Strings.Plural.allCases.map(\.rawValue).filter { strings.plurals[$0] == nil }
    for key in missing {
      diagnostics.append(
        Diagnostic(
          .missingString, at: Place(file: file.path),
          Message(fr: "Il manque le texte « \(key) »", en: "The text “\(key)” is missing"),
          help: .didYouMean(key, among: Array(strings.texts.keys) + strings.plurals.keys)
            ?? Message(fr: "Ajoutez une ligne « \(key): … ».", en: "Add a line “\(key): …”.")))
    }
    return strings
  }

  private static func read(
    _ entry: YAMLNode.Entry, into strings: inout Strings, _ diagnostics: inout [Diagnostic]
  ) {
    let key = entry.key.value
    guard case .mapping = entry.value.kind else {
      if case .scalar(let text, _) = entry.value.kind {
        strings.texts[key] = text
      } else if entry.value.kind != .refused {
        diagnostics.append(
          Diagnostic(
            .wrongType, at: entry.value.place,
            Message(fr: "« \(key) » est un texte ou ses pluriels", en: "“\(key)” is a text or its plurals"),
            help: Message(
              fr: "Écrivez « \(key): Texte », ou les clés one, many et other.",
              en: "Write “\(key): Text”, or the keys one, many and other.")))
      }
      return
    }
    strings.plurals[key] =
      entry.value.fields(named: key, at: entry.key.place, into: &diagnostics) { fields in
        var forms: [PluralForm: String] = [:]
        forms[.one] = fields.requiredText("one")?.value
        forms[.many] = fields.text("many")?.value
        forms[.other] = fields.requiredText("other")?.value
        return forms
      } ?? [:]
  }
}
