import Testing

/// What is told of authors that are not as they should be.
@Suite struct AuthorProblemTests {
  @Test func `everything that is wrong with an author is told at once`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      nom: Léa Martin
      kind: humain
      role: [a]
      photo: ../images/lea.jpg
      slug: Léa
      links:
        - { label: Alerte, url: "javascript:alert(1)" }
        - { label: Contact, url: /contact/ }
        - { url: / }
      ---
      -- content/images/léa.jpg --
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/authors/lea.md:2:1: error: « nom » n’est pas un champ connu [unknown-key]
          > Champs connus : slug, name, kind, role, bio, photo, links, typography
        content/authors/lea.md:2:1: error: « name » manque [missing-field]
          > Ajoutez une ligne « name: Prénom Nom ».
        content/authors/lea.md:3:7: error: « kind » ne peut pas valoir « humain » [invalid-value]
          > Valeurs possibles : « person », « organization »
        content/authors/lea.md:4:7: error: « role » doit être un texte, pas une liste [wrong-type]
          > Écrivez par exemple « role: a »
        content/authors/lea.md:5:8: error: L’image « ../images/lea.jpg » n’existe pas [missing-image]
          > Vouliez-vous dire « /images/léa.jpg » ?
        content/authors/lea.md:6:7: error: « Léa » ne convient pas comme adresse [bad-slug]
          > Écrivez « slug: lea ».
        content/authors/lea.md:8:27: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Écrivez une adresse qui commence par https://, mailto: ou « / ».
        content/authors/lea.md:9:28: error: Le lien « /contact/ » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/authors/lea.md:10:5: error: « links[3].label » manque [missing-field]
          > Ajoutez « label: … »
        """)
    expect(
      site,
      reportsInEnglish: """
        content/authors/lea.md:2:1: error: “nom” is not a known field [unknown-key]
          > Known fields: slug, name, kind, role, bio, photo, links, typography
        content/authors/lea.md:2:1: error: “name” is missing [missing-field]
          > Add a line “name: First Last”.
        content/authors/lea.md:3:7: error: “kind” cannot be “humain” [invalid-value]
          > Possible values: “person”, “organization”
        content/authors/lea.md:4:7: error: “role” must be a text, not a list [wrong-type]
          > Write, for example, “role: a”
        content/authors/lea.md:5:8: error: There is no image “../images/lea.jpg” [missing-image]
          > Did you mean “/images/léa.jpg”?
        content/authors/lea.md:6:7: error: “Léa” cannot be an address [bad-slug]
          > Write “slug: lea”.
        content/authors/lea.md:8:27: error: This address would run code in the reader’s browser [dangerous-link]
          > Write an address that begins with https://, mailto: or “/”.
        content/authors/lea.md:9:28: error: The link “/contact/” leads nowhere [dead-link]
          > An internal link is the path of a file (other-article.md) or an address of the site (/contact/).
        content/authors/lea.md:10:5: error: “links[3].label” is missing [missing-field]
          > Add “label: …”
        """)
  }

  @Test func `an author who does not exist is named with the nearest`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      author: [lea, laé, Zoé Dupont]
      ---
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:6:15: error: L’auteur « laé » n’existe pas [unknown-author]
          > Vouliez-vous dire « lea » ?
        content/articles/a.md:6:20: error: L’auteur « Zoé Dupont » n’existe pas [unknown-author]
          > Créez content/authors/Zoé Dupont.md avec une ligne « name: ».
        """)
  }

  @Test func `a name of which no address can be made needs a slug`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      -- content/authors/李.md --
      ---
      name: 李
      ---
      -- content/pages/🙂.md --
      ---
      title: Bonjour
      ---
      """)
    expect(
      site,
      reports: """
        content/authors/李.md:1:1: error: Le nom du fichier ne donne aucune adresse [bad-slug]
          > Ajoutez une ligne « slug: mon-adresse » dans l’en-tête.
        content/pages/🙂.md:1:1: error: Le nom du fichier ne donne aucune adresse [bad-slug]
          > Ajoutez une ligne « slug: mon-adresse » dans l’en-tête.
        """)
  }

  @Test func `two authors may not have one address`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/authors/martin.md --
      ---
      name: Léa Martin
      slug: lea
      ---
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/authors/martin.md:1:1: error: L’adresse /auteurs/lea/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/authors/lea.md:1:1: Elle est déjà prise ici
        """)
  }

  @Test func `an author's file that cannot be read does not make its articles wrong`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      Léa Martin
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      author: lea
      ---
      """)
    #expect(
      site.problems == [
        "content/authors/lea.md:1:1: error: Le fichier n’a pas d’en-tête [missing-front-matter]"
      ])
  }
}
