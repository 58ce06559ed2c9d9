import TestSite
import Testing

/// The text of an article in a feed: whole, with absolute addresses, blocks as their plain content, safe XML.
@Suite struct FeedContentTests {
  /// The HTML that a feed reader shows of the article `a`.
  private func content(
    _ text: String, settings: String = "", also more: String = "",
    at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let blog = try await ComposedBlog(
      [
        article("a", text: text),
        article("b", title: "L’autre", date: "2026-09-15", text: "## Suite\n\nTexte."),
      ],
      settings: settings, more + "-- content/images/plan.png --\n")
    #expect(blog.report == "", sourceLocation: location)
    return try #require(
      try FeedDocument(blog.file("/feed.xml")).entries[0]["content"], sourceLocation: location)
  }

  @Test func `links and images are absolute, also in tables, blocks, notes and raw HTML`() async throws {
    let html = try await content(
      """
      Voir [la suite](b.md#suite), [ici](#fin), [la une](/) et ![Plan](../images/plan.png).[^n]

      | Image | Lien |
      | --- | --- |
      | ![Plan](/images/plan.png) | [autre](/articles/b/) |

      :::encart[De [b](b.md)]
      Un [lien](b.md).
      :::

      <p id="fin"><a href="b.md"><img src="../images/plan.png" alt=""></a></p>

      [^n]: Une note et [un lien](b.md).
      """)
    let addresses = HTMLTags(html).flatMap { tag in
      ["href", "src"].compactMap { tag.attributes[$0] }
    }
    let site = "https://blog.example.com"
    #expect(
      addresses == [
        "\(site)/articles/b/#suite", "\(site)/articles/a/#fin", "\(site)/", "\(site)/images/plan.png",
        "\(site)/articles/a/#fn-1",
        "\(site)/images/plan.png", "\(site)/articles/b/",
        "\(site)/articles/b/", "\(site)/articles/b/",
        "\(site)/articles/b/", "\(site)/images/plan.png",
        "\(site)/articles/b/", "\(site)/articles/a/#fnref-1",
      ])
  }

  @Test func `a base URL with a path stands before every address`() async throws {
    let blog = try await ComposedBlog(
      [
        article(
          "a", "category: Conseil", text: "[b](/articles/a/) ![Plan](/images/plan.png) <a href=\"/\">une</a>")
      ],
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://example.com/blog/
      defaultAuthor: lea
      -- content/images/plan.png --
      """)
    let feed = try FeedDocument(blog.file("/categories/conseil/feed.xml"))
    #expect(feed["id"] == "https://example.com/blog/categories/conseil/")
    #expect(feed.link("self") == "https://example.com/blog/categories/conseil/feed.xml")
    let entry = feed.entries[0]
    #expect(entry.link("alternate") == "https://example.com/blog/articles/a/")
    #expect(entry["id"] == "tag:example.com,2026-09-16:a")
    #expect(entry.elements("author")[0]["uri"] == "https://example.com/blog/auteurs/lea/")
    #expect(
      entry["content"] == """
        <p><a href="https://example.com/blog/articles/a/">b</a> \
        <img src="https://example.com/blog/images/plan.png" alt="Plan"> \
        <a href="https://example.com/blog/">une</a></p>

        """)
  }

  @Test func `an image in a table stays in its table`() async throws {
    let html = try await content("| Image |\n| --- |\n| ![Un plan](/images/plan.png) |")
    #expect(html.contains("<td><img src=\"https://blog.example.com/images/plan.png\" alt=\"Un plan\"></td>"))
  }

  // MARK: Blocks

  @Test func `a decision is its title and its table`() async throws {
    let html = try await content(
      """
      :::decision[Quelle *solution*]{#choix}
      | Si vous avez… | Recommandation |
      | --- | --- |
      | Du [temps](b.md) | Internaliser |
      :::
      """)
    #expect(
      html == """
        <p><strong>Quelle <em>solution</em></strong></p>
        <div class="tableau" role="region" tabindex="0" aria-label="Tableau 1"><table>
        <thead>
        <tr>
        <th scope="col">Si vous avez…</th>
        <th scope="col">Recommandation</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>Du <a href="https://blog.example.com/articles/b/">temps</a></td>
        <td>Internaliser</td>
        </tr>
        </tbody>
        </table></div>

        """)
  }

  @Test func `advantages and limits are lists under their title, the default one where the author gave none`()
    async throws
  {
    let html = try await content(":::avantages\n- Vite\n:::\n\n:::limites[Ce qui manque]\n- Cher\n:::")
    #expect(
      html == """
        <p><strong>Avantages</strong></p>
        <ul>
        <li>Vite</li>
        </ul>
        <p><strong>Ce qui manque</strong></p>
        <ul>
        <li>Cher</li>
        </ul>

        """)
  }

  @Test func `a card of another article is a plain link, an offer belongs to the page alone`() async throws {
    let html = try await content(
      "Début.\n\n::lire-aussi{article=b}\n\n::consultation{offre=audit}\n\nFin.",
      also: """
        -- content/offers/audit.md --
        ---
        title: Un audit
        button: Réserver
        url: https://rendez-vous.example.com/
        ---
        Trente minutes.

        """)
    #expect(
      html == """
        <p>Début.</p>
        <p><strong>À lire aussi</strong></p>
        <p><a href="https://blog.example.com/articles/b/">L’autre</a></p>
        <p>Fin.</p>

        """)
  }

  @Test func `a card of an article that is not published is nothing`() async throws {
    let blog = try await ComposedBlog([
      article("a", text: "Début.\n\n::lire-aussi{article=b}\n\nVoir [b](b.md)."), article("b", "draft: true"),
    ])
    #expect(
      try FeedDocument(blog.file("/feed.xml")).entries[0]["content"] == "<p>Début.</p>\n<p>Voir b.</p>\n")
  }

  @Test func `other blocks are their title and their text, nested ones too`() async throws {
    let html = try await content(
      "::::encart\nUn mot.\n\n:::avantages[Pour]\n- Vite\n:::\n::::\n\n:::citation\nBien dit.\n:::")
    #expect(
      html == """
        <p><strong>À noter</strong></p>
        <p>Un mot.</p>
        <p><strong>Pour</strong></p>
        <ul>
        <li>Vite</li>
        </ul>
        <p>Bien dit.</p>

        """)
  }

  // MARK: Safe XML

  @Test func `whatever stands in a text, the feed is XML that gives it back`() async throws {
    let html = try await content("Fin de section ]]> puis `<script>alert(1)</script>`, &amp; 🎯👩‍💻, العربية.")
    #expect(
      html == """
        <p>Fin de section ]]&gt; puis <code>&lt;script&gt;alert(1)&lt;/script&gt;</code>, &amp; 🎯👩‍💻, العربية.</p>

        """)
  }

  @Test func `characters that XML cannot hold are left out`() async throws {
    let html = try await content("Un\u{1}deux\u{B}trois\u{1B}[0m\u{FFFE}quatre\u{FFFF}\tcinq `six\u{8}`")
    #expect(html == "<p>Undeuxtrois[0mquatre\tcinq <code>six</code></p>\n")
  }

  @Test func `titles and names are text, whatever they hold`() async throws {
    let title = "<b>« Payer » & \"durer\"</b> ]]> 🎯"
    let blog = try await ComposedBlog(
      [article("a", "category: \"R&D <b>\"\ntags: [\"a \\\"b\\\" <c>\"]", title: "'\(title)'")],
      settings: "typography: false\n")
    let feed = try FeedDocument(blog.file("/feed.xml"))
    #expect(feed.entries[0]["title"] == title)
    #expect(feed.entries[0].elements("category").map { $0.attribute("term") } == ["R&D <b>", "a \"b\" <c>"])
    #expect(try FeedDocument(blog.file("/categories/r-et-d-b/feed.xml"))["title"] == "R&D <b> | Le blog")
  }

  @Test func `a link to a dangerous address never reaches a feed`() async throws {
    let blog = try await ComposedBlog([
      article("a", text: "[x](javascript:alert(1)) <a href=\"javascript:x\">y</a>")
    ])
    #expect(blog.diagnostics.count == 2)
    #expect(try !blog.file("/feed.xml").contains("javascript:"))
  }
}
