import Diagnostics
import TestSite
import Testing

/// The head of a page: its title, what other sites show of it, what describes it.
@Suite struct HeadTests {
  private static let files = """
    -- content/images/plan.svg --
    -- content/images/photo.jpg --
    -- content/pages/contact.md --
    ---
    title: Contact
    description: Nous écrire.
    ---
    Texte.
    """

  @Test func `titles name the page, then the site`() async throws {
    let blog = try await ComposedBlog(
      [
        article(
          "a", "category: Conseil\ntags: [CPA]\nseoTitle: Court", title: "Un titre bien trop long pour eux")
      ],
      settings: "pageSize: 1\n", Self.files)
    #expect(try blog.page("/").title == "Le blog")
    #expect(try blog.page("/articles/a/").title == "Court | Le blog")
    #expect(try blog.page("/articles/a/").text("h1") == "Un titre bien trop long pour eux")
    #expect(try blog.page("/categories/conseil/").title == "Conseil | Le blog")
    #expect(try blog.page("/contact/").title == "Contact | Le blog")
    #expect(try blog.page("/404.html").title == "Page introuvable | Le blog")
    #expect(try blog.page("/archives/").title == "Archives | Le blog")
  }

  @Test func `an article shows itself to other sites`() async throws {
    let blog = try await ComposedBlog(
      [
        article(
          "a",
          """
          category: Conseil
          tags: [CPA, "R&D"]
          updated: 2026-10-05 09:30
          cover: { image: /images/photo.jpg, alt: "Une \\"belle\\" photo" }
          """, title: "'Payer & \"durer\"'")
      ], Self.files)
    let page = try blog.page("/articles/a/")
    let site = "https://blog.example.com"
    let properties = page.tags("meta") { $0.attributes["property"] != nil }.map {
      "\($0.attributes["property"] ?? "") \($0.attributes["content"] ?? "")"
    }
    #expect(
      properties == [
        "og:type article", "og:title Payer & «\u{A0}durer\u{A0}»", "og:url \(site)/articles/a/",
        "og:locale fr_FR",
        "og:site_name Le blog", "og:description Essai de a.",
        "article:published_time 2026-09-16T00:00:00+02:00", "article:modified_time 2026-10-05T09:30:00+02:00",
        "article:author \(site)/auteurs/lea/", "article:section Conseil", "article:tag CPA",
        "article:tag R&D",
        "og:image \(site)/images/photo.jpg", "og:image:alt Une «\u{A0}belle\u{A0}» photo",
        "twitter:card summary_large_image",
      ])
  }

  @Test func `other pages show themselves as parts of a site`() async throws {
    let blog = try await ComposedBlog(articles(2), settings: "pageSize: 1\n", Self.files)
    for (address, title) in [
      ("/", "Le blog"), ("/page/2/", "Articles, page 2"), ("/contact/", "Contact"),
      ("/auteurs/lea/", "Léa Martin"),
    ] {
      let page = try blog.page(address)
      #expect(page.property("og:type") == "website")
      #expect(page.property("og:title") == title)
      #expect(page.property("og:url") == "https://blog.example.com" + address)
      #expect(page.property("og:image") == nil)
    }
  }

  @Test(arguments: [
    ("/images/plan.svg", nil as String?), ("/images/photo.jpg", "https://blog.example.com/images/photo.jpg"),
    ("https://cdn.example.com/a.webp?w=1200", "https://cdn.example.com/a.webp?w=1200"),
    ("https://cdn.example.com/a.PNG#x", "https://cdn.example.com/a.PNG#x"),
    ("https://cdn.example.com/a.svg?f=.png", nil),
  ])
  func `only pictures are shown by other sites, no drawings`(cover: String, shown: String?) async throws {
    let blog = try await ComposedBlog(
      [article("a", "cover: { image: \"\(cover)\", alt: Image }")], Self.files)
    #expect(blog.report.isEmpty == cover.hasPrefix("/"))
    let page = try blog.page("/articles/a/")
    #expect(page.property("og:image") == shown)
    #expect((page.property("twitter:card") == nil) == (shown == nil))
    #expect(page.tags("img").first?.attributes["alt"] == "Image")
  }

  @Test func `an article without description takes the beginning of its text`() async throws {
    func page(_ text: String) async throws -> PageText {
      let blog = try await ComposedBlog([
        (
          path: "content/articles/a.md",
          content: "---\ntitle: A\nslug: a\ndate: 2026-09-16\n---\n\(text)\n"
        )
      ])
      #expect(blog.diagnostics.map(\.code) == [.missingField])
      #expect(blog.diagnostics.map(\.severity) == [.warning])
      return try blog.page("/articles/a/")
    }
    let oneWord = try await page("Bonjour")
    #expect(oneWord.meta("description") == "Bonjour")
    #expect(oneWord.property("og:description") == "Bonjour")
    #expect(oneWord.shows("1 min de lecture"))
    #expect(
      try await page("## Titre\n\nUn *mot* & un [lien](/),\nune `<balise>`.\n\nSuite.").meta("description")
        == "Un mot & un lien, une <balise>.")
    let long = try await page(Array(repeating: "affiliation", count: 50).joined(separator: " ")).meta(
      "description")
    #expect(long == Array(repeating: "affiliation", count: 13).joined(separator: " ") + "…")
    // No text, no description: an empty one would say nothing.
    #expect(try await page("").meta("description") == nil)
    #expect(try await page("| A |\n| --- |\n| b |").meta("description") == nil)
  }

  @Test func `nothing that an author writes leaves its attribute`() async throws {
    let blog = try await ComposedBlog([
      (
        path: "content/articles/a.md",
        content: """
        ---
        title: '"><script>alert(1)</script>'
        description: '"><script>alert(2)</script>'
        slug: a
        date: 2026-09-16
        category: '"><b>'
        tags: ['</title><i>']
        ---
        Texte.

        """
      )
    ])
    for address in [
      "/", "/articles/a/", "/archives/", "/categories/b/", "/tags/title-i/", "/404.html", "/auteurs/lea/",
    ] {
      let page = try blog.page(address)
      #expect(page.tags("script") { $0.attributes["type"] != "application/ld+json" } == [], "\(address)")
      #expect(page.tags.filter { $0.name == "i" || $0.name == "b" } == [], "\(address)")
    }
    #expect(try blog.page("/articles/a/").text("h1") == "\"><script>alert(1)</script>")
    #expect(try blog.page("/articles/a/").title == "\"><script>alert(1)</script> | Le blog")
  }
}
