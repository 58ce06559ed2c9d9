import Foundation
import TestSite
import Testing

@Suite struct RelatedCommandTests {
  /// Seven articles, of which some say the same.
  private static func site() throws -> TestSite {
    let texts = [
      ("bareme", "Fixer un barème", "Le barème de commission, palier par palier."),
      ("palier", "Des paliers", "La commission de palier en palier, selon le barème."),
      ("palier-bis", "Des paliers, encore", "La commission de palier en palier, selon le barème."),
      ("prime", "Barème et prime", "Une prime en plus de la commission, selon le palier."),
      ("audience", "Son audience", "Une newsletter pour son audience."),
      ("newsletter", "Sa newsletter", "L’audience d’une newsletter."),
      ("attribution", "L’attribution", "À qui revient la vente."),
    ]
    return try TestSite(
      TestSite.blog
        + texts.map { slug, title, text in
          """
          -- content/articles/\(slug).md --
          ---
          title: \(title)
          slug: \(slug)
          date: 2026-09-16
          description: Un article.
          tags: [\(slug == "bareme" ? "prix, divers" : "divers")]
          ---
          \(text)

          """
        }.joined())
  }

  private func related(_ site: TestSite, _ arguments: String..., environment: [String: String] = [:])
    async throws
    -> Command.Run
  {
    try await Command.run(
      ["related", "--now", TestSite.now] + arguments, in: site.path, environment: environment)
  }

  @Test func `a ranking is told with its parts, its words and what was left out`() async throws {
    let site = try Self.site()
    try site.replace(
      "defaultAuthor: anne", by: "defaultAuthor: anne\nrelated: { count: 2 }", in: "content/site.yml")
    let run = try await related(site, "bareme")
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(
      run.output == """
        Following “Fixer un barème”:

          1  Des paliers (palier)
             1.184 = text 1.000 + tags 0.084 + date 0.100
             in common: palier, barème, commission
             the page says: divers

          –  Des paliers, encore (palier-bis)
             1.184 = text 1.000 + tags 0.084 + date 0.100
             in common: palier, barème, commission
             left out: too much like “Des paliers” (1.000)

          2  Barème et prime (prime)
             1.082 = text 0.898 + tags 0.084 + date 0.100
             in common: barème, palier, commission
             the page says: divers, barème

          –  L’attribution (attribution)
             0.184 = text 0.000 + tags 0.084 + date 0.100

          –  Son audience (audience)
             0.184 = text 0.000 + tags 0.084 + date 0.100

          –  Sa newsletter (newsletter)
             0.184 = text 0.000 + tags 0.084 + date 0.100

          –  Un début (un)
             0.100 = text 0.000 + tags 0.000 + date 0.100

          –  Une suite (deux)
             0.100 = text 0.000 + tags 0.000 + date 0.100

        """)
  }

  @Test func `a ranking is told in French`() async throws {
    let run = try await related(try Self.site(), "bareme", environment: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(run.output.hasPrefix("À la suite de «\u{A0}Fixer un barème\u{A0}»\u{A0}:\n"))
    #expect(run.output.contains("= texte 1,000 + mots-clés "))
    #expect(run.output.contains("en commun\u{A0}: "))
  }

  @Test func `a ranking is one object for programs`() async throws {
    struct Answer: Decodable {
      struct Candidate: Decodable {
        var slug: String
        var score: Double
        var text: Double
        var tags: Double
        var time: Double
        var terms: [String]
      }
      var slug: String
      var candidates: [Candidate]
    }
    let run = try await related(try Self.site(), "bareme", "--format", "json")
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("}\n"))
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    #expect(answer.slug == "bareme")
    #expect(answer.candidates.count == 8)
    for (candidate, next) in zip(answer.candidates, answer.candidates.dropFirst()) {
      #expect(candidate.score == candidate.text + candidate.tags + candidate.time)
      #expect((next.score, candidate.slug) < (candidate.score, next.slug))
    }
    #expect(answer.candidates[0].text == 1)
    #expect(answer.candidates[0].terms.contains("palier"))
  }

  @Test func `a name that no article has is met with the one that was meant`() async throws {
    let site = try Self.site()
    let run = try await related(site, "paliers")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.error == """
        feuillet: error: No published article is named “paliers” [unknown-article]
          help: Did you mean “palier”?

        1 error

        """)
    let json = try await related(site, "paliers", "--format", "json")
    #expect(json.status == 1)
    #expect(json.output.hasPrefix(#"{"diagnostics":[{"code":"unknown-article","severity":"error""#))
    #expect(json.error == "")
  }

  @Test func `an article that is not published yet has no ranking`() async throws {
    let site = try Self.site()
    try site.replace("date: 2026-09-16", by: "date: 2026-12-16", in: "content/articles/prime.md")
    #expect(try await related(site, "prime").status == 1)
    let later = try await Command.run(["related", "prime", "--now", "2026-12-17"], in: site.path)
    #expect(later.status == 0)
  }

  @Test func `errors in the content are told instead of a ranking`() async throws {
    let site = try Self.site()
    try site.replace("title: Barème et prime\n", by: "", in: "content/articles/prime.md")
    let run = try await related(site, "bareme")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.error.contains("content/articles/prime.md:2:1: error: “title” is missing"))
  }

  @Test func `wrong usage says what is wrong and where help is`() async throws {
    let site = try Self.site()
    let none = try await related(site)
    #expect(none.status == 2)
    let format = try await related(site, "bareme", "--format", "github")
    #expect(format.status == 2)
    #expect(
      format.error == """
        feuillet: error: “github” does not suit --format <FORMAT>
          help: Possible values: text, json.
                “feuillet related --help” shows what the command takes.

        """)
    let folder = try await related(site, "bareme", "--site", "nulle-part")
    #expect(folder.status == 2)
    #expect(folder.error.hasPrefix("feuillet: error: There is no folder “nulle-part”\n"))
  }
}
