import Diagnostics
import Markdown

/// Tables that do not say what is in their columns (RGAA 5.6). The corner above the names of rows may be empty.
extension TextChecks {
  var tableHeaders: [Diagnostic] {
    // Blocks that are a table check it themselves.
    let own = Set(
      text.blocks.filter { if case .table? = $0.definition?.content { true } else { false } }
        .flatMap { $0.directive.tables.map(\.place) })
    return features.compactMap { feature in
      guard case .table(let unnamed, let count) = feature.kind, !own.contains(feature.place) else {
        return nil
      }
      if unnamed.count == count {
        return Diagnostic(
          .tableWithoutHeader, .warning, at: feature.place,
          Message(fr: "Ce tableau n’a pas d’en-tête", en: "This table has no header"),
          help: count == 0
            ? Message(
              fr: "Mettez les intitulés de ses colonnes dans des balises <th>.",
              en: "Put the names of its columns into <th> tags.")
            : Self.remedy)
      }
      let columns = unnamed.filter { $0 > 0 }.map { $0 + 1 }
      guard let first = columns.first else { return nil }
      return Diagnostic(
        .tableWithoutHeader, .warning, at: feature.place,
        Message(
          fr: "La colonne \(first) du tableau n’a pas d’en-tête",
          en: "Column \(first) of the table has no header"),
        help: Self.remedy)
    }
  }

  private static let remedy = Message(
    fr: "Écrivez un intitulé dans chaque case de la première ligne du tableau.",
    en: "Write a name into each cell of the table’s first line.")
}
