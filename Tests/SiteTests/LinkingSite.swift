extension TestSite {
  /// A site of some files to link to; the text is that of its first article.
  static func linking(_ text: String, _ more: String = "") async throws -> TestSite {
    try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      ---
      \(text)
      -- content/articles/Le barème.md --
      ---
      title: Le barème
      description: Essai.
      date: 2026-09-15
      slug: bareme
      ---
      ## Critères

      Texte.
      -- content/articles/2026/c.md --
      ---
      title: Plus loin
      description: Essai.
      date: 2026-09-14
      slug: c
      ---
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      -- content/images/schéma 1.svg --
      <svg/>
      -- content/static/guide.pdf --
      %PDF
      \(more)
      """)
  }
}
