import Diagnostics

/// The editors’ desk: what there is, and what is wrong with it.
struct Desk {
  private let edition: Edition
  private let language: Language

  init(_ edition: Edition, _ language: Language) {
    self.edition = edition
    self.language = language
  }

  var bytes: [UInt8] {
    let title = Message(fr: "La rédaction", en: "The desk")(language)
    let report = TextReport(language: language, colors: false) { _ in nil }.text(edition.diagnostics)
    let nothing = Message(fr: "Rien à signaler.", en: "Nothing is wrong.")(language)
    return Array(
      """
      <!doctype html>
      <html lang="\(language == .french ? "fr" : "en")">
      <head><meta charset="utf-8"><title>\(title)</title></head>
      <body>
      <h1>\(title)</h1>
      <p><a href="\(escaped(edition.basePath))/">\(Message(fr: "Le site", en: "The site")(language))</a></p>
      <pre>\(escaped(report.isEmpty ? nothing : report))</pre>
      </body>
      </html>

      """.utf8)
  }
}
