import Foundation
import TestSite
import Testing

/// Whatever a folder holds, the command says what is wrong and leaves Output as it was.
@Suite struct BadInputTests {
  /// Changes a blog that was built, builds it again, and holds the refusal to its exact words.
  private func refuse(
    _ change: (TestSite) throws -> Void, saying expected: String, status: Int32 = 1,
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    let site = try await TestSite.built()
    let before = try site.tree()
    try change(site)
    let run = try await Command.build(site)
    #expect(!run.crashed, sourceLocation: location)
    #expect(run.status == status, sourceLocation: location)
    let end = status == 1 ? "\nNothing was written: “Output” is as it was.\n" : "\n"
    #expect(run.error == expected + end, sourceLocation: location)
    #expect(try site.tree().touched(since: before) == "", sourceLocation: location)
  }

  /// Adds an article with these bytes, which must simply work.
  private func accept(_ bytes: [UInt8], as name: String = "trois.md", page: String) async throws {
    let site = try await TestSite.built()
    try site.write("content/articles/\(name)", bytes)
    let run = try await Command.build(site, "--strict")
    #expect(run.status == 0)
    // The sentence on what was done, and no problem before it.
    #expect(run.stableError.wholeMatch(of: /8 pages, .* 0 removed, in …: Output\n/) != nil, "\(run.error)")
    let html = try #require(try site.tree()["articles/trois/index.html"])
    #expect(html.contains(page))
  }

  private static let fields = "title: Trois\nslug: trois\ndate: 2026-09-18\ndescription: Le troisième."
  private static let article = "---\n\(fields)\n---\nÀ bientôt.\n"

  // MARK: What is missing

  @Test func `an empty content folder is no site`() async throws {
    try await refuse(
      { site in
        try site.remove("content")
        try FileManager.default.createDirectory(
          atPath: site.at("content"), withIntermediateDirectories: false)
      },
      saying: """
        feuillet: error: This folder is not a site: it has no file content/site.yml [missing-settings]
          help: Run the command in the folder that holds “content”, or name it with --site.

        1 error
        """)
  }

  @Test func `a site without any article is built, with a warning`() async throws {
    let site = try TestSite("-- content/site.yml --\ntitle: Petit\nbaseURL: https://petit.example\n")
    let run = try await Command.build(site)
    #expect(run.status == 0)
    #expect(
      run.stableError == """
        feuillet: warning: The site has no article yet [empty-content]
          help: Write the first one in content/articles/, for example content/articles/hello.md.

        1 warning
        4 pages, 12 files written, 0 unchanged, 0 removed, in …: Output

        """)
    #expect(site.exists("Output/index.html"))
  }

  @Test func `an author whom nobody knows is named at the place`() async throws {
    try await refuse(
      { try $0.replace("slug: un", by: "slug: un\nauthor: ane", in: "content/articles/un.md") },
      saying: """
        content/articles/un.md:4:9: error: There is no author “ane” [unknown-author]
          4 | author: ane
            |         ^~~
          help: Did you mean “anne”?

        1 error
        """)
  }

  @Test func `an article without any author is told how to name one`() async throws {
    try await refuse(
      { site in
        try site.replace("defaultAuthor: anne\n", by: "", in: "content/site.yml")
        try site.remove("content/articles/deux.md")
      },
      saying: """
        content/articles/un.md:2:1: error: The article has no author [missing-field]
          2 | title: Un début
            | ^~~~~~~~~~~~~~~
          help: Add “author:” and the name of a file of content/authors/, or give a “defaultAuthor” in site.yml.

        1 error
        """)
  }

  // MARK: Two for one

  @Test func `two articles with one slug are both named`() async throws {
    try await refuse(
      { try $0.replace("slug: deux", by: "slug: un", in: "content/articles/deux.md") },
      saying: """
        content/articles/un.md:3:7: error: The address /articles/un/ is taken twice [address-collision]
          3 | slug: un
            |       ^~
          help: Give one of the two another “slug:”, or another file name.
        content/articles/deux.md:3:7: note: It is taken here already
          3 | slug: un
            |       ^~

        1 error
        """)
  }

  @Test func `a page and a copied file for one address are both named`() async throws {
    try await refuse(
      {
        try $0.add(
          """
          -- content/pages/contact.md --
          ---
          title: Contact
          ---
          Écrivez-nous.
          -- content/static/contact/index.html --
          <p>Écrivez-nous.
          """)
      },
      saying: """
        content/static/contact/index.html:1:1: error: The address /contact/ is taken twice [address-collision]
          1 | <p>Écrivez-nous.
            | ^
          help: Give one of the two another “slug:”, or another file name.
        content/pages/contact.md:1:1: note: It is taken here already
          1 | ---
            | ^

        1 error
        """)
  }

  @Test func `a file of static and one of images for one address are both named`() async throws {
    try await refuse(
      { try $0.write("content/static/images/plan.svg", "<svg/>") },
      saying: """
        content/static/images/plan.svg:1:1: error: The address /images/plan.svg is taken twice [address-collision]
          1 | <svg/>
            | ^
          help: Give one of the two another “slug:”, or another file name.
        content/images/plan.svg:1:1: note: It is taken here already
          1 | <svg xmlns="http://www.w3.org/2000/svg"/>
            | ^

        1 error
        """)
  }

  // MARK: What a file is made of

  @Test func `a file that is not UTF-8 is refused at the first wrong byte`() async throws {
    try await refuse(
      { site in
        try site.write(
          "content/articles/trois.md", Array("---\n\(Self.fields)\n---\nUn ét".utf8) + [0xE9, 0x0A])
      },
      saying: """
        content/articles/trois.md:7:6: error: The file is not encoded in UTF-8 [not-utf8]
          7 | Un ét�
            |      ^
          help: Open it in your editor and save it with the encoding UTF-8.

        1 error
        """)
  }

  @Test func `a byte order mark is passed over`() async throws {
    try await accept([0xEF, 0xBB, 0xBF] + Self.article.utf8, page: "<p>À bientôt.</p>")
  }

  @Test func `lines that end as on Windows give the same page`() async throws {
    try await accept(Array(Self.article.replacing("\n", with: "\r\n").utf8), page: "<p>À bientôt.</p>\n")
  }

  @Test func `a last line without an end is a line`() async throws {
    try await accept(Array(Self.article.utf8.dropLast()), page: "<p>À bientôt.</p>")
  }

  @Test func `a name with spaces, accents and an apostrophe is a name`() async throws {
    try await accept(
      Array(Self.article.utf8), as: "Un été à l’essai (v2) & l'après.md", page: "<p>À bientôt.</p>")
  }

  @Test func `a file without front matter is shown what one looks like`() async throws {
    try await refuse(
      { try $0.write("content/articles/trois.md", "# Trois\n\nÀ bientôt.\n") },
      saying: """
        content/articles/trois.md:1:1: error: The file has no front matter [missing-front-matter]
          1 | # Trois
            | ^~~~~~~
          help: It begins with a line “---”, lines such as “title: My title”, then a line “---”.

        1 error
        """)
  }

  @Test func `an empty file has no front matter either`() async throws {
    try await refuse(
      { try $0.write("content/articles/trois.md", "") },
      saying: """
        content/articles/trois.md:1:1: error: The file has no front matter [missing-front-matter]
          help: It begins with a line “---”, lines such as “title: My title”, then a line “---”.

        1 error
        """)
  }

  @Test func `front matter that is never closed is named at its beginning`() async throws {
    try await refuse(
      { try $0.write("content/articles/trois.md", "---\n\(Self.fields)\n\nÀ bientôt.\n") },
      saying: """
        content/articles/trois.md:1:1: error: The front matter is never closed [unclosed-front-matter]
          1 | ---
            | ^~~
          help: Add a line “---” between the front matter and the text.

        1 error
        """)
  }

  @Test func `a text of 10 MB is refused`() async throws {
    try await refuse(
      { site in
        let words = Array(repeating: Array("affiliation ".utf8), count: 10 << 20 / 12)
        try site.write("content/articles/trois.md", Array(Self.article.utf8) + words.joined())
      },
      saying: """
        content/articles/trois.md:1:1: error: The file is too large (more than 4 MiB) [file-too-large]
          1 | ---
            | ^
          help: Split the text into several files; an image goes into content/images/.

        1 error
        """)
  }

  // MARK: Front matter

  @Test func `YAML aliases that would explode are refused, not expanded`() async throws {
    try await refuse(
      { site in
        try site.write("content/articles/trois.md", "---\n\(Self.fields)\ntags: &a [x]\ncategory: *a\n---\n")
      },
      saying: """
        content/articles/trois.md:6:7: error: An anchor (“&a”) is not allowed here [yaml-syntax]
          6 | tags: &a [x]
            |       ^~~~
          help: If it is text, put it in straight quotes: "…"; otherwise write the value itself

        content/articles/trois.md:7:11: error: An alias (“*a”) is not allowed here [yaml-syntax]
          7 | category: *a
            |           ^~
          help: If it is text, put it in straight quotes: "…"; otherwise write the value itself

        2 errors
        """)
  }

  @Test func `a bomb of nine times nine aliases ends at once`() async throws {
    let site = try await TestSite.built()
    let before = try site.tree()
    var bomb = "tags: &a [x, x, x, x, x, x, x, x, x]"
    for (name, last) in zip("bcdefghi", "abcdefgh") {
      bomb += "\n\(name): &\(name) [\(Array(repeating: "*\(last)", count: 9).joined(separator: ", "))]"
    }
    try site.write("content/articles/trois.md", "---\n\(Self.fields)\n\(bomb)\n---\nÀ bientôt.\n")
    let run = try await Command.build(site)
    #expect(run.status == 1)
    #expect(run.error.contains("error: An alias (“*h”) is not allowed here [yaml-syntax]"))
    #expect(try site.tree().touched(since: before) == "")
  }

  @Test func `a field given twice is named at both places`() async throws {
    try await refuse(
      { try $0.replace("slug: un", by: "slug: un\ntitle: Encore", in: "content/articles/un.md") },
      saying: """
        content/articles/un.md:4:1: error: “title” is given twice [duplicate-key]
          4 | title: Encore
            | ^~~~~
          help: Keep only one of the two lines
        content/articles/un.md:2:1: note: The first time is here
          2 | title: Un début
            | ^~~~~

        1 error
        """)
  }

  @Test func `a tab before a field is named`() async throws {
    try await refuse(
      { try $0.replace("slug: un", by: "slug: un\n\ttags: [suivi]", in: "content/articles/un.md") },
      saying: """
        content/articles/un.md:4:1: error: A tab indents this line, where only spaces are allowed [yaml-syntax]
          4 |     tags: [suivi]
            | ^~~~
          help: Replace each tab by two spaces

        1 error
        """)
  }

  @Test func `a slug that climbs out of the folder is refused`() async throws {
    try await refuse(
      { try $0.replace("slug: un", by: "slug: ../../un", in: "content/articles/un.md") },
      saying: """
        content/articles/un.md:3:7: error: “../../un” cannot be an address [bad-slug]
          3 | slug: ../../un
            |       ^~~~~~~~
          help: Write “slug: un”.

        1 error
        """)
  }

  @Test func `an alias that climbs out of the folder is refused`() async throws {
    try await refuse(
      {
        try $0.replace(
          "slug: un", by: "slug: un\naliases: [/ancien/, ../../etc/passwd]", in: "content/articles/un.md")
      },
      saying: """
        content/articles/un.md:4:21: error: “../../etc/passwd” cannot be a former address [bad-slug]
          4 | aliases: [/ancien/, ../../etc/passwd]
            |                     ^~~~~~~~~~~~~~~~
          help: Write it whole, from the root of the site: /articles/old-name/.

        1 error
        """)
  }

  // MARK: What follows from a mistake

  @Test func `an author’s broken file is one problem, not one for each article`() async throws {
    try await refuse(
      { try $0.write("content/authors/anne.md", "name: Anne Roy\n") },
      saying: """
        content/authors/anne.md:1:1: error: The file has no front matter [missing-front-matter]
          1 | name: Anne Roy
            | ^~~~~~~~~~~~~~
          help: It begins with a line “---”, lines such as “title: My title”, then a line “---”.

        1 error
        """)
  }

  // MARK: Danger

  @Test func `a script in the address of an offer is refused`() async throws {
    try await refuse(
      {
        try $0.add(
          """
          -- content/offers/audit.md --
          ---
          title: Un audit
          button: Réserver
          url: javascript:alert(1)
          ---
          """)
      },
      saying: """
        content/offers/audit.md:4:6: error: “javascript:alert(1)” is not a booking address [bad-url]
          4 | url: javascript:alert(1)
            |      ^~~~~~~~~~~~~~~~~~~
          help: It begins with https://.

        1 error
        """)
  }

  @Test func `a link that leaves the site is named and its target not shown`() async throws {
    let secret = try TestSite("-- secret --\nmot de passe\n")
    try await refuse(
      { try $0.link("content/articles/dehors.md", to: secret.at("secret")) },
      saying: """
        content/articles/dehors.md:1:1: error: This symbolic link leads out of the site, to “\(secret.at("secret"))” \
        [outside-site]
          help: Replace it with a copy of what it names

        1 error
        """)
  }

  @Test func `a linked folder that leaves the site is not walked`() async throws {
    let outside = try TestSite(TestSite.blog)
    try await refuse(
      { try $0.link("content/articles/dehors", to: outside.at("content/articles")) },
      saying: """
        content/articles/dehors:1:1: error: This symbolic link leads out of the site, to \
        “\(outside.at("content/articles"))” [outside-site]
          help: Replace it with a copy of what it names

        1 error
        """)
  }

  @Test func `themes that extend each other in a circle are named`() async throws {
    try await refuse(
      { site in
        try site.replace("title:", by: "theme: recto\ntitle:", in: "content/site.yml")
        try site.write("themes/recto/theme.yml", "extends: verso\n")
        try site.write("themes/verso/theme.yml", "extends: recto\n")
      },
      saying: """
        themes/verso/theme.yml:1:10: error: The themes extend each other in a circle: recto → verso → recto \
        [theme-cycle]
          1 | extends: recto
            |          ^~~~~
          help: Remove one of the “extends:” lines.

        1 error
        """)
  }

  @Test func `every problem of every file is told at once, in a fixed order`() async throws {
    try await refuse(
      { site in
        try site.replace("slug: un", by: "slug: UN", in: "content/articles/un.md")
        try site.replace("(un.md)", by: "(une.md)", in: "content/articles/deux.md")
        try site.replace("title:", by: "titel:", in: "content/site.yml")
      },
      saying: """
        content/articles/deux.md:7:17: error: The link “une.md” leads nowhere [dead-link]
          7 | Voir [le début](une.md) et ![un plan](/images/plan.svg).
            |                 ^~~~~~
          help: Did you mean “un.md”?

        content/articles/un.md:3:7: error: “UN” cannot be an address [bad-slug]
          3 | slug: UN
            |       ^~
          help: Write “slug: un”.

        content/site.yml:1:1: error: “titel” is not a known field [unknown-key]
          1 | titel: Petit blog
            | ^~~~~
          help: Did you mean “title”?

        content/site.yml:1:1: error: “title” is missing [missing-field]
          1 | titel: Petit blog
            | ^~~~~~~~~~~~~~~~~
          help: Add “title: …”

        4 errors
        """)
  }
}
