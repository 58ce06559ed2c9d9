import ArgumentParser
import Build
import Diagnostics

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Message(
      fr: "Relit les textes et dit tout ce qui ne va pas.",
      en: "Proof-reads the texts and tells all that is wrong."
    ).local)

  @OptionGroup var options: SiteOptions

  @Flag(
    help: .init(
      Message(
        fr: "Corrige dans les fichiers ce qui peut l’être à coup sûr.",
        en: "Mends in the files what can be mended for certain."
      ).local))
  var fix = false

  @Flag(
    help: .init(
      Message(
        fr: "Vérifie aussi accords, conjugaison et orthographe, par Grammalecte.",
        en: "Checks agreement, conjugation and spelling, too, by Grammalecte."
      ).local))
  var grammar = false

  @OptionGroup var reporting: ReportOptions

  func run() async throws {
    var check = SiteCheck(
      site: options.folder, themeRoots: options.themeRoots,
      options: .init(now: try options.clock(), jobs: Terminal.processorCount))
    check.checksGrammar = grammar
    // Debian installs Grammalecte for its own Python.
    if let python = Terminal.environment["FEUILLET_PYTHON"] { check.python = python }
    let (diagnostics, fixed) = try await onMachine { [check] () async throws(MachineFailure) in
      let found = try await check.run()
      guard fix else { return (found, 0) }
      let fixed = try check.fix(found).count
      // What is left is told with the lines as they are now.
      return (fixed > 0 ? try await check.run() : found, fixed)
    }
    let shown = reporting.strict ? diagnostics.strict() : diagnostics
    show(shown, fixed: fixed)
    if shown.hasErrors { throw ExitCode(1) }
  }

  private func show(_ diagnostics: [Diagnostic], fixed: Int) {
    let language = Terminal.language
    switch reporting.format {
    case .text:
      Terminal.report(diagnostics, site: options.folder)
    case .json:
      let summary = Severity.allCases.map { severity in
        (severity.rawValue, JSONValue.int(diagnostics.count { $0.severity == severity }))
      }
      Terminal.output(
        JSONReport(language: language).text(diagnostics, summary: summary + [("fixed", .int(fixed))]) + "\n")
      return
    case .github:
      Terminal.output(
        GitHubReport(language: language, folder: options.folderForAnnotations).text(diagnostics))
    }
    if fixed > 0 {
      Terminal.error(
        Message(
          fr: fixed == 1 ? "1 correction faite" : "\(fixed) corrections faites",
          en: fixed == 1 ? "1 correction made" : "\(fixed) corrections made")(language) + "\n")
    }
    if diagnostics.isEmpty {
      Terminal.error(Message(fr: "Rien à signaler", en: "Nothing is wrong")(language) + "\n")
    }
  }
}
