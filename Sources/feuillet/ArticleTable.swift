import Build
import Diagnostics
import French

/// Articles as lines of a terminal: date, slug, title, file, in columns.
struct ArticleTable {
  private let rows: [[String]]

  /// A cell that is wider than this sets no width for the others.
  private static let widest = 60

  init(_ entries: [ArticleListing.Entry]) {
    rows = entries.map { entry in
      [Self.date(entry.date), entry.slug.isEmpty ? "-" : entry.slug, entry.title, entry.file].map(visible)
    }
  }

  /// Each line with its end.
  var text: String {
    let widths = rows.map { $0.map(columns) }
    let columnWidths = (0..<3).map { column in
      widths.map { $0[column] }.filter { $0 <= Self.widest }.max() ?? 0
    }
    return zip(rows, widths).map { row, widths in
      (0..<3).map { column in
        row[column] + String(repeating: " ", count: 2 + max(0, columnWidths[column] - widths[column]))
      }.joined() + row[3] + "\n"
    }.joined()
  }

  /// The day in Paris, with the time unless it is midnight.
  private static func date(_ date: Instant?) -> String {
    guard let date = date?.paris else { return "-" }
    return date.clock == "00:00" ? date.date.iso : date.date.iso + " " + date.clock
  }
}
