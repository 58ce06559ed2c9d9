import ArgumentParser
import Diagnostics

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: Message(
      fr: "Explique le code d’un problème, et comment y remédier.",
      en: "Explains the code of a problem, and how to mend it."
    ).local)

  @Argument(
    help: .init(
      Message(
        fr: "Le code, celui entre crochets ; sans lui, la liste de tous.",
        en: "The code, the one in brackets; without it, the list of all."
      ).local,
      valueName: "CODE"))
  var code: String?

  @Option(
    help: .init(
      Message(fr: "La forme du texte : text ou markdown.", en: "The form of the text: text or markdown.")
        .local,
      valueName: "FORMAT"))
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  func validate() throws { _ = try known() }

  func run() throws {
    let language = Terminal.language
    switch (try known(), format) {
    case (let code?, .text): Terminal.output(code.page(language))
    case (let code?, .markdown): Terminal.output(code.markdown(language))
    case (nil, .text): Terminal.output(DiagnosticCode.list(language))
    case (nil, .markdown): Terminal.output(DiagnosticCode.reference(language))
    }
  }

  /// The code that was asked for, copied with its brackets or without.
  private func known() throws -> DiagnosticCode? {
    guard let code else { return nil }
    let name = code.hasPrefix("[") && code.hasSuffix("]") ? String(code.dropFirst().dropLast()) : code
    if let known = DiagnosticCode(rawValue: name) { return known }
    let help =
      Message.didYouMean(name, among: DiagnosticCode.allCases.map(\.rawValue))
      ?? Message(
        fr: "« feuillet explain » les montre tous.", en: "“feuillet explain” shows them all.")
    throw ValidationError(
      Message(fr: "Le code « \(name) » n’existe pas", en: "There is no code “\(name)”").local + "\n"
        + help.local)
  }
}
