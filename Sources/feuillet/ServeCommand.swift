import ArgumentParser
import Build
import Diagnostics
import Preview

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: Message(
      fr: "Montre le site dans le navigateur, à jour à chaque enregistrement.",
      en: "Shows the site in the browser, up to date with every save."
    ).local)

  @OptionGroup var options: SiteOptions

  @Option(
    help: .init(
      Message(fr: "Le port, de 1 à 65535.", en: "The port, from 1 to 65535.").local, valueName: "PORT"))
  var port = 8080

  @Option(
    help: .init(
      Message(
        fr: "L’adresse où écouter\u{A0}; autre que 127.0.0.1, elle montre les brouillons à tout le réseau.",
        en: "The address to listen at; other than 127.0.0.1 it shows drafts to the whole network."
      ).local,
      valueName: "ADDRESS"))
  var host = "127.0.0.1"

  @Flag(
    name: .customLong("no-drafts"),
    help: .init(
      Message(
        fr: "Sans les brouillons ni les articles programmés ou expirés\u{A0}: le site tel qu’il sera publié.",
        en: "Without drafts, scheduled and expired articles: the site as it will be published."
      ).local))
  var withoutDrafts = false

  @Flag(
    help: .init(
      Message(
        fr: "Regarde les fichiers sans cesse, là où le système ne signale pas leurs changements.",
        en: "Looks at the files again and again, where the system does not tell of changes."
      ).local))
  var poll = false

  func validate() throws {
    // 0, any free port, is for programs.
    guard (0...65_535).contains(port) else {
      throw ValidationError(
        Message(fr: "--port demande un nombre de 1 à 65535", en: "--port takes a number from 1 to 65535")
          .local)
    }
    if host.isEmpty {
      throw ValidationError(Message(fr: "--host demande une adresse", en: "--host takes an address").local)
    }
  }

  func run() async throws {
    let interruption = Terminal.interruption()
    let settings = Composition.Options(
      now: try options.clock(), includingUnpublished: !withoutDrafts, jobs: Terminal.processorCount)
    let session = try await onMachine { () throws(MachineFailure) in
      let listener = try Listener(host: host, port: port)
      if !listener.isLoopback { warn() }
      return try PreviewSession(
        site: options.folder, themeRoots: options.themeRoots, options: settings,
        clock: options.passingClock, listener: listener,
        watching: poll ? .polling : .system, language: Terminal.language)
    }
    // A change may be under way when the user has enough; nothing was written, so there is nothing to wait for.
    Task {
      for await _ in interruption { Terminal.exit(0) }
    }
    let log = ServeLog(site: options.folder)
    try await onMachine { () async throws(MachineFailure) in try await session.run { log.tell($0) } }
    throw ExitCode(1)
  }

  private func warn() {
    Terminal.error(
      Message(
        fr:
          "feuillet: warning: L’aperçu, brouillons compris, est ouvert à tous ceux qui atteignent \(host)\n",
        en: "feuillet: warning: The preview, drafts included, is open to all who can reach \(host)\n"
      ).local)
  }
}
