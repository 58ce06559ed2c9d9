import Diagnostics
import Testing

@testable import YAML

@Suite struct SyntaxErrorTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var line: Int
    var column: Int
    var french: String
    var help: String

    init(_ text: String, _ line: Int, _ column: Int, _ french: String, _ help: String) {
      self.text = text
      self.line = line
      self.column = column
      self.french = french
      self.help = help
    }

    var testDescription: String { text.debugDescription }
  }

  static let misaligned = "Cette ligne n’est pas alignée avec celles qui la précèdent"
  static let align =
    "Les champs d’un même groupe commencent à la même colonne, ceux d’un sous-groupe deux espaces plus loin"
  static let close = "Fermez-le à la fin du texte, ou retirez-le"
  static let spaces = "Une tabulation décale cette ligne, où seules des espaces sont permises"
  static let tabs = "Remplacez chaque tabulation par deux espaces"
  static func leading(_ sign: String) -> String {
    "Le texte de « title » ne peut pas commencer par « \(sign) » sans guillemets"
  }

  static let cases = [
    Case("title: a\n\tdate: b", 2, 1, spaces, tabs),
    Case("cover:\n  \timage: b\n", 2, 3, spaces, tabs),
    Case("tags:\n\t- a", 2, 1, spaces, tabs),
    Case(
      "title: Affiliation : le guide\ndate: 1", 1, 20,
      "Le texte de « title » contient un deux-points suivi d’une espace",
      "Écrivez « title: \"Affiliation : le guide\" »"),
    Case(
      "description: Été\ncover:\n  alt: Schéma « ça » : l’audit\n", 3, 22,
      "Le texte de « alt » contient un deux-points suivi d’une espace",
      "Écrivez « alt: \"Schéma « ça » : l’audit\" »"),
    Case(
      "title:Mon titre\ndate: 1", 1, 6, "Il manque une espace après « title: »",
      "Écrivez « title: Mon titre »"),
    Case(
      "title: a\ndate:2026-09-16\nb: c", 2, 5, "Il manque une espace après « date: »",
      "Écrivez « date: 2026-09-16 »"),
    Case(
      "title: a\ndate 2026\nb: c", 2, 1, "Cette ligne n’a pas de deux-points après le nom d’un champ",
      "Écrivez « nom: valeur » ; la suite d’un texte se décale de deux espaces"),
    Case("title: \"abc\ndate: 1\n", 1, 8, "Ce guillemet n’est jamais fermé", close),
    Case("title: 'abc", 1, 8, "Ce guillemet n’est jamais fermé", close),
    Case("title: \"abc\ndate: \"x\"\n", 1, 8, "Ce guillemet n’est jamais fermé", close),
    Case(
      "title: \"Il dit \"oui\" hier\"\ndate: 1", 1, 17,
      "Le texte de « title » s’arrête à un guillemet droit qu’il contient",
      "Écrivez « title: 'Il dit \"oui\" hier' »"),
    Case(
      "title: 'L'affiliation'\r\ndate: 1\r\n", 1, 11,
      "Le texte de « title » s’arrête à une apostrophe qu’il contient",
      "Écrivez « title: \"L'affiliation\" »"),
    Case("title: [Guide] Choisir\n", 1, 16, leading("["), "Écrivez « title: \"[Guide] Choisir\" »"),
    Case("title: @exemple", 1, 8, leading("@"), "Écrivez « title: \"@exemple\" »"),
    Case("title: *gras* ici", 1, 8, leading("*"), "Écrivez « title: \"*gras* ici\" »"),
    Case("title: & Cie", 1, 8, leading("&"), "Écrivez « title: \"& Cie\" »"),
    Case("title: ? \"x\"", 1, 8, leading("?"), "Écrivez « title: '? \"x\"' »"),
    Case("title: > a", 1, 8, leading(">"), "Écrivez « title: \"> a\" »"),
    Case("title: a\n date: b", 2, 2, misaligned, align),
    Case("cover:\n    image: a\n  alt: b", 3, 3, misaligned, align),
    Case("  title: a\ndate: b", 2, 1, misaligned, align),
    Case("tags:\n  - a\n - b", 3, 2, misaligned, align),
    Case(
      "tags: - a", 1, 7, "Une liste en tirets ne peut pas commencer à côté du nom du champ",
      "Passez à la ligne avant chaque tiret, ou écrivez « tags: [a, b] »"),
    Case("tags: [a, b\ndate: 1", 1, 7, "Ce crochet « [ » n’est jamais fermé", "Ajoutez « ] » à la fin"),
    Case("cover: {a: b\ndate: 1", 1, 8, "Ce crochet « { » n’est jamais fermé", "Ajoutez « } » à la fin"),
    Case(
      "tags: [a, b]]", 1, 13, "« ] » n’est pas permis ici",
      "Effacez-le, ou mettez tout le texte entre guillemets droits : \"…\""),
    Case(
      "image: \"C:\\dossier\"", 1, 11,
      "Une barre oblique inverse « \\ » a un sens particulier entre guillemets doubles",
      "Doublez-la (« \\\\ »), ou mettez le texte entre apostrophes droites : '…'"),
    Case("title: é\0", 1, 9, "Un caractère invisible (U+0000) n’est pas permis ici", "Effacez-le"),
    Case("a: 1\nb: \u{1B}", 2, 4, "Un caractère invisible (U+001B) n’est pas permis ici", "Effacez-le"),
  ]

  @Test(arguments: cases)
  func `an error of syntax is told with its place and its remedy`(_ example: Case) throws {
    let document = YAMLDocument(SourceFile(path: "a.md", text: example.text))
    let diagnostic = try #require(document.diagnostics.first)
    #expect(document.diagnostics.count == 1)
    #expect(diagnostic.code == .yamlSyntax)
    #expect(diagnostic.place?.line == example.line)
    #expect(diagnostic.place?.column == example.column)
    #expect(plainSpaces(diagnostic.message.french) == example.french)
    #expect(plainSpaces(diagnostic.help?.french ?? "") == example.help)
    #expect(document.root == nil)
    #expect(!document.isReadable)
  }

  @Test(arguments: cases)
  func `every message has its English`(_ example: Case) throws {
    for diagnostic in YAMLDocument(SourceFile(path: "a.md", text: example.text)).diagnostics {
      #expect(!diagnostic.message.english.isEmpty)
      #expect(diagnostic.message.english != diagnostic.message.french)
      #expect(diagnostic.help?.english != diagnostic.help?.french)
    }
  }

  @Test func `the spaces of French messages are no-break spaces`() {
    // What the author wrote is quoted as it is, so only texts without such signs are looked at.
    for example in Self.cases where !example.text.contains("«") && !example.text.contains(" :") {
      for diagnostic in YAMLDocument(SourceFile(path: "a.md", text: example.text)).diagnostics {
        for text in [diagnostic.message.french, diagnostic.help?.french ?? ""] {
          for wrong in ["« ", " »", " ;", " :", " ?"] where !example.text.contains(wrong) {
            #expect(!text.contains(wrong))
          }
        }
      }
    }
  }

  @Test func `a wrong line is reported once, and no field is then called missing`() {
    var diagnostics: [Diagnostic] = []
    let document = YAMLDocument(SourceFile(path: "a.md", text: "title: a : b\n"), firstLine: 2)
    let value = document.fields(into: &diagnostics) { $0.requiredText("description") }
    #expect(value == nil)
    #expect(diagnostics.map(\.code) == [.yamlSyntax])
    #expect(diagnostics.first?.place?.line == 2)
  }
}

/// A message with plain spaces, so that tests stay legible.
func plainSpaces(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }))
}
