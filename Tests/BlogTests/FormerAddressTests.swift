import Diagnostics
import Testing

/// Addresses that last: what an alias and a redirect write, and how those that cannot be are reported.
@Suite struct FormerAddressTests {
  @Test func `an alias is a page that leads on, and a line for hosts that redirect`() async throws {
    let blog = try await ComposedBlog([
      article("a", "aliases: [/vieux/nom/, /2019/05/vieux.html, /sans-barre, /été/]")
    ])
    expect(blog, reports: "")
    for address in ["/vieux/nom/", "/2019/05/vieux.html", "/sans-barre/", "/été/"] {
      let page = try blog.page(address)
      #expect(page.canonical == "https://blog.example.com/articles/a/")
      #expect(page.robots == "noindex")
      #expect(page.html.contains("<meta http-equiv=\"refresh\" content=\"0; url=/articles/a/\">"))
      // Who does not follow by itself can follow by hand.
      #expect(page.html.contains("<a href=\"/articles/a/\">/articles/a/</a>"))
      #expect(page.title == "Cette page a changé d’adresse | Le blog")
    }
    #expect(
      try blog.file("/_redirects") == """
        /vieux/nom/ /articles/a/ 301
        /2019/05/vieux.html /articles/a/ 301
        /sans-barre/ /articles/a/ 301
        /%C3%A9t%C3%A9/ /articles/a/ 301

        """)
    #expect(try !blog.file("/sitemap.xml").contains("vieux"))
  }

  @Test func `a blog without former addresses has no _redirects`() async throws {
    #expect(try await ComposedBlog([article("a")]).files["/_redirects"] == nil)
  }

  @Test func `redirects lead to pages, files, places on a page and other sites`() async throws {
    let blog = try await ComposedBlog(
      [article("a", text: "## Le coût\n\nTexte.")],
      settings: """
        redirects:
          /un/: /articles/a/
          /deux: /articles/a/#le-cout
          /trois/: articles/a.md
          /quatre/: https://autre.example.com/é/?a=1&b=2
          /cinq/: /images/plan.png
          /six/: /un/
          /sept/: https://blog.example.com/articles/a/

        """, "-- content/images/plan.png --\n")
    expect(blog, reports: "")
    #expect(
      try blog.file("/_redirects") == """
        /un/ /articles/a/ 301
        /deux/ /articles/a/#le-cout 301
        /trois/ /articles/a/ 301
        /quatre/ https://autre.example.com/%C3%A9/?a=1&b=2 301
        /cinq/ /images/plan.png 301
        /six/ /un/ 301
        /sept/ /articles/a/ 301

        """)
    let elsewhere = try blog.page("/quatre/")
    #expect(elsewhere.canonical == "https://autre.example.com/%C3%A9/?a=1&b=2")
    #expect(elsewhere.html.contains("url=https://autre.example.com/%C3%A9/?a=1&amp;b=2\">"))
  }

  @Test func `a base URL with a path stands before both sides`() async throws {
    let blog = try await ComposedBlog(
      [article("a", "author: lea\naliases: [/vieux/]")],
      "-- content/site.yml --\ntitle: Le blog\nbaseURL: https://example.com/blog\n")
    #expect(try blog.file("/_redirects") == "/blog/vieux/ /blog/articles/a/ 301\n")
    #expect(try blog.page("/vieux/").html.contains("content=\"0; url=/blog/articles/a/\""))
    #expect(try blog.page("/vieux/").canonical == "https://example.com/blog/articles/a/")
  }

  @Test func `a link to a former address is a link`() async throws {
    let blog = try await ComposedBlog([article("a", "aliases: [/vieux/]", text: "[ici](/vieux/)")])
    expect(blog, reports: "")
    #expect(try blog.page("/articles/a/").html.contains("<a href=\"/vieux/\">ici</a>"))
  }

  // MARK: What cannot be

  @Test func `an alias that is a living page names both`() async throws {
    let blog = try await ComposedBlog([article("a", "aliases:\n  - /articles/b/"), article("b")])
    expect(
      blog,
      reports: """
        content/articles/a.md:7:5: error: L’adresse /articles/b/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/articles/b.md:5:7: Elle est déjà prise ici
        """)
  }

  @Test func `an alias that the generator needs, or that is the article’s own address, is an error`()
    async throws
  {
    for (alias, help) in [
      ("/feed.xml", "Le générateur en a besoin : donnez un autre nom à ce fichier, ou un autre « slug: »."),
      (
        "/auteurs/index.html",
        "Le générateur en a besoin : donnez un autre nom à ce fichier, ou un autre « slug: »."
      ),
    ] {
      let blog = try await ComposedBlog([article("a", "aliases: [\(alias)]")])
      let address = alias.replacing("index.html", with: "")
      expect(
        blog,
        reports: """
          content/articles/a.md:6:11: error: L’adresse \(address) est prise deux fois [address-collision]
            > \(help)
          """)
    }
    let own = try await ComposedBlog([article("a", "aliases: [/articles/a/]")])
    #expect(
      own.report.contains("content/articles/a.md:6:11: error: L’adresse /articles/a/ est prise deux fois"))
  }

  @Test func `an alias that two articles have, or one has twice, names both`() async throws {
    let blog = try await ComposedBlog([
      article("a", "aliases: [/x/]"), article("b", "aliases: [/x/index.html, /x]"),
    ])
    expect(
      blog,
      reports: """
        content/articles/b.md:6:11: error: L’adresse /x/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/articles/a.md:6:11: Elle est déjà prise ici
        content/articles/b.md:6:26: error: L’adresse /x/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/articles/a.md:6:11: Elle est déjà prise ici
        """)
  }

  @Test(arguments: [
    "/../secret/", "/a/../b/", "/./a/", "vieux/", "https://autre.example.com/vieux/", "/", "//", "/a//b/",
    "/a b/",
    "/a?b", "/a#b", "/.git/", "/*", "/a:b", "/a\\b/", "\"\"",
  ])
  func `an alias that is no address of the site is an error`(alias: String) async throws {
    let blog = try await ComposedBlog([article("a", "aliases:\n  - '\(alias)'")])
    expect(
      blog,
      reports: """
        content/articles/a.md:7:5: error: « \(alias) » ne peut pas être une ancienne adresse [bad-slug]
          > Écrivez-la en entier, depuis la racine du site : /articles/ancien-nom/.
        """)
    let redirect = try await ComposedBlog([article("a")], settings: "redirects:\n  '\(alias)': /\n")
    #expect(redirect.diagnostics.map(\.code) == [.badSlug])
  }

  @Test func `a file cannot bear the name of a folder`() async throws {
    let blog = try await ComposedBlog([article("a", "aliases: [/vieux.html, /vieux.html/suite/]")])
    expect(
      blog,
      reports: """
        content/articles/a.md:6:11: error: L’adresse /vieux.html est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/articles/a.md:6:24: Elle est déjà prise ici
        """)
    let copied = try await ComposedBlog(
      [article("a", "aliases: [/notes/a/]")], "-- content/static/notes --\n")
    #expect(copied.diagnostics.map(\.code) == [.addressCollision])
  }

  @Test func `a redirect from a living page names both`() async throws {
    let blog = try await ComposedBlog([article("a")], settings: "redirects:\n  /articles/a/: /\n")
    expect(
      blog,
      reports: """
        content/site.yml:6:3: error: L’adresse /articles/a/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/articles/a.md:5:7: Elle est déjà prise ici
        """)
  }

  @Test func `a redirect to nowhere is an error with a suggestion`() async throws {
    let blog = try await ComposedBlog(
      [article("bareme")], settings: "redirects:\n  /vieux/: /articles/baremes/\n")
    expect(
      blog,
      reports: """
        content/site.yml:6:12: error: Le lien « /articles/baremes/ » ne mène nulle part [dead-link]
          > Vouliez-vous dire « /articles/bareme/ » ?
        """)
    #expect(blog.files["/vieux/"] == nil)
  }

  @Test func `redirects in a circle are one error that shows the circle`() async throws {
    let blog = try await ComposedBlog(
      [article("a")],
      settings: "redirects:\n  /c/: /a/\n  /a/: /b/\n  /b/: /a/#x\n  /seul/: /seul/\n  /ancre/: '#'\n")
    expect(
      blog,
      reports: """
        content/site.yml:7:3: error: La redirection tourne en rond : /a/ → /b/ → /a/ [redirect-loop]
          > Retirez l’une de ces lignes.
          + content/site.yml:8:3: Elle passe par ici
        content/site.yml:9:3: error: La redirection tourne en rond : /seul/ → /seul/ [redirect-loop]
          > Changez ou retirez cette ligne.
        content/site.yml:10:3: error: La redirection tourne en rond : /ancre/ → /ancre/ [redirect-loop]
          > Changez ou retirez cette ligne.
        """)
  }

  // MARK: What the clock decides

  @Test func `an alias of an article that is not published is nothing yet`() async throws {
    let files = [
      article("a", text: "Voir [ici](/vieux/)."), article("b", "aliases: [/vieux/]", date: "2027-01-01"),
    ]
    let before = try await ComposedBlog(files)
    #expect(before.files["/vieux/"] == nil)
    #expect(before.files["/_redirects"] == nil)
    #expect(before.diagnostics.map { "\($0.severity) \($0.code.rawValue)" } == ["notice unpublished-target"])
    #expect(try before.page("/articles/a/").html.contains("<p>Voir ici.</p>"))
    let after = try await ComposedBlog(files, now: "2027-01-02")
    expect(after, reports: "")
    #expect(after.files["/vieux/"] != nil)
  }

  @Test func `a redirect to an article that is not published is nothing yet, nor is one to it`() async throws
  {
    let files = [article("a", text: "Voir [ici](/plus-vieux/)."), article("b", date: "2027-01-01")]
    let settings = "redirects:\n  /plus-vieux/: /vieux/\n  /vieux/: /articles/b/\n  /autre/: articles/b.md\n"
    let before = try await ComposedBlog(files, settings: settings)
    expect(
      before,
      reports: """
        content/articles/a.md:7:12: notice: « /plus-vieux/ » mène à un article programmé [unpublished-target]
          > Le lien n’est qu’un simple texte tant que l’article n’est pas publié.
        content/site.yml:7:12: notice: « /articles/b/ » mène à un article programmé [unpublished-target]
          > La redirection attend que l’article soit publié.
        content/site.yml:8:12: notice: « articles/b.md » mène à un article programmé [unpublished-target]
          > La redirection attend que l’article soit publié.
        """)
    for address in ["/vieux/", "/plus-vieux/", "/autre/", "/_redirects"] {
      #expect(before.files[address] == nil)
    }
    #expect(try before.page("/articles/a/").html.contains("<p>Voir ici.</p>"))
    let after = try await ComposedBlog(files, settings: settings, now: "2027-01-02")
    expect(after, reports: "")
    #expect(try after.file("/_redirects").contains("/plus-vieux/ /vieux/ 301\n/vieux/ /articles/b/ 301\n"))
  }
}
