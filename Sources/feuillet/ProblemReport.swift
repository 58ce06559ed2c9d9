import Build
import Diagnostics

extension Terminal {
  /// Shows problems of a site as text, with the lines that they are about.
  static func report(_ diagnostics: [Diagnostic], site: String, limit: Int = TextReport.readable) {
    let report = TextReport(language: language, colors: usesColors, limit: limit) {
      SiteBuilder.source($0, site: site)
    }
    error(report.text(diagnostics))
  }
}
