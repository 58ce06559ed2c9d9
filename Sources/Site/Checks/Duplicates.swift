import Content
import Diagnostics

/// Titles and descriptions by which neither readers nor search engines can tell two pages apart.
extension BlogChecks {
  private struct Entry {
    var title: (text: String, place: Place)
    var description: (text: String, place: Place)
    var isPublished: Bool
  }

  private func entry(
    _ title: String, _ description: String?, _ text: Text, _ file: String, isPublished: Bool
  ) -> Entry {
    Entry(
      title: (title, place("title", text, file)),
      description: (description ?? "", place("description", text, file)), isPublished: isPublished)
  }

  var duplicates: [Diagnostic] {
    var entries = blog.pages.map { page -> Entry in
      let source = page.source
      return entry(source.title, source.description, source.text, source.file, isPublished: true)
    }
    // The oldest has its title by right, and what is published before what is not.
    for article in published.reversed() + blog.articles.filter({ !$0.isPublished }).reversed() {
      let source = article.source
      entries.append(
        entry(
          source.title, source.description, source.text, source.file, isPublished: article.isPublished))
    }
    return
      repeated(
        entries, \.title, .duplicateTitle,
        Message(fr: "Ce titre est déjà celui d’un autre texte", en: "Another text has this title already"))
      + repeated(
        entries, \.description, .duplicateDescription,
        Message(
          fr: "Cette description est déjà celle d’un autre texte",
          en: "Another text has this description already"))
  }

  private func repeated(
    _ entries: [Entry], _ part: KeyPath<Entry, (text: String, place: Place)>, _ code: DiagnosticCode,
    _ message: Message
  ) -> [Diagnostic] {
    var first: [String: Place] = [:]
    return entries.compactMap { entry in
      let (text, place) = entry[keyPath: part]
      let words = text.lowercased().filter { $0.isLetter || $0.isNumber }
      guard !words.isEmpty else { return nil }
      guard let other = first[words] else {
        first[words] = place
        return nil
      }
      return Diagnostic(
        code, entry.isPublished ? .warning : .notice, at: place, message,
        help: Message(
          fr: "Écrivez ce qui distingue les deux.", en: "Write what tells the two apart."),
        related: [.init(other, Message(fr: "L’autre", en: "The other one"))])
    }
  }
}
