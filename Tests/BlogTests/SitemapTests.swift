import Build
import Content
import Diagnostics
import Testing

@testable import Site

/// What robots are told: the sitemap, `robots.txt`, and what each page says of itself.
@Suite struct SitemapTests {
  /// The addresses of a sitemap with their days of change, read as a robot would.
  private func entries(_ xml: String) throws -> [String] {
    let root = try FeedDocument(xml)
    #expect(root.name == "urlset")
    #expect(root.attribute("xmlns") == "http://www.sitemaps.org/schemas/sitemap/0.9")
    return root.elements("url").map { url in
      [url["loc"], url["lastmod"]].compactMap(\.self).joined(separator: " ")
        .replacing("https://blog.example.com", with: "")
    }
  }

  @Test func `the sitemap lists what may be found, articles with the day of their last change`() async throws
  {
    let blog = try await ComposedBlog(
      articles(3, "category: Conseil\ntags: [Trois]") + [
        article("maj", "updated: 2026-10-05 09:30\ntags: [Un]"),
        article("ailleurs", "canonical: https://autre.example.com/a/\ntags: [Deux]"),
        article("avant", "updated: 2026-08-01\ntags: [Deux]\naliases: [/vieux/]"),
        article("demain", "category: Demain", date: "2027-01-01"),
      ], settings: "pageSize: 2\nredirects: { /ancien/: / }\n",
      "-- content/pages/contact.md --\n---\ntitle: Contact\ndescription: x\n---\n")
    #expect(
      try entries(blog.file("/sitemap.xml")) == [
        "/", "/articles/avant/ 2026-09-16T00:00:00+02:00", "/articles/maj/ 2026-10-05T09:30:00+02:00",
        "/articles/a-0001/ 2026-09-04T00:00:00+02:00", "/articles/a-0002/ 2026-09-03T00:00:00+02:00",
        "/articles/a-0003/ 2026-09-02T00:00:00+02:00", "/categories/conseil/", "/tags/trois/",
        "/auteurs/lea/",
        "/auteurs/", "/archives/", "/contact/",
      ])
  }

  @Test func `every address of the sitemap is a page that may be indexed and is its own canonical`()
    async throws
  {
    let blog = try await ComposedBlog(
      articles(8, "category: Conseil\ntags: [Trois]") + [article("b", "tags: [Deux, \"Trois\"]")],
      settings: "pageSize: 3\n")
    for entry in try entries(blog.file("/sitemap.xml")) {
      let address = String(entry.prefix { $0 != " " })
      let page = try blog.page(address)
      #expect(page.canonical == "https://blog.example.com" + address)
      #expect(page.robots == "max-image-preview:large", "\(address)")
    }
  }

  @Test func `a tag of fewer than three articles is not for search engines, on none of its pages`()
    async throws
  {
    let blog = try await ComposedBlog(
      [
        article("a", "tags: [Deux, Trois]"), article("b", "tags: [Deux, Trois]"),
        article("c", "tags: [Trois]"),
      ],
      settings: "pageSize: 1\n")
    for page in ["/tags/deux/", "/tags/deux/page/2/"] {
      #expect(try blog.page(page).robots == "noindex, follow")
    }
    #expect(try blog.page("/tags/trois/page/3/").robots == "max-image-preview:large")
    #expect(try blog.page("/404.html").robots == "noindex")
    #expect(try blog.page("/404.html").canonical == nil)
  }

  @Test func `drafts in a preview are neither in the sitemap nor for search engines`() async throws {
    let blog = try await ComposedBlog([article("a"), article("b", "draft: true")], drafts: true)
    #expect(try blog.page("/articles/b/").robots == "noindex, follow")
    #expect(try blog.page("/articles/a/").robots == "max-image-preview:large")
    #expect(try !blog.file("/sitemap.xml").contains("/articles/b/"))
  }

  @Test func `an article whose canonical is elsewhere says so`() async throws {
    let blog = try await ComposedBlog([article("a", "canonical: https://autre.example.com/é/")])
    let page = try blog.page("/articles/a/")
    #expect(page.canonical == "https://autre.example.com/%C3%A9/")
    #expect(page.property("og:url") == "https://autre.example.com/é/")
  }

  @Test func `the sitemap tells nothing of the day of the build`() async throws {
    let early = try await ComposedBlog(articles(3), now: "2026-10-01")
    let late = try await ComposedBlog(articles(3), now: "2030-01-01")
    #expect(try early.file("/sitemap.xml") == late.file("/sitemap.xml"))
  }

  // MARK: Large sites

  private func sitemap(_ count: Int) throws -> [(address: String, bytes: [UInt8])] {
    Sitemap(
      baseURL: try #require(BaseURL("https://example.com/été")),
      entries: (0..<count).map { .init(address: "/a-\($0)/?x=1&y=2", modified: nil) }
    ).files().map { ($0.address, $0.bytes()) }
  }

  @Test func `fifty thousand addresses are one file`() throws {
    let files = try sitemap(50_000)
    #expect(files.map(\.address) == ["/sitemap.xml"])
    let xml = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(xml.contains("<loc>https://example.com/%C3%A9t%C3%A9/a-0/?x=1&amp;y=2</loc>"))
  }

  @Test func `one more makes an index of two files`() throws {
    let files = try sitemap(50_001)
    #expect(files.map(\.address) == ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml"])
    let index = try FeedDocument(String(decoding: files[0].bytes, as: UTF8.self))
    #expect(index.name == "sitemapindex")
    #expect(
      index.elements("sitemap").map { $0["loc"] } == [
        "https://example.com/%C3%A9t%C3%A9/sitemap-1.xml", "https://example.com/%C3%A9t%C3%A9/sitemap-2.xml",
      ])
    #expect(
      String(decoding: files[1].bytes, as: UTF8.self).components(between: "<url>", and: "</url>").count
        == 50_000)
    #expect(try FeedDocument(String(decoding: files[2].bytes, as: UTF8.self)).elements("url").count == 1)
  }

  // MARK: robots.txt

  @Test func `robots.txt names the sitemap`() async throws {
    let blog = try await ComposedBlog([article("a")])
    #expect(
      try blog.file("/robots.txt")
        == "User-agent: *\nAllow: /\n\nSitemap: https://blog.example.com/sitemap.xml\n")
    let below = try await ComposedBlog(
      [article("a", "author: lea")], "-- content/site.yml --\ntitle: T\nbaseURL: https://example.com/blog\n")
    #expect(try below.file("/robots.txt").contains("Sitemap: https://example.com/blog/sitemap.xml\n"))
  }

  @Test func `a site’s own robots.txt and _redirects win`() async throws {
    let blog = try await ComposedBlog(
      [article("a", "aliases: [/vieux/]")],
      "-- content/static/robots.txt --\nUser-agent: *\n-- content/static/_redirects --\n")
    expect(blog, reports: "")
    #expect(blog.files["/robots.txt"] == nil)
    #expect(blog.files["/_redirects"] == nil)
    #expect(blog.composition?.files["/robots.txt"] == "content/static/robots.txt")
  }

  @Test func `the generator’s own files are nobody else’s`() async throws {
    let blog = try await ComposedBlog(
      [article("a", "category: Conseil")],
      """
      -- content/static/sitemap.xml --
      -- content/static/feed.xml --
      -- content/static/404.html --
      """)
    #expect(
      blog.diagnostics.map { "\($0.place?.file ?? "") \($0.message(.french))" } == [
        "content/static/404.html L’adresse /404.html est prise deux fois",
        "content/static/feed.xml L’adresse /feed.xml est prise deux fois",
        "content/static/sitemap.xml L’adresse /sitemap.xml est prise deux fois",
      ])
  }
}
