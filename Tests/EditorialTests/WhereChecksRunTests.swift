import Build
import Diagnostics
import TestSite
import Testing

/// The checks belong to `feuillet check`.
@Suite struct WhereChecksRunTests {
  /// Something of nearly every kind.
  private static let text = """
    # TODO

    ![](/images/plan.svg) ![image](/images/plan.svg) [ici](b.md) [texte](une adresse)

    | | |
    | --- | --- |
    | a | b |

    #### Vide
    """

  @Test func `a build tells nothing of them`() async throws {
    let checked = try await CheckedSite(
      Self.text, front: "updated: 2027-01-01\n", title: "Un voisin", description: "Courte.")
    #expect(Set(checked.diagnostics.map(\.code)).count == 11, "\(checked.report())")
    let report = try await checked.site.build(now: CheckedSite.now)
    #expect(report.diagnostics == [])
  }

  @Test func `what they find in texts that are no articles is told, too`() async throws {
    let site = try await CheckedSite(
      more: """
        -- content/authors/lea.md --
        ---
        name: Léa Martin
        bio: TODO
        ---
        [ici](/plan/)
        -- content/pages/contact.md --
        ---
        title: Contact
        ---
        ![](/images/plan.svg)
        -- content/offers/audit.md --
        ---
        title: Un audit
        button: Réserver
        url: https://rendez-vous.example.com/
        ---
        FIXME
        """)
    #expect(site.diagnostics.map(\.code) == [.todo, .vagueLinkText, .todo, .missingAlt])
  }

  @Test(arguments: [
    "[a](", "[a] (", "[a][", "[^a", "![", "[![](x)", "<a href=\"x\">", "<img alt=\"", "TODO ", "**[](x)",
    "| ", "# \n",
  ])
  func `whatever a text repeats, it is read to its end`(_ part: String) async throws {
    let site = try await CheckedSite(String(repeating: part, count: 200))
    #expect(site.diagnostics.allSatisfy { $0.place?.file.hasPrefix("content/") == true })
  }
}
