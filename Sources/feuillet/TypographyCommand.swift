import ArgumentParser
import Diagnostics
import French
import Markdown

struct TypographyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "typography",
    abstract: Message(
      fr: "Compose en français des textes lus un par ligne.",
      en: "Sets texts, read one a line, as French wants them."
    ).local,
    discussion: Message(
      fr: """
        Chaque ligne de l’entrée est une chaîne JSON, HTML compris ; la même ligne sort composée.

        Réglages : profile=fr-FR|bulletproof ; guillemets, units, numbers=nbsp|nnbsp ;
        colon, punctuation=nbsp|nnbsp|none ; dashes=en|em|off ; insertMissing, convertCurly,
        multiplication=true|false ; exceptions=Yahoo!|Jeopardy!
        """,
      en: """
        Each line of the input is a JSON string, which may hold HTML; the same line comes out set.

        Settings: profile=fr-FR|bulletproof; guillemets, units, numbers=nbsp|nnbsp;
        colon, punctuation=nbsp|nnbsp|none; dashes=en|em|off; insertMissing, convertCurly,
        multiplication=true|false; exceptions=Yahoo!|Jeopardy!
        """
    ).local)

  @Option(
    help: .init(
      Message(
        fr: "Les choix, séparés par des virgules : units=nnbsp,dashes=off.",
        en: "The choices, parted by commas: units=nnbsp,dashes=off."
      ).local,
      valueName: "KEY=VALUE,…"))
  var policy = ""

  func validate() throws { _ = try chosenPolicy() }

  func run() throws {
    let policy = try chosenPolicy()
    var number = 0
    try Terminal.forEachInputLine { line in
      number += 1
      guard let text = JSONString.text(of: line) else {
        Terminal.show(
          Message(
            fr: "La ligne \(number) n’est pas une chaîne JSON", en: "Line \(number) is not a JSON string"),
          help: [
            Message(
              fr: "Écrivez un texte entre guillemets droits sur chaque ligne : \"Bonjour !\"",
              en: "Write one text between straight quotes on each line: \"Bonjour !\"")
          ])
        throw ExitCode(1)
      }
      Terminal.output(JSONValue.string(typesetHTML(text, policy)).serialized() + "\n")
    }
  }

  private func chosenPolicy() throws -> TypographyPolicy {
    var policy = TypographyPolicy()
    let settings = try policySettings()
    // A profile sets everything, so it goes first wherever it stands.
    for (key, value) in settings.filter({ $0.key == .profile }) + settings.filter({ $0.key != .profile }) {
      do {
        try policy.set(key, to: value)
      } catch {
        let list = error.allowed.joined(separator: ", ")
        let help =
          Message.didYouMean(value, among: error.allowed)
          ?? Message(fr: "Valeurs possibles : \(list).", en: "Possible values: \(list).")
        throw ValidationError(
          Message(
            fr: "« \(value) » ne convient pas à \(key.rawValue)",
            en: "“\(value)” does not suit \(key.rawValue)"
          ).local + "\n" + help.local)
      }
    }
    return policy
  }

  private func policySettings() throws -> [(key: TypographyPolicy.Key, value: String)] {
    try policy.split(separator: ",").map { setting in
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      guard parts.count == 2 else {
        throw ValidationError(
          Message(
            fr: "Il manque une valeur à « \(setting) »\nÉcrivez par exemple units=nnbsp.",
            en: "“\(setting)” has no value\nWrite for example units=nnbsp."
          ).local)
      }
      guard let key = TypographyPolicy.Key(rawValue: parts[0]) else {
        let names = TypographyPolicy.Key.allCases.map(\.rawValue)
        let list = names.joined(separator: ", ")
        let help =
          Message.didYouMean(parts[0], among: names)
          ?? Message(fr: "Les réglages sont : \(list).", en: "The settings are: \(list).")
        throw ValidationError(
          Message(fr: "Le réglage « \(parts[0]) » n’existe pas", en: "There is no setting “\(parts[0])”")
            .local
            + "\n" + help.local)
      }
      return (key, parts[1])
    }
  }
}
