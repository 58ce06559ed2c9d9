import Diagnostics
import TestSite
import Testing

/// How the addresses of articles are made, and that everything follows when the pattern changes.
@Suite struct PermalinkTests {
  private static let files = [
    article("a", "category: Stratégie", date: "2026-01-01 00:30", text: "[b](b.md), [B](/vers/b/)."),
    article("b", "category: Mesure", date: "2025-12-31 23:30", text: "[a](a.md)"),
  ]

  @Test(arguments: [
    ("/articles/:slug/", "/articles/a/", "/articles/b/"), ("/:slug/", "/a/", "/b/"),
    // The day in Paris counts, not the one in Greenwich.
    ("/:year/:month/:slug/", "/2026/01/a/", "/2025/12/b/"),
    ("/:category/:slug/", "/strategie/a/", "/mesure/b/"),
    ("/lire/:year/:category/:slug/", "/lire/2026/strategie/a/", "/lire/2025/mesure/b/"),
  ])
  func `a pattern moves the articles, and all that leads to them`(pattern: String, a: String, b: String)
    async throws
  {
    let files = Self.files.map { ($0.path, $0.content.replacing("/vers/b/", with: b)) }
    let blog = try await ComposedBlog(files, settings: "permalinks: { article: \"\(pattern)\" }\n")
    expect(blog, reports: "")
    let page = try blog.page(a)
    #expect(page.canonical == "https://blog.example.com" + a)
    // By the path of its file, and by its address.
    #expect(page.html.contains("<a href=\"\(b)\">b</a>, <a href=\"\(b)\">B</a>."))
    #expect(try blog.page("/").listed == [a, b])
    #expect(try blog.page("/archives/").listed == [a, b])
    #expect(try blog.page("/categories/mesure/").listed == [b])
    #expect(try blog.file("/sitemap.xml").contains("<loc>https://blog.example.com\(a)</loc>"))
    #expect(
      try FeedDocument(blog.file("/feed.xml")).entries.map { $0.link("alternate") }
        == [a, b].map { "https://blog.example.com" + $0 })
    #expect(pattern.hasPrefix("/articles") || blog.addresses(below: "/articles/").isEmpty)
  }

  @Test func `a new pattern removes the old pages from the disk`() async throws {
    let site = try TestSite(
      "-- content/site.yml --\ntitle: Le blog\nbaseURL: https://blog.example.com\ndefaultAuthor: lea\n")
    for file in Self.files.map({ ($0.path, $0.content.replacing("(/vers/b/)", with: "(b.md)")) }) + [
      ComposedBlog.author
    ] {
      try site.write(file.0, file.1)
    }
    #expect(try await site.build().text == "")
    #expect(site.exists("Output/articles/a/index.html"))
    try site.replace(
      "defaultAuthor", by: "permalinks: { article: /:year/:slug/ }\ndefaultAuthor", in: "content/site.yml")
    #expect(try await site.build().text == "")
    #expect(
      try FolderTree(site.output).files.filter { $0.contains("/a/") || $0.contains("/b/") } == [
        "2025/b/index.html", "2026/a/index.html",
      ])
    #expect(!site.exists("Output/articles"))
  }

  @Test func `an address with a category needs one`() async throws {
    let blog = try await ComposedBlog(
      [article("a"), article("b", "category: Mesure"), article("c", "draft: true")],
      settings: "permalinks: { article: \"/:category/:slug/\" }\n")
    expect(
      blog,
      reports: """
        content/articles/a.md:2:1: error: L’article n’a pas de catégorie, et son adresse en demande une [missing-field]
          > Ajoutez une ligne « category: … » : « permalinks », dans site.yml, contient :category.
        content/articles/c.md:2:1: notice: L’article n’a pas de catégorie, et son adresse en demande une [missing-field]
          > Ajoutez une ligne « category: … » : « permalinks », dans site.yml, contient :category.
        """)
  }

  @Test(arguments: [
    "articles/:slug/", "/articles/:slug", "/articles/", "/:jour/:slug/", "/Été/:slug/", "/a:slug/",
    "/../:slug/",
  ])
  func `a pattern that makes no addresses is an error`(pattern: String) async throws {
    let blog = try await ComposedBlog([article("a")], settings: "permalinks: { article: \"\(pattern)\" }\n")
    expect(
      blog,
      reports: """
        content/site.yml:5:24: error: « \(pattern) » n’est pas un modèle d’adresse [invalid-value]
          > Un modèle commence et finit par « / » et contient :slug, par exemple /articles/:slug/.
        """)
  }

  @Test func `an article and a page of one address are an error that names both`() async throws {
    let blog = try await ComposedBlog(
      [article("contact")], settings: "permalinks: { article: \"/:slug/\" }\n",
      "-- content/pages/contact.md --\n---\ntitle: Contact\ndescription: x\n---\n")
    expect(
      blog,
      reports: """
        content/articles/contact.md:5:7: error: L’adresse /contact/ est prise deux fois [address-collision]
          > Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.
          + content/pages/contact.md:1:1: Elle est déjà prise ici
        """)
  }

  @Test func `an article in the way of a listing is an error`() async throws {
    let blog = try await ComposedBlog(
      [
        article("2", "category: Page"), article("lea", "category: Auteurs"), article("x", "category: Page"),
        article("y", "category: Page"),
      ],
      settings: "pageSize: 2\npermalinks: { article: \"/:category/:slug/\" }\n")
    #expect(
      blog.diagnostics.map { $0.message(.french) } == [
        "L’adresse /page/2/ est prise deux fois", "L’adresse /auteurs/lea/ est prise deux fois",
      ])
    #expect(blog.diagnostics.map { $0.place?.file } == ["content/articles/2.md", "content/articles/lea.md"])
  }
}
