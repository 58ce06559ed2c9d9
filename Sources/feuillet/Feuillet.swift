import ArgumentParser
import Diagnostics

/// The command. Its messages follow the locale; its exit status says who has to act: 0 nobody, 1 the author,
/// 2 whoever typed the command, 3 whoever keeps the machine.
@main
struct Feuillet: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "feuillet",
    abstract: Message(
      fr: "Fait un blog d’un dossier d’articles en Markdown.",
      en: "Turns a folder of Markdown articles into a blog."
    ).local,
    discussion: Message(
      fr:
        "Pour compléter les commandes par la touche Tab : feuillet --generate-completion-script bash (ou zsh, fish).",
      en: "To complete commands with the Tab key: feuillet --generate-completion-script bash (or zsh, fish)."
    ).local,
    version: version,
    subcommands: [
      InitCommand.self, BuildCommand.self, ServeCommand.self, CheckCommand.self, NewCommand.self,
      ListCommand.self, ExplainCommand.self, RelatedCommand.self, TypographyCommand.self, HostingCommand.self,
      PublishCommand.self,
    ])

  static func main() async {
    Terminal.ignoreFatalSignals()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      // The parser's own code for wrong usage is that of BSD; ours is 2.
      if code == .validationFailure {
        let names = configuration.subcommands.map { $0.configuration.commandName }
        let name = CommandLine.arguments.dropFirst().first.flatMap { names.contains($0) ? $0 : nil }
        let problem = UsageProblem(message(for: error), commands: name == nil ? names.compactMap(\.self) : [])
        let command = name.map { "feuillet \($0)" } ?? "feuillet"
        let help = Message(
          fr: "« \(command) --help » montre ce que la commande accepte.",
          en: "“\(command) --help” shows what the command takes.")
        Terminal.show(problem.message, help: problem.help + [help])
        Terminal.exit(2)
      }
      let message = fullMessage(for: error)
      if code == .success {
        Terminal.output(message + "\n")
      } else if !message.isEmpty {
        Terminal.error(message + "\n")
      }
      Terminal.exit(code.rawValue)
    }
  }
}

extension Message {
  /// In the language of the locale.
  var local: String { self(Terminal.language) }
}
