import Diagnostics
import Testing

/// Titles, descriptions and dates of updates.
@Suite struct FrontMatterTests {
  private static func text(_ count: Int) -> String { String(repeating: "é", count: count) }

  @Test(arguments: [
    ("", Self.text(60), Self.text(120)), ("", Self.text(1), Self.text(160)),
    ("seoTitle: Un titre court\n", Self.text(75), Self.text(140)),
    ("updated: 2026-09-16\n", "Un titre", Self.text(140)),
    ("updated: 2026-10-02\n", "Un titre", Self.text(140)),
    // The day counts, not the hour, of both.
    ("updated: 2026-10-02 23:00\n", "Un titre", Self.text(140)),
    // What is not published may be of any length.
    ("draft: true\n", Self.text(100), "Courte."),
    ("expires: 2026-10-01\n", Self.text(100), "Courte."),
  ])
  func `what has its length and its day is not told`(
    _ front: String, _ title: String, _ description: String
  ) async throws {
    let site = try await CheckedSite(front: front, title: title, description: description)
    // That the site leads to what is not published is another matter.
    #expect(site.diagnostics.filter { $0.code != .unpublishedTarget } == [])
  }

  @Test func `an update on the day of an article with a time is not told`() async throws {
    let site = try await CheckedSite(
      more: """
        -- content/articles/a.md --
        ---
        title: Un article
        description: \(CheckedSite.description)
        date: 2026-09-16 09:30
        updated: 2026-09-16
        slug: a
        ---
        """)
    expect(site, reports: "")
  }

  @Test func `a title that search engines cut is told with how to keep it`() async throws {
    expect(
      try await CheckedSite(title: Self.text(61)),
      reports: """
        articles/a.md:2:8: warning: Le titre a 61 caractères : les moteurs de recherche en montrent 60 [title-length]
          > Raccourcissez-le, ou donnez-leur en un plus court : « seoTitle: ».
        """)
    expect(
      try await CheckedSite(front: "seoTitle: \(Self.text(61))\n"),
      reports: """
        articles/a.md:6:11: warning: Le titre a 61 caractères : les moteurs de recherche en montrent 60 [title-length]
          > Raccourcissez-le.
        """)
  }

  @Test func `a description that is cut is told, and one that is short is a notice`() async throws {
    expect(
      try await CheckedSite(description: Self.text(161)),
      reports: """
        articles/a.md:3:14: warning: La description a 161 caractères : les moteurs de recherche en montrent 160 [description-length]
          > Retirez ce qui n’aide pas à choisir.
        """)
    expect(
      try await CheckedSite(description: Self.text(119)),
      reports: """
        articles/a.md:3:14: notice: La description n’a que 119 caractères [description-length]
          > Dites en 120 à 160 caractères ce que l’on y apprend.
        """)
  }

  @Test func `pages are held to the same`() async throws {
    let site = try await CheckedSite(
      more: """
        -- content/pages/contact.md --
        ---
        title: \(Self.text(61))
        description: Courte.
        ---
        """)
    expect(
      site,
      reports: """
        pages/contact.md:2:8: warning: Le titre a 61 caractères : les moteurs de recherche en montrent 60 [title-length]
          > Raccourcissez-le.
        pages/contact.md:3:14: notice: La description n’a que 7 caractères [description-length]
          > Dites en 120 à 160 caractères ce que l’on y apprend.
        """)
  }

  @Test func `an update that is to come, or came before the article, is told`() async throws {
    expect(
      try await CheckedSite(front: "updated: 2026-10-03\n"),
      reports: """
        articles/a.md:6:10: warning: La mise à jour est à venir [future-update]
          > « updated: » est le jour où le texte a changé.
        """)
    expect(
      try await CheckedSite(front: "updated: 2026-09-15\n"),
      reports: """
        articles/a.md:6:10: warning: La mise à jour est plus ancienne que l’article [early-update]
          > Corrigez « updated: », ou « date: ».
        """)
    let draft = try await CheckedSite(front: "updated: 2026-10-03\ndraft: true\n")
    #expect(draft.diagnostics.filter { $0.code == .futureUpdate }.map(\.severity) == [.notice])
  }

  @Test func `in English`() async throws {
    expect(
      try await CheckedSite(
        front: "updated: 2026-10-03\n", title: Self.text(61), description: Self.text(161)),
      reportsInEnglish: """
        articles/a.md:2:8: warning: The title has 61 characters: search engines show 60 [title-length]
          > Shorten it, or give them a shorter one: “seoTitle:”.
        articles/a.md:3:14: warning: The description has 161 characters: search engines show 160 [description-length]
          > Remove what does not help to choose.
        articles/a.md:6:10: warning: The update is still to come [future-update]
          > “updated:” is the day on which the text changed.
        """)
    expect(
      try await CheckedSite(
        front: "updated: 2026-09-15\nseoTitle: \(Self.text(61))\n", description: "Courte."),
      reportsInEnglish: """
        articles/a.md:3:14: notice: The description has only 7 characters [description-length]
          > Tell in 120 to 160 characters what it teaches.
        articles/a.md:6:10: warning: The update is older than the article [early-update]
          > Correct “updated:”, or “date:”.
        articles/a.md:7:11: warning: The title has 61 characters: search engines show 60 [title-length]
          > Shorten it.
        """)
  }
}
