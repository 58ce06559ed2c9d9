import Foundation
import TestSite
import Testing

/// The Atom feeds: what they hold, in which order, and under which names.
@Suite struct FeedTests {
  private func feed(_ blog: ComposedBlog, _ address: String = "/feed.xml") throws -> FeedDocument {
    try FeedDocument(blog.file(address))
  }

  @Test func `the feed of the site says what the site says`() async throws {
    let blog = try await ComposedBlog([
      article(
        "a", "category: Conseil\ntags: [CPA]\nupdated: 2026-10-05 09:30", title: "Payer & durer <ensemble>")
    ])
    let xml = try blog.file("/feed.xml")
    #expect(
      xml == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
        <title>Le blog</title>
        <subtitle>Un blog.</subtitle>
        <id>https://blog.example.com/</id>
        <link rel="alternate" type="text/html" href="https://blog.example.com/"/>
        <link rel="self" type="application/atom+xml" href="https://blog.example.com/feed.xml"/>
        <updated>2026-10-05T09:30:00+02:00</updated>
        <entry>
        <title>Payer &amp; durer &lt;ensemble&gt;</title>
        <id>tag:blog.example.com,2026-09-16:a</id>
        <link rel="alternate" type="text/html" href="https://blog.example.com/articles/a/"/>
        <published>2026-09-16T00:00:00+02:00</published>
        <updated>2026-10-05T09:30:00+02:00</updated>
        <author><name>Léa Martin</name>
        <uri>https://blog.example.com/auteurs/lea/</uri>
        </author>
        <category term="Conseil"/>
        <category term="CPA"/>
        <summary>Essai de a.</summary>
        <content type="html">&lt;p&gt;Texte.&lt;/p&gt;
        </content>
        </entry>
        </feed>

        """)
  }

  @Test func `a feed holds the newest articles, feedSize of them`() async throws {
    let blog = try await ComposedBlog(
      articles(7, "category: Conseil") + [article("autre", "category: Mesure", date: "2030-01-01")],
      settings: "feedSize: 3\n", now: "2031-01-01")
    #expect(
      try feed(blog).entries.map { $0["title"] } == ["Article autre", "Article a-0001", "Article a-0002"])
    #expect(
      try feed(blog, "/categories/conseil/feed.xml").entries.map { $0["title"] }
        == ["Article a-0001", "Article a-0002", "Article a-0003"])
    #expect(try feed(blog, "/categories/mesure/feed.xml").entries.map { $0["title"] } == ["Article autre"])
    let many = try await ComposedBlog(articles(21))
    #expect(try feed(many).entries.count == 20)
  }

  @Test func `each category has a feed, tags and authors have none`() async throws {
    let blog = try await ComposedBlog(
      [article("a", "category: Conseil\ntags: [CPA]"), article("b", "category: Mesure")],
      "-- content/categories/conseil.md --\n---\ndescription: Nos conseils.\n---\n")
    #expect(
      blog.addresses.filter { $0.hasSuffix("feed.xml") }
        == ["/feed.xml", "/categories/conseil/feed.xml", "/categories/mesure/feed.xml"])
    let category = try feed(blog, "/categories/conseil/feed.xml")
    #expect(category["title"] == "Conseil | Le blog")
    #expect(category["subtitle"] == "Nos conseils.")
    #expect(category["id"] == "https://blog.example.com/categories/conseil/")
    #expect(category.link("self") == "https://blog.example.com/categories/conseil/feed.xml")
    #expect(category.link("alternate") == "https://blog.example.com/categories/conseil/")
  }

  @Test func `pages lead to the feed of the site, those of a category to its own too`() async throws {
    let blog = try await ComposedBlog(
      articles(2, "category: Conseil\ntags: [CPA]"), settings: "pageSize: 1\n")
    func feeds(_ address: String) throws -> [String] {
      try blog.page(address).tags("link") { $0.attributes["type"] == "application/atom+xml" }
        .map { "\($0.attributes["title"] ?? ""): \($0.attributes["href"] ?? "")" }
    }
    for page in [
      "/", "/page/2/", "/articles/a-0001/", "/tags/cpa/", "/auteurs/", "/auteurs/lea/", "/archives/",
    ] {
      #expect(try feeds(page) == ["Le blog: /feed.xml"], "\(page)")
    }
    for page in ["/categories/conseil/", "/categories/conseil/page/2/"] {
      #expect(
        try feeds(page) == ["Le blog: /feed.xml", "Conseil | Le blog: /categories/conseil/feed.xml"],
        "\(page)")
    }
  }

  // MARK: Names and dates that stay

  @Test func `the id of an entry stays when its title, text or address changes`() async throws {
    let before = try await ComposedBlog([article("a", "category: Conseil", date: "2026-09-16 09:30")])
    let after = try await ComposedBlog(
      [
        article(
          "a", "category: Conseil\nupdated: 2026-11-01", title: "Un autre titre", date: "2026-09-16 10:00",
          text: "Autre.")
      ],
      settings: "permalinks: { article: /:year/:category/:slug/ }\n")
    let (old, new) = (try feed(before).entries[0], try feed(after).entries[0])
    #expect(old.link("alternate") == "https://blog.example.com/articles/a/")
    #expect(new.link("alternate") == "https://blog.example.com/2026/conseil/a/")
    #expect(old["id"] == "tag:blog.example.com,2026-09-16:a")
    #expect(new["id"] == old["id"])
  }

  @Test func `the clock leaves no trace in a feed`() async throws {
    let files = [
      article("a", date: "2026-09-16 09:30"), article("b", "updated: 2026-09-01", date: "2026-09-10"),
    ]
    let early = try await ComposedBlog(files, now: "2026-09-17")
    let late = try await ComposedBlog(files, now: "2030-01-01")
    #expect(try early.file("/feed.xml") == late.file("/feed.xml"))
    #expect(try feed(late)["updated"] == "2026-09-16T09:30:00+02:00")
    // What was updated before it came out was updated when it came out.
    #expect(
      try feed(late).entries.map { $0["updated"] } == [
        "2026-09-16T09:30:00+02:00", "2026-09-10T00:00:00+02:00",
      ])
  }

  @Test func `dates bear the offset of their day, in 1970 and in 2099 too`() async throws {
    let blog = try await ComposedBlog(
      [article("a", date: "1970-01-01"), article("b", date: "2026-12-01"), article("c", date: "2099-07-14")],
      now: "2100-01-01")
    #expect(
      try feed(blog).texts("updated") + feed(blog).entries.compactMap { $0["published"] } == [
        "2099-07-14T00:00:00+02:00", "2099-07-14T00:00:00+02:00", "2026-12-01T00:00:00+01:00",
        "1970-01-01T00:00:00+01:00",
      ])
    #expect(
      try blog.page("/archives/").texts("h2") == ["2099 1 article", "2026 1 article", "1970 1 article"])
  }

  @Test func `two articles of one slug are an error, though their addresses differ`() async throws {
    let twin = article("bilan", date: "2025-09-16")
    let blog = try await ComposedBlog(
      [article("bilan"), (path: "content/articles/2025/bilan.md", content: twin.content)],
      settings: "permalinks: { article: /:year/:slug/ }\n")
    expect(
      blog,
      reports: """
        content/articles/2025/bilan.md:5:7: error: Deux articles ont le « slug: » « bilan » [address-collision]
          > Il les désigne partout, aussi dans les fils et dans « related: » : changez l’un des deux.
          + content/articles/bilan.md:5:7: Il est déjà pris ici
        """)
  }

  @Test func `several authors are several authors`() async throws {
    let blog = try await ComposedBlog(
      [article("a", "author: [lea, zoe, lea]")], "-- content/authors/zoe.md --\n---\nname: Zoé <Petit>\n---\n"
    )
    #expect(
      try feed(blog).entries[0].elements("author").map { "\($0["name"] ?? "") \($0["uri"] ?? "")" } == [
        "Léa Martin https://blog.example.com/auteurs/lea/",
        "Zoé <Petit> https://blog.example.com/auteurs/zoe/",
      ])
  }

  @Test func `drafts leave no trace, and a preview of drafts alone is a feed all the same`() async throws {
    let draft: ComposedBlog.File = (
      "content/articles/d.md", "---\ntitle: Secret\nslug: d\ndraft: true\n---\nTexte.\n"
    )
    let without = try await ComposedBlog([article("a"), draft])
    #expect(try !without.file("/feed.xml").contains("Secret"))
    // A draft needs no author, an entry does.
    let preview = try await ComposedBlog(
      [draft], "-- content/site.yml --\ntitle: Le blog\nbaseURL: https://blog.example.com\n", drafts: true)
    #expect(try feed(preview).elements("author").map { $0["name"] } == ["Le blog"])
    #expect(try feed(without).elements("author").isEmpty)
  }
}
