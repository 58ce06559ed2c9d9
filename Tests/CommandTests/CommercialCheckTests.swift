import Build
import TestSite
import Testing

/// What `feuillet check` says of paid links that readers are not told of, and of programmes that end.
struct CommercialCheckTests {
  private static func site(_ text: String, front: String = "", until: String = "") throws -> TestSite {
    try TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/partners.yml --
      cadence:
        name: Cadence
        hosts: [cadence.example]
        url: https://cadence.example/?p=blog
        \(until)
      -- content/articles/a.md --
      ---
      title: Un article
      description: Une description.
      date: 2026-09-16
      slug: a
      \(front)---

      \(text)
      """)
  }

  // MARK: What is right

  @Test(arguments: [
    ("Voir [Amazon](https://www.amazon.fr/dp/B000), [un mot](https://exemple.org/?tag=affiliation).", ""),
    ("Voir `https://awin1.com/` et [Awin](https://www.awin.com/fr).", ""),
    ("Voir [Cadence](partenaire:cadence).", "commercial: affiliate\n"),
    ("Voir [Cadence](https://cadence.example).", "commercial: sponsored\n"),
    ("Voir [Awin](https://awin1.com/x).", "commercial: gift\n"),
    ("Rien.", "commercial: none\n"), ("Rien.", "commercial: own-service\n"),
  ])
  func `what is told, or not paid, is right`(_ text: String, _ front: String) async throws {
    #expect(try await Self.site(text, front: front).check() == "")
  }

  @Test func `a build says nothing of it`() async throws {
    #expect(try await Self.site("[Cadence](partenaire:cadence)").build().diagnostics.isEmpty)
  }

  // MARK: What is not told

  @Test func `a paid link in an article that does not say so is an error`() async throws {
    let help =
      "  > Écrivez dans l’en-tête « commercial: affiliate » (liens affiliés), « commercial: sponsored » (article payé) ou « commercial: gift » (produit offert)."
    #expect(
      try await Self.site("Voir [Cadence](partenaire:cadence) et [Awin](https://awin1.com).").check() == """
        content/articles/a.md:8:16: error: Ce lien est rémunéré (Cadence), et l’article ne le dit pas [undisclosed-partner]
        \(help)
        """)
    #expect(
      try await Self.site("<a href=\"https://exemple.org/?aff_id=1\">x</a>", front: "commercial: none\n")
        .check() == """
          content/articles/a.md:9:10: error: L’article dit « commercial: none », et ce lien est rémunéré (aff_id) [undisclosed-partner]
          \(help)
          """)
    #expect(
      try await Self.site("[x](https://amzn.to/1)", front: "commercial: own-service\ndraft: true\n").check()
        == """
        content/articles/a.md:10:5: notice: L’article dit « commercial: own-service », et ce lien est rémunéré (amzn.to) [undisclosed-partner]
        \(help)
        """)
  }

  @Test func `an offer of a partner is a paid link, too`() async throws {
    let site = try Self.site("Texte.", front: "offer: audit\n")
    try site.add(
      """
      -- content/offers/audit.md --
      ---
      title: Un audit
      button: Demander
      url: https://cadence.example/audit
      ---
      """)
    #expect(
      try await site.check().contains("content/articles/a.md:1:1: error: Ce lien est rémunéré (Cadence)"))
  }

  // MARK: Programmes that end

  @Test(arguments: [
    ("2026-11-02", nil),
    ("2026-11-01", "notice: Le programme de « Cadence » se termine le 1er novembre 2026"),
    ("2026-10-02", "notice: Le programme de « Cadence » se termine le 2 octobre 2026"),
    ("2026-10-01", "warning: Le programme de « Cadence » est terminé depuis le 1er octobre 2026"),
  ])
  func `a programme that ends is told thirty days before, once in an article`(
    _ day: String, _ message: String?
  )
    async throws
  {
    let site = try Self.site(
      "[Un](partenaire:cadence), [deux](partenaire:cadence)", front: "commercial: affiliate\n",
      until: "until: \(day)")
    let told = message.map {
      """
      content/articles/a.md:9:6: \($0) [partner-ended]
        > Retirez ou remplacez le lien ; si le programme continue, changez « until: ».
      """
    }
    #expect(try await site.check() == told ?? "")
  }

  @Test func `time alone fails nothing`() async throws {
    let site = try Self.site(
      "[Un](partenaire:cadence)", front: "commercial: affiliate\n", until: "until: 2026-01-01")
    let check = try await Command.run(["check", "--strict", "--now", TestSite.now], in: site.path)
    #expect(
      check.status == 0 && check.error.contains("warning: The programme of “Cadence” ended on 2026-01-01"))
    let build = try await Command.build(site, "--strict")
    #expect(build.status == 0 && !build.error.contains("Cadence"))
  }
}
