import Build
import Diagnostics
import Foundation
import TestSite
import Testing

/// Nothing that authors write escapes from its place. Many cases stand in one site, so that few are built.
@Suite struct HostileContentTests {
  // MARK: Markup in texts

  /// Texts that would be code where they are not escaped; `N` is the number of the place.
  static let markup = [
    "<script>zzN()</script>", "\"><img src=x onerror=zzN()>", "</script><script>zzN()</script>",
    "'><svg/onload=zzN()>", "--><zz>zzN</zz><!--", "]]></title><zz>zzN", "</textarea></style><zz>zzN",
    "{{{body}}}{{site.title}}{{> layouts/base}}zzN",
  ]

  /// Where an author's text comes in that no Markdown is read in.
  private static func places(_ payload: (Int) -> String) -> [(path: String, text: String)] {
    func q(_ number: Int) -> String { HostileSite.quoted(payload(number)) }
    return [
      (
        "content/site.yml",
        """
        title: \(q(1))
        description: \(q(2))
        baseURL: https://petit.example
        defaultAuthor: anne
        typography: false

        """
      ),
      ("content/authors/anne.md", "---\nname: \(q(3))\nrole: \(q(4))\n---\nBonjour.\n"),
      (
        "content/articles/un.md",
        """
        ---
        title: \(q(5))
        slug: un
        date: 2026-09-16
        description: \(q(6))
        category: \(HostileSite.quoted("Rubrique " + payload(7)))
        tags: [\(HostileSite.quoted("Sujet " + payload(8)))]
        cover: { image: /images/plan.svg, alt: \(q(9)), credit: \(q(10)) }
        seoTitle: \(q(11))
        offer: audit
        ---
        Bonjour.

        \u{60}\u{60}\u{60}\(payload(12).filter { $0 != " " })
        \(payload(13))
        \u{60}\u{60}\u{60}

        ![\(escaped(payload(14)))](/images/plan.svg "\(escaped(payload(15)))")
        et [un lien](https://ailleurs.example/ "\(escaped(payload(16)))"), \u{60}\(payload(17))\u{60}.

        ## \(escaped(payload(18)))

        :::encart[\(escaped(payload(19)))]
        \(escaped(payload(20)))
        :::

        :::decision[Choix]{#choix}
        | Si | \(escaped(payload(21))) |
        | --- | --- |
        | Un | \(escaped(payload(22))) |
        :::

        Une note[^1].

        [^1]: \(escaped(payload(23)))

        ::consultation

        """
      ),
      (
        "content/offers/audit.md",
        "---\ntitle: \(q(24))\nbutton: \(q(25))\nurl: https://agenda.example/\n---\n\(escaped(payload(26)))\n"
      ),
      ("content/pages/a-propos.md", "---\ntitle: \(q(27))\n---\n\(escaped(payload(28)))\n"),
    ]
  }

  /// A text in Markdown, each sign of it escaped.
  private static func escaped(_ text: String) -> String {
    text.map { $0.isASCII && $0.isPunctuation || "<>=|`$+^~".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  @Test(arguments: markup) func `markup in a text is text, in 28 places`(_ markup: String) async throws {
    let payload = { (number: Int) in markup.replacing("zzN", with: "zz\(number)x") }
    let site = try TestSite(HostileSite.base)
    for file in Self.places(payload) { try site.write(file.path, file.text) }
    let report = try await site.build()
    try #require(!report.diagnostics.contains { $0.severity == .error }, "\(report.text)")
    try HostileSite.holdOutput(of: site)
    let output = try HostileSite.output(of: site)
    for number in 1...28 {
      let text = payload(number)
      if number != 12 {
        #expect(output.contains { $0.text.contains("zz\(number)x") }, "\(number) is shown nowhere")
      }
      // Template text passes as it is; of markup, no file has it bare.
      guard !markup.hasPrefix("{{") else {
        #expect(
          number == 12 || number == 7 || number == 8
            || output.contains { $0.text.contains("{{site.title}}{{&gt; layouts/base}}zz\(number)x") },
          "\(number)")
        continue
      }
      for (path, file) in output {
        #expect(!file.contains(text), "\(number) in \(path)")
        #expect(!file.contains("<zz>"), "\(number) in \(path)")
      }
    }
  }

  // MARK: Addresses that run code

  /// How the address of a script is written, and whether a Markdown link with it is one.
  static let scripts: [(address: String, isLink: Bool)] = [
    ("javascript:zz()", true), ("JaVaScRiPt:zz()", true), ("vbscript:zz()", true), ("VBSCRIPT:zz", true),
    ("data:text/html,zz", true), ("DATA:text/html;base64,eno=", true), ("data:image/svg+xml,zz", true),
    ("data:application/xhtml+xml,zz", true), ("file:///etc/passwd", true), ("data:,zz", true),
    ("java&#115;cript:zz()", true), ("&#x6A;avascript:zz()", true), ("javascript&colon;zz()", true),
    ("java&Tab;script:zz()", true), ("java&NewLine;script:zz()", true), ("&#1;javascript:zz()", true),
    ("&#32;javascript:zz()", true), ("&#0000106avascript:zz()", false), ("java\\script:zz()", false),
    ("javascript%3Azz()", false), ("feed:javascript:zz()", false), ("jar:javascript:zz()", false),
  ]

  @Test func `an address that runs code is no link, however it is written`() async throws {
    var cases: [HostileCase] = []
    func add(_ text: String, _ payload: String, _ outcome: HostileCase.Outcome) {
      cases.append(
        HostileCase(files: [HostileSite.article(cases.count, text: text)], payload: payload, outcome: outcome)
      )
    }
    for (address, isLink) in Self.scripts {
      let outcome = HostileCase.Outcome.refused(isLink ? .dangerousLink : .deadLink)
      let isForeign = address.hasPrefix("feed:") || address.hasPrefix("jar:")
      add("[lien](\(address))", address, isForeign ? .harmless : outcome)
      add("[lien][r]\n\n[r]: \(address)", address, isForeign ? .harmless : outcome)
      if isLink { add("![image](<\(address)>)", address, .refused(.dangerousLink)) }
    }
    for address in [
      "javascript:zz()", "JAVASCRIPT:zz()", "java\tscript:zz()", "&#106;avascript:zz()",
      "&#x6a;avascript:zz()", "&#106avascript:zz()", "javascript&colon;zz()", " javascript:zz()",
      "java&#10;script:zz()", "java&Tab;script:zz()", "&#14;javascript:zz()", "data:text/html,zz",
    ] {
      add("<a href=\"\(address)\">lien</a>", address, .refused(.dangerousLink))
      add("<p><a href='\(address)'>lien</a></p>", address, .refused(.dangerousLink))
      add("<svg><a xlink:href=\"\(address)\">lien</a></svg>", address, .refused(.dangerousLink))
      add("<form action=\"\(address)\"></form>", address, .refused(.dangerousLink))
    }
    for text in [
      "<button formaction=javascript:zz()>x</button>", "<object data=javascript:zz()></object>",
      "<video poster=javascript:zz()></video>", "<embed src=javascript:zz()>", "<img src=javascript:zz()>",
      "<svg><animate attributeName=href to=javascript:zz() /></svg>",
      "<svg><set attributeName=href from=javascript:zz() /></svg>", "<base href=javascript:zz()//>",
      "<a ping=javascript:zz() href=/>x</a>", "<math href=javascript:zz()>x</math>",
      "<javascript:zz()>", "<link rel=import href=data:text/html,zz>",
      "<table background=javascript:zz()></table>",
    ] {
      add(text, text, .refused(.dangerousLink))
    }
    for text in [
      "<img src=/images/plan.svg onerror=zz()>", "<script>zz()</script>", "<SCRIPT>zz()",
      "<iframe src=javascript:zz()></iframe>", "<svg/onload=zz()>", "<p style=\"x:expression(zz())\">x</p>",
      "<img src=/images/plan.svg alt=\"a\"onerror=zz()>", "<scr<script>ipt>zz()</script>",
      "</p ONCLICK=zz()>",
      "<style>@import 'javascript:zz()'</style>", "<textarea><p onclick=zz()></textarea>",
      "<!-- --!><img src=/images/plan.svg onerror=zz()> -->",
      "<!--><img src=/images/plan.svg onerror=zz()> -->",
      "<!---><img src=/images/plan.svg onerror=zz()> -->", "<!-- --!><script>zz()</script> -->",
      "<!--><script>zz()</script> -->",
      "x <!-- --!><img src=/images/plan.svg onerror=zz()> -->",
      "<?x ><img src=/images/plan.svg onerror=zz()>?>",
      "<!x><img src=/images/plan.svg onerror=zz()>", "<a\u{0C}href=/ onclick=zz()>x</a>",
    ] {
      add(text, text, .harmless)
    }
    #expect(cases.count > 120)
    _ = try await HostileSite.hold(cases)
  }

  @Test func `an address of front matter that runs code is refused`() async throws {
    var cases: [HostileCase] = []
    for address in [
      "javascript:zz()", "JAVASCRIPT:zz()", " javascript:zz()", "data:text/html,zz", "//ailleurs",
    ] {
      let q = HostileSite.quoted(address)
      let n = cases.count
      cases.append(
        HostileCase(
          files: [HostileSite.article(n, "canonical: \(q)")], payload: address, outcome: .refused(.badURL)))
      cases.append(
        HostileCase(
          files: [("content/offers/h-\(n).md", "---\ntitle: A\nbutton: B\nurl: \(q)\n---\n")],
          payload: address,
          outcome: .refused(.badURL)))
    }
    _ = try await HostileSite.hold(cases)
  }
}
