import Diagnostics

/// What YAML allows and front matter does not, and the machine's own limits.
enum Refusal {
  case alias(String), anchor(String), tag(String)
  case mergeKey, severalDocuments, keyNotText, outOfMemory
  case tooDeep(Int)

  var message: Message {
    switch self {
    case .alias(let name):
      Message(
        fr: "Un renvoi (« *\(name.shortened) ») n’est pas permis ici",
        en: "An alias (“*\(name.shortened)”) is not allowed here")
    case .anchor(let name):
      Message(
        fr: "Une ancre (« &\(name.shortened) ») n’est pas permise ici",
        en: "An anchor (“&\(name.shortened)”) is not allowed here")
    case .tag(let name):
      Message(
        fr: "Une étiquette de type (« \(name.shortened) ») n’est pas permise ici",
        en: "A type tag (“\(name.shortened)”) is not allowed here")
    case .mergeKey:
      Message(fr: "La fusion « << » n’est pas permise ici", en: "The merge key “<<” is not allowed here")
    case .severalDocuments:
      Message(
        fr: "Une ligne « --- » ouvre un second document, et un seul est permis",
        en: "A line “---” begins a second document, and only one is allowed")
    case .keyNotText: Message(fr: "Une clé doit être un texte", en: "A key must be a text")
    case .tooDeep(let depth):
      Message(
        fr: "Plus de \(depth) niveaux sont imbriqués", en: "More than \(depth) levels are nested")
    case .outOfMemory: Message(fr: "La mémoire manque", en: "Memory is exhausted")
    }
  }

  var help: Message? {
    switch self {
    case .alias, .anchor, .tag:
      Message(
        fr:
          "Si c’est du texte, mettez-le entre guillemets droits : \"…\" ; sinon, écrivez la valeur elle-même",
        en: "If it is text, put it in straight quotes: \"…\"; otherwise write the value itself")
    case .mergeKey: Message(fr: "Écrivez les champs eux-mêmes", en: "Write the fields themselves")
    case .severalDocuments: Message(fr: "Retirez cette ligne", en: "Remove this line")
    case .keyNotText, .tooDeep, .outOfMemory: nil
    }
  }
}

extension Diagnostic {
  static func yaml(at place: Place, _ refusal: Refusal) -> Diagnostic {
    Diagnostic(.yamlSyntax, at: place, refusal.message, help: refusal.help)
  }

  static func duplicateKey(_ key: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      .duplicateKey, at: place,
      Message(fr: "« \(key.shortened) » est donné deux fois", en: "“\(key.shortened)” is given twice"),
      help: Message(fr: "Gardez une seule des deux lignes", en: "Keep only one of the two lines"),
      related: [Related(first, Message(fr: "La première fois est ici", en: "The first time is here"))])
  }
}
