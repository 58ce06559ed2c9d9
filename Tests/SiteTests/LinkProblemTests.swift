import Testing

/// What is told of links, anchors and images that lead nowhere or must not be followed.
@Suite struct LinkProblemTests {
  @Test func `what leads nowhere is told at its place with the nearest`() async throws {
    let site = try await TestSite.linking(
      """
      Été : [un](Le%20barêm.md), [deux](/articles/barème/), [trois](/contcat/), [quatre](c.md), [cinq](../../../x.md).

      [Six][r] et <a href="/guides.pdf">sept</a>, ![huit](../images/schema1.svg), ![neuf](rien.png).

      - Une liste avec [dix](/a/b/c/d/)
      - [onze](contact.md)

      [r]: /auteurs/la/
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:7:12: error: Le lien « Le%20barêm.md » ne mène nulle part [dead-link]
          > Vouliez-vous dire « Le%20barème.md » ?
        content/articles/a.md:7:35: error: Le lien « /articles/barème/ » ne mène nulle part [dead-link]
          > Vouliez-vous dire « /articles/bareme/ » ?
        content/articles/a.md:7:63: error: Le lien « /contcat/ » ne mène nulle part [dead-link]
          > Vouliez-vous dire « /contact/ » ?
        content/articles/a.md:7:84: error: Le lien « c.md » ne mène nulle part [dead-link]
          > Vouliez-vous dire « 2026/c.md » ?
        content/articles/a.md:7:98: error: Le lien « ../../../x.md » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/articles/a.md:9:2: error: Le lien « /auteurs/la/ » ne mène nulle part [dead-link]
          > Vouliez-vous dire « /auteurs/lea/ » ?
        content/articles/a.md:9:22: error: Le lien « /guides.pdf » ne mène nulle part [dead-link]
          > Vouliez-vous dire « /guide.pdf » ?
        content/articles/a.md:9:53: error: L’image « ../images/schema1.svg » n’existe pas [missing-image]
          > Vouliez-vous dire « /images/schéma%201.svg » ?
        content/articles/a.md:9:85: error: L’image « rien.png » n’existe pas [missing-image]
          > Les images sont dans content/images/ et s’écrivent /images/nom.jpg.
        content/articles/a.md:11:24: error: Le lien « /a/b/c/d/ » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/articles/a.md:12:10: error: Le lien « contact.md » ne mène nulle part [dead-link]
          > Vouliez-vous dire « /pages/contact.md » ?
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:7:12: error: The link “Le%20barêm.md” leads nowhere [dead-link]
          > Did you mean “Le%20barème.md”?
        content/articles/a.md:7:35: error: The link “/articles/barème/” leads nowhere [dead-link]
          > Did you mean “/articles/bareme/”?
        content/articles/a.md:7:63: error: The link “/contcat/” leads nowhere [dead-link]
          > Did you mean “/contact/”?
        content/articles/a.md:7:84: error: The link “c.md” leads nowhere [dead-link]
          > Did you mean “2026/c.md”?
        content/articles/a.md:7:98: error: The link “../../../x.md” leads nowhere [dead-link]
          > An internal link is the path of a file (other-article.md) or an address of the site (/contact/).
        content/articles/a.md:9:2: error: The link “/auteurs/la/” leads nowhere [dead-link]
          > Did you mean “/auteurs/lea/”?
        content/articles/a.md:9:22: error: The link “/guides.pdf” leads nowhere [dead-link]
          > Did you mean “/guide.pdf”?
        content/articles/a.md:9:53: error: There is no image “../images/schema1.svg” [missing-image]
          > Did you mean “/images/schéma%201.svg”?
        content/articles/a.md:9:85: error: There is no image “rien.png” [missing-image]
          > Images are in content/images/ and are written /images/name.jpg.
        content/articles/a.md:11:24: error: The link “/a/b/c/d/” leads nowhere [dead-link]
          > An internal link is the path of a file (other-article.md) or an address of the site (/contact/).
        content/articles/a.md:12:10: error: The link “contact.md” leads nowhere [dead-link]
          > Did you mean “/pages/contact.md”?
        """)
  }

  @Test func `a heading that is not there is told with the nearest`() async throws {
    let site = try await TestSite.linking(
      """
      ## Le coût réel

      [Un](#le-cout), [deux](#le-coût-réel), [trois](Le%20barème.md#critere), [quatre](/articles/bareme/#zzzzzz),
      [cinq](/contact/#adresse), [six](#LE-COUT-REEL), <a href="#rien">sept</a>.
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:9:6: error: L’ancre « #le-cout » n’existe pas [dead-anchor]
          > Vouliez-vous dire « #le-cout-reel » ?
        content/articles/a.md:9:24: error: L’ancre « #le-coût-réel » n’existe pas [dead-anchor]
          > Vouliez-vous dire « #le-cout-reel » ?
        content/articles/a.md:9:48: error: L’ancre « #critere » n’existe pas [dead-anchor]
          > Vouliez-vous dire « #criteres » ?
        content/articles/a.md:9:82: error: L’ancre « #zzzzzz » n’existe pas [dead-anchor]
          > Une ancre est le titre d’une partie, en minuscules et sans accents : « ## Le coût » devient #le-cout.
        content/articles/a.md:10:8: error: L’ancre « #adresse » n’existe pas [dead-anchor]
          > Une ancre est le titre d’une partie, en minuscules et sans accents : « ## Le coût » devient #le-cout.
        content/articles/a.md:10:34: error: L’ancre « #LE-COUT-REEL » n’existe pas [dead-anchor]
          > Vouliez-vous dire « #le-cout-reel » ?
        content/articles/a.md:10:59: error: L’ancre « #rien » n’existe pas [dead-anchor]
          > Une ancre est le titre d’une partie, en minuscules et sans accents : « ## Le coût » devient #le-cout.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:9:6: error: There is no anchor “#le-cout” [dead-anchor]
          > Did you mean “#le-cout-reel”?
        content/articles/a.md:9:24: error: There is no anchor “#le-coût-réel” [dead-anchor]
          > Did you mean “#le-cout-reel”?
        content/articles/a.md:9:48: error: There is no anchor “#critere” [dead-anchor]
          > Did you mean “#criteres”?
        content/articles/a.md:9:82: error: There is no anchor “#zzzzzz” [dead-anchor]
          > An anchor is the heading of a section in lower case without accents: “## Le coût” becomes #le-cout.
        content/articles/a.md:10:8: error: There is no anchor “#adresse” [dead-anchor]
          > An anchor is the heading of a section in lower case without accents: “## Le coût” becomes #le-cout.
        content/articles/a.md:10:34: error: There is no anchor “#LE-COUT-REEL” [dead-anchor]
          > Did you mean “#le-cout-reel”?
        content/articles/a.md:10:59: error: There is no anchor “#rien” [dead-anchor]
          > An anchor is the heading of a section in lower case without accents: “## Le coût” becomes #le-cout.
        """)
  }

  @Test func `an id that is used twice is told with its first place`() async throws {
    let site = try await TestSite.linking(
      """
      <span id="ici"></span> et <span id="ici"></span>

      :::encart{#note}
      Texte.
      :::

      :::encart{#note}
      Texte.
      :::
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:7:37: error: L’identifiant « ici » sert deux fois dans cette page [duplicate-id]
          > Donnez-en un autre à l’un des deux.
          + content/articles/a.md:7:11: Première apparition
        content/articles/a.md:13:11: error: L’identifiant « note » sert deux fois dans cette page [duplicate-id]
          > Donnez-en un autre à l’un des deux.
          + content/articles/a.md:9:11: Première apparition
        """)
  }

  @Test func `an address that runs code is refused wherever it stands`() async throws {
    let site = try await TestSite.linking(
      """
      [Un](javascript:alert(1)), [deux](JAVA&#x0A;SCRIPT:x), ![trois](vbscript:x), <a href="data:text/html,x">quatre</a>,
      [cinq][r].

      [r]: <javascript:x>
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:7:6: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Un lien commence par https://, mailto:, tel:, « / » ou le chemin d’un fichier.
        content/articles/a.md:7:29: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Un lien commence par https://, mailto:, tel:, « / » ou le chemin d’un fichier.
        content/articles/a.md:7:65: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Un lien commence par https://, mailto:, tel:, « / » ou le chemin d’un fichier.
        content/articles/a.md:7:87: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Un lien commence par https://, mailto:, tel:, « / » ou le chemin d’un fichier.
        content/articles/a.md:10:7: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Un lien commence par https://, mailto:, tel:, « / » ou le chemin d’un fichier.
        """)
  }

  @Test func `texts of authors, pages and offers are held to the same`() async throws {
    let site = try await TestSite(
      """
      -- content/authors/lea.md --
      ---
      name: Léa
      ---
      [Un](rien.md)
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      [Deux](rien.md) et [trois](#rien)
      -- content/offers/audit.md --
      ---
      title: Un audit
      button: Réserver
      url: https://rendez-vous.example.com/
      ---
      [Quatre](rien.md)
      """)
    expect(
      site,
      reports: """
        content/authors/lea.md:4:6: error: Le lien « rien.md » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/offers/audit.md:6:10: error: Le lien « rien.md » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/pages/contact.md:4:8: error: Le lien « rien.md » ne mène nulle part [dead-link]
          > Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).
        content/pages/contact.md:4:28: error: L’ancre « #rien » n’existe pas [dead-anchor]
          > Une ancre est le titre d’une partie, en minuscules et sans accents : « ## Le coût » devient #le-cout.
        """)
  }
}
