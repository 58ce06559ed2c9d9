import Diagnostics
import Markdown
import YAML

/// Words that stand for what only the owner of a site knows. They stop publication, nothing else.
package enum Placeholders {
  private static let words: [[UInt8]] = ["À COMPLÉTER", "A COMPLÉTER", "À COMPLETER", "A COMPLETER"]
    .map { Array($0.utf8) }

  /// Whether a setting still waits for its value.
  package static func stand(in setting: String) -> Bool {
    let text = Array(setting.utf8)
    return words.contains { text.firstRange(of: $0) != nil }
      || setting.split { !$0.isLetter }.contains("TODO")
  }

  /// What still waits in a file, at the first of its places; at most one problem.
  static func problems(_ front: YAMLDocument, _ document: MarkdownDocument, _ index: LineIndex)
    -> [Diagnostic]
  {
    var places = front.root.map(Self.places) ?? []
    for prose in document.prose {
      guard let range = words.lazy.compactMap({ prose.text.firstRange(of: $0) }).first else { continue }
      places.append(Passage(text: prose.text, lines: prose.lines, in: index).place(of: range))
    }
    guard let first = places.first else { return [] }
    return [
      Diagnostic(
        .placeholder, .notice, at: first,
        Message(
          fr: places.count == 1
            ? "Un passage reste à compléter" : "\(places.count) passages restent à compléter",
          en: places.count == 1
            ? "A passage is still to be filled in" : "\(places.count) passages are still to be filled in"),
        help: Message(
          fr: "Remplacez « À COMPLÉTER » : le site ne peut pas être publié avant.",
          en: "Replace “À COMPLÉTER”: the site cannot be published before."))
    ]
  }

  private static func places(in node: YAMLNode) -> [Place] {
    switch node.kind {
    case .scalar(let text, _):
      let bytes = Array(text.utf8)
      return words.contains { bytes.firstRange(of: $0) != nil } ? [node.place] : []
    case .sequence(let items): return items.flatMap(places)
    case .mapping(let entries): return entries.flatMap { places(in: $0.value) }
    case .refused: return []
    }
  }
}
