import Diagnostics

/// What a field should have been.
enum ExpectedType {
  case text, item, list, listOfMappings, number, textOrFalse
  case integer(example: Int)

  var message: (fr: String, en: String) {
    switch self {
    case .text: ("doit être un texte", "must be a text")
    case .item: ("doit être un texte", "must be a text")
    case .list: ("doit être une liste", "must be a list")
    case .listOfMappings: ("doit être une liste de groupes de champs", "must be a list of groups of fields")
    case .integer: ("doit être un nombre entier", "must be a whole number")
    case .number: ("doit être un nombre", "must be a number")
    case .textOrFalse: ("doit être un texte, ou false", "must be a text, or false")
    }
  }
}

extension Diagnostic {
  /// A field of another type than the one wanted, with the remedy written out.
  static func wrongType(_ node: YAMLNode, _ name: String, _ expected: ExpectedType) -> Diagnostic {
    let (fr, en) = expected.message
    let key = name.split(separator: ".").last.map(String.init) ?? name
    let example = node.remedy(key, expected)
    return Diagnostic(
      .wrongType, at: node.place,
      Message(
        fr: "« \(name.shortened) » \(fr), pas \(node.description.fr)",
        en: "“\(name.shortened)” \(en), not \(node.description.en)"
      ),
      help: example.map { Message(fr: "Écrivez par exemple « \($0) »", en: "Write, for example, “\($0)”") })
  }

  static func notMapping(_ node: YAMLNode, named name: String) -> Diagnostic {
    let help = Message(
      fr: "Écrivez un champ par ligne, sous la forme « nom: valeur », avec une espace après les deux-points",
      en: "Write one field a line, as “name: value”, with a space after the colon")
    if name.isEmpty {
      return Diagnostic(
        .wrongType, at: node.place,
        Message(
          fr: "Des champs sont attendus ici, pas \(node.description.fr)",
          en: "Fields are expected here, not \(node.description.en)"), help: help)
    }
    return Diagnostic(
      .wrongType, at: node.place,
      Message(
        fr: "« \(name.shortened) » doit être un groupe de champs, pas \(node.description.fr)",
        en: "“\(name.shortened)” must be a group of fields, not \(node.description.en)"),
      help: Message(
        fr: "Écrivez ses champs sur les lignes suivantes, décalés de deux espaces",
        en: "Write its fields on the next lines, indented by two spaces"))
  }

  static func notFlag(_ node: YAMLNode, _ name: String) -> Diagnostic {
    let key = name.split(separator: ".").last.map(String.init) ?? name
    let meant = node.text.flatMap(meantFlag)
    return Diagnostic(
      .wrongType, at: node.place,
      Message(
        fr: "« \(name.shortened) » vaut true (oui) ou false (non), pas \(node.description.fr)",
        en: "“\(name.shortened)” is true or false, not \(node.description.en)"),
      help: meant.map {
        Message(fr: "Écrivez « \(key.shortened): \($0) »", en: "Write “\(key.shortened): \($0)”")
      })
  }

  /// The flag that a word of everyday language means.
  private static func meantFlag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "oui", "yes", "vrai", "true", "on", "y", "o", "1": true
    case "non", "no", "faux", "false", "off", "n", "0": false
    default: nil
    }
  }

  static func outOfRange(_ node: YAMLNode, _ name: String, _ low: String, _ high: String) -> Diagnostic {
    Diagnostic(
      .invalidValue, at: node.place,
      Message(
        fr: "« \(name.shortened) » doit être compris entre \(low) et \(high)",
        en: "“\(name.shortened)” must be between \(low) and \(high)"))
  }

  static func notChoice(_ text: Located<String>, _ name: String, _ choices: [String]) -> Diagnostic {
    Diagnostic(
      .invalidValue, at: text.place,
      Message(
        fr: "« \(name.shortened) » ne peut pas valoir « \(text.value.shortened) »",
        en: "“\(name.shortened)” cannot be “\(text.value.shortened)”"),
      help: .didYouMean(text.value, among: choices)
        ?? Message(
          fr: "Valeurs possibles : " + choices.map { "« \($0) »" }.joined(separator: ", "),
          en: "Possible values: " + choices.map { "“\($0)”" }.joined(separator: ", ")))
  }

  static func missingField(
    _ name: String, at place: Place, isEmpty: Bool, _ severity: Severity, help: Message?
  ) -> Diagnostic {
    let key = name.split(separator: ".").last.map(String.init) ?? name
    return Diagnostic(
      .missingField, severity, at: place,
      isEmpty
        ? Message(fr: "« \(name.shortened) » est vide", en: "“\(name.shortened)” is empty")
        : Message(fr: "« \(name.shortened) » manque", en: "“\(name.shortened)” is missing"),
      help: help ?? Message(fr: "Ajoutez « \(key): … »", en: "Add “\(key): …”"))
  }

  static func unknownKey(_ key: Located<String>, _ name: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownKey, at: key.place,
      Message(
        fr: "« \(name.shortened) » n’est pas un champ connu", en: "“\(name.shortened)” is not a known field"),
      help: .didYouMean(key.value, among: known)
        ?? Message(
          fr: "Champs connus : " + known.joined(separator: ", "),
          en: "Known fields: " + known.joined(separator: ", ")))
  }
}

extension YAMLNode {
  /// What a value is, in the words of an author.
  var description: (fr: String, en: String) {
    switch kind {
    case .scalar(let text, _):
      isEmpty ? ("une valeur vide", "an empty value") : ("« \(text.shortened) »", "“\(text.shortened)”")
    case .sequence: ("une liste", "a list")
    case .mapping: ("un groupe de champs", "a group of fields")
    case .refused: ("cette valeur", "this value")
    }
  }

  /// The field as it should be written, from what stands there.
  fileprivate func remedy(_ key: String, _ expected: ExpectedType) -> String? {
    switch (expected, kind) {
    case (.text, .sequence(let items)), (.textOrFalse, .sequence(let items)):
      return items.first?.text.map { "\(key): \($0.shortened)" }
    case (.item, .mapping(let entries)):
      // `- Guide : le début` is a group of one field for YAML, and a text for its author.
      guard entries.count == 1, let text = entries[0].value.text else { return nil }
      return "- " + SyntaxProblem.quoted("\(entries[0].key.value): \(text)".shortened)
    case (.list, .scalar(let text, _)): return "\(key): [\(text.shortened)]"
    case (.list, _): return "\(key): [affiliation, audience]"
    case (.number, .scalar(let text, _)) where text.contains(","):
      return "\(key): \(text.shortened.replacing(",", with: "."))"
    case (.integer(let example), _): return "\(key): \(example)"
    default: return nil
    }
  }
}

extension String {
  /// At most 60 characters of a text, on one line, for a message.
  var shortened: String {
    let line = prefix { $0 != "\n" }
    return line.unicodeScalars.count == unicodeScalars.count && unicodeScalars.count <= 60
      ? self : String(String.UnicodeScalarView(line.unicodeScalars.prefix(59))) + "…"
  }
}
