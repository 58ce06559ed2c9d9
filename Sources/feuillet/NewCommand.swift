import ArgumentParser
import Build
import Diagnostics

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: Message(
      fr: "Crée un article, un auteur ou une page à remplir.",
      en: "Makes an article, an author or a page to be filled in."
    ).local)

  @Argument(
    help: .init(
      Message(fr: "Ce qui est créé : article, author ou page.", en: "What is made: article, author or page.")
        .local,
      valueName: "KIND"))
  var kind: NewDocument.Kind

  @Argument(
    help: .init(
      Message(
        fr: "Le titre, ou le nom de l’auteur, entre guillemets.",
        en: "The title, or the name of the author, in quotes."
      ).local,
      valueName: "TITLE"))
  var title: [String]

  @OptionGroup var options: SiteOptions

  func validate() throws { _ = try document() }

  func run() async throws {
    let document = try document()
    let now = try options.clock()
    let report = try await onMachine { () async throws(MachineFailure) in
      try await document.write(site: options.folder, now: now, jobs: Terminal.processorCount)
    }
    Terminal.report(report.diagnostics, site: options.folder)
    guard let path = report.path else { throw ExitCode(1) }
    Terminal.output(visible(options.path(path)) + "\n")
  }

  /// Words without quotes around them are one title all the same.
  private func document() throws -> NewDocument {
    guard let document = NewDocument(kind, title: title.joined(separator: " ")) else {
      throw ValidationError(
        Message(
          fr: "Le titre est vide\nDonnez-le entre guillemets : feuillet new \(kind.rawValue) \"Mon titre\"",
          en: "The title is empty\nGive it in quotes: feuillet new \(kind.rawValue) \"My title\""
        ).local)
    }
    return document
  }
}

extension NewDocument.Kind: ExpressibleByArgument {}
