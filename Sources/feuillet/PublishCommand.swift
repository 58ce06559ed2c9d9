import ArgumentParser
import Build
import Diagnostics
import French
import Publish

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: Message(
      fr: "Envoie le site construit là où on le lit.", en: "Sends the built site to where it is read."
    ).local)

  @Argument(
    help: .init(
      Message(
        fr: "Le nom d’une cible, dans « publish » de site.yml.",
        en: "The name of a target, in “publish” of site.yml."
      ).local,
      valueName: "TARGET"))
  var target: String

  @OptionGroup var options: SiteOptions

  @Flag(
    help: .init(
      Message(
        fr: "Dit ce qui serait envoyé et supprimé, sans rien changer.",
        en: "Tells what would be sent and removed, and changes nothing."
      ).local))
  var dryRun = false

  @Flag(
    help: .init(
      Message(
        fr: "Montre de nouveau la version d’avant (cible avec « releases: true »).",
        en: "Shows the version before again (a target with “releases: true”)."
      ).local))
  var rollback = false

  func validate() throws {
    if dryRun, rollback {
      throw ValidationError(
        Message(
          fr: "--dry-run et --rollback ne vont pas ensemble",
          en: "--dry-run and --rollback do not go together"
        ).local)
    }
  }

  func run() async throws {
    let check = SiteCheck(
      site: options.folder, themeRoots: options.themeRoots,
      options: .init(now: try options.clock(), jobs: Terminal.processorCount))
    let publication = Publication(
      check: check, output: options.path("Output"), environment: Terminal.environment)
    let outcome = try await onMachine { [target, mode] () async throws(MachineFailure) in
      try await publication.run(target, mode)
    }
    switch outcome {
    case .done(let report): show(report)
    case .rolledBack(let version):
      Terminal.error(
        Message(fr: "Montré de nouveau : \(version)", en: "Shown again: \(version)").local + "\n")
    case .refused(let diagnostics):
      Terminal.report(diagnostics, site: options.folder)
      Terminal.error(Message(fr: "Rien n’a été publié", en: "Nothing was published").local + "\n")
      throw ExitCode(1)
    case .misused(let message, let help):
      Terminal.show(message, help: [help])
      throw ExitCode(2)
    }
  }

  private var mode: Publication.Mode { rollback ? .rollBack : dryRun ? .list : .send }

  private func show(_ report: Publication.Report) {
    if dryRun {
      Terminal.output(
        report.sent.map { "+ \(visible($0))\n" }.joined()
          + report.removed.map { "- \(visible($0))\n" }.joined())
    }
    let english = [
      "\(report.sent.count) \(report.sent.count == 1 ? "file" : "files") \(dryRun ? "to send" : "sent")",
      "\(report.unchanged) unchanged", "\(report.removed.count) \(dryRun ? "to remove" : "removed")",
    ].joined(separator: ", ")
    let french = [
      dryRun
        ? "\(count(report.sent, "fichier")) à envoyer"
        : count(report.sent, "fichier envoyé", "fichiers envoyés"),
      count(report.unchanged, "inchangé", "inchangés"),
      dryRun
        ? "\(groupedNumber(report.removed.count)) à supprimer"
        : count(report.removed.count, "supprimé", "supprimés"),
    ].joined(separator: ", ")
    Terminal.error(
      Message(fr: "\(french) : \(visible(report.place))", en: "\(english): \(visible(report.place))").local
        + "\n")
  }

  private func count(_ files: [String], _ one: String, _ other: String? = nil) -> String {
    count(files.count, one, other ?? one + "s")
  }

  private func count(_ number: Int, _ one: String, _ other: String) -> String {
    "\(groupedNumber(number))\u{A0}\(PluralForm(count: number) == .one ? one : other)"
  }
}
