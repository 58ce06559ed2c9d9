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

  @Test func `front matter may end with three dots, and its lines with spaces`() async throws {
    #expect(try await page(article.replacing("---\nUn *", with: "...\nUn *")) == page(article))
    #expect(try await page(article.replacing("---\n", with: "--- \t\n")) == page(article))
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
        "/_headers",
      ])
    #expect(try site.page("/").contains("Le premier article est sous presse"))
  }
}
