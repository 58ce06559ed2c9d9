import Diagnostics

/// Every diagnostic about templates, with its words.
struct TemplateProblems {
  private let lines: LineIndex

  init(_ lines: LineIndex) {
    self.lines = lines
  }

  private func problem(
    _ code: DiagnosticCode, _ range: Range<Int>, severity: Severity = .error, fr: String, en: String,
    help: Message?, related: [Diagnostic.Related] = []
  ) -> Diagnostic {
    Diagnostic(code, severity, at: lines.place(range), Message(fr: fr, en: en), help: help, related: related)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: lines.file.bytes[range], as: UTF8.self)
  }
}

// MARK: Syntax

extension TemplateProblems {
  func unclosedTag(_ range: Range<Int>, closing: [UInt8]) -> Diagnostic {
    let tag = String(text(range).prefix { !$0.isNewline }.prefix(40))
    let end = String(decoding: closing, as: UTF8.self)
    return problem(
      .templateSyntax, range, fr: "La balise « \(tag) » n’est pas fermée",
      en: "The tag “\(tag)” is never closed",
      help: Message(fr: "Fermez-la par « \(end) ».", en: "Close it with “\(end)”."))
  }

  func emptyTag(_ range: Range<Int>) -> Diagnostic {
    problem(
      .templateSyntax, range, fr: "La balise « \(text(range)) » est vide",
      en: "The tag “\(text(range))” is empty",
      help: Message(fr: "Écrivez-y un nom, ou supprimez-la.", en: "Write a name in it, or remove it."))
  }

  func badName(_ range: Range<Int>, _ name: String) -> Diagnostic {
    problem(
      .templateSyntax, range, fr: "« \(name) » n’est pas un nom", en: "“\(name)” is not a name",
      help: Message(
        fr: "Un nom s’écrit sans espace ; un seul point sépare un objet de son champ : « author.name ».",
        en: "A name has no spaces; a single dot stands between an object and its field: “author.name”."))
  }

  func badDelimiters(_ range: Range<Int>) -> Diagnostic {
    problem(
      .templateSyntax, range, fr: "« \(text(range)) » ne donne pas deux délimiteurs",
      en: "“\(text(range))” does not give two delimiters",
      help: Message(
        fr: "Écrivez-en deux, séparés par un espace : « {{=<% %>=}} ».",
        en: "Write two, with a space between: “{{=<% %>=}}”."))
  }

  func strayClose(_ range: Range<Int>, _ name: String, open: String?) -> Diagnostic {
    let tag = text(range)
    let help =
      open.map { Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?") }
      ?? Message(
        fr: "Supprimez-la, ou ouvrez la section par « {{#\(name)}} ».",
        en: "Remove it, or open the section with “{{#\(name)}}”.")
    return problem(
      .templateSyntax, range, fr: "La balise « \(tag) » ne ferme rien", en: "The tag “\(tag)” closes nothing",
      help: help)
  }

  func crossedClose(_ range: Range<Int>, _ name: String, open: Tag, _ inner: String) -> Diagnostic {
    problem(
      .templateSyntax, range, fr: "« \(name) » se ferme avant « \(inner) », qui est à l’intérieur",
      en: "“\(name)” is closed before “\(inner)”, which is inside it",
      help: Message(
        fr: "Fermez d’abord « \(inner) » par « {{/\(inner)}} ».",
        en: "Close “\(inner)” first, with “{{/\(inner)}}”."),
      related: [
        Diagnostic.Related(
          lines.place(open.range),
          Message(fr: "« \(inner) » s’ouvre ici", en: "“\(inner)” opens here"))
      ])
  }

  func unclosedSection(_ tag: Tag, _ name: String) -> Diagnostic {
    let help = Message(fr: "Ajoutez « {{/\(name)}} ».", en: "Add “{{/\(name)}}”.")
    return switch tag.kind {
    case .block:
      problem(
        .templateSyntax, tag.range, fr: "Le bloc « \(name) » n’est pas fermé",
        en: "The block “\(name)” is never closed", help: help)
    case .parent:
      problem(
        .templateSyntax, tag.range, fr: "Le gabarit parent « \(name) » n’est pas fermé",
        en: "The parent “\(name)” is never closed", help: help)
    default:
      problem(
        .templateSyntax, tag.range, fr: "La section « \(name) » n’est pas fermée",
        en: "The section “\(name)” is never closed", help: help)
    }
  }

  func tooDeep(_ range: Range<Int>, limit: Int) -> Diagnostic {
    problem(
      .templateSyntax, range, fr: "Plus de \(limit) niveaux sont imbriqués ici",
      en: "More than \(limit) levels are nested here",
      help: Message(
        fr: "Fermez des sections plus tôt, ou simplifiez la suite des gabarits inclus.",
        en: "Close sections earlier, or simplify the chain of included templates."))
  }

  func blockTwice(_ range: Range<Int>, _ name: String) -> Diagnostic {
    problem(
      .templateSyntax, range, fr: "Le bloc « \(name) » est rempli deux fois",
      en: "The block “\(name)” is filled twice",
      help: Message(fr: "Gardez un seul des deux.", en: "Keep one of the two."))
  }

  func outsideBlock(_ range: Range<Int>, _ parent: String) -> Diagnostic {
    problem(
      .templateSyntax, range, severity: .warning,
      fr: "Ceci n’apparaîtra pas : « \(parent) » ne reçoit que des blocs",
      en: "This will not appear: “\(parent)” takes nothing but blocks",
      help: Message(
        fr: "Mettez-le dans un bloc : « {{$nom}}…{{/nom}} ».",
        en: "Put it into a block: “{{$name}}…{{/name}}”."))
  }
}

// MARK: Other templates

extension TemplateProblems {
  func unknownPartial(_ include: Include, known: [String]) -> Diagnostic {
    problem(
      .unknownPartial, include.range, fr: "Le gabarit « \(include.name) » n’existe pas",
      en: "There is no template “\(include.name)”",
      help: Message.didYouMean(include.name, among: known)
        ?? Message(
          fr: "Créez ce fichier dans le thème, ou corrigez le nom.",
          en: "Create this file in the theme, or correct the name."))
  }

  func unknownBlock(_ override: Include.Override, of parent: String, known: [String]) -> Diagnostic {
    problem(
      .unknownName, override.range, fr: "« \(parent) » n’a pas de bloc « \(override.block) »",
      en: "“\(parent)” has no block “\(override.block)”",
      help: Message.didYouMean(override.block, among: known) ?? available(known))
  }

  /// `names` is the whole circle, the first name again at its end.
  func includeLoop(_ include: Include, _ names: [String], _ others: [(LineIndex, Include)]) -> Diagnostic {
    let circle = names.joined(separator: " → ")
    return problem(
      .includeLoop, include.range, fr: "Les gabarits s’incluent en boucle : \(circle)",
      en: "The templates include each other in a loop: \(circle)",
      help: Message(fr: "Retirez l’une de ces inclusions.", en: "Remove one of these inclusions."),
      related: others.map { lines, other in
        Diagnostic.Related(
          lines.place(other.range),
          Message(fr: "« \(other.name) » est inclus ici", en: "“\(other.name)” is included here"))
      })
  }
}

// MARK: Names and types

extension TemplateProblems {
  func unknownName(_ use: NameUse, _ name: String, known: [String]) -> Diagnostic {
    problem(
      .unknownName, use.range, fr: "Le nom « \(name) » n’existe pas ici", en: "There is no “\(name)” here",
      help: Message.didYouMean(name, among: known) ?? available(known))
  }

  func unknownField(_ use: NameUse, _ owner: String, _ field: String, known: [String]) -> Diagnostic {
    problem(
      .unknownName, use.range, fr: "« \(owner) » n’a pas de champ « \(field) »",
      en: "“\(owner)” has no field “\(field)”",
      help: Message.didYouMean(field, among: known) ?? available(known.sorted()))
  }

  func noFields(_ use: NameUse, _ owner: String, _ shape: Shape, _ field: String) -> Diagnostic {
    let kind = shape.unwrapped.description
    return problem(
      .wrongUse, use.range, fr: "« \(owner) » est \(kind.french), sans champ « \(field) »",
      en: "“\(owner)” is \(kind.english), without a field “\(field)”",
      help: shape.unwrapped.isList
        ? Message(
          fr: "Parcourez-la : « {{#\(owner)}}{{\(field)}}{{/\(owner)}} ».",
          en: "Go through it: “{{#\(owner)}}{{\(field)}}{{/\(owner)}}”.")
        : Message(fr: "Écrivez « {{\(owner)}} ».", en: "Write “{{\(owner)}}”."))
  }

  func rawText(_ use: NameUse) -> Diagnostic {
    problem(
      .wrongUse, use.range, fr: "« \(use.text) » est du texte : affiché tel quel, il pourrait casser la page",
      en: "“\(use.text)” is text: printed as it is, it could break the page",
      help: Message(fr: "Écrivez « {{\(use.text)}} ».", en: "Write “{{\(use.text)}}”."))
  }

  func notPrintable(_ use: NameUse, _ shape: Shape) -> Diagnostic {
    let kind = shape.description
    let name = use.text
    let help: Message? =
      switch shape {
      case .object(let fields):
        fields.first.map { field in
          let path = use.path.isEmpty ? field.name : "\(name).\(field.name)"
          return Message(
            fr: "Affichez l’un de ses champs, par exemple « {{\(path)}} ».",
            en: "Print one of its fields, for example “{{\(path)}}”.")
        }
      case .list:
        Message(
          fr: "Parcourez-la : « {{#\(name)}}…{{/\(name)}} ».",
          en: "Go through it: “{{#\(name)}}…{{/\(name)}}”.")
      default:
        Message(
          fr: "Servez-vous-en comme condition : « {{#\(name)}}…{{/\(name)}} ».",
          en: "Use it as a condition: “{{#\(name)}}…{{/\(name)}}”.")
      }
    return problem(
      .wrongUse, use.range, fr: "« \(name) » est \(kind.french) et ne s’affiche pas",
      en: "“\(name)” is \(kind.english) and cannot be printed", help: help)
  }

  private func available(_ names: [String]) -> Message? {
    guard !names.isEmpty else { return nil }
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? "…" : "")
    return Message(fr: "Noms possibles : \(shown).", en: "Possible names: \(shown).")
  }
}

extension Shape {
  var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// What it is, for the author of a theme.
  fileprivate var description: Message {
    switch self {
    case .flag: Message(fr: "une condition", en: "a condition")
    case .number: Message(fr: "un nombre", en: "a number")
    case .text: Message(fr: "du texte", en: "text")
    case .html: Message(fr: "du HTML", en: "HTML")
    case .list: Message(fr: "une liste", en: "a list")
    case .object: Message(fr: "un objet", en: "an object")
    case .optional(let shape): shape.description
    }
  }
}
