import Diagnostics
import French
import Site
import Testing

@testable import Build
@testable import Preview

/// What the preview itself shows.
@Suite struct InterfaceTests {
  @Test func `its templates hold what they are given`() {
    #expect(Interface.compiled.diagnostics == [])
  }

  @Test func `numbers and moments are written as in French`() {
    #expect(shown(7) == "7")
    #expect(shown(1_234_567) == "1\u{202F}234\u{202F}567")
    func instant(_ hour: Int, _ minute: Int) -> Instant {
      CivilDate(year: 2026, month: 12, day: 1).flatMap { Instant(paris: $0, hour: hour, minute: minute) }
        ?? Instant(secondsSince1970: 0)
    }
    #expect(instant(0, 0).shown == "1er\u{A0}décembre 2026")
    #expect(instant(9, 0).shown == "1er\u{A0}décembre 2026 à 9\u{A0}h")
    #expect(instant(9, 5).shown == "1er\u{A0}décembre 2026 à 9\u{A0}h\u{A0}05")
  }

  @Test func `the caret stands below what is wrong`() {
    let diagnostic = Diagnostic(
      .unknownKey, at: Place(file: "content/a.md", line: 1, column: 3, endColumn: 5),
      Message(fr: "Non", en: "No"), help: Message(fr: "Si", en: "Yes"))
    var views = ProblemViews(.french) { SourceFile(path: $0, text: "é <b>") }
    let html = String(
      decoding: Interface.overlay.html(OverlayView(facts: nil, problems: views([diagnostic]))), as: UTF8.self)
    #expect(html.contains("<code>é &lt;b&gt;\n<span class=\"f-caret\" aria-hidden=\"true\">  ^^</span>"))
    #expect(html.contains("Cette page ne peut pas être publiée"))
    #expect(html.contains(#"data-copy="content/a.md:1:3""#))
  }

  // MARK: The desk

  private static func article(
    _ title: String, _ state: PublicationState, day: Int? = nil, author: String = "Léa",
    category: String? = nil
  ) -> LiveArticle {
    LiveArticle(
      title: title, address: "/articles/\(title)/", file: "content/articles/\(title).md", line: 5,
      state: state,
      date: day.flatMap { CivilDate(year: 2026, month: 12, day: $0) }.map { Instant(startOf: $0) },
      expires: nil, authors: [author], category: category, hasDescription: true, words: 1_200,
      characters: 7_000)
  }

  private func desk(
    _ articles: [LiveArticle], _ parameters: [String: String] = [:], diagnostics: [Diagnostic] = []
  ) -> String {
    let edition = Edition(
      version: 1, diagnostics: diagnostics, answer: { _ in .nothing },
      newsroom: {
        .init(
          title: "Essais", articles: articles,
          now: CivilDate(year: 2026, month: 12, day: 10).map { Instant(startOf: $0) }
            ?? Instant(secondsSince1970: 0))
      })
    let view = DeskView(edition, DeskQuery(parameters), .french) { _ in nil }
    return String(decoding: Interface.desk.html(view), as: UTF8.self)
  }

  @Test func `the calendar shows whole weeks and the articles of their days`() {
    let html = desk([Self.article("un", .scheduled, day: 24), Self.article("deux", .published, day: 1)])
    #expect(html.contains("<caption>décembre 2026</caption>"))
    // The first of December 2026 is a Tuesday: one day before it, three after the last.
    #expect(html.matches(of: /<tr>\n<td/).count == 5)
    #expect(html.matches(of: /f-outside/).count == 4)
    #expect(
      html.contains(
        #"<time class="f-day" datetime="2026-12-24">24</time><div class="f-entry"><a href="/articles/un/">un</a>"#
      ))
    #expect(html.contains(#"aria-current="date"><time class="f-day" datetime="2026-12-10">"#))
    #expect(html.contains("?mois=2026-11#calendrier"))
    #expect(html.contains("?mois=2027-01#calendrier"))
  }

  @Test func `filters keep each other and the month`() {
    let articles = [
      Self.article("un", .draft, author: "Léa & fils", category: "Mesure"), Self.article("deux", .draft),
    ]
    let html = desk(articles, ["auteur": "L%C3%A9a+%26+fils", "mois": "2026-11", "rubrique": "Mesure"])
    #expect(html.contains("<option selected>Léa &amp; fils</option>"))
    #expect(html.contains("?mois=2026-12&amp;auteur=L%C3%A9a%20%26%20fils&amp;rubrique=Mesure#calendrier"))
    #expect(html.contains(#"<input type="hidden" name="mois" value="2026-11">"#))
    #expect(html.contains("un.md"))
    #expect(!html.contains("deux.md"))
  }

  @Test(arguments: ["2026-13", "x", "", "0-0", "%ZZ"])
  func `a month that does not exist is that of today`(_ month: String) {
    #expect(
      desk([], ["mois": month, "page": "-3", "etat": "x"]).contains("<caption>décembre 2026</caption>"))
  }

  @Test func `a long list is cut, and read page by page when asked for`() {
    let articles = (1...450).map { Self.article("a\($0)", .published) }
    let short = desk(articles)
    #expect(short.matches(of: /<th scope="row">/).count == 20)
    #expect(short.contains("?etat=published#articles\">Les voir tous (450)"))
    let last = desk(articles, ["etat": "published", "page": "9"])
    #expect(last.matches(of: /<th scope="row">/).count == 50)
    #expect(last.contains("3 sur 3"))
    #expect(last.contains("?etat=published&amp;page=2#articles"))
  }

  @Test func `what blocks a publication comes first`() {
    func problem(_ file: String, _ severity: Severity) -> Diagnostic {
      Diagnostic(.deadLink, severity, at: Place(file: file), Message(fr: "Lien mort", en: "Dead link"))
    }
    let html = desk(
      [Self.article("zoo", .published)],
      diagnostics: [problem("content/articles/a.md", .warning), problem("content/articles/zoo.md", .error)])
    #expect(html.contains("Rien ne serait publié."))
    #expect(html.contains(##"<li><a href="#probleme-1">zoo</a></li>"##))
    #expect(html.contains(#"<h3 id="probleme-2">content/articles/a.md"#))
    #expect(desk([Self.article("un", .published)]).contains("Rien ne s’y oppose."))
  }
}
