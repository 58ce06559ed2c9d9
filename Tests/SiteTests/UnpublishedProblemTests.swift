import Diagnostics
import Testing

/// What is wrong in articles that are not published, or because they are not.
@Suite struct UnpublishedProblemTests {
  @Test func `what is wrong inside an unpublished article is a notice`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un brouillon
      dat: hier
      date: demain
      author: personne
      offer: rien
      related: [rien]
      category: "!"
      cover: { image: /images/rien.png, alt: Rien }
      draft: true
      ---
      [Un lien](rien.md), [une ancre](#rien), [du code](javascript:alert(1)).

      :::inconnu
      :::

      ::lire-aussi{article=rien}

      ::consultation
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:3:1: notice: « dat » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « date » ?
        content/articles/a.md:4:7: notice: La date « demain » dépend du jour où on la lit [bad-date]
          > Écrivez l’année, le mois et le jour, par exemple « 2026-09-16 » ou « 2026-09-16 09:30 »
        content/articles/a.md:5:9: notice: L’auteur « personne » n’existe pas [unknown-author]
          > Créez content/authors/personne.md avec une ligne « name: ».
        content/articles/a.md:6:8: notice: L’offre « rien » n’existe pas [unknown-offer]
          > Une offre est un fichier de content/offers/, ou « false » pour n’en montrer aucune.
        content/articles/a.md:7:11: notice: L’article « rien » n’existe pas [unknown-article]
          > Écrivez le « slug: » d’un article, sans « .md ».
        content/articles/a.md:8:11: notice: « ! » n’a ni lettre ni chiffre [invalid-value]
          > Donnez-lui un nom qui puisse servir d’adresse.
        content/articles/a.md:9:17: notice: L’image « /images/rien.png » n’existe pas [missing-image]
          > Les images sont dans content/images/ et s’écrivent /images/nom.jpg.
        content/articles/a.md:12:11: notice: Le lien « rien.md » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/articles/a.md:12:33: notice: L’ancre « #rien » n’existe pas [dead-anchor]
          > Une ancre est le titre d’une partie, en minuscules et sans accents : « ## Le coût » devient #le-cout.
        content/articles/a.md:12:51: notice: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Un lien commence par https://, mailto:, tel:, « / » ou le chemin d’un fichier.
        content/articles/a.md:14:4: notice: Le bloc « inconnu » n’existe pas [unknown-directive]
          > Les blocs du thème sont : avantages, citation, consultation, decision, encart, limites, lire-aussi.
        content/articles/a.md:17:14: notice: L’article « rien » n’existe pas [unknown-article]
          > Écrivez le « slug: » d’un article, sans « .md ».
        content/articles/a.md:19:3: notice: Aucune offre à montrer ici [unknown-offer]
          > Nommez-en une : ::consultation{offre=…}, ou donnez un « defaultOffer » dans site.yml.
        """)
    #expect(!site.diagnostics.strict().hasErrors)
  }

  @Test func `such an article is shown by --drafts all the same`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un brouillon
      cover: { image: /images/rien.png, alt: Rien }
      draft: true
      ---
      [Un lien](rien.md)

      :::inconnu
      Du texte.
      :::

      :::decision
      Pas de tableau.
      :::
      """, drafts: true)
    let page = try site.page("/articles/un-brouillon/")
    #expect(page.contains("<p>Un lien</p>"))
    #expect(!page.contains(#"src="""#) && !page.contains(#"href="""#))
  }

  @Test func `an unpublished article takes no address from a published one, and says so before its day`()
    async throws
  {
    let text = """
      -- content/articles/a.md --
      ---
      title: Publié
      description: Essai.
      date: 2026-09-16
      slug: un-sujet
      ---
      -- content/articles/b.md --
      ---
      title: Programmé
      description: Essai.
      date: 2027-01-01
      slug: un-sujet
      ---
      -- content/articles/c.md --
      ---
      title: Brouillon
      draft: true
      slug: un-sujet
      ---
      """
    for drafts in [false, true] {
      let site = try await TestSite(text, drafts: drafts)
      expect(
        site,
        reports: """
          content/articles/b.md:5:7: notice: L’adresse /articles/un-sujet/ est prise deux fois [address-collision]
            > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
            + content/articles/a.md:5:7: Elle est déjà prise ici
          content/articles/c.md:4:7: notice: L’adresse /articles/un-sujet/ est prise deux fois [address-collision]
            > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
            + content/articles/a.md:5:7: Elle est déjà prise ici
          """)
      #expect(site.addresses.count { $0 == "/articles/un-sujet/" } == 1)
      #expect(try site.page("/articles/un-sujet/").contains("<h1>Publié</h1>"))
    }
  }

  @Test func `a draft never makes a static file wrong`() async throws {
    let site = try await TestSite(
      """
      -- content/articles/a.md --
      ---
      title: Un brouillon
      slug: ancien
      draft: true
      ---
      -- content/static/articles/ancien/index.html --
      <p>Ancien.</p>
      """, drafts: true)
    expect(
      site,
      reports: """
        content/articles/a.md:3:7: notice: L’adresse /articles/ancien/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/static/articles/ancien/index.html:1:1: Elle est déjà prise ici
        """)
  }
}
