import Content
import Diagnostics
import Theme

/// Finds the theme of a site and those that it extends.
enum ThemeChoice {
  /// The files of a theme, with those of the themes it extends behind them; `nil` when there is no such theme,
  /// which is reported.
  static func files(
    _ name: String, at place: Place?, _ themes: [String: ThemeFiles], diagnostics: inout [Diagnostic]
  ) -> ThemeFiles? {
    var chosen = ThemeFiles(name: name)
    var chain: [String] = []
    var next: (name: String, place: Place?)? = (name, place)
    while let (name, place) = next {
      guard let theme = themes[name] else {
        diagnostics.append(.unknownTheme(name, at: place, among: themes.keys.sorted()))
        return nil
      }
      if chain.contains(name) {
        diagnostics.append(.themeCycle(chain + [name], at: place))
        return nil
      }
      chain.append(name)
      for (path, file) in theme.files { chosen.add(path, file) }
      // They are reported when the theme is loaded, with the rest of it.
      var ignored: [Diagnostic] = []
      let settings = theme.files["theme.yml"].map { ThemeSettings.read($0, diagnostics: &ignored) }
      next = settings?.extends.map { ($0.value, $0.place) }
    }
    return chosen
  }
}

extension Diagnostic {
  fileprivate static func unknownTheme(_ name: String, at place: Place?, among names: [String]) -> Diagnostic
  {
    let list = names.joined(separator: ", ")
    return Diagnostic(
      .unknownTheme, at: place,
      Message(fr: "Le thème « \(name) » n’existe pas", en: "There is no theme “\(name)”"),
      help: .didYouMean(name, among: names)
        ?? (names.isEmpty
          ? Message(
            fr: "Un thème est un dossier de themes/ ; aucun n’a été trouvé.",
            en: "A theme is a folder of themes/; none was found.")
          : Message(fr: "Les thèmes trouvés sont : \(list).", en: "The themes found are: \(list).")))
  }

  fileprivate static func themeCycle(_ chain: [String], at place: Place?) -> Diagnostic {
    let arrow = chain.joined(separator: " → ")
    return Diagnostic(
      .themeCycle, at: place,
      Message(
        fr: "Les thèmes se prolongent en rond : \(arrow)",
        en: "The themes extend each other in a circle: \(arrow)"),
      help: Message(fr: "Retirez l’une des lignes « extends: ».", en: "Remove one of the “extends:” lines."))
  }
}
