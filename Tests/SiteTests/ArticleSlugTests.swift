import Testing

/// The slug of an article: given, made of its title, refused.
@Suite struct ArticleSlugTests {
  @Test func `an article without a slug takes its title's and says so`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/n-importe-quoi.md --
      ---
      title: L’œuvre d’Élodie : 100 % « gratuite » ?
      description: Essai.
      date: 2026-09-16
      ---
      """.replacing(
        "title: L’œuvre d’Élodie : 100 % « gratuite » ?",
        with: "title: \"L’œuvre d’Élodie : 100 % « gratuite » ?\""))
    expect(
      site,
      reports: """
        content/articles/n-importe-quoi.md:2:8: notice: L’adresse de l’article suit son titre : changer le titre casserait les liens [missing-field]
          > Figez-la par une ligne « slug: l-oeuvre-d-elodie-100-pour-cent-gratuite ».
        """)
    #expect(site.addresses.contains("/articles/l-oeuvre-d-elodie-100-pour-cent-gratuite/"))
  }

  @Test func `a title without letters needs a slug`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: "???"
      description: Essai.
      date: 2026-09-16
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:2:8: error: Le titre ne donne aucune adresse [bad-slug]
          > Ajoutez une ligne « slug: mon-article ».
        """)
  }

  @Test func `a slug that is no address is refused with a better one`() async throws {
    let slugs = ["../../etc/passwd", "Mon Article", "été", "a/b", "c--d", "-a", "..", "article.html", "***"]
    let articles = slugs.enumerated().map { number, slug in
      """
      -- content/articles/\(number).md --
      ---
      title: Article \(number)
      description: Essai.
      date: 2026-09-16
      slug: "\(slug)"
      ---

      """
    }
    let site = try await TestSite(articles.joined())
    expect(
      site,
      reports: """
        content/articles/0.md:5:7: error: « ../../etc/passwd » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: etc-passwd ».
        content/articles/1.md:5:7: error: « Mon Article » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: mon-article ».
        content/articles/2.md:5:7: error: « été » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: ete ».
        content/articles/3.md:5:7: error: « a/b » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: a-b ».
        content/articles/4.md:5:7: error: « c--d » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: c-d ».
        content/articles/5.md:5:7: error: « -a » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: a ».
        content/articles/6.md:5:7: error: « .. » ne convient pas comme adresse [bad-slug]
          > Une adresse n’a que des minuscules sans accent, des chiffres et des traits d’union.
        content/articles/7.md:5:7: error: « article.html » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: article-html ».
        content/articles/8.md:5:7: error: « *** » ne convient pas comme adresse [bad-slug]
          > Une adresse n’a que des minuscules sans accent, des chiffres et des traits d’union.
        """)
  }

  @Test func `a draft with a slug that is no address is never built outside its folder`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un article
      slug: ../../secret
      draft: true
      ---
      """, drafts: true)
    expect(
      site,
      reports: """
        content/articles/a.md:3:7: notice: « ../../secret » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: secret ».
        """)
    #expect(site.addresses.allSatisfy { !$0.contains("..") })
  }
}
