import ArgumentParser
import Build
import Diagnostics

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: Message(
      fr: "Construit le site dans le dossier de sortie.", en: "Builds the site into the output folder."
    ).local)

  @OptionGroup var options: SiteOptions

  @Option(
    help: .init(
      Message(
        fr: "Le dossier de sortie (par défaut Output, dans celui du site).",
        en: "The output folder (by default Output in that of the site)."
      ).local,
      valueName: "DIR"),
    completion: .directory)
  var output: String?

  @Flag(
    help: .init(
      Message(
        fr: "Construit aussi les brouillons et les articles programmés ou expirés.",
        en: "Builds drafts, scheduled and expired articles too."
      ).local))
  var drafts = false

  @Flag(
    help: .init(
      Message(
        fr: "Écrit aussi les textes sous forme compressée (.br et .gz), pour nginx ou Caddy.",
        en: "Writes texts in compressed form, too (.br and .gz), for nginx or Caddy."
      ).local))
  var compress = false

  @Option(
    help: .init(
      Message(
        fr: "L’adresse du site, à la place de celle de site.yml.",
        en: "The site’s address, in place of that of site.yml."
      ).local,
      valueName: "URL"))
  var baseURL: String?

  @Option(
    help: .init(
      Message(fr: "Le nombre de tâches à la fois.", en: "How many jobs at once.").local, valueName: "N"))
  var jobs: Int?

  @Flag(
    help: .init(Message(fr: "Montre la durée de chaque étape.", en: "Shows how long each stage took.").local))
  var timings = false

  @Flag(
    help: .init(
      Message(
        fr: "Ne lit ni n’écrit de cache.",
        en: "Neither reads nor writes a cache."
      ).local))
  var noCache = false

  @Flag(
    help: .init(
      Message(
        fr: "Relit tout au lieu de se fier à la taille et aux dates des fichiers.",
        en: "Rereads everything instead of trusting the sizes and times of files."
      ).local))
  var verify = false

  @OptionGroup var reporting: ReportOptions

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError(
        Message(fr: "--jobs demande un nombre à partir de 1", en: "--jobs takes a number from 1 on").local)
    }
    if let baseURL { try SiteOptions.check(baseURL: baseURL) }
    if output == "" {
      throw ValidationError(Message(fr: "--output demande un dossier", en: "--output takes a folder").local)
    }
    if try builder(nil).outputIsInContent {
      throw ValidationError(
        Message(
          fr: "--output ne peut pas être dans « content » : les pages s’y mêleraient aux articles",
          en: "--output cannot be in “content”: the pages would mix with the articles"
        ).local)
    }
  }

  private func builder(_ progress: BuildProgress?) throws -> SiteBuilder {
    var builder = SiteBuilder(
      site: options.folder, output: output ?? options.path("Output"),
      themeRoots: options.themeRoots,
      options: .init(
        now: try options.clock(), includingUnpublished: drafts, baseURL: baseURL,
        jobs: jobs ?? Terminal.processorCount),
      isStrict: reporting.strict, progress: progress)
    if !noCache, let program = Terminal.executable {
      builder.caching = verify ? .verifying(program: program) : .trusting(program: program)
    }
    builder.isCompressing = compress
    return builder
  }

  func run() async throws {
    let start = ContinuousClock.now
    let progress = BuildProgress()
    let builder = try builder(progress)
    let line = ProgressLine.watch(progress, language: Terminal.language)
    let report = try await onMachine { () async throws(MachineFailure) in
      defer { line?.end() }
      return try await builder.run()
    }
    show(report, builder, seconds: (ContinuousClock.now - start) / .seconds(1))
    if report.files == nil { throw ExitCode(1) }
  }

  private func show(_ report: SiteBuilder.Report, _ builder: SiteBuilder, seconds: Double) {
    let language = Terminal.language
    switch reporting.format {
    case .text:
      let text = TextReport(language: language, colors: Terminal.usesColors, source: builder.source)
      Terminal.error(text.text(report.diagnostics))
    case .json:
      Terminal.output(
        JSONReport(language: language).text(report.diagnostics, summary: summary(report, seconds)) + "\n")
      return
    case .github:
      Terminal.output(
        GitHubReport(language: language, folder: options.folderForAnnotations).text(report.diagnostics))
    }
    let text = BuildSummary(report: report, output: builder.output, seconds: seconds, language: language)
    Terminal.error(text.sentence + "\n")
    if timings { Terminal.error(text.timings) }
  }

  private func summary(_ report: SiteBuilder.Report, _ seconds: Double) -> [(String, JSONValue)] {
    [
      ("pages", .int(report.pages)), ("rendered", .int(report.rendered)),
      ("written", .int(report.files?.written ?? 0)), ("unchanged", .int(report.files?.unchanged ?? 0)),
      ("removed", .int(report.files?.removed ?? 0)), ("seconds", .double(seconds)),
      ("stages", .object(report.stages.seconds.map { ($0.name, .double($0.seconds)) })),
    ]
  }
}
