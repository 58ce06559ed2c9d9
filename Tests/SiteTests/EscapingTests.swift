import Testing

/// What authors write shows as they wrote it, wherever it stands.
@Suite struct EscapingTests {
  @Test func `signs of HTML, quotes, braces, emoji and other scripts show as they are`() async throws {
    let title = #"<b>"Tom" & 'Léa'</b> {{title}} {site} 👩‍👩‍👧 عربي"#
    let shown = "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Léa&#39;&lt;/b&gt; {{title}} {site} 👩‍👩‍👧 عربي"
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: "Le <blog> {titre}"
      baseURL: https://blog.example.com
      description: Un "blog" & <plus>.
      defaultAuthor: lea
      typography: false
      -- content/authors/lea.md --
      ---
      name: L<é>a "M" {site}
      role: <chef>
      bio: <script>
      ---
      -- content/images/a&b.png --
      -- content/articles/a.md --
      ---
      title: '\(title.replacing("'", with: "''"))'
      description: '\(title.replacing("'", with: "''"))'
      date: 2026-09-16
      slug: a
      category: A & <B>
      cover: { image: "/images/a&b.png", alt: '<"&">', credit: "<&>" }
      ---
      Un texte.

      ::lire-aussi{article=b}
      -- content/articles/b.md --
      ---
      title: '\(title.replacing("'", with: "''"))'
      description: Essai.
      date: 2026-09-16
      slug: b
      related: [a]
      ---
      """)
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(page.contains("<title>\(shown) | Le &lt;blog&gt; {titre}</title>"))
    #expect(page.contains(#"<meta name="description" content="\#(shown)">"#))
    // An apostrophe needs no reference in an element.
    let heading = shown.replacing("&#39;", with: "'")
    #expect(page.contains("<h1>\(heading)</h1>"))
    #expect(page.contains(#"<img src="/images/a&amp;b.png" alt="&lt;&quot;&amp;&quot;&gt;" "#))
    #expect(page.contains("&lt;&amp;&gt;</figcaption>"))
    #expect(page.contains("<blockquote><p>&lt;script&gt;</p></blockquote>"))
    #expect(page.contains("L&lt;é&gt;a &quot;M&quot; {site}</a>"))
    #expect(page.contains("A &amp; &lt;B&gt;"))
    #expect(page.contains(#"href="/articles/b/">\#(heading)</a>"#))
    #expect(try site.page("/").contains("<p>Un &quot;blog&quot; &amp; &lt;plus&gt;.</p>"))
    #expect(
      try site.page("/auteurs/lea/").contains(
        "<title>L&lt;é&gt;a &quot;M&quot; {site} | Le &lt;blog&gt; {titre}</title>"))
    let everything = site.everything
    for raw in ["<b>\"", "<script>", "<chef>", "<plus>", "<blog>", "<B>"] {
      #expect(!everything.contains(raw))
    }
  }

  @Test func `a text that looks like a template stays a text`() async throws {
    let site = try await TestSite("-- a.md --\n{{site.title}} {{#x}} {{{y}}} {{> partials/base}}\n")
    expect(site, reports: "")
    #expect(
      try site.page("/articles/a/").contains("<p>{{site.title}} {{#x}} {{{y}}} {{&gt; partials/base}}</p>"))
  }
}
