import Diagnostics
import Markdown

/// Headings, by which screen readers go through a page (RGAA 9.1).
extension TextChecks {
  var headingJumps: [Diagnostic] {
    var found: [Diagnostic] = []
    // The title of the page is the first.
    var last = 1
    var lastPlace: Place?
    for feature in features {
      guard case .heading(let level, _) = feature.kind else { continue }
      if level == 1 {
        found.append(
          Diagnostic(
            .headingJump, .warning, at: feature.place,
            Message(
              fr: "Ce titre est au niveau de celui de la page",
              en: "This heading is on the level of the page’s title"),
            help: Message(
              fr: "Une partie commence par « ## », une sous-partie par « ### ».",
              en: "A section begins with “##”, a subsection with “###”.")))
      } else if level > last + 1 {
        let marks = String(repeating: "#", count: last + 1)
        found.append(
          Diagnostic(
            .headingJump, .warning, at: feature.place,
            lastPlace == nil
              ? Message(
                fr: "Le premier titre du texte est de niveau \(level)",
                en: "The first heading of the text is of level \(level)")
              : Message(
                fr: "Un titre de niveau \(level) suit un titre de niveau \(last)",
                en: "A heading of level \(level) follows one of level \(last)"),
            help: Message(
              fr: "Écrivez-le avec « \(marks) » : aucun niveau ne se saute.",
              en: "Write it with “\(marks)”: no level is left out."),
            related: lastPlace.map {
              [.init($0, Message(fr: "Le titre précédent", en: "The heading before"))]
            } ?? []))
      }
      last = level
      lastPlace = feature.place
    }
    return found
  }

  /// Sections that end where they begin. A heading may open with that of its first subsection.
  var emptySections: [Diagnostic] {
    var found: [Diagnostic] = []
    var open: (heading: MarkdownDocument.Feature, level: Int)?
    func close(before level: Int) {
      guard let section = open, section.level >= level else { return }
      let title = section.heading.text
      found.append(
        Diagnostic(
          .emptySection, .warning, at: section.heading.place,
          Message(
            fr: "Il n’y a rien sous le titre « \(title) »",
            en: "There is nothing below the heading “\(title)”"),
          help: Message(
            fr: "Écrivez la partie, ou retirez son titre.", en: "Write the section, or remove its heading.")))
    }
    for feature in features {
      switch feature.kind {
      case .heading(let level, isTopLevel: true):
        close(before: level)
        open = (feature, level)
      case .content: open = nil
      default: break
      }
    }
    close(before: 1)
    return found
  }
}
