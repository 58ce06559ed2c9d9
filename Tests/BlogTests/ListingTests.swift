import TestSite
import Testing

/// The pages of listings: how many there are, what stands on each, and how one leads to the next.
@Suite struct ListingTests {
  @Test(arguments: [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
  func `a full page has no empty one behind it`(count: Int, pages: Int) async throws {
    let blog = try await ComposedBlog(
      articles(count, "category: Conseil\ntags: [CPA]"), settings: "pageSize: 3\n")
    let further = (2...3).filter { $0 <= pages }.map { "page/\($0)/" }
    for listing in count == 0
      ? ["/", "/auteurs/lea/"] : ["/", "/categories/conseil/", "/tags/cpa/", "/auteurs/lea/"]
    {
      #expect(blog.files[listing] != nil)
      #expect(
        blog.addresses(below: listing + "page/") == further.map { listing + $0 },
        "\(count) articles: \(listing)")
    }
    #expect(blog.addresses(below: "/categories/").isEmpty == (count == 0))
    #expect(blog.addresses(below: "/tags/").isEmpty == (count == 0))
  }

  @Test func `two hundred articles are on twenty pages, each once and the newest first`() async throws {
    let blog = try await ComposedBlog(articles(200, "category: Conseil"))
    expect(blog, reports: "")
    for listing in ["/", "/categories/conseil/", "/auteurs/lea/"] {
      let pages = try (1...20).map { try blog.page($0 == 1 ? listing : "\(listing)page/\($0)/") }
      #expect(pages.allSatisfy { $0.listed.count == 10 })
      #expect(
        pages.flatMap(\.listed) == (1...200).map { "/articles/a-\(String(10_000 + $0).dropFirst())/" })
      #expect(blog.files["\(listing)page/21/"] == nil)
    }
  }

  @Test func `pagination names the ends and the neighbours, and a gap of several pages is an ellipsis`()
    async throws
  {
    let blog = try await ComposedBlog(articles(20), settings: "pageSize: 1\n")
    func shown(_ page: Int) throws -> String? { try blog.page(page == 1 ? "/" : "/page/\(page)/").pagination }
    #expect(try shown(1) == "[1] 2 … 20")
    #expect(try shown(2) == "1 [2] 3 … 20")
    #expect(try shown(3) == "1 2 [3] 4 … 20")
    // Between 1 and 3 there is one page only: its number is as short as the ellipsis, and leads somewhere.
    #expect(try shown(4) == "1 2 3 [4] 5 … 20")
    #expect(try shown(5) == "1 … 4 [5] 6 … 20")
    #expect(try shown(17) == "1 … 16 [17] 18 19 20")
    #expect(try shown(18) == "1 … 17 [18] 19 20")
    #expect(try shown(20) == "1 … 19 [20]")
  }

  @Test func `a listing of one page has no pagination`() async throws {
    let blog = try await ComposedBlog(articles(10, "category: Conseil"))
    for listing in ["/", "/categories/conseil/", "/auteurs/lea/"] {
      let page = try blog.page(listing)
      #expect(page.pagination == nil)
      #expect(page.link("next") == nil)
      #expect(page.link("prev") == nil)
    }
  }

  @Test(arguments: ["/", "/categories/conseil/", "/tags/cpa/", "/auteurs/lea/"])
  func `every page is its own canonical and leads to its neighbours`(listing: String) async throws {
    let blog = try await ComposedBlog(
      articles(7, "category: Conseil\ntags: [CPA]"), settings: "pageSize: 3\n")
    let site = "https://blog.example.com"
    let (first, second, third) = (
      try blog.page(listing), try blog.page(listing + "page/2/"), try blog.page(listing + "page/3/")
    )
    #expect(first.canonical == site + listing)
    #expect(first.link("prev") == nil)
    #expect(first.link("next") == listing + "page/2/")
    #expect(second.canonical == "\(site)\(listing)page/2/")
    #expect(second.link("prev") == listing)
    #expect(second.link("next") == listing + "page/3/")
    #expect(third.canonical == "\(site)\(listing)page/3/")
    #expect(third.link("prev") == listing + "page/2/")
    #expect(third.link("next") == nil)
    // The same ways stand in the page.
    #expect(
      second.tags("a") { $0.attributes["rel"] == "prev" || $0.attributes["rel"] == "next" }
        .map { $0.attributes["href"] } == [listing, listing + "page/3/"])
    #expect(second.shows("Page 2 sur 3"))
    #expect(second.title?.contains(", page 2 | Le blog") == true)
    #expect(second.property("og:url") == second.canonical)
    // One description for all pages would be a duplicate.
    #expect(second.meta("description") == nil)
    #expect(first.title?.contains("page") == false)
  }

  @Test func `counts are French: none and one are singular`() async throws {
    let blog = try await ComposedBlog(
      [
        article("un", "category: Seule\ntags: [Deux]"),
        article("deux", "category: Paire\ntags: [Deux]"), article("trois", "category: Paire"),
      ], "-- content/authors/zoe.md --\n---\nname: Zoé Petit\n---\n")
    #expect(try blog.page("/categories/seule/").shows(">1 article<"))
    #expect(try blog.page("/categories/paire/").shows(">2 articles<"))
    #expect(try blog.page("/tags/deux/").shows(">2 articles<"))
    let authors = try blog.page("/auteurs/")
    #expect(authors.shows(">3 articles<"))
    #expect(authors.shows(">0 article<"))
    // Where nothing is counted a sentence says so.
    #expect(try blog.page("/auteurs/zoe/").texts("h2") == ["Ses articles"])
    #expect(try blog.page("/auteurs/lea/").texts("h2") == ["Ses articles 3 articles"])
    #expect(try blog.page("/archives/").shows(">3 articles<"))
    #expect(try blog.page("/").shows("aria-label=\"Seule, 1 article\""))
  }

  @Test func `archives go by year, from new to old`() async throws {
    let blog = try await ComposedBlog([
      article("noel", date: "2025-12-25"), article("fin", date: "2025-12-31 23:30"),
      // Half past midnight in Paris, the evening before in universal time.
      article("debut", date: "2026-01-01 00:30"), article("ancien", date: "1999-05-01"),
    ])
    let page = try blog.page("/archives/")
    #expect(page.texts("h2") == ["2026 1 article", "2025 2 articles", "1999 1 article"])
    #expect(
      page.listed == ["/articles/debut/", "/articles/fin/", "/articles/noel/", "/articles/ancien/"])
    #expect(page.canonical == "https://blog.example.com/archives/")
  }

  @Test func `previous is older, next is newer, and the ends have one neighbour`() async throws {
    let blog = try await ComposedBlog(articles(3))
    func neighbours(_ slug: String) throws -> [String] {
      let page = try blog.page("/articles/\(slug)/")
      return try #require(page.part(from: "<nav class=\"precedent-suivant\"", to: "</nav>"))
        .tags("a").map { "\($0.attributes["rel"] ?? "") \($0.attributes["href"] ?? "")" }
    }
    #expect(try neighbours("a-0001") == ["prev /articles/a-0002/"])
    #expect(try neighbours("a-0002") == ["prev /articles/a-0003/", "next /articles/a-0001/"])
    #expect(try neighbours("a-0003") == ["next /articles/a-0002/"])
    let alone = try await ComposedBlog([article("seul")])
    #expect(try !alone.page("/articles/seul/").html.contains("precedent-suivant"))
  }

  @Test func `an empty blog has its pages, and says that it has no article`() async throws {
    let blog = try await ComposedBlog()
    expect(
      blog,
      reports: """
        feuillet: warning: Le site n’a encore aucun article [empty-content]
          > Écrivez le premier dans content/articles/, par exemple content/articles/bonjour.md.
        """)
    #expect(
      blog.addresses == [
        "/", "/auteurs/lea/", "/auteurs/", "/archives/", "/404.html", "/sitemap.xml", "/robots.txt",
        "/_headers",
      ])
    for address in ["/", "/archives/"] {
      #expect(try blog.page(address).shows("Le premier article est sous presse"))
    }
    #expect(try blog.page("/auteurs/lea/").html.contains("Aucun article signé de ce nom"))
    // No list without entries, no link to a feed that is not there.
    for address in ["/", "/archives/", "/404.html", "/auteurs/lea/"] {
      let html = try blog.page(address).html
      #expect(html.firstMatch(of: /<ol[^>]*>\s*<\/ol>/) == nil, "\(address)")
      #expect(!html.contains("feed.xml"), "\(address)")
    }
  }
}
