import Testing

/// Dates, times and counts as French readers see them.
@Suite struct DateTests {
  private func site(_ date: String, _ more: String = "", text: String = "Un texte.") async throws -> TestSite
  {
    try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: \(date)
      slug: a
      \(more)
      ---
      \(text)
      -- b.md --
      """)
  }

  @Test(arguments: [
    ("2026-09-16", "2026-09-16T00:00:00+02:00", "16\u{A0}septembre 2026", "16\u{A0}sept. 2026"),
    (
      "2026-10-01", "2026-10-01T00:00:00+02:00", "1<sup>er</sup>\u{A0}octobre 2026",
      "1<sup>er</sup>\u{A0}oct. 2026"
    ),
    ("2026-01-21 09:30", "2026-01-21T09:30:00+01:00", "21\u{A0}janvier 2026", "21\u{A0}janv. 2026"),
    ("2026-05-11", "2026-05-11T00:00:00+02:00", "11\u{A0}mai 2026", "11\u{A0}mai 2026"),
    (
      "2026-08-31T23:30:00Z", "2026-09-01T01:30:00+02:00", "1<sup>er</sup>\u{A0}septembre 2026",
      "1<sup>er</sup>\u{A0}sept. 2026"
    ),
    (
      "2025-12-31T23:30:00+00:00", "2026-01-01T00:30:00+01:00", "1<sup>er</sup>\u{A0}janvier 2026",
      "1<sup>er</sup>\u{A0}janv. 2026"
    ),
    ("2026-03-29 03:00", "2026-03-29T03:00:00+02:00", "29\u{A0}mars 2026", "29\u{A0}mars 2026"),
    ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "25\u{A0}octobre 2026", "25\u{A0}oct. 2026"),
    ("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00", "25\u{A0}octobre 2026", "25\u{A0}oct. 2026"),
  ])
  func `a date is long on its article, short on cards, with the offset of Paris`(
    _ date: String, _ iso: String, _ long: String, _ short: String
  ) async throws {
    let site = try await site(date)
    expect(site, reports: "")
    #expect(try site.page("/articles/a/").contains(#"<time datetime="\#(iso)">\#(long)</time>"#))
    #expect(try site.page("/auteurs/lea/").contains(#"<time datetime="\#(iso)">\#(short)</time>"#))
    #expect(try site.page("/404.html").contains(#"<time datetime="\#(iso)">\#(short)</time>"#))
  }

  @Test(arguments: [
    ("2026-09-17", true), ("2026-10-01 10:00", true), ("2026-09-16 23:00", false), ("2026-09-16", false),
    ("2026-09-01", false),
  ])
  func `an update shows when it is of a later day`(_ updated: String, _ isShown: Bool) async throws {
    let page = try await site("2026-09-16 08:00", "updated: \(updated)").page("/articles/a/")
    #expect(page.contains("mis à jour le") == isShown)
  }

  @Test(arguments: [
    (0, "1"), (1, "1"), (344, "1"), (345, "2"), (650, "3"), (2300, "10"),
  ])
  func `the reading time counts 230 words a minute, at least one`(_ words: Int, _ minutes: String)
    async throws
  {
    let text = Array(repeating: "l’affiliation", count: words).joined(separator: " ")
    let site = try await site("2026-09-16", text: text + "\n\n```\nun deux trois quatre cinq six sept\n```\n")
    let time = "\(minutes)\u{A0}min de lecture"
    #expect(try site.page("/articles/a/").contains(#"<span class="reading-time">\#(time)</span>"#))
  }

  @Test func `articles stand newest first, then by slug`() async throws {
    let site = try await TestSite(
      """
      -- b.md --
      -- a.md --
      -- content/articles/c.md --
      ---
      title: Article c
      description: Essai.
      date: 2026-09-16 00:01
      slug: c
      ---
      -- content/articles/d.md --
      ---
      title: Article d
      description: Essai.
      date: 2026-09-15T22:00:00Z
      slug: 0-d
      ---
      """)
    expect(site, reports: "")
    let home = try site.page("/")
    #expect(home.holds(inOrder: ["Article c", "Article d", "Article a", "Article b"]))
    #expect(
      home.contains(
        "Dernière parution le <time datetime=\"2026-09-16T00:01:00+02:00\">16\u{A0}septembre 2026</time>"))
    #expect(
      site.addresses.filter { $0.hasPrefix("/articles/") } == [
        "/articles/c/", "/articles/0-d/", "/articles/a/", "/articles/b/",
      ])
  }
}
