import Testing

/// How front matter may be written, and what is told of one that cannot be read.
@Suite struct FrontMatterFormTests {
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
          > Champs connus : title, draft, description, date, updated, expires, author, category, tags, slug, cover, related, offer, seoTitle, toc, canonical, aliases, commercial, partners, typography
        content/articles/19.md:2:1: error: L’article n’a pas de date [missing-field]
          > Ajoutez une ligne « date: 2026-09-16 », ou « draft: true » tant que c’est un brouillon.
        content/articles/19.md:2:1: error: « title » manque [missing-field]
          > Ajoutez une ligne « title: Mon titre ».
        content/articles/19.md:2:1: warning: « description » manque [missing-field]
          > Une ou deux phrases, 120 à 160 caractères : elles paraissent dans les moteurs de recherche.
        content/articles/19.md:2:4: error: Une ancre (« &a ») n’est pas permise ici [yaml-syntax]
          > Si c’est du texte, mettez-le entre guillemets droits : "…" ; sinon, écrivez la valeur elle-même
        content/articles/19.md:3:1: error: « b » n’est pas un champ connu [unknown-key]
          > Champs connus : title, draft, description, date, updated, expires, author, category, tags, slug, cover, related, offer, seoTitle, toc, canonical, aliases, commercial, partners, typography
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
}
