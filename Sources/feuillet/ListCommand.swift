import ArgumentParser
import Build
import Diagnostics
import French

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Message(
      fr: "Liste les brouillons, ou les articles programmés, expirés ou publiés.",
      en: "Lists the drafts, or the scheduled, expired or published articles."
    ).local)

  @Argument(
    help: .init(
      Message(
        fr: "Les articles à lister : drafts, scheduled, expired ou published.",
        en: "Which articles: drafts, scheduled, expired or published."
      ).local,
      valueName: "STATE"))
  var selection: ArticleListing.Selection

  @OptionGroup var options: SiteOptions

  @Option(
    help: .init(
      Message(fr: "La forme de la liste : text ou json.", en: "The form of the list: text or json.").local,
      valueName: "FORMAT"))
  var format = ListFormat.text

  func run() async throws {
    let now = try options.clock()
    let listing = try await onMachine { () async throws(MachineFailure) in
      try await ArticleListing.read(
        selection, site: options.folder, now: now, jobs: Terminal.processorCount)
    }
    Terminal.report(listing.diagnostics, site: options.folder)
    switch format {
    case .json: Terminal.output(json(listing.entries) + "\n")
    case .text:
      Terminal.output(ArticleTable(listing.entries).text)
      if listing.entries.isEmpty, listing.isComplete { Terminal.error(none.local + "\n") }
    }
    if !listing.isComplete { throw ExitCode(1) }
  }

  private func json(_ entries: [ArticleListing.Entry]) -> String {
    JSONValue.array(
      entries.map { entry in
        .object([
          ("date", entry.date.map { .string($0.paris.iso) } ?? .null), ("slug", .string(entry.slug)),
          ("title", .string(entry.title)), ("file", .string(entry.file)),
        ])
      }
    ).serialized()
  }

  private var none: Message {
    switch selection {
    case .drafts: Message(fr: "Aucun brouillon.", en: "No draft.")
    case .scheduled: Message(fr: "Aucun article programmé.", en: "No scheduled article.")
    case .expired: Message(fr: "Aucun article expiré.", en: "No expired article.")
    case .published: Message(fr: "Aucun article publié.", en: "No published article.")
    }
  }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension ArticleListing.Selection: ExpressibleByArgument {}
