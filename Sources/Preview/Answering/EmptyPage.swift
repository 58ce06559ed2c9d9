import Diagnostics

/// The page that stands in as long as the site has none: what is wrong, in the words of the terminal.
struct EmptyPage {
  private let edition: Edition
  private let language: Language

  init(_ edition: Edition, _ language: Language) {
    self.edition = edition
    self.language = language
  }

  var bytes: [UInt8] {
    let title = Message(
      fr: "Rien à montrer pour l’instant", en: "Nothing to show yet")(language)
    let errors = edition.diagnostics.filter { $0.severity == .error }
    let report = TextReport(language: language, colors: false) { _ in nil }.text(errors)
    let sentence =
      errors.isEmpty
      ? Message(fr: "Cette adresse n’existe pas.", en: "There is no such address.")
      : Message(
        fr: "Corrigez ce qui suit\u{A0}: la page apparaîtra d’elle-même.",
        en: "Mend the following: the page will appear by itself.")
    return Array(
      """
      <!doctype html>
      <html lang="\(language == .french ? "fr" : "en")">
      <head><meta charset="utf-8"><title>\(title)</title></head>
      <body>
      <h1>\(title)</h1>
      <p>\(sentence(language))</p>
      <pre>\(escaped(report))</pre>
      </body>
      </html>

      """.utf8)
  }
}

/// A text between the tags of a page.
func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}
