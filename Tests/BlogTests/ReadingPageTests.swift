import Build
import TestSite
import Testing

/// What stands around the text of an article: title, pictures, ways to send it, and help for the lost.
@Suite struct ReadingPageTests {
  @Test func `a title is told with its spans on pages, and as it is to everybody else`() async throws {
    let title = "Clic ou vente\u{A0}: que faut-il payer\u{202F}?"
    let shown =
      "Clic ou vente\u{A0}: <span class=\"membre\">que <span class=\"insecable\">faut-il</span> payer\u{202F}?</span>"
    let blog = try await ComposedBlog(
      [
        article("a", "category: Conseil\ntags: [CPA]", title: "\"\(title)\""),
        article("b", text: "::lire-aussi{article=a}"),
      ])
    expect(blog, reports: "")
    let page = try blog.page("/articles/a/")
    #expect(page.html.contains("<h1>\(shown)</h1>"))
    #expect(page.html.contains("<title>\(title) | Le blog</title>"))
    #expect(page.property("og:title") == title)
    #expect(page.html.contains("\"headline\":\"\(title)\""))
    #expect(try blog.file("/feed.xml").contains("<title>\(title)</title>"))
    for address in ["/", "/articles/b/", "/archives/", "/auteurs/lea/", "/categories/conseil/", "/404.html"] {
      #expect(try blog.page(address).html.contains("\(shown)</a>"), "\(address)")
    }
  }

  @Test func `a title of 200 characters is whole, and set smaller`() async throws {
    let title = String(repeating: "Dix lettres, ", count: 15) + "fin."
    let blog = try await ComposedBlog([article("a", title: title), article("b", title: "Court")])
    expect(blog, reports: "")
    #expect(try blog.page("/articles/a/").html.contains("<h1 class=\"long\">\(title)</h1>"))
    #expect(try blog.page("/articles/b/").html.contains("<h1>Court</h1>"))
  }

  @Test func `an article is sent by plain links, with the address and the title inside`() async throws {
    let blog = try await ComposedBlog([
      article("a", title: "\"L’été & l’hiver\u{202F}? 100\u{A0}% #1\""),
      article("b", "canonical: https://autre.example.com/b/?x=1"),
    ])
    expect(blog, reports: "")
    let share = try #require(
      try blog.page("/articles/a/").part(from: "<nav class=\"partage\"", to: "</nav>"))
    let address = "https%3A%2F%2Fblog.example.com%2Farticles%2Fa%2F"
    #expect(
      share.tags("a").compactMap { $0.attributes["href"] } == [
        "mailto:?subject=L%E2%80%99%C3%A9t%C3%A9%20%26%20l%E2%80%99hiver%E2%80%AF%3F%20100%C2%A0%25%20%231&body=\(address)",
        "https://www.linkedin.com/sharing/share-offsite/?url=\(address)",
        "https://blog.example.com/articles/a/",
      ])
    #expect(share.texts("a") == ["Par e-mail", "Sur LinkedIn", "Adresse permanente"])
    // What was written for another site is sent from there.
    #expect(
      try blog.page("/articles/b/").html.contains("?url=https%3A%2F%2Fautre.example.com%2Fb%2F%3Fx%3D1\""))
    #expect(try blog.page("/articles/a/").tags("script").count == 1)
  }

  @Test func `the page of an unknown address offers articles, categories and whom to tell`() async throws {
    let contact = "-- content/pages/contact.md --\n---\ntitle: Contact\ndescription: x\n---\n"
    let page = try await ComposedBlog(articles(5, "category: Conseil"), contact).page("/404.html")
    #expect(page.listed == ["/articles/a-0001/", "/articles/a-0002/", "/articles/a-0003/"])
    #expect(page.html.contains("<a href=\"/categories/conseil/\" aria-label=\"Conseil, 5\u{A0}articles\">"))
    #expect(page.html.contains("<a href=\"/contact/\">Signalez-le</a>"))
    #expect(page.tags("script").isEmpty)
    let bare = try await ComposedBlog().page("/404.html")
    for absent in ["Signalez-le", "class=\"rubriques\"", "class=\"sommaire\""] {
      #expect(!bare.html.contains(absent))
    }
  }

  @Test func `pictures of the site keep their place free`() async throws {
    let site = try TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      -- content/authors/lea.md --
      ---
      name: Léa
      bio: Elle écrit.
      photo: /images/plan.svg
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: a
      cover: { image: /images/plan.svg, alt: Un plan }
      ---
      ![Un plan](../images/plan.svg "Titre") ![Ailleurs](https://example.com/a.png) ![Muet](/images/muet.svg)
      -- content/images/plan.svg --
      <svg viewBox="0 0 640 480"></svg>
      -- content/images/muet.svg --
      <svg></svg>
      """)
    let report = try await site.build()
    try #require(report.files != nil, "\(report.text)")
    let images = PageText(try site.read("Output/articles/a/index.html")).tags("img").map { tag in
      ["width", "height", "loading", "fetchpriority"].map { tag.attributes[$0] ?? "-" }.joined(separator: " ")
    }
    #expect(
      images == [
        "640 480 - -", "640 480 - high", "640 480 lazy -", "- - lazy -", "- - lazy -", "640 480 - -",
      ])
  }
}
