import Testing

/// The dates of a front matter, which are never guessed.
@Suite struct ArticleDateTests {
  @Test func `a date is never guessed`() async throws {
    let dates = [
      "16 septembre", "16 septembre 2026", "16/09/2026", "2026-02-30", "2026-13-01", "2026-09-16 25:00",
      "2026-03-29 02:30", "hier", "bientôt", "2026-9-16",
    ]
    let articles = dates.enumerated().map { number, date in
      """
      -- content/articles/\(number).md --
      ---
      title: Un article
      description: Essai.
      slug: a\(number)
      date: \(date)
      ---

      """
    }
    let site = try await TestSite(articles.joined())
    expect(
      site,
      reports: """
        content/articles/0.md:5:7: error: La date « 16 septembre » n’a pas d’année [bad-date]
          > Ajoutez l’année, par exemple « AAAA-09-16 » où AAAA est l’année
        content/articles/1.md:5:7: error: La date « 16 septembre 2026 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-09-16 »
        content/articles/2.md:5:7: error: La date « 16/09/2026 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-09-16 »
        content/articles/3.md:5:7: error: La date « 2026-02-30 » n’existe pas [bad-date]
          > Il y a 28 jours en février 2026
        content/articles/4.md:5:7: error: La date « 2026-13-01 » n’existe pas [bad-date]
          > Écrivez l’année, le mois (01 à 12) et le jour, par exemple « 2026-09-16 »
        content/articles/5.md:5:7: error: L’heure de « 2026-09-16 25:00 » n’existe pas [bad-date]
          > Écrivez l’heure de 00:00 à 23:59, par exemple « 2026-09-16 09:30 »
        content/articles/6.md:5:7: error: L’heure « 2026-03-29 02:30 » n’existe pas à Paris : on passe cette nuit-là à l’heure d’été [bad-date]
          > Écrivez « 2026-03-29 03:30 »
        content/articles/7.md:5:7: error: La date « hier » dépend du jour où on la lit [bad-date]
          > Écrivez l’année, le mois et le jour, par exemple « 2026-09-16 » ou « 2026-09-16 09:30 »
        content/articles/8.md:5:7: error: « bientôt » n’est pas une date [bad-date]
          > Écrivez l’année, le mois et le jour, par exemple « 2026-09-16 » ou « 2026-09-16 09:30 »
        content/articles/9.md:5:7: error: La date « 2026-9-16 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-09-16 »
        """)
  }

  @Test func `the other dates are held to the same rule`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      updated: 2 octobre 2026
      expires: 01/01/2027
      slug: a
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:5:10: error: La date « 2 octobre 2026 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2026-10-02 »
        content/articles/a.md:6:10: error: La date « 01/01/2027 » n’est pas écrite sous la forme attendue [bad-date]
          > Écrivez « 2027-01-01 »
        """)
  }
}
