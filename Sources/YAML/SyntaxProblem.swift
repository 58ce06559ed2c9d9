import Diagnostics

/// The mistakes in writing YAML that people make, each with its remedy.
enum SyntaxProblem {
  case tab
  /// `title: Affiliation : le guide`
  case colonInValue(SourceLines.Field)
  /// `title:Mon titre`
  case missingSpace(SourceLines.Field)
  /// `date 2026`
  case missingColon
  case unclosedQuote
  /// `title: 'L'affiliation'`
  case quoteInside(SourceLines.Field, Unicode.Scalar)
  /// `title: @exemple`, `title: [Guide] Bien choisir`
  case leadingSign(SourceLines.Field, Unicode.Scalar)
  case strayCharacter(Unicode.Scalar)
  case unclosedBracket(String)
  /// `tags: - affiliation`
  case listBesideName(SourceLines.Field?)
  case backslash
  case indentation
  case invisibleCharacter(UInt32)
  case other

  var message: Message {
    switch self {
    case .tab:
      Message(
        fr: "Une tabulation décale cette ligne, où seules des espaces sont permises",
        en: "A tab indents this line, where only spaces are allowed")
    case .colonInValue(let field):
      Message(
        fr: "Le texte de « \(field.name.shortened) » contient un deux-points suivi d’une espace",
        en: "The text of “\(field.name.shortened)” contains a colon followed by a space")
    case .missingSpace(let field):
      Message(
        fr: "Il manque une espace après « \(field.name.shortened): »",
        en: "A space is missing after “\(field.name.shortened):”")
    case .missingColon:
      Message(
        fr: "Cette ligne n’a pas de deux-points après le nom d’un champ",
        en: "This line has no colon after the name of a field")
    case .unclosedQuote:
      Message(fr: "Ce guillemet n’est jamais fermé", en: "This quote is never closed")
    case .quoteInside(let field, "'"):
      Message(
        fr: "Le texte de « \(field.name.shortened) » s’arrête à une apostrophe qu’il contient",
        en: "The text of “\(field.name.shortened)” ends at an apostrophe inside it")
    case .quoteInside(let field, _):
      Message(
        fr: "Le texte de « \(field.name.shortened) » s’arrête à un guillemet droit qu’il contient",
        en: "The text of “\(field.name.shortened)” ends at a straight quote inside it")
    case .leadingSign(let field, let sign):
      Message(
        fr: "Le texte de « \(field.name.shortened) » ne peut pas commencer par « \(sign) » sans guillemets",
        en: "The text of “\(field.name.shortened)” cannot begin with “\(sign)” without quotes")
    case .strayCharacter(let sign):
      Message(fr: "« \(sign) » n’est pas permis ici", en: "“\(sign)” is not allowed here")
    case .unclosedBracket(let bracket):
      Message(
        fr: "Ce crochet « \(bracket) » n’est jamais fermé", en: "This bracket “\(bracket)” is never closed")
    case .listBesideName:
      Message(
        fr: "Une liste en tirets ne peut pas commencer à côté du nom du champ",
        en: "A list of dashes cannot begin beside the name of its field")
    case .backslash:
      Message(
        fr: "Une barre oblique inverse « \\ » a un sens particulier entre guillemets doubles",
        en: "A backslash “\\” has a special meaning between double quotes")
    case .indentation:
      Message(
        fr: "Cette ligne n’est pas alignée avec celles qui la précèdent",
        en: "This line is not aligned with those before it")
    case .invisibleCharacter(let value):
      Message(
        fr: "Un caractère invisible (\(Self.name(value))) n’est pas permis ici",
        en: "An invisible character (\(Self.name(value))) is not allowed here")
    case .other: Message(fr: "Cette ligne n’est pas lisible", en: "This line cannot be read")
    }
  }

  var help: Message {
    switch self {
    case .tab:
      Message(
        fr: "Remplacez chaque tabulation par deux espaces", en: "Replace each tab by two spaces")
    case .colonInValue(let field), .leadingSign(let field, _):
      Self.write("\(field.name): \(Self.quoted(field.value))", or: "\(field.name): \"…\"")
    case .missingSpace(let field):
      Self.write("\(field.name): \(field.value)", or: "\(field.name): …")
    case .missingColon:
      Message(
        fr: "Écrivez « nom: valeur » ; la suite d’un texte se décale de deux espaces",
        en: "Write “name: value”; what continues a text is indented by two spaces")
    case .unclosedQuote:
      Message(
        fr: "Fermez-le à la fin du texte, ou retirez-le", en: "Close it at the end of the text, or remove it")
    case .quoteInside(let field, let quote):
      Self.write("\(field.name): \(Self.requoted(field.value, quote))", or: "\(field.name): \"…\"")
    case .strayCharacter:
      Message(
        fr: "Effacez-le, ou mettez tout le texte entre guillemets droits : \"…\"",
        en: "Delete it, or put the whole text in straight quotes: \"…\"")
    case .unclosedBracket(let bracket):
      Self.add(bracket == "[" ? "]" : "}")
    case .listBesideName(let field):
      Message(
        fr: "Passez à la ligne avant chaque tiret, ou écrivez « \(field?.name.shortened ?? "…"): [a, b] »",
        en: "Begin a new line before each dash, or write “\(field?.name.shortened ?? "…"): [a, b]”")
    case .backslash:
      Message(
        fr: "Doublez-la (« \\\\ »), ou mettez le texte entre apostrophes droites : '…'",
        en: "Double it (“\\\\”), or put the text between straight apostrophes: '…'")
    case .indentation:
      Message(
        fr:
          "Les champs d’un même groupe commencent à la même colonne, ceux d’un sous-groupe deux espaces plus loin",
        en: "Fields of one group begin in the same column, those of a group within it two spaces further")
    case .invisibleCharacter: Message(fr: "Effacez-le", en: "Delete it")
    case .other:
      Message(
        fr:
          "Écrivez un champ par ligne, « nom: valeur » ; dans le doute, mettez la valeur entre guillemets droits",
        en: "Write one field a line, “name: value”; when in doubt, put the value in straight quotes")
    }
  }

  private static func add(_ bracket: String) -> Message {
    Message(fr: "Ajoutez « \(bracket) » à la fin", en: "Add “\(bracket)” at the end")
  }

  private static func write(_ text: String, or pattern: String) -> Message {
    let text = text.unicodeScalars.count <= 100 ? text : pattern
    return Message(fr: "Écrivez « \(text) »", en: "Write “\(text)”")
  }

  /// A text between the quotes that leave it as it is.
  static func quoted(_ text: String) -> String {
    let isSimple = !text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    return isSimple ? "\"\(text)\"" : "'\(text.replacing("'", with: "''"))'"
  }

  /// A text that stands between quotes which it also contains, between quotes that hold.
  private static func requoted(_ value: String, _ quote: Unicode.Scalar) -> String {
    var scalars = value.unicodeScalars.dropFirst()
    if scalars.last == quote { scalars.removeLast() }
    return quoted(String(scalars))
  }

  private static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Diagnostic {
  static func syntax(at place: Place, _ problem: SyntaxProblem) -> Diagnostic {
    Diagnostic(.yamlSyntax, at: place, problem.message, help: problem.help)
  }
}
