import Diagnostics
import TestSite
import Testing

/// Categories, tags and authors: their names, their order, what introduces them.
@Suite struct TermTests {
  @Test func `names that differ by case or accent are one, as first spelled by date`() async throws {
    let blog = try await ComposedBlog([
      article("c", "category: STRATEGIE\ntags: [cpa, Éditeurs]", date: "2026-03-01"),
      article("a", "category: Stratégie\ntags: [CPA, editeurs]", date: "2026-01-01"),
      article("b", "category: stratégie\ntags: [Cpa, EDITEURS, éditeurs]", date: "2026-02-01"),
    ])
    expect(blog, reports: "")
    #expect(
      blog.addresses(below: "/categories/") == ["/categories/strategie/", "/categories/strategie/feed.xml"])
    #expect(blog.addresses(below: "/tags/") == ["/tags/cpa/", "/tags/editeurs/"])
    #expect(try blog.page("/categories/strategie/").text("h1") == "Stratégie")
    #expect(try blog.page("/tags/cpa/").text("h1") == "CPA")
    #expect(try blog.page("/tags/editeurs/").listed == ["/articles/c/", "/articles/b/", "/articles/a/"])
    // A tag that is written twice is shown once.
    #expect(
      try blog.page("/articles/b/").tags("a") { $0.attributes["rel"] == "tag" }.map { $0.attributes["href"] }
        == ["/tags/cpa/", "/tags/editeurs/"])
    #expect(try blog.page("/articles/c/").breadcrumb == ["Articles /", "Stratégie /categories/strategie/"])
  }

  @Test func `a declared category is spelled as declared`() async throws {
    let blog = try await ComposedBlog(
      [article("a", "category: strategie")], settings: "categories: [Stratégie, Plateformes]\n")
    expect(blog, reports: "")
    #expect(try blog.page("/categories/strategie/").text("h1") == "Stratégie")
    // Declared is not used: no page for a category without articles.
    #expect(blog.files["/categories/plateformes/"] == nil)
  }

  @Test func `categories stand in the order of the French alphabet`() async throws {
    let names = ["Zéro", "œuvre", "Éditeurs", "oral", "Top 10", "affilié", "Top 9", "côte"]
    let blog = try await ComposedBlog(
      names.enumerated().map { article("a-\($0)", "category: \($1)") })
    let page = try #require(try blog.page("/").part(from: "<nav class=\"rubriques\"", to: "</nav>"))
    #expect(
      page.texts("a")
        == ["affilié 1", "côte 1", "Éditeurs 1", "œuvre 1", "oral 1", "Top 9 1", "Top 10 1", "Zéro 1"])
  }

  @Test func `authors stand in the order of the French alphabet`() async throws {
    let blog = try await ComposedBlog(
      [article("a")],
      """
      -- content/authors/z.md --
      ---
      name: Émile Roux
      ---
      -- content/authors/b.md --
      ---
      name: Zoé Petit
      ---
      -- content/authors/c.md --
      ---
      name: Eugène Blanc
      ---
      """)
    #expect(
      try blog.page("/auteurs/").texts("h2") == ["Émile Roux", "Eugène Blanc", "Léa Martin", "Zoé Petit"])
  }

  private static let introduction = """
    -- content/categories/conseil.md --
    ---
    description: Nos conseils, un par un.
    ---
    Tout ce que *nous* savons, dit [ici](../articles/a-0001.md).

    :::encart
    À lire d’abord.
    :::
    """

  @Test func `an introduction stands on the first page only`() async throws {
    let blog = try await ComposedBlog(
      articles(4, "category: Conseil"), settings: "pageSize: 3\n", Self.introduction)
    expect(blog, reports: "")
    let (first, second) = (
      try blog.page("/categories/conseil/"), try blog.page("/categories/conseil/page/2/")
    )
    #expect(
      first.html.contains("Tout ce que <em>nous</em> savons, dit <a href=\"/articles/a-0001/\">ici</a>."))
    #expect(first.html.contains("<aside class=\"encart\""))
    #expect(first.meta("description") == "Nos conseils, un par un.")
    #expect(!second.html.contains("Tout ce que"))
    #expect(second.shows("4 articles, <span>Page 2 sur 2</span>"))
    // Only the page that shows a block takes its style.
    #expect(first.tags("link") { $0.attributes["rel"] == "stylesheet" }.count == 2)
    #expect(second.tags("link") { $0.attributes["rel"] == "stylesheet" }.count == 1)
  }

  @Test func `an introduction to nothing is a warning`() async throws {
    let blog = try await ComposedBlog(
      [article("a", "category: Conseils")], Self.introduction.replacing("../articles/a-0001.md", with: "/"))
    expect(
      blog,
      reports: """
        content/categories/conseil.md:1:1: warning: Aucun article n’est dans la catégorie « conseil » [unknown-category]
          > Vouliez-vous dire « conseils » ?
        """)
  }

  @Test func `an introduction to a declared category, or to one that only waits for its day, is none`()
    async throws
  {
    let introduction = Self.introduction.replacing("../articles/a-0001.md", with: "/")
    let declared = try await ComposedBlog(
      [article("a", "category: Mesure")], settings: "categories: [Conseil, Mesure]\n", introduction)
    expect(declared, reports: "")
    // Time alone never fails a build, also a strict one.
    for fields in ["category: Conseil\ndraft: true", "category: Conseil\nexpires: 2026-10-01"] {
      let waiting = try await ComposedBlog([article("a"), article("b", fields)], introduction)
      #expect(
        waiting.diagnostics.map { "\($0.severity) \($0.code.rawValue)" } == ["notice unknown-category"],
        "\(fields)")
    }
  }

  @Test func `a category may be named page, and a tag too`() async throws {
    let blog = try await ComposedBlog(
      articles(3, "category: Page\ntags: [page, 2]"), settings: "pageSize: 2\n")
    expect(blog, reports: "")
    #expect(
      blog.addresses(below: "/categories/")
        == ["/categories/page/", "/categories/page/feed.xml", "/categories/page/page/2/"])
    #expect(
      blog.addresses(below: "/tags/") == ["/tags/2/", "/tags/2/page/2/", "/tags/page/", "/tags/page/page/2/"])
  }

  @Test func `an author without articles has a page`() async throws {
    let blog = try await ComposedBlog(
      [article("a")], "-- content/authors/zoe.md --\n---\nname: Zoé Petit\nbio: Elle arrive.\n---\nSa vie.\n")
    let page = try blog.page("/auteurs/zoe/")
    #expect(page.text("h1") == "Zoé Petit")
    #expect(page.html.contains("Aucun article signé de ce nom pour l’instant."))
    #expect(page.html.contains("<p>Sa vie.</p>"))
    #expect(page.pagination == nil)
  }

  @Test func `an author’s biography stands on the first page only`() async throws {
    let blog = try await ComposedBlog(
      articles(3), settings: "pageSize: 2\n",
      "-- content/authors/lea.md --\n---\nname: Léa Martin\n---\nSa vie.\n")
    #expect(try blog.page("/auteurs/lea/").html.contains("<p>Sa vie.</p>"))
    #expect(try !blog.page("/auteurs/lea/page/2/").html.contains("<p>Sa vie.</p>"))
    #expect(try blog.page("/auteurs/lea/page/2/").text("h1") == "Léa Martin")
  }

  @Test func `three hundred tags on one article are three hundred pages`() async throws {
    let tags = (1...300).map { "Mot \($0)" }.joined(separator: ", ")
    let blog = try await ComposedBlog([article("a", "tags: [\(tags)]")])
    expect(blog, reports: "")
    #expect(blog.addresses(below: "/tags/").count == 300)
    #expect(try blog.page("/articles/a/").tags("a") { $0.attributes["rel"] == "tag" }.count == 300)
  }

  @Test func `a tag without letter or digit is an error, and has no page`() async throws {
    let blog = try await ComposedBlog([article("a", "tags: [\"🎯\", CPA]")])
    expect(
      blog,
      reports: """
        content/articles/a.md:6:8: error: « 🎯 » n’a ni lettre ni chiffre [invalid-value]
          > Donnez-lui un nom qui puisse servir d’adresse.
        """)
    #expect(blog.addresses(below: "/tags/") == ["/tags/cpa/"])
  }

  // MARK: On the disk

  @Test func `a category and a tag go with their last article, with all their pages`() async throws {
    let site = try TestSite(
      "-- content/site.yml --\ntitle: Le blog\nbaseURL: https://blog.example.com\npageSize: 1\n")
    for file in [ComposedBlog.author, article("reste", "author: lea\ncategory: Mesure\ntags: [CPA]")]
      + ["a", "b"].map({ article($0, "author: lea\ncategory: Conseil\ntags: [CPA, Soldes]") })
    {
      try site.write(file.path, file.content)
    }
    #expect(try await site.build().text == "")
    #expect(
      try pages(of: site) == [
        "categories/conseil/feed.xml", "categories/conseil/index.html",
        "categories/conseil/page/2/index.html",
        "categories/mesure/feed.xml", "categories/mesure/index.html", "tags/cpa/index.html",
        "tags/cpa/page/2/index.html", "tags/cpa/page/3/index.html", "tags/soldes/index.html",
        "tags/soldes/page/2/index.html",
      ])
    try site.remove("content/articles/a.md")
    try site.remove("content/articles/b.md")
    #expect(try await site.build().text == "")
    #expect(
      try pages(of: site) == [
        "categories/mesure/feed.xml", "categories/mesure/index.html", "tags/cpa/index.html",
      ])
    #expect(!site.exists("Output/categories/conseil"))
    #expect(!site.exists("Output/tags/soldes"))
    #expect(!site.exists("Output/tags/cpa/page"))
    // Nothing that stays speaks of them.
    let tree = try FolderTree(site.output)
    for path in tree.files where path != ".feuillet.json" {
      #expect(tree[path]?.contains("conseil") == false, "\(path)")
      #expect(tree[path]?.contains("soldes") == false, "\(path)")
    }
  }

  private func pages(of site: TestSite) throws -> [String] {
    try FolderTree(site.output).files.filter { $0.hasPrefix("categories/") || $0.hasPrefix("tags/") }
  }
}
