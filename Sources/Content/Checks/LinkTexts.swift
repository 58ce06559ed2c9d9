import Diagnostics
import Markdown

/// Links whose text does not say where they lead, when it is read alone (RGAA 6.1 and 6.2).
extension TextChecks {
  /// Without what stands around the words.
  private static let vague: Set<String> = [
    "ici", "là", "cliquez", "cliquez ici", "cliquez-ici", "cliquer ici", "clique ici", "par ici", "c'est ici",
    "c'est par ici", "voir ici", "lire ici", "lire", "lire la suite", "lire plus", "lire l'article",
    "la suite",
    "suite", "voir", "voir la suite", "voir plus", "plus", "en savoir plus", "savoir plus", "plus d'info",
    "plus d'infos", "plus d'informations", "découvrir", "découvrez", "lien", "ce lien", "le lien",
    "suivez ce lien", "via ce lien", "click here", "here", "read more", "more", "link",
  ]

  var linkTexts: [Diagnostic] {
    features.compactMap { feature in
      guard case .link = feature.kind else { return nil }
      if feature.text.allSatisfy(\.isWhitespace) {
        return problem(
          feature.place, .warning,
          Message(fr: "Ce lien n’a pas de texte", en: "This link has no text"))
      }
      if Self.vague.contains(feature.text.words) {
        return problem(
          feature.place, .warning,
          Message(
            fr: "« \(feature.text) » ne dit pas où mène le lien",
            en: "“\(feature.text)” does not say where the link leads"))
      }
      guard Self.isAddress(feature.text) else { return nil }
      return problem(
        feature.place, .notice,
        Message(
          fr: "Une adresse tient lieu de texte à ce lien", en: "An address stands for the text of this link"))
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.hasPrefix("https://") || text.hasPrefix("http://")
      || text.hasPrefix("www.") && text.contains("/")
  }

  private func problem(_ place: Place, _ severity: Severity, _ message: Message) -> Diagnostic {
    Diagnostic(
      .vagueLinkText, severity, at: place, message,
      help: Message(
        fr: "Nommez ce que l’on y trouve : [les critères de choix](adresse).",
        en: "Name what is found there: [the criteria](address)."))
  }
}
