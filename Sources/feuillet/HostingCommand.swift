import ArgumentParser
import Build
import Diagnostics

struct HostingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hosting",
    abstract: Message(
      fr: "Écrit la configuration d’un serveur, nginx ou caddy, pour ce site.",
      en: "Writes the configuration of a server, nginx or caddy, for this site."
    ).local)

  @Argument(
    help: .init(
      Message(fr: "Le serveur : nginx ou caddy.", en: "The server: nginx or caddy.").local,
      valueName: "SERVER"))
  var server: HostConfiguration.Server

  @OptionGroup var options: SiteOptions

  @Option(
    help: .init(
      Message(
        fr: "Le dossier des pages sur le serveur (par défaut Output, dans celui du site).",
        en: "The folder of the pages on the server (by default Output in that of the site)."
      ).local,
      valueName: "DIR"),
    completion: .directory)
  var root: String?

  @Option(
    help: .init(
      Message(
        fr: "L’adresse du site, à la place de celle de site.yml.",
        en: "The site’s address, in place of that of site.yml."
      ).local,
      valueName: "URL"))
  var baseURL: String?

  func validate() throws {
    if let baseURL { try SiteOptions.check(baseURL: baseURL) }
    // Both servers would take `$` and braces for names of variables.
    if let root, !root.hasPrefix("/") || root.contains(where: { "${}\n\r".contains($0) }) {
      throw ValidationError(
        Message(
          fr: "--root demande un chemin complet, comme /srv/blog",
          en: "--root takes a whole path such as /srv/blog"
        ).local)
    }
  }

  func run() async throws {
    let configuration = HostConfiguration(
      site: options.folder, themeRoots: options.themeRoots,
      options: .init(now: try options.clock(), baseURL: baseURL, jobs: Terminal.processorCount), root: root)
    let (text, diagnostics) = try await onMachine { () async throws(MachineFailure) in
      var diagnostics: [Diagnostic] = []
      let text = try await configuration.text(server, diagnostics: &diagnostics)
      return (text, diagnostics)
    }
    guard let text else {
      Terminal.report(diagnostics, site: options.folder)
      throw ExitCode(1)
    }
    Terminal.output(text)
  }
}

extension HostConfiguration.Server: ExpressibleByArgument {}
