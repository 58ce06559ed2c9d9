extension TestSite {
  /// A site with an article for each letter, which link to the first one.
  package static func alphabet(_ letters: String = "abcdefgh") throws -> TestSite {
    let articles = letters.map { letter in
      let pillar = letter == "a" ? "" : "Voir [le pilier](article-a.md#le-cout).\n"
      return """
        -- content/articles/article-\(letter).md --
        ---
        title: Article \(letter)
        description: Ce que dit l’article \(letter).
        date: 2026-09-\(10 + Int(letter.asciiValue ?? 97) - 97)
        slug: article-\(letter)
        category: Stratégie
        tags: [Barème, \(letter < "d" ? "Contrat" : "Suivi")]
        ---

        Un barème, une commission, un partenaire \(letter).

        ## Le coût

        \(pillar)
        """
    }
    return try TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      description: Un blog.
      defaultAuthor: lea
      defaultOffer: audit
      pageSize: 3
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      Léa écrit. Lisez [le pilier](../articles/article-a.md).
      -- content/offers/audit.md --
      ---
      title: Un avis
      button: Réserver
      url: https://rendez-vous.example.com/audit
      countClicks: true
      ---
      Trente minutes.
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      Écrivez-nous.
      -- content/images/plan.svg --
      <svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>

      """ + articles.joined(separator: "\n"))
  }
}
