import Foundation
import TestSite
import Testing

/// `feuillet typography`, and a table of cases that others wrote.
@Suite struct TypographyCommandTests {
  private func set(_ input: String, policy: String? = nil, locale: String = "C") async throws -> Command.Run {
    try await Command.run(
      ["typography"] + (policy.map { ["--policy", $0] } ?? []), in: "/", environment: ["LC_ALL": locale],
      input: input)
  }

  /// What becomes of texts, one by one, with visible spaces.
  private func set(_ texts: [String], policy: String? = nil) async throws -> [String] {
    let lines = try texts.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    let run = try await set(lines.joined(separator: "\n") + "\n", policy: policy)
    try #require(run.status == 0, "\(run.error)")
    return try run.output.split(separator: "\n").map {
      try JSONDecoder().decode(String.self, from: Data($0.utf8))
        .replacing("\u{A0}", with: "⍽").replacing("\u{202F}", with: "·")
    }
  }

  @Test func `tags are seen through, code is left alone, blocks end quotations`() async throws {
    let cases = [
      ("<p>l'<em>avis</em> !</p>", "<p>l’<em>avis</em>·!</p>"),
      ("<code>a ? b</code> ?", "<code>a ? b</code>·?"),
      ("<pre>a !\n<b>b ?</b></pre>", "<pre>a !\n<b>b ?</b></pre>"),
      ("<p>\"un</p><p>deux\"</p>", "<p>\"un</p><p>deux\"</p>"),
      ("\"<b>un</b> <i>deux</i>\"", "«⍽<b>un</b> <i>deux</i>⍽»"),
      ("Oui !<br>Non ?", "Oui·!<br>Non·?"),
      ("<span lang=\"en\">Who's that?</span> !", "<span lang=\"en\">Who's that?</span>·!"),
      ("<span lang=\"fr-CA\">Oui !</span>", "<span lang=\"fr-CA\">Oui·!</span>"),
      ("<b translate=\"no\">l'a</b> l'a", "<b translate=\"no\">l'a</b> l’a"),
      ("<i data-typo=\"off\">a !</i> b !", "<i data-typo=\"off\">a !</i> b·!"),
      ("a ! <!-- notypo -->b !<!-- /notypo --> c !", "a·! <!-- notypo -->b !<!-- /notypo --> c·!"),
      ("<svg><path d=\"m6 9\"/></svg> :", "<svg><path d=\"m6 9\"/></svg>⍽:"),
      ("<img alt=\"a !\" src=\"a:b\"> oui !", "<img alt=\"a !\" src=\"a:b\"> oui·!"),
    ]
    #expect(try await set(cases.map(\.0)) == cases.map(\.1))
  }

  @Test func `entities become characters, but for those that HTML needs`() async throws {
    let cases = [
      ("l&#39;&eacute;t&eacute;&nbsp;!", "l’été·!"), ("&laquo;mot&raquo;", "«⍽mot⍽»"),
      ("&quot;mot&quot;", "«⍽mot⍽»"), ("&Ouml;, &#x20AC; et &thinsp;;", "Ö, € et·;"),
      ("R&amp;D &lt; 3 &gt; 2 ?", "R&amp;D &lt; 3 &gt; 2·?"), ("&inconnue; & co", "&inconnue; & co"),
    ]
    #expect(try await set(cases.map(\.0)) == cases.map(\.1))
  }

  @Test func `a policy is declared key by key`() async throws {
    let text = "«a» : 10 % !"
    #expect(
      try await set([text], policy: "guillemets=nnbsp,colon=U+202F,units=nnbsp,punctuation=nbsp")
        == ["«·a·»·: 10·%⍽!"])
    #expect(try await set([text], policy: "colon=nnbsp,profile=bulletproof") == ["«⍽a⍽»⍽: 10⍽%⍽!"])
    #expect(try await set(["a! Wham!"], policy: "exceptions=Wham!|Yahoo!") == ["a·! Wham!"])
    #expect(
      try await set(["4 x 4 et “a” - b"], policy: "multiplication=true,convertCurly=false,dashes=false")
        == ["4⍽×⍽4 et “a” - b"])
  }

  @Test func `JSON is read with its escapes and written without a line break`() async throws {
    let run = try await set("  \"l'\\u00e9t\\u00E9\\n\\\\ \\/ \\ud83c\\udfaf\\t\"\r\n\"fin\"")
    #expect(run.output == "\"l’été\\n\\\\ / 🎯\\t\"\n\"fin\"\n")
    #expect(run.status == 0)
  }

  @Test(arguments: [
    "mot", "\"mot", "mot\"", "\"a\"b\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "[\"a\"]", "", "\"a\" \"b\"",
    "12",
  ])
  func `a line that is no JSON string is named`(line: String) async throws {
    let run = try await set("\"a\"\n\(line)\n\"b\"\n", locale: "fr_FR.UTF-8")
    #expect(run.status == 1)
    #expect(
      run.error == """
        feuillet: error: La ligne 2 n’est pas une chaîne JSON
          aide\u{A0}: Écrivez un texte entre guillemets droits sur chaque ligne\u{A0}: "Bonjour\u{202F}!"

        """)
  }

  @Test(arguments: [
    ("guilemets=nbsp", "There is no setting “guilemets”", "Did you mean “guillemets”?"),
    ("units=nbps", "“nbps” does not suit units", "Did you mean “nbsp”?"),
    ("dashes=large", "“large” does not suit dashes", "Possible values: en, em, off."),
    ("insertMissing=1", "“1” does not suit insertMissing", "Possible values: true, false."),
    ("units", "“units” has no value", "Write for example units=nnbsp."),
  ])
  func `a policy that cannot be is wrong usage`(policy: String, _ message: String, _ help: String)
    async throws
  {
    let run = try await set("\"a\"\n", policy: policy)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(
      run.error == """
        feuillet: error: \(message)
          help: \(help)
                “feuillet typography --help” shows what the command takes.

        """)
  }

  @Test func `the cases of a site of the French State pass under its policy`() async throws {
    struct Table: Decodable {
      struct Case: Decodable {
        var input: String
        var expected: String
      }
      var policy: [String: String]
      var cases: [Case]
    }
    let path = Checkout.path("../shared/typography/cases.json")
    guard let data = FileManager.default.contents(atPath: path) else {
      print("skipped: the table of cases is not beside the checkout")
      return
    }
    let table = try JSONDecoder().decode(Table.self, from: data)
    let policy = table.policy.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ",")
    let results = try await set(table.cases.map(\.input), policy: policy)
    #expect(table.cases.count == 34)
    for (result, example) in zip(results, table.cases) {
      let expected = example.expected.replacing("\u{A0}", with: "⍽").replacing("\u{202F}", with: "·")
      #expect(result == expected, "\(example.input)")
    }
  }
}
