import ArgumentParser
import Build
import Diagnostics

struct RelatedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "related",
    abstract: Message(
      fr: "Explique quels articles suivent un autre, et pourquoi.",
      en: "Explains which articles follow another one, and why."
    ).local)

  @Argument(
    help: .init(
      Message(
        fr: "L’article : la fin de son adresse (« slug: »).",
        en: "The article: the end of its address (“slug:”)."
      ).local))
  var slug: String

  @OptionGroup var options: SiteOptions

  @Option(
    help: .init(
      Message(fr: "La forme de la réponse : text ou json.", en: "The form of the answer: text or json.")
        .local,
      valueName: "FORMAT"))
  var format = ListFormat.text

  func run() async throws {
    let inquiry = RelatedInquiry(
      site: options.folder, themeRoots: options.themeRoots,
      options: .init(now: try options.clock(), jobs: Terminal.processorCount))
    let answer = try await onMachine { () async throws(MachineFailure) in try await inquiry.run(slug) }
    switch (answer, format) {
    case (.success(let answer), .text):
      Terminal.output(RelatedReport(answer: answer, language: Terminal.language).text)
    case (.success(let answer), .json):
      Terminal.output(RelatedReport(answer: answer, language: Terminal.language).json.serialized() + "\n")
    case (.failure(let problems), .text):
      Terminal.report(problems.all, site: options.folder)
      throw ExitCode(1)
    case (.failure(let problems), .json):
      Terminal.output(JSONReport(language: Terminal.language).text(problems.all, summary: []) + "\n")
      throw ExitCode(1)
    }
  }
}
