import Build
import Diagnostics
import Site
import Templates

/// The editor’s bar of a page.
struct BarView {
  /// `nil` where there is no page.
  let facts: LiveFacts?
  let edition: Edition
  /// Where what the page showed is now.
  let moved: String?
  let problems: [ProblemView]

  static let schema = Schema<BarView>([
    .text("home") { $0.edition.basePath + "/" },
    .text("desk") { _ in PreviewAddress.root },
    .flag("isMissing") { $0.facts == nil },
    .optionalText("moved") { $0.moved },
    .optionalObject("article", article) { $0.facts?.article },
    .optionalObject("search", search) { $0.facts },
    .optionalObject("source", source) { view in view.facts.flatMap { $0.file == nil ? nil : $0 } },
    .flag("isOutOfDate") { $0.facts?.isOutOfDate ?? false },
    .flag("hasRelated") { !($0.facts?.related ?? []).isEmpty },
    .list("related", related) { view in
      (view.facts?.related ?? []).map { ($0, view.edition.basePath) }
    },
    .list("problems", ProblemView.schema) { $0.problems },
    .flag("hasProblems") { !$0.problems.isEmpty },
    .flag("hasErrors") { $0.problems.contains { $0.diagnostic.severity == .error } },
    .text("problemCount") { shown($0.problems.count) },
    .flag("manyProblems") { $0.problems.count > 1 },
    .text("siteErrors") { shown($0.edition.count(.error)) },
    .flag("hasSiteErrors") { $0.edition.count(.error) > 0 },
    .text("siteWarnings") { shown($0.edition.count(.warning)) },
  ])

  private static let article = Schema<LiveArticle>(
    LiveArticle.stateFields { $0 } + [
      .text("words") { shown($0.words) },
      .flag("manyWords") { $0.words > 1 },
      .text("feuillets") { "\(shown($0.tenthsOfFeuillets / 10)),\($0.tenthsOfFeuillets % 10)" },
      .flag("manyFeuillets") { $0.tenthsOfFeuillets >= 20 },
      .text("characters") { shown($0.characters) },
      .text("minutes") { shown($0.readingTime) },
    ])

  /// What a search engine shows of a page, in characters: titles are cut after some 60, descriptions after some 160.
  private static let search = Schema<LiveFacts>([
    .text("title") { cut($0.title, 60) },
    .text("titleLength") { shown($0.title.count) },
    .flag("titleIsLong") { $0.title.count > 60 },
    .optionalText("address") { $0.canonical.map(trail) },
    .optionalText("description") { $0.description.map { cut($0, 160) } },
    .text("descriptionLength") { shown($0.description?.count ?? 0) },
    .flag("descriptionIsShort") { 1..<120 ~= $0.description?.count ?? 0 },
    .flag("descriptionIsLong") { $0.description?.count ?? 0 > 160 },
  ])

  private static let source = Schema<LiveFacts>([
    .text("file") { $0.file ?? "" },
    .text("line") { "\($0.line)" },
  ])

  private static let related = Schema<(LiveFacts.Related, String)>([
    .text("title") { $0.0.title },
    .text("address") { PercentEncoding.encoded($0.1 + $0.0.address) },
    .optionalText("reason") { $0.0.reason },
  ])

  private static func cut(_ text: String, _ length: Int) -> String {
    guard text.count > length else { return text }
    let start = text.prefix(length)
    return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "\u{A0}…"
  }

  /// `blog.example.com › articles › bareme`
  private static func trail(_ address: String) -> String {
    let rest = address.split(separator: "//", maxSplits: 1).last ?? ""
    return rest.split(separator: "/").joined(separator: " › ")
  }
}

/// What is wrong with a page, above what last could be shown of it.
struct OverlayView {
  let facts: LiveFacts?
  let problems: [ProblemView]

  static let schema = Schema<OverlayView>([
    .flag("isOutOfDate") { $0.facts?.isOutOfDate ?? false },
    .list("problems", ProblemView.schema) { $0.problems },
    .text("count") { shown($0.problems.count) },
    .flag("many") { $0.problems.count > 1 },
    .text("desk") { _ in PreviewAddress.root },
  ])
}
