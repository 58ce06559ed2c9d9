import Diagnostics
import Foundation
import TestSite
import Testing

/// Blogs that are hard to make pages of: too much on one day, titles of any kind, dates far away.
@Suite struct HardInputTests {
  @Test func `two thousand articles of one day keep an order, by slug`() async throws {
    let slugs = (1...2000).map { "a-\(10_000 + $0)" }
    let shuffled = slugs.indices.map { slugs[($0 * 1_237) % slugs.count] }
    let blog = try await ComposedBlog(
      shuffled.map { article($0, "category: Conseil") }, settings: "pageSize: 1000\n")
    expect(blog, reports: "")
    let listed = try blog.page("/").listed + blog.page("/page/2/").listed
    #expect(listed == slugs.map { "/articles/\($0)/" })
    #expect(try blog.page("/archives/").listed == listed)
    #expect(try blog.page("/page/2/").shows("2 000 articles"))
    #expect(
      try FeedDocument(blog.file("/feed.xml")).entries.map { $0["title"] }
        == slugs.prefix(20).map { "Article \($0)" })
    let middle = try blog.page("/articles/a-11000/")
    #expect(middle.html.contains("<a rel=\"prev\" href=\"/articles/a-11001/\">"))
    #expect(middle.html.contains("<a rel=\"next\" href=\"/articles/a-10999/\">"))
  }

  static let titles: [(name: String, yaml: String, title: String)] = [
    (
      "long", String(repeating: "Une idée qui dure ", count: 17) + "fin",
      String(repeating: "Une idée qui dure ", count: 17) + "fin"
    ),
    ("without a space", String(repeating: "x", count: 300), String(repeating: "x", count: 300)),
    ("emoji", "🎯👩‍👩‍👧‍👦🇫🇷", "🎯👩‍👩‍👧‍👦🇫🇷"),
    ("right to left", "دليل التسويق بالعمولة", "دليل التسويق بالعمولة"),
    ("mixed directions", "Le mot « עברית » (RTL)", "Le mot « עברית » (RTL)"),
    ("markup", "'<b>R&D</b> &amp; \"guillemets\" ''x'' `a`'", "<b>R&D</b> &amp; \"guillemets\" 'x' `a`"),
    ("template", "'{{site.title}} {n} {titre} %s'", "{{site.title}} {n} {titre} %s"),
    ("number", "2026", "2026"),
  ]

  @Test(arguments: titles)
  func `a title is itself everywhere`(name: String, yaml: String, title: String) async throws {
    let blog = try await ComposedBlog(
      [
        (
          path: "content/articles/a.md",
          content:
            "---\ntitle: \(yaml)\ndescription: x\nslug: a\ndate: 2026-09-16\ncategory: Conseil\n---\nTexte.\n"
        ),
        article("b", text: "::lire-aussi{article=a}"),
      ], settings: "typography: false\n")
    expect(blog, reports: "")
    let shown = PageText.withPlainSpaces(title)
    let page = try blog.page("/articles/a/")
    #expect(page.text("h1") == shown)
    #expect(page.title == "\(shown) | Le blog")
    #expect(page.property("og:title") == title)
    for listing in ["/", "/categories/conseil/", "/auteurs/lea/", "/archives/", "/articles/b/"] {
      let texts = try blog.page(listing).texts("a")
      #expect(texts.contains { $0 == shown || $0.hasSuffix(" \(shown)") }, "\(listing)")
    }
    #expect(try FeedDocument(blog.file("/feed.xml")).entries.map { $0["title"] }.contains(title))
  }

  @Test func `a title of emoji alone gives no address, and says what to do`() async throws {
    let blog = try await ComposedBlog([
      (
        path: "content/articles/a.md",
        content: "---\ntitle: 🎯🎯\ndescription: x\ndate: 2026-09-16\n---\nTexte.\n"
      )
    ])
    expect(
      blog,
      reports: """
        content/articles/a.md:2:8: error: Le titre ne donne aucune adresse [bad-slug]
          > Ajoutez une ligne « slug: mon-article ».
        """)
  }

  @Test func `a slug that is made of a long title ends at a word`() async throws {
    let blog = try await ComposedBlog([
      (
        path: "content/articles/a.md",
        content: "---\ntitle: \(Self.titles[0].title)\ndescription: x\ndate: 2026-09-16\n---\nTexte.\n"
      )
    ])
    #expect(blog.diagnostics.map(\.severity) == [.notice])
    #expect(
      blog.addresses(below: "/articles/") == [
        "/articles/une-idee-qui-dure-une-idee-qui-dure-une-idee-qui-dure-une-idee-qui-dure-une-idee/"
      ])
  }

  @Test func `articles of 1970 and of 2099 are articles`() async throws {
    let blog = try await ComposedBlog(
      [article("vieux", date: "1970-01-01"), article("loin", date: "2099-12-31")], now: "2100-01-01")
    expect(blog, reports: "")
    #expect(
      try blog.page("/articles/vieux/").shows(
        "<time datetime=\"1970-01-01T00:00:00+01:00\">1<sup>er</sup> janvier 1970</time>"))
    #expect(
      try blog.page("/articles/loin/").shows(
        "<time datetime=\"2099-12-31T00:00:00+01:00\">31 décembre 2099</time>"))
    #expect(try blog.file("/sitemap.xml").contains("<lastmod>1970-01-01T00:00:00+01:00</lastmod>"))
    // Before its time it is only scheduled.
    #expect(
      try await ComposedBlog([article("loin", date: "2099-12-31"), article("a")]).files["/articles/loin/"]
        == nil)
  }

  @Test func `an article of one word, or of none, is an article`() async throws {
    for text in ["Bonjour", "", "🎯", "![Plan](/images/plan.png)", "---"] {
      let blog = try await ComposedBlog(
        [article("a", text: text), article("b")], "-- content/images/plan.png --\n")
      expect(blog, reports: "")
      let page = try blog.page("/articles/a/")
      #expect(page.shows("1 min de lecture"))
      #expect(page.meta("description") == "Essai de a.")
      #expect(try FeedDocument(blog.file("/feed.xml")).entries.count == 2)
    }
  }

  @Test func `a long list of authors is named in full`() async throws {
    let names = ["zoe", "anne", "marc", "ines"]
    let blog = try await ComposedBlog(
      [article("a", "author: [lea, \(names.joined(separator: ", "))]")],
      names.map { "-- content/authors/\($0).md --\n---\nname: \($0.capitalized) Petit\n---\n" }.joined())
    expect(blog, reports: "")
    #expect(try blog.page("/").shows("Léa Martin, Zoe Petit, Anne Petit, Marc Petit et Ines Petit, "))
    #expect(try FeedDocument(blog.file("/feed.xml")).entries[0].elements("author").count == 5)
  }

  @Test func `the same files in another order are the same bytes`() async throws {
    let files =
      articles(30, "category: Conseil\ntags: [CPA, cpa, Éditeurs]")
      + (0..<5).map { article("m-\($0)", "category: conseil\ntags: [ÉDITEURS]\naliases: [/m/\($0)/]") }
    let one = try await ComposedBlog(files, settings: "pageSize: 3\n")
    let other = try await ComposedBlog(files.reversed(), settings: "pageSize: 3\n")
    #expect(one.addresses == other.addresses)
    #expect(one.files == other.files)
  }
}
