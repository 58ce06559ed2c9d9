import Foundation
import TestSite
import Testing

/// JSON-LD: what it says equals what the page shows, and no text can leave it.
@Suite struct StructuredDataTests {
  /// The nodes of a page's one graph, by type.
  private func graph(_ page: PageText, at location: SourceLocation = #_sourceLocation) throws -> [String:
    [String: Any]]
  {
    let scripts = page.html.components(between: "<script type=\"application/ld+json\">", and: "</script>")
    #expect(scripts.count == 1, sourceLocation: location)
    let json = try JSONSerialization.jsonObject(with: Data((scripts.first ?? "").utf8))
    let root = try #require(json as? [String: Any], sourceLocation: location)
    #expect(root["@context"] as? String == "https://schema.org", sourceLocation: location)
    let nodes = try #require(root["@graph"] as? [[String: Any]], sourceLocation: location)
    return Dictionary(nodes.map { ($0["@type"] as? String ?? "", $0) }) { first, _ in first }
  }

  private func id(_ node: Any?) throws -> String { try #require((node as? [String: Any])?["@id"] as? String) }

  /// The steps of the breadcrumb: labels and addresses.
  private func steps(_ graph: [String: [String: Any]]) -> [String] {
    let items = graph["BreadcrumbList"]?["itemListElement"] as? [[String: Any]] ?? []
    #expect(items.compactMap { $0["position"] as? Int } == Array(1...max(1, items.count)))
    return items.map { "\($0["name"] ?? "") \($0["item"] ?? "")" }
  }

  private static let people = """
    -- content/authors/lea.md --
    ---
    name: Léa Martin
    role: Consultante
    bio: Elle conseille.
    photo: /images/lea.jpg
    links: [{ label: Son site, url: https://lea.example.com/ }, { label: Écrire, url: "mailto:lea@example.com" }]
    ---
    -- content/authors/redaction.md --
    ---
    name: La rédaction
    kind: organization
    role: Équipe
    ---
    -- content/images/lea.jpg --
    -- content/images/photo.jpg --
    """

  @Test func `an article’s data equals what its page shows`() async throws {
    let blog = try await ComposedBlog(
      [
        article(
          "a",
          """
          author: [lea, redaction]
          category: Conseil
          tags: [CPA, "R&D"]
          updated: 2026-10-05 09:30
          cover: { image: /images/photo.jpg, alt: Photo }
          seoTitle: Pour eux
          """, title: "Payer & durer ?", date: "2026-09-16 08:00", text: "Un texte de cinq mots.")
      ], Self.people)
    expect(blog, reports: "")
    let page = try blog.page("/articles/a/")
    let graph = try graph(page)
    let posting = try #require(graph["BlogPosting"])
    let url = "https://blog.example.com/articles/a/"
    #expect((posting["headline"] as? String).map(PageText.withPlainSpaces) == page.text("h1"))
    #expect(posting["mainEntityOfPage"] as? String == page.canonical)
    #expect(posting["@id"] as? String == url + "#article")
    let times = page.part(from: "<p class=\"faits\"", to: "</p>")?.tags("time").compactMap {
      $0.attributes["datetime"]
    }
    #expect(["datePublished", "dateModified"].compactMap { posting[$0] as? String } == times)
    #expect(times == ["2026-09-16T08:00:00+02:00", "2026-10-05T09:30:00+02:00"])
    let authors = posting["author"] as? [[String: Any]] ?? []
    #expect(
      authors.map { "\($0["@type"] ?? "") \($0["name"] ?? "") \($0["url"] ?? "")" } == [
        "Person Léa Martin https://blog.example.com/auteurs/lea/",
        "Organization La rédaction https://blog.example.com/auteurs/redaction/",
      ])
    let signatures = try #require(page.part(from: "<div class=\"byline\"", to: "<p class=\"faits\""))
    #expect(
      signatures.tags("a") { $0.attributes["rel"] == "author" }.compactMap { $0.attributes["href"] }
        == ["/auteurs/lea/", "/auteurs/redaction/"])
    for author in authors { #expect(signatures.html.contains(">\(author["name"] as? String ?? "?")<")) }
    #expect(posting["description"] as? String == page.meta("description"))
    #expect(posting["articleSection"] as? String == "Conseil")
    #expect(posting["keywords"] as? [String] == ["CPA", "R&D"])
    #expect(posting["image"] as? [String] == ["https://blog.example.com/images/photo.jpg"])
    #expect(posting["inLanguage"] as? String == "fr-FR")
    #expect(posting["wordCount"] as? Int == 5)
    // The references lead to nodes of the same graph.
    #expect(try id(posting["isPartOf"]) == id(graph["Blog"]))
    #expect(try id(posting["publisher"]) == id(graph["Organization"]))
  }

  @Test func `an article that was not updated was modified when it came out`() async throws {
    let blog = try await ComposedBlog([
      article("a", "updated: 2026-09-16 18:00", date: "2026-09-16 08:00"),
      article("b", "updated: 2026-09-01"),
    ])
    for slug in ["a", "b"] {
      let page = try blog.page("/articles/\(slug)/")
      let posting = try #require(try graph(page)["BlogPosting"])
      #expect(posting["dateModified"] as? String == posting["datePublished"] as? String)
      #expect(page.property("article:modified_time") == nil)
      #expect(!page.html.contains("mis à jour"))
    }
  }

  @Test func `the breadcrumb of the data is the visible one, and the page itself`() async throws {
    let blog = try await ComposedBlog(
      articles(2, "category: Conseil\ntags: [CPA]") + [article("seul", date: "2020-01-01")],
      settings: "pageSize: 1\n", "-- content/pages/contact.md --\n---\ntitle: Contact\ndescription: x\n---\n")
    let site = "https://blog.example.com"
    for address in [
      "/articles/a-0001/", "/articles/seul/", "/categories/conseil/", "/categories/conseil/page/2/",
      "/tags/cpa/",
      "/auteurs/lea/", "/auteurs/lea/page/2/", "/auteurs/", "/archives/", "/contact/", "/page/2/",
    ] {
      let page = try blog.page(address)
      let visible = page.breadcrumb.map { $0.replacing(" /", with: " \(site)/") }
      #expect(!visible.isEmpty, "\(address)")
      #expect(
        try steps(graph(page)) == visible + ["\(page.text("h1") ?? "") \(site)\(address)"], "\(address)")
    }
    #expect(
      try blog.page("/articles/a-0001/").breadcrumb == ["Articles /", "Conseil /categories/conseil/"])
    #expect(try blog.page("/articles/seul/").breadcrumb == ["Articles /"])
    #expect(try blog.page("/auteurs/lea/").breadcrumb == ["Articles /", "Auteurs /auteurs/"])
    #expect(try blog.page("/").breadcrumb == [])
  }

  @Test func `an author’s page is a profile`() async throws {
    let blog = try await ComposedBlog([article("a")], Self.people)
    let profile = try #require(try graph(blog.page("/auteurs/lea/"))["ProfilePage"])
    let person = try #require(profile["mainEntity"] as? [String: Any])
    #expect(profile["@id"] as? String == "https://blog.example.com/auteurs/lea/")
    #expect(person["@type"] as? String == "Person")
    #expect(person["name"] as? String == "Léa Martin")
    #expect(person["jobTitle"] as? String == "Consultante")
    #expect(person["description"] as? String == "Elle conseille.")
    #expect(person["image"] as? String == "https://blog.example.com/images/lea.jpg")
    // An address to write to is no other page about her.
    #expect(person["sameAs"] as? [String] == ["https://lea.example.com/"])
    let team = try #require(
      try graph(blog.page("/auteurs/redaction/"))["ProfilePage"]?["mainEntity"] as? [String: Any])
    #expect(team["@type"] as? String == "Organization")
    #expect(team["jobTitle"] == nil)
  }

  @Test func `the home page is the blog and who publishes it`() async throws {
    let graph = try graph(try await ComposedBlog([article("a")]).page("/"))
    #expect(graph.keys.sorted() == ["Blog", "Organization", "WebSite"])
    #expect(graph["WebSite"]?["name"] as? String == "Le blog")
    #expect(graph["WebSite"]?["url"] as? String == "https://blog.example.com/")
    #expect(try id(graph["WebSite"]?["publisher"]) == id(graph["Organization"]))
    #expect(graph["Blog"]?["name"] as? String == "Le blog")
    #expect(graph["Blog"]?["url"] as? String == "https://blog.example.com/")
    #expect(graph["Blog"]?["description"] as? String == "Un blog.")
    #expect(graph["Organization"]?["url"] as? String == "https://blog.example.com/")
  }

  @Test func `no text leaves its script`() async throws {
    let title = "</script><script>alert(\"1\")</script><!-- \\ 'x'"
    let blog = try await ComposedBlog(
      [
        article(
          "a", "category: '</script><b>'\ntags: ['<!--<script>']",
          title: "'\(title.replacing("'", with: "''"))'")
      ], settings: "typography: false\n",
      "-- content/authors/lea.md --\n---\nname: Léa </script><i>\nbio: <!-- x\n---\n")
    for address in ["/", "/articles/a/", "/categories/script-b/", "/tags/script/", "/auteurs/lea/"] {
      let page = try blog.page(address)
      #expect(page.tags("script").allSatisfy { $0.attributes["type"] == "application/ld+json" }, "\(address)")
      #expect(try !graph(page).isEmpty, "\(address)")
      let script = try #require(page.html.components(between: "ld+json\">", and: "</script>").first)
      #expect(!script.contains("<"), "\(address)")
    }
    let posting = try #require(try graph(blog.page("/articles/a/"))["BlogPosting"])
    #expect(posting["headline"] as? String == title)
    #expect(posting["articleSection"] as? String == "</script><b>")
  }

  @Test func `addresses bear the path of the base URL`() async throws {
    let blog = try await ComposedBlog(
      [article("a", "author: lea\ncategory: Conseil")],
      "-- content/site.yml --\ntitle: Le blog\nbaseURL: https://example.com/blog\n")
    let page = try blog.page("/articles/a/")
    let data = try graph(page)
    #expect(page.canonical == "https://example.com/blog/articles/a/")
    #expect(data["BlogPosting"]?["mainEntityOfPage"] as? String == "https://example.com/blog/articles/a/")
    #expect(
      steps(data) == [
        "Articles https://example.com/blog/", "Conseil https://example.com/blog/categories/conseil/",
        "Article a https://example.com/blog/articles/a/",
      ])
    #expect(page.breadcrumb == ["Articles /blog/", "Conseil /blog/categories/conseil/"])
  }
}
