import Diagnostics
import Testing

/// Every form in which an author writes an address: each is followed, and each is told when it leads nowhere.
@Suite struct LinkFormTests {
  /// Where an address stands in a text; `@` stands for it.
  private static let forms = [
    "[Un guide](@)", "[Un guide](<@>)", "[Un guide](@ \"Un titre\")", "[Un guide][r1]\n\n[r1]: @",
    "[r2]\n\n[r2]: <@> 'Titre'", "**Un [guide](@)**", "## Un [guide](@)\n\nTexte.", "- Un [guide](@)",
    "> Un [guide](@)", "| Un [guide](@) | b |\n| --- | --- |\n| a | b |",
    "| a | b |\n| --- | --- |\n| a | [guide](@) |", "Une note[^1].\n\n[^1]: Un [guide](@).",
    ":::encart\nUn [guide](@)\n:::", ":::encart[Un [guide](@)]\nTexte.\n:::",
    ":::avantages\n- Un [guide](@)\n:::",
    "Du HTML, <a href=\"@\">un guide</a>.", "<a class='x' href='@'>Un guide</a>",
    "<div>\n<p>Un\n<a\n  href=\"@\">guide</a>\n</p>\n</div>", "[![Le plan](/images/plan.svg)](@)",
  ]

  /// The forms of an image.
  private static let pictures = [
    "![Le plan](@)", "![Le plan](<@> \"Une légende\")", "![Le plan][r1]\n\n[r1]: @",
    "Du HTML, <img src=\"@\" alt=\"Plan\">.", "<figure>\n<img alt=\"Plan\"\n src='@'>\n</figure>",
    "<video poster=\"@\" controls></video>",
  ]

  private static func text(_ forms: [String], _ address: String) -> String {
    forms.joined(separator: "\n\n").replacing("@", with: address)
  }

  @Test(arguments: [
    "b.md", "./b.md", "../articles/b.md", "/articles/b.md", "b.md#criteres", "/articles/b/", "/articles/b",
    "/articles/b/#criteres", "/articles/b/index.html", "https://blog.example.com/articles/b/#criteres",
    "http://blog.example.com/articles/b/", "//blog.example.com/articles/b/", "../pages/plan.md", "/plan/",
    "/",
    "../authors/lea.md", "/auteurs/lea/", "../static/guide.pdf", "/guide.pdf", "../images/plan.svg",
    "/images/plan.svg", "#", "https://www.example.com/", "mailto:lea@example.com", "tel:+33123456789",
  ])
  func `an address that leads somewhere is followed in every form`(_ address: String) async throws {
    expect(try await CheckedSite(Self.text(Self.forms, address)), reports: "")
  }

  @Test(arguments: ["../images/plan.svg", "/images/plan.svg", "https://blog.example.com/images/plan.svg"])
  func `an image that is there is found in every form`(_ address: String) async throws {
    expect(try await CheckedSite(Self.text(Self.pictures, address)), reports: "")
  }

  @Test(arguments: [
    ("c.md", "b.md"), ("/article/b/", "/articles/b/"), ("https://blog.example.com/plans/", "/plan/"),
    ("http://blog.example.com/pln/", "/plan/"), ("/b/", "/articles/b/"),
    ("../static/guides.pdf", "/guide.pdf"),
    ("/images/plans.svg", "/images/plan.svg"),
  ])
  func `a dead link is told in every form at its place, with what was meant`(
    _ address: String, _ meant: String
  ) async throws {
    let text = Self.text(Self.forms, address)
    let site = try await CheckedSite(text)
    #expect(site.diagnostics.map(\.code) == Self.forms.map { _ in .deadLink }, "\(site.report())")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for found in site.diagnostics {
      #expect(found.message(.french) == "Le lien «\u{A0}\(address)\u{A0}» ne mène nulle part")
      #expect(found.help?(.french) == "Vouliez-vous dire «\u{A0}\(meant)\u{A0}»\u{202F}?")
      guard let place = found.place else { continue }
      let written = lines[place.line - 7].dropFirst(place.column - 1)
      // The address of a reference stands elsewhere: there it is the text of the link.
      #expect(
        written.hasPrefix(address) || written.hasPrefix("Un guide][r1]") || written.hasPrefix("r2]"),
        "\(written)")
    }
  }

  @Test(arguments: [
    ("../images/plam.svg", "/images/plan.svg"), ("plan.svg", "/images/plan.svg"),
    ("../image/Plan.SVG", "/images/plan.svg"), ("/content/images/plan.svg", "/images/plan.svg"),
    ("/photos/été/plans.svg", "/images/plan.svg"), ("/images/plan.png", "/images/plan.svg"),
  ])
  func `an image that is not there is told in every form, with the nearest`(
    _ address: String, _ meant: String
  ) async throws {
    let site = try await CheckedSite(Self.text(Self.pictures, address))
    #expect(site.diagnostics.map(\.code) == Self.pictures.map { _ in .missingImage }, "\(site.report())")
    for found in site.diagnostics {
      #expect(found.help?(.french) == "Vouliez-vous dire «\u{A0}\(meant)\u{A0}»\u{202F}?")
    }
  }

  @Test(
    arguments: [
      ("#cout", nil), ("#le-cout-reel", "#le-cout-reel-d-un-programme"),
      ("#le-cout-reel-dun-programme", "#le-cout-reel-d-un-programme"), ("b.md#critere", "#criteres"),
      ("/articles/b/#Critères", "#criteres"), ("https://blog.example.com/articles/b/#criterse", "#criteres"),
    ] as [(String, String?)])
  func `an anchor that is not there is told in every form, with the nearest`(
    _ address: String, _ meant: String?
  ) async throws {
    let forms = ["[Un guide](@)", "[Un guide][r]\n\n[r]: @", "Du HTML, <a href=\"@\">un guide</a>."]
    let site = try await CheckedSite(
      "## Le coût réel d’un programme\n\nUn texte.\n\n" + Self.text(forms, address))
    #expect(site.diagnostics.map(\.code) == forms.map { _ in .deadAnchor }, "\(site.report())")
    for found in site.diagnostics {
      let help = found.help?(.french) ?? ""
      if let meant {
        #expect(help == "Vouliez-vous dire «\u{A0}\(meant)\u{A0}»\u{202F}?")
      } else {
        #expect(help.hasPrefix("Une ancre est le titre d’une partie"))
      }
    }
  }
}
