import ArgumentParser
import Build
import Diagnostics
import French

/// What every command that reads a site is told: where the site is, and what time it is.
struct SiteOptions: ParsableArguments {
  @Option(
    help: .init(
      Message(fr: "Le dossier qui contient « content ».", en: "The folder that holds “content”.").local,
      valueName: "DIR"),
    completion: .directory)
  var site = "."

  @Option(
    help: .init(
      Message(
        fr: "Fait comme si l’on était à cette date (2026-12-24).",
        en: "Acts as if this were the date (2026-12-24)."
      ).local,
      valueName: "DATE"))
  var now: String?

  func validate() throws {
    _ = try clock()
    guard Folder(site).isDirectory else {
      throw ValidationError(
        Message(
          fr: "Le dossier « \(site) » n’existe pas\n--site est le dossier qui contient « content ».",
          en: "There is no folder “\(site)”\n--site is the folder that holds “content”."
        ).local)
    }
  }

  /// The folder of the site, without a slash at its end.
  var folder: String { Folder(site).path }

  /// The site as annotations name it: from the top of the repository, where a workflow runs, without `./`.
  var folderForAnnotations: String {
    site.hasPrefix("/") ? site : site.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  /// Where themes are looked for.
  var themeRoots: [String] { ThemeRoots.find(site: folder) }

  /// The instant of the run: `--now`, else `SOURCE_DATE_EPOCH`, else the clock.
  func clock() throws -> Instant {
    guard let now else { return try Self.clock() }
    switch DateParsing.instant(now) {
    case .success(let date): return date.instant
    case .failure(let problem):
      throw ValidationError("\(problem.message(now).local)\n\(problem.help.local)")
    }
  }

  /// The instant of a run without `--now`: `SOURCE_DATE_EPOCH`, else the clock.
  static func clock() throws -> Instant {
    guard let epoch = Terminal.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty else {
      return Instant(secondsSince1970: Terminal.clock)
    }
    guard let seconds = Int(epoch) else {
      throw ValidationError(
        Message(
          fr: "SOURCE_DATE_EPOCH est un nombre de secondes, pas « \(epoch) »",
          en: "SOURCE_DATE_EPOCH is a number of seconds, not “\(epoch)”"
        ).local)
    }
    return Instant(secondsSince1970: seconds)
  }

  /// Refuses what `--base-url` cannot be.
  static func check(baseURL: String) throws {
    guard SiteBuilder.isSiteAddress(baseURL) else {
      throw ValidationError(
        Message(
          fr: "--base-url demande une adresse complète, comme https://blog.example.com",
          en: "--base-url takes a whole address such as https://blog.example.com"
        ).local)
    }
  }

  /// The clock, unless it was set.
  var passingClock: (@Sendable () -> Instant)? {
    guard now == nil, (Terminal.environment["SOURCE_DATE_EPOCH"] ?? "").isEmpty else { return nil }
    return { Instant(secondsSince1970: Terminal.clock) }
  }

  /// A path of the site as seen from the current folder.
  func path(_ path: String) -> String {
    folder == "." ? path : folder == "/" ? "/" + path : folder + "/" + path
  }
}
