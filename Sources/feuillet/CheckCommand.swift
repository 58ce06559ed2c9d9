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
        fr: "Avec --fix : montre les corrections sans les faire.",
        en: "With --fix: shows what would be mended, and mends nothing."
      ).local))
  var dryRun = false

  @Flag(
    help: .init(
      Message(
        fr: "Vérifie aussi accords, conjugaison et orthographe, par Grammalecte.",
        en: "Checks agreement, conjugation and spelling, too, by Grammalecte."
      ).local))
  var grammar = false

  @Flag(
    help: .init(
      Message(
        fr: "Vérifie aussi les liens vers d’autres sites, par curl.",
        en: "Checks the links to other sites, too, by curl."
      ).local))
  var external = false

  @Option(
    help: .init(
      Message(
        fr: "Ne montre que les fichiers qui ont changé depuis cette révision de git.",
        en: "Shows only the files that changed since this revision of git."
      ).local,
      valueName: "REV"))
  var changedSince: String?

  @Flag(
    help: .init(
      Message(
        fr: "Tient pour connu ce qui ne va pas aujourd’hui, sauf les erreurs.",
        en: "Takes for known what is wrong today, errors apart."
      ).local))
  var writeBaseline = false

  @Flag(
    help: .init(
      Message(fr: "Montre aussi ce qui est tenu pour connu.", en: "Shows what is taken for known, too.").local
    ))
  var noBaseline = false

  @Flag(
    help: .init(
      Message(
        fr: "Montre tous les problèmes, si nombreux soient-ils.", en: "Shows all problems, however many."
      ).local))
  var all = false

  @Flag(
    help: .init(
      Message(fr: "Traite les avertissements comme des erreurs.", en: "Turns warnings into errors.").local))
  var strict = false

  @Option(
    help: .init(
      Message(
        fr: "La forme du compte rendu : text, json, github ou sarif.",
        en: "The form of the report: text, json, github or sarif."
      ).local,
      valueName: "FORMAT"))
  var format = CheckReport.Format.text

  func validate() throws {
    if dryRun, !fix {
      throw ValidationError(
        Message(fr: "--dry-run accompagne --fix", en: "--dry-run goes with --fix").local)
    }
    if dryRun, format != .text {
      throw ValidationError(
        Message(
          fr: "--dry-run montre du texte\n--format json et sarif contiennent déjà les corrections.",
          en: "--dry-run shows text\n--format json and sarif hold what would be mended anyway."
        ).local)
    }
    if writeBaseline, fix || changedSince != nil {
      throw ValidationError(
        Message(
          fr: "--write-baseline tient compte de tout le site, tel qu’il est",
          en: "--write-baseline takes in the whole site as it is"
        ).local)
    }
  }

  func run() async throws {
    var check = SiteCheck(
      site: options.folder, themeRoots: options.themeRoots,
      options: .init(now: try options.clock(), jobs: Terminal.processorCount))
    check.checksGrammar = grammar
    check.checksExternalLinks = external
    // Debian installs Grammalecte for its own Python.
    if let python = Terminal.environment["FEUILLET_PYTHON"] { check.python = python }
    let changed = try await changedFiles()
    let report = try await onMachine { [check] () async throws(MachineFailure) in
      if writeBaseline { return try await self.writeBaseline(check) }
      let report = try await self.report(check, changed)
      return fix ? try await self.mend(report, check, changed) : report
    }
    show(report)
    if report.diagnostics.hasErrors { throw ExitCode(1) }
  }

  private func changedFiles() async throws -> ChangedFiles? {
    guard let changedSince else { return nil }
    let answer = try await onMachine { () throws(MachineFailure) in
      try ChangedFiles.since(changedSince, site: options.folder)
    }
    switch answer {
    case .success(let files): return files
    case .failure(let refusal):
      Terminal.show(refusal.message, help: [refusal.help])
      throw ExitCode(2)
    }
  }

  /// All problems but those that are known, or elsewhere.
  private func report(_ check: SiteCheck, _ changed: ChangedFiles?) async throws(MachineFailure)
    -> CheckReport
  {
    var report = CheckReport(diagnostics: try await check.run())
    var broken: [Diagnostic] = []
    if !noBaseline, let baseline = Baseline.read(site: check.site, diagnostics: &broken) {
      let outcome = baseline.applied(
        to: report.diagnostics, site: check.site, isChecked: { check.checks($0) })
      report.diagnostics = outcome.diagnostics
      report.known = outcome.hidden
      report.stale = outcome.stale
    }
    report.diagnostics += broken
    if let changed {
      let count = report.diagnostics.count
      report.diagnostics = report.diagnostics.filter(changed.concern)
      report.elsewhere = count - report.diagnostics.count
    }
    if strict { report.diagnostics = report.diagnostics.strict() }
    return report
  }

  private func mend(
    _ report: CheckReport, _ check: SiteCheck, _ changed: ChangedFiles?
  ) async throws(MachineFailure) -> CheckReport {
    let mendings = Mending.of(report.diagnostics, site: check.site)
    if mendings.isEmpty { return report }
    let mended = mendings.flatMap(\.mended)
    guard !dryRun else {
      var left = report
      left.differences = mendings
      left.fixed = mended.count
      let found = Set(mended)
      left.diagnostics.removeAll { found.contains($0) }
      return left
    }
    for mending in mendings { try mending.apply(site: check.site) }
    // What is left is told with the lines as they are now.
    var left = try await self.report(check, changed)
    left.fixed = mended.count
    return left
  }

  private func writeBaseline(_ check: SiteCheck) async throws(MachineFailure) -> CheckReport {
    let found = try await check.run()
    let baseline = Baseline(found, site: check.site)
    try baseline.write(site: check.site)
    return CheckReport(diagnostics: found.filter { $0.severity == .error }, written: baseline.count)
  }

  private func show(_ report: CheckReport) {
    let language = Terminal.language
    let folder = options.folderForAnnotations
    let site = options.folder
    switch format {
    case .text:
      for mending in report.differences {
        Terminal.output(Difference(mending, colors: Terminal.colorsOutput).text)
      }
      Terminal.report(report.diagnostics, site: site, limit: all ? .max : TextReport.readable)
    case .json:
      Terminal.output(
        JSONReport(language: language).text(report.diagnostics, summary: report.summary) + "\n")
      return
    case .github:
      Terminal.output(GitHubReport(language: language, folder: folder).text(report.diagnostics))
    case .sarif:
      let sarif = SARIFReport(language: language, version: Feuillet.version, folder: folder) {
        SiteBuilder.source($0, site: site)
      }
      Terminal.output(sarif.text(report.diagnostics) + "\n")
      return
    }
    for sentence in report.sentences(isDryRun: dryRun) { Terminal.error(sentence(language) + "\n") }
  }
}
