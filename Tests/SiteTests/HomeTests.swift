import Testing

/// The pages that the generator makes of the whole blog.
@Suite struct HomeTests {
  private func site(articles: Int) async throws -> TestSite {
    try await TestSite((0..<articles).map { "-- article-\($0).md --\n" }.joined())
  }

  @Test func `without an article the home page says so`() async throws {
    let home = try await site(articles: 0).page("/")
    #expect(home.contains("Le premier article est sous presse\u{A0}: revenez bientôt."))
    #expect(!home.contains("carte-une") && !home.contains("Dernière parution"))
  }

  @Test func `one article leads, alone`() async throws {
    let home = try await site(articles: 1).page("/")
    #expect(home.contains("carte-une") && !home.contains("sous presse"))
    #expect(home.count(of: "Article article-0") == 1)
    #expect(home.count(of: #"<li class="carte">"#) == 0)
  }

  @Test func `a page shows ten articles, the newest in front`() async throws {
    let home = try await site(articles: 25).page("/")
    #expect(home.count(of: #"<li class="carte">"#) == 9)
    #expect(home.count(of: "carte-une") == 1)
    #expect(
      home.holds(inOrder: ["carte-une", "Article article-0<", #"class="carte""#, "Article article-1<"]))
  }

  @Test func `the page of an unknown address shows the three newest, and is in no index`() async throws {
    let page = try await site(articles: 5).page("/404.html")
    #expect(page.contains(#"<meta name="robots" content="noindex">"#))
    #expect(!page.contains("canonical"))
    #expect(page.contains("<title>Page introuvable | Le blog</title>"))
    #expect(page.contains(#"<a href="/">Reprendre depuis la une</a>"#))
    #expect(page.count(of: #"class="titre" href="/articles/"#) == 3)
  }

  @Test func `every page has a title, a language, and a canonical address of its own`() async throws {
    let site = try await TestSite(
      """
      -- a.md --
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      """)
    for (address, page) in site.pages where address.hasSuffix("/") || address.hasSuffix(".html") {
      #expect(page.hasPrefix("<!doctype html>\n<html lang=\"fr\">"))
      #expect(page.count(of: "<title>") == 1 && page.count(of: "<h1") == 1 && page.count(of: "<main") == 1)
      if address != "/404.html" {
        #expect(page.contains(#"<link rel="canonical" href="https://blog.example.com\#(address)">"#))
      }
    }
  }

  @Test func `the same sources give the same bytes, however many jobs`() async throws {
    let text = (0..<40).map {
      "-- article-\($0).md --\n## Un\n\n~~Rayé~~ www.example.com[^1]\n\n[^1]: Note.\n"
    }.joined()
    let first = try await TestSite(text)
    let second = try await TestSite(text)
    #expect(first.pages.map(\.html) == second.pages.map(\.html))
  }
}
