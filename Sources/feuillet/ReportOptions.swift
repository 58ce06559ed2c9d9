import ArgumentParser
import Diagnostics

/// How a command tells what is wrong, and how much it minds.
struct ReportOptions: ParsableArguments {
  @Flag(
    help: .init(
      Message(fr: "Traite les avertissements comme des erreurs.", en: "Turns warnings into errors.").local))
  var strict = false

  @Option(
    help: .init(
      Message(
        fr: "La forme du compte rendu : text, json ou github.",
        en: "The form of the report: text, json or github."
      ).local,
      valueName: "FORMAT"))
  var format = ReportFormat.text
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github
}
