import Build
import Diagnostics
import French
import TestSite
import Testing

/// What `feuillet check` tells of a site that has nothing wrong but what a test puts into it.
///
/// Two articles, `a` and `b`, to which a page leads. The text of `a` begins on line 7 of its file.
struct CheckedSite {
  let site: TestSite
  let diagnostics: [Diagnostic]

  /// Of 127 characters.
  static let description =
    "Quatre critères, un tableau et une liste de questions à poser pour décider sans y passer le trimestre, ni le regretter ensuite."

  static let now = "2026-10-02"

  /// - Parameters:
  ///   - text: what `a` says.
  ///   - front: lines of its front matter, each with its end.
  ///   - title: its title.
  ///   - more: more files, or others in place of those that every site has.
  ///   - bytes: files that are no text.
  init(
    _ text: String = "Un texte.", front: String = "", title: String = "Un article",
    description: String = Self.description, more: String = "", bytes: [(String, Int)] = []
  ) async throws {
    site = try TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/articles/b.md --
      ---
      title: Un voisin
      description: Une autre description, assez longue pour que personne ne la trouve courte, et qui ne dit rien de plus que cela en vérité.
      date: 2026-09-15
      slug: b
      ---
      ## Critères

      Un texte.
      -- content/pages/plan.md --
      ---
      title: Le plan du site
      ---
      [Un article](/articles/a/) et [son voisin](/articles/b/).
      -- content/images/plan.svg --
      <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
      -- content/static/guide.pdf --
      %PDF
      -- content/articles/a.md --
      ---
      title: \(title)
      description: "\(description)"
      date: 2026-09-16
      slug: a
      \(front)---
      \(text)
      """)
    try site.add(more)
    for (path, size) in bytes { try site.write(path, Array(repeating: 0x20, count: size)) }
    let check = SiteCheck(
      site: site.path, themeRoots: [Checkout.path("themes")],
      options: .init(now: try DateParsing.instant(Self.now).get().instant, jobs: 2))
    diagnostics = try await check.run()
  }

  /// A line for each problem, one for its remedy, one for each other place; no-break spaces are shown as spaces.
  func report(_ language: Language = .french) -> String {
    diagnostics.flatMap { diagnostic in
      [
        "\(location(diagnostic.place)) \(diagnostic.severity): \(diagnostic.message(language)) [\(diagnostic.code.rawValue)]"
      ]
        + [diagnostic.help].compactMap { $0.map { "  > " + $0(language) } }
        + diagnostic.related.map { "  + \(location($0.place)) \($0.message(language))" }
    }.joined(separator: "\n").replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  private func location(_ place: Place?) -> String {
    place.map { "\($0.file.replacing("content/", with: "")):\($0.line):\($0.column):" } ?? "feuillet:"
  }
}

/// Expects exactly these problems, in French.
func expect(
  _ site: CheckedSite, reports expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(site.report() == expected, sourceLocation: sourceLocation)
}

/// Expects exactly these problems, in English.
func expect(
  _ site: CheckedSite, reportsInEnglish expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(site.report(.english) == expected, sourceLocation: sourceLocation)
}
