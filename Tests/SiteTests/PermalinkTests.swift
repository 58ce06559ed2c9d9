import Testing

/// The base URL and the pattern of the addresses of articles.
@Suite struct PermalinkTests {
  @Test(arguments: [
    "blog.example.com", "ftp://blog.example.com", "https://", "https:///blog",
    "https://blog.example.com/?a=b",
    "https://blog.example.com/#a", "https://blog .example.com", "https://blog.example.com/../x",
    "https://blog.example.com/a<b",
  ])
  func `a base URL is a whole address without query`(_ address: String) async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: "\(address)"
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      """)
    expect(
      site,
      reports: """
        content/site.yml:2:10: error: « \(address) » n’est pas l’adresse d’un site [bad-url]
          > Écrivez l’adresse complète : https://blog.example.com
        """)
  }

  @Test(arguments: [
    "/:slug/", "/blog/:slug/", "/blog/articles/:slug/lire/",
  ])
  func `articles answer where the pattern says`(_ pattern: String) async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      permalinks: { article: \(pattern) }
      -- a.md --
      [L’autre](b.md) et [encore](\(pattern.replacing(":slug", with: "b"))).
      -- b.md --
      """)
    expect(site, reports: "")
    let page = try site.page(pattern.replacing(":slug", with: "a"))
    let other = pattern.replacing(":slug", with: "b")
    #expect(page.contains(#"<a href="\#(other)">L’autre</a> et <a href="\#(other)">encore</a>"#))
    #expect(
      page.contains(
        #"<link rel="canonical" href="https://blog.example.com\#(pattern.replacing(":slug", with: "a"))">"#))
    #expect(try site.page("/").contains(#"href="\#(other)""#))
  }

  @Test(arguments: [
    "articles/:slug/", "/articles/:slug", "/articles/", "/:année/:slug/", "/../:slug/", "/a b/:slug/",
  ])
  func `a pattern that is none is refused`(_ pattern: String) async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      permalinks:
        article: "\(pattern)"
      -- a.md --
      """)
    #expect(
      site.problems == [
        "content/site.yml:5:12: error: « \(pattern) » n’est pas un modèle d’adresse [invalid-value]"
      ])
  }

  @Test func `the base URL of the command stands in for that of the settings`() async throws {
    let site = try await TestSite("-- a.md --", baseURL: "https://essai.example.com/blog")
    #expect(
      try site.page("/articles/a/").contains(
        #"<link rel="canonical" href="https://essai.example.com/blog/articles/a/">"#))
  }
}
