import Diagnostics

/// The style sheets of a theme, read and checked.
struct ThemeStyles: Sendable {
  let files: ThemeFiles
  /// The sheets of an article's first screen, in order, by their paths.
  let opening: [String]
  /// The others of every page.
  let styles: [String]
  /// All sheets of the theme by their paths.
  let sheets: [String: StyleSheet]
  /// The files that sheets name, in order.
  let references: [String]

  init(_ files: ThemeFiles, _ settings: [ThemeSettings], diagnostics: inout [Diagnostic]) {
    self.files = files
    let chosen = settings.first { $0.styles != nil || $0.opening != nil }
    opening = chosen?.opening?.map(\.value) ?? []
    styles = chosen?.styles?.map(\.value) ?? []
    var sheets: [String: StyleSheet] = [:]
    for (path, file) in files.files where path.hasSuffix(".css") { sheets[path] = StyleSheet(file, at: path) }
    self.sheets = sheets
    for style in (chosen?.opening ?? []) + (chosen?.styles ?? []) where files.files[style.value] == nil {
      diagnostics.append(.missingStyle(style, among: sheets.keys.sorted()))
    }
    let references = sheets.inKeyOrder.flatMap(\.value.references)
    self.references = Set(references.map(\.path)).sorted()
    for reference in references where files.files[reference.path] == nil {
      diagnostics.append(
        .missingReference(reference.path, at: reference.place, among: files.files.keys.sorted()))
    }
  }
}

extension Diagnostic {
  fileprivate static func missingStyle(_ style: Located<String>, among styles: [String]) -> Diagnostic {
    Diagnostic(
      .missingThemeFile, at: style.place,
      Message(
        fr: "La feuille de style « \(style.value) » n’existe pas",
        en: "There is no style sheet “\(style.value)”"),
      help: .didYouMean(style.value, among: styles)
        ?? Message(
          fr: "Donnez son chemin dans le thème : styles/base.css.",
          en: "Give its path in the theme: styles/base.css."))
  }

  fileprivate static func missingReference(_ path: String, at place: Place, among files: [String])
    -> Diagnostic
  {
    Diagnostic(
      .missingThemeFile, at: place,
      Message(fr: "Le thème n’a pas le fichier « \(path) »", en: "The theme has no file “\(path)”"),
      help: .didYouMean(path, among: files)
        ?? Message(
          fr:
            "url(…) nomme un fichier du thème, à partir de la feuille de style : une page ne charge rien d’ailleurs.",
          en:
            "url(…) names a file of the theme, from the style sheet on: a page loads nothing from elsewhere.")
    )
  }
}
