import Testing

/// How files may be written and named: what works without a word, and what is told to the author.
@Suite struct FileFormTests {
  private let article = """
    ---
    title: Un été à l’écart
    description: Essai.
    date: 2026-09-16
    slug: ete
    ---
    Un *texte* accentué.

    :::encart[À voir]
    Un aparté.
    :::

    ```
    du code
    sur deux lignes
    ```

    | A | B |
    | --- | --- |
    | c | d |

    """

  private func page(_ text: String, path: String = "content/articles/a.md") async throws -> String {
    let site = try await TestSite(files: [(path, text)])
    expect(site, reports: "")
    return try site.page("/articles/ete/")
  }

  @Test func `line ends of Windows give the page of those of Unix`() async throws {
    let windows = article.replacing("\n", with: "\r\n")
    #expect(try await page(windows) == page(article))
  }

  @Test func `a byte order mark gives the same page`() async throws {
    #expect(try await page("\u{FEFF}" + article) == page(article))
    #expect(try await page("\u{FEFF}" + article.replacing("\n", with: "\r\n")) == page(article))
  }

  @Test func `a last line without its end gives the same page`() async throws {
    #expect(try await page(String(article.dropLast())) == page(article))
  }

  @Test func `a front matter without a text is an article without a text`() async throws {
    let head = "---\ntitle: Vide\ndescription: Essai.\ndate: 2026-09-16\nslug: ete\n---"
    #expect(try await page(head) == page(head + "\n"))
    #expect(try await page(head).contains("<h1>Vide</h1>"))
  }

  @Test(arguments: [
    "content/articles/Un été à l’écart.md", "content/articles/2026/09/été.md", "content/articles/index.md",
    "content/articles/a b & c <d>.md", "content/articles/🙂.md",
  ])
  func `an article's file may bear any name and stand in any folder`(_ path: String) async throws {
    #expect(try await page(article, path: path) == page(article))
  }

  @Test func `places are right after accents and in every line form`() async throws {
    let text = """
      ---
      title: "Été"
      description: Essai.
      date: 2026-09-16
      slug: ete
      dratf: oui
      ---
      L’été, l’été : [un lien](nulle-part.md), puis [là](#la-bas).

      :::encar
      Texte.
      :::

      """
    let expected = """
      content/articles/a.md:6:1: error: « dratf » n’est pas un champ connu [unknown-key]
      content/articles/a.md:8:26: error: Le lien « nulle-part.md » ne mène nulle part [dead-link]
      content/articles/a.md:8:52: error: L’ancre « #la-bas » n’existe pas [dead-anchor]
      content/articles/a.md:10:4: error: Le bloc « encar » n’existe pas [unknown-directive]
      """
    for form in [text, text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text] {
      let site = try await TestSite(files: [("content/articles/a.md", form)])
      #expect(site.problems.joined(separator: "\n") == expected)
    }
  }

  @Test func `a file without front matter, or with one that never ends, is told how to begin`() async throws {
    let site = try await TestSite(files: [
      ("content/articles/a.md", "# Mon titre\n\nUn texte.\n"),
      ("content/articles/b.md", "---\ntitle: Mon titre\n\nUn texte.\n"),
      ("content/articles/c.md", ""), ("content/articles/d.md", "---"),
      ("content/articles/e.md", "\n---\n---\n"),
      ("content/authors/lea.md", "Léa\n"), ("content/pages/contact.md", "---\n"),
      ("content/offers/audit.md", " --- \n"),
    ])
    expect(
      site,
      reports: """
        content/articles/a.md:1:1: error: Le fichier n’a pas d’en-tête [missing-front-matter]
          > Il commence par une ligne « --- », des lignes comme « title: Mon titre », puis une ligne « --- ».
        content/articles/b.md:1:1: error: L’en-tête n’est jamais fermé [unclosed-front-matter]
          > Ajoutez une ligne « --- » entre l’en-tête et le texte.
        content/articles/c.md:1:1: error: Le fichier n’a pas d’en-tête [missing-front-matter]
          > Il commence par une ligne « --- », des lignes comme « title: Mon titre », puis une ligne « --- ».
        content/articles/d.md:1:1: error: L’en-tête n’est jamais fermé [unclosed-front-matter]
          > Ajoutez une ligne « --- » entre l’en-tête et le texte.
        content/articles/e.md:1:1: error: Le fichier n’a pas d’en-tête [missing-front-matter]
          > Il commence par une ligne « --- », des lignes comme « title: Mon titre », puis une ligne « --- ».
        content/authors/lea.md:1:1: error: Le fichier n’a pas d’en-tête [missing-front-matter]
          > Il commence par une ligne « --- », des lignes comme « title: Mon titre », puis une ligne « --- ».
        content/offers/audit.md:1:2: error: Le fichier n’a pas d’en-tête [missing-front-matter]
          > Il commence par une ligne « --- », des lignes comme « title: Mon titre », puis une ligne « --- ».
        content/pages/contact.md:1:1: error: L’en-tête n’est jamais fermé [unclosed-front-matter]
          > Ajoutez une ligne « --- » entre l’en-tête et le texte.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/articles/a.md:1:1: error: The file has no front matter [missing-front-matter]
          > It begins with a line “---”, lines such as “title: My title”, then a line “---”.
        content/articles/b.md:1:1: error: The front matter is never closed [unclosed-front-matter]
          > Add a line “---” between the front matter and the text.
        content/articles/c.md:1:1: error: The file has no front matter [missing-front-matter]
          > It begins with a line “---”, lines such as “title: My title”, then a line “---”.
        content/articles/d.md:1:1: error: The front matter is never closed [unclosed-front-matter]
          > Add a line “---” between the front matter and the text.
        content/articles/e.md:1:1: error: The file has no front matter [missing-front-matter]
          > It begins with a line “---”, lines such as “title: My title”, then a line “---”.
        content/authors/lea.md:1:1: error: The file has no front matter [missing-front-matter]
          > It begins with a line “---”, lines such as “title: My title”, then a line “---”.
        content/offers/audit.md:1:2: error: The file has no front matter [missing-front-matter]
          > It begins with a line “---”, lines such as “title: My title”, then a line “---”.
        content/pages/contact.md:1:1: error: The front matter is never closed [unclosed-front-matter]
          > Add a line “---” between the front matter and the text.
        """)
  }

  @Test func `front matter may end with three dots, and its lines with spaces`() async throws {
    #expect(try await page(article.replacing("---\nUn *", with: "...\nUn *")) == page(article))
    #expect(try await page(article.replacing("---\n", with: "--- \t\n")) == page(article))
  }

  @Test func `what YAML makes hard is told in words of an author`() async throws {
    let heads = [
      "title: Affiliation : le guide", "title: 'L'affiliation'", "title:Mon titre", "tags:\n\t- a", "titre",
      "title: \"Sans fin", "tags: [a, b", "title: @marque", "title: a\ntitle: b",
      "a: &a [x]\nb: *a", "title: !!str x", "- un\n- deux", "texte seul",
    ]
    let files = heads.enumerated().map { number, head in
      ("content/articles/\(10 + number).md", "---\n\(head)\n---\n")
    }
    let site = try await TestSite(files: files)
    expect(
      site,
      reports: """
        content/articles/10.md:2:20: error: Le texte de « title » contient un deux-points suivi d’une espace [yaml-syntax]
          > Écrivez « title: "Affiliation : le guide" »
        content/articles/11.md:2:11: error: Le texte de « title » s’arrête à une apostrophe qu’il contient [yaml-syntax]
          > Écrivez « title: "L'affiliation" »
        content/articles/12.md:2:1: error: Des champs sont attendus ici, pas « title:Mon titre » [wrong-type]
          > Écrivez un champ par ligne, sous la forme « nom: valeur », avec une espace après les deux-points
        content/articles/13.md:3:1: error: Une tabulation décale cette ligne, où seules des espaces sont permises [yaml-syntax]
          > Remplacez chaque tabulation par deux espaces
        content/articles/14.md:2:1: error: Des champs sont attendus ici, pas « titre » [wrong-type]
          > Écrivez un champ par ligne, sous la forme « nom: valeur », avec une espace après les deux-points
        content/articles/15.md:2:8: error: Ce guillemet n’est jamais fermé [yaml-syntax]
          > Fermez-le à la fin du texte, ou retirez-le
        content/articles/16.md:2:7: error: Ce crochet « [ » n’est jamais fermé [yaml-syntax]
          > Ajoutez « ] » à la fin
        content/articles/17.md:2:8: error: Le texte de « title » ne peut pas commencer par « @ » sans guillemets [yaml-syntax]
          > Écrivez « title: "@marque" »
        content/articles/18.md:2:1: error: L’article n’a pas de date [missing-field]
          > Ajoutez une ligne « date: 2026-09-16 », ou « draft: true » tant que c’est un brouillon.
        content/articles/18.md:2:1: warning: « description » manque [missing-field]
          > Une ou deux phrases, 120 à 160 caractères : elles paraissent dans les moteurs de recherche.
        content/articles/18.md:2:8: notice: L’adresse de l’article suit son titre : changer le titre casserait les liens [missing-field]
          > Figez-la par une ligne « slug: a ».
        content/articles/18.md:3:1: error: « title » est donné deux fois [duplicate-key]
          > Gardez une seule des deux lignes
          + content/articles/18.md:2:1: La première fois est ici
        content/articles/19.md:2:1: error: « a » n’est pas un champ connu [unknown-key]
          > Champs connus : title, draft, description, date, updated, expires, author, category, tags, slug, cover, related, offer, seoTitle, toc, canonical, aliases, commercial, partners
        content/articles/19.md:2:1: error: L’article n’a pas de date [missing-field]
          > Ajoutez une ligne « date: 2026-09-16 », ou « draft: true » tant que c’est un brouillon.
        content/articles/19.md:2:1: error: « title » manque [missing-field]
          > Ajoutez une ligne « title: Mon titre ».
        content/articles/19.md:2:1: warning: « description » manque [missing-field]
          > Une ou deux phrases, 120 à 160 caractères : elles paraissent dans les moteurs de recherche.
        content/articles/19.md:2:4: error: Une ancre (« &a ») n’est pas permise ici [yaml-syntax]
          > Si c’est du texte, mettez-le entre guillemets droits : "…" ; sinon, écrivez la valeur elle-même
        content/articles/19.md:3:1: error: « b » n’est pas un champ connu [unknown-key]
          > Champs connus : title, draft, description, date, updated, expires, author, category, tags, slug, cover, related, offer, seoTitle, toc, canonical, aliases, commercial, partners
        content/articles/19.md:3:4: error: Un renvoi (« *a ») n’est pas permis ici [yaml-syntax]
          > Si c’est du texte, mettez-le entre guillemets droits : "…" ; sinon, écrivez la valeur elle-même
        content/articles/20.md:2:1: error: L’article n’a pas de date [missing-field]
          > Ajoutez une ligne « date: 2026-09-16 », ou « draft: true » tant que c’est un brouillon.
        content/articles/20.md:2:1: warning: « description » manque [missing-field]
          > Une ou deux phrases, 120 à 160 caractères : elles paraissent dans les moteurs de recherche.
        content/articles/20.md:2:8: error: Une étiquette de type (« tag:yaml.org,2002:str ») n’est pas permise ici [yaml-syntax]
          > Si c’est du texte, mettez-le entre guillemets droits : "…" ; sinon, écrivez la valeur elle-même
        content/articles/21.md:2:1: error: Des champs sont attendus ici, pas une liste [wrong-type]
          > Écrivez un champ par ligne, sous la forme « nom: valeur », avec une espace après les deux-points
        content/articles/22.md:2:1: error: Des champs sont attendus ici, pas « texte seul » [wrong-type]
          > Écrivez un champ par ligne, sous la forme « nom: valeur », avec une espace après les deux-points
        """)
  }

  @Test func `aliases that would explode are refused at once`() async throws {
    var head = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      head +=
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        + "]\n"
    }
    let site = try await TestSite(files: [("content/articles/a.md", "---\n\(head)---\n")])
    #expect(site.problems.contains { $0.contains("Un renvoi (« *a0 ») n’est pas permis ici [yaml-syntax]") })
    #expect(site.problems.count < 120)
  }

  @Test func `a text that is not UTF-8 is named with the first place that is not`() async throws {
    let site = try await TestSite(bytes: [
      ("content/articles/a.md", Array("---\ntitle: ".utf8) + [0xE9, 0x74, 0xE9] + Array("\n---\n".utf8))
    ])
    expect(
      site,
      reports: """
        content/articles/a.md:2:8: error: Le fichier n’est pas encodé en UTF-8 [not-utf8]
          > Rouvrez-le dans votre éditeur et enregistrez-le avec l’encodage UTF-8.
        """)
  }

  @Test func `a text of several megabytes is refused`() async throws {
    let site = try await TestSite(bytes: [
      ("content/articles/a.md", Array(repeating: UInt8(ascii: "a"), count: 5 << 20))
    ])
    expect(
      site,
      reports: """
        content/articles/a.md:1:1: error: Le fichier est trop grand (plus de 4 Mio) [file-too-large]
          > Partagez le texte en plusieurs fichiers ; une image va dans content/images/.
        """)
  }

  @Test func `files in no folder of their kind are pointed out`() async throws {
    let site = try await TestSite(
      """
      -- content/notes.txt --
      -- content/articles/photo.txt --
      -- content/article/a.md --
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/article/a.md:1:1: warning: Ce fichier est ignoré [misplaced-file]
          > Vouliez-vous dire « content/articles/a.md » ?
        content/articles/photo.txt:1:1: warning: Ce fichier est ignoré [misplaced-file]
          > Un article est un fichier .md de content/articles/ ; les autres dossiers sont authors, categories, pages, offers, images et static.
        content/notes.txt:1:1: warning: Ce fichier est ignoré [misplaced-file]
          > Un article est un fichier .md de content/articles/ ; les autres dossiers sont authors, categories, pages, offers, images et static.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/article/a.md:1:1: warning: This file is ignored [misplaced-file]
          > Did you mean “content/articles/a.md”?
        content/articles/photo.txt:1:1: warning: This file is ignored [misplaced-file]
          > An article is a .md file of content/articles/; the other folders are authors, categories, pages, offers, images and static.
        content/notes.txt:1:1: warning: This file is ignored [misplaced-file]
          > An article is a .md file of content/articles/; the other folders are authors, categories, pages, offers, images and static.
        """)
  }

  @Test func `a folder without settings is no site`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yaml --
      title: Le blog
      """)
    expect(
      site,
      reports: """
        feuillet: error: Ce dossier n’est pas un site : il n’a pas de fichier content/site.yml [missing-settings]
          > Lancez la commande dans le dossier qui contient « content », ou indiquez-le par --site.
        content/site.yaml:1:1: warning: Ce fichier est ignoré [misplaced-file]
          > Vouliez-vous dire « content/site.yml » ?
        """)
    #expect(site.composition == nil)
  }

  @Test func `a site without an article builds and says where to begin`() async throws {
    let site = try await TestSite("")
    expect(
      site,
      reports: """
        feuillet: warning: Le site n’a encore aucun article [empty-content]
          > Écrivez le premier dans content/articles/, par exemple content/articles/bonjour.md.
        """)
    expect(
      site,
      reportsInEnglish: """
        feuillet: warning: The site has no article yet [empty-content]
          > Write the first one in content/articles/, for example content/articles/hello.md.
        """)
    #expect(
      site.addresses == [
        "/", "/auteurs/lea/", "/auteurs/", "/archives/", "/404.html", "/sitemap.xml", "/robots.txt",
      ])
    #expect(try site.page("/").contains("Le premier article est sous presse"))
  }
}
