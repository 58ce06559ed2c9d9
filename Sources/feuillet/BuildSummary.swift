import Build
import Diagnostics
import French

/// What a build did, in a sentence.
struct BuildSummary {
  let report: SiteBuilder.Report
  let output: String
  let seconds: Double
  let language: Language

  var sentence: String {
    guard let files = report.files else {
      return Message(
        fr: "Rien n’a été écrit : « \(output) » est tel qu’il était.",
        en: "Nothing was written: “\(output)” is as it was.")(language)
    }
    let duration = self.duration(seconds)
    let french = [
      count(report.pages, "page", "pages"), count(files.written, "fichier écrit", "fichiers écrits"),
      count(files.unchanged, "inchangé", "inchangés"), count(files.removed, "supprimé", "supprimés"),
    ].joined(separator: ", ")
    let english = [
      "\(report.pages) \(report.pages == 1 ? "page" : "pages")",
      "\(files.written) \(files.written == 1 ? "file" : "files") written", "\(files.unchanged) unchanged",
      "\(files.removed) removed",
    ].joined(separator: ", ")
    return Message(fr: "\(french), en \(duration) : \(output)", en: "\(english), in \(duration): \(output)")(
      language)
  }

  /// A line for each stage.
  var timings: String {
    report.stages.seconds.map { name, seconds in
      "  " + name + String(repeating: " ", count: max(1, 10 - name.count)) + duration(seconds) + "\n"
    }.joined()
  }

  private func count(_ number: Int, _ one: String, _ other: String) -> String {
    "\(groupedNumber(number))\u{A0}\(PluralForm(count: number) == .one ? one : other)"
  }

  /// In milliseconds below a second, else with two decimals.
  private func duration(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    if milliseconds < 1000 { return "\(milliseconds)\u{A0}ms" }
    let hundredths = Int((seconds * 100).rounded())
    let decimals = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
    return "\(hundredths / 100)\(language == .french ? "," : ".")\(decimals)\u{A0}s"
  }
}
