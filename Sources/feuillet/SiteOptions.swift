import ArgumentParser
import Build
import Diagnostics
import French

/// Which site a command is about, and at what moment.
struct SiteOptions: ParsableArguments {
  @Option(
    help: .init(
      Message(fr: "Le dossier qui contient « content ».", en: "The folder that holds “content”.").local,
      valueName: "DIR"))
  var site = "."

  @Option(
    help: .init(
      Message(
        fr: "Considère le site tel qu’il sera à cette date (2026-12-24).",
        en: "Takes the site as it will be at this date (2026-12-24)."
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

  /// The site's folder, without what changes nothing in its path.
  var folder: String { Folder(site).path }

  var themeRoots: [String] { ThemeRoots.find(site: folder) }

  /// The instant that is now: `--now`, else `SOURCE_DATE_EPOCH`, else the clock.
  func clock() throws -> Instant {
    if let now {
      switch DateParsing.instant(now) {
      case .success(let date): return date.instant
      case .failure(let problem):
        throw ValidationError("\(problem.message(now).local)\n\(problem.help.local)")
      }
    }
    if let epoch = Terminal.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty {
      guard let seconds = Int(epoch) else {
        throw ValidationError(
          Message(
            fr: "SOURCE_DATE_EPOCH est un nombre de secondes, pas « \(epoch) ».",
            en: "SOURCE_DATE_EPOCH is a number of seconds, not “\(epoch)”."
          ).local)
      }
      return Instant(secondsSince1970: seconds)
    }
    return Instant(secondsSince1970: Terminal.clock)
  }
}
