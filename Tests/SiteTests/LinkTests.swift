import Testing

/// Links, anchors and images of texts: where they lead, and what is told when they lead nowhere.
@Suite struct LinkTests {
  @Test(arguments: [
    // The path of a file
    ("Le%20bar%C3%A8me.md", "/articles/bareme/"), ("<Le barème.md>", "/articles/bareme/"),
    ("./Le%20barème.md", "/articles/bareme/"), ("Le%20barème.md#criteres", "/articles/bareme/#criteres"),
    ("2026/c.md", "/articles/c/"), ("../articles/2026/c.md", "/articles/c/"),
    ("../pages/contact.md", "/contact/"), ("../authors/lea.md", "/auteurs/lea/"),
    ("/articles/2026/c.md", "/articles/c/"), ("2026/c.md?a=1&b=2#", "/articles/c/?a=1&amp;b=2#"),
    // Its address
    ("/articles/bareme/", "/articles/bareme/"), ("/articles/bareme", "/articles/bareme/"),
    ("/articles/bareme/#criteres", "/articles/bareme/#criteres"),
    ("/articles/bareme#criteres", "/articles/bareme/#criteres"),
    ("/articles/bareme/?utm_source=x#criteres", "/articles/bareme/?utm_source=x#criteres"),
    ("/articles/bareme/index.html", "/articles/bareme/"),
    ("https://blog.example.com/articles/bareme/", "/articles/bareme/"),
    ("https://blog.example.com/", "/"), ("/", "/"), ("/auteurs/", "/auteurs/"),
    ("/auteurs/lea", "/auteurs/lea/"),
    // A file
    ("../static/guide.pdf", "/guide.pdf"), ("/guide.pdf", "/guide.pdf"),
    ("/guide.pdf#page=2", "/guide.pdf#page=2"),
    ("../images/sch%C3%A9ma%201.svg", "/images/sch%C3%A9ma%201.svg"),
    // The same page
    ("#", "#"), ("#top", "#top"), ("?a=1", "?a=1"), ("#:~:text=Texte", "#:~:text=Texte"),
    // Elsewhere, as it was written
    ("https://www.example.com/a?b=1&c=2#d", "https://www.example.com/a?b=1&amp;c=2#d"),
    ("http://www.example.com", "http://www.example.com"), ("//www.example.com/a", "//www.example.com/a"),
    ("mailto:lea@example.com", "mailto:lea@example.com"), ("tel:+33123456789", "tel:+33123456789"),
    ("https://blog.example.com.autre.test/", "https://blog.example.com.autre.test/"),
    ("https://blog.example.com", "https://blog.example.com"),
  ])
  func `a link leads to where it says`(_ written: String, _ address: String) async throws {
    let site = try await TestSite.linking("[Un lien](\(written))\n")
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(page.contains(#"<p><a href="\#(address)">Un lien</a></p>"#))
  }

  @Test func `links of all forms are resolved alike`() async throws {
    let site = try await TestSite.linking(
      """
      [Référence][b], [b], <https://blog.example.com/contact/>, https://blog.example.com/contact/ et www.example.com,
      <lea@example.com>, <a class="x" href="Le barème.md#criteres">brut</a>, <a href='/contact'>brut</a>,
      [titre](/contact/ "Un « titre » & plus").

      [b]: 2026/c.md
      """)
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(
      page.contains(
        """
        <p><a href="/articles/c/">Référence</a>, <a href="/articles/c/">b</a>, \
        <a href="/contact/">https://blog.example.com/contact/</a>, \
        <a href="/contact/">https://blog.example.com/contact/</a> et \
        <a href="http://www.example.com">www.example.com</a>,
        <a href="mailto:lea@example.com">lea@example.com</a>, \
        <a class="x" href="/articles/bareme/#criteres">brut</a>, <a href="/contact/">brut</a>,
        <a href="/contact/" title="Un «\u{A0}titre\u{A0}» &amp; plus">titre</a>.</p>
        """))
  }

  @Test func `an anchor is a heading, a block, a row, or an id of raw HTML`() async throws {
    let site = try await TestSite.linking(
      """
      [Un](#une-partie), [deux](#decision), [trois](#decision-oui), [quatre](#ici), [cinq](#note), [six](#une-%70artie).

      ## Une partie

      <span id="ici"></span>

      :::decision[Titre]
      | A | B |
      | --- | --- |
      | Oui | Non |
      :::

      :::encart{#note}
      Texte.
      :::
      """)
    expect(site, reports: "")
  }

  @Test func `images are found from their text's folder or from the root`() async throws {
    let site = try await TestSite.linking(
      """
      ![Un & deux](../images/sch%C3%A9ma%201.svg "Titre") ![](<../images/schéma 1.svg>)
      ![x](/images/sch%C3%A9ma%201.svg) ![y](https://images.example.com/a.png)
      <img src="../images/schéma 1.svg" alt="z">
      """)
    expect(
      site,
      reports: """
        content/articles/a.md:8:40: warning: L’image « https://images.example.com/a.png » est ailleurs : elle ne s’affichera pas [foreign-resource]
          > Les pages ne chargent rien d’un autre hôte : copiez l’image dans content/images/.
        """)
    let page = try site.page("/articles/a/")
    let address = "/images/sch%C3%A9ma%201.svg"
    #expect(page.contains(#"<img src="\#(address)" alt="Un &amp; deux" title="Titre" loading="lazy""#))
    #expect(page.contains(#"<img src="\#(address)" alt="" loading="lazy""#))
    #expect(page.contains(#"<img src="\#(address)" alt="x" loading="lazy""#))
    #expect(page.contains(#"<img src="https://images.example.com/a.png" alt="y" loading="lazy""#))
    #expect(page.contains(#"<img src="\#(address)" alt="z">"#))
  }

  @Test func `accents written in two ways are one name, and the file's own is linked`() async throws {
    let composed = "\u{E9}t\u{E9}"
    let decomposed = "e\u{301}te\u{301}"
    let site = try await TestSite(
      "-- content/images/\(decomposed).png --\nx\n-- \(decomposed)-b.md --\n-- a.md --\n![x](/images/\(composed).png) [y](\(composed)-b.md)\n"
        .replacing(
          "-- \(decomposed)-b.md --",
          with:
            "-- content/articles/\(decomposed)-b.md --\n---\ntitle: B\ndescription: b\nslug: b\ndate: 2026-01-01\n---"
        ))
    expect(site, reports: "")
    let page = try site.page("/articles/a/")
    #expect(page.contains(#"<img src="/images/e%CC%81te%CC%81.png""#))
    #expect(page.contains(#"<a href="/articles/b/">y</a>"#))
  }

  @Test func `raw HTML passes, but for what the site or its danger forbids`() async throws {
    let text =
      "<b class=\"x\">Gras</b> et <script>alert(1)</script>\n\n<details><summary>Voir</summary>\n\nTexte.\n\n</details>\n"
    let trusted = try await TestSite.linking(text)
    expect(
      trusted,
      reports: """
        content/articles/a.md:7:26: warning: La balise <script> ne passe pas : elle s’affichera telle quelle [dangerous-html]
          > Retirez-la, ou écrivez-la entre accents graves s’il s’agit d’un exemple : `<script>`.
        """)
    let page = try trusted.page("/articles/a/")
    #expect(page.contains(#"<p><b class="x">Gras</b> et &lt;script>alert(1)&lt;/script></p>"#))
    #expect(page.contains("<details><summary>Voir</summary>"))

    let settings =
      "-- content/site.yml --\ntitle: Le blog\nbaseURL: https://blog.example.com\ndefaultAuthor: lea\nhtml: safe\n"
    let safe = try await TestSite(settings + "-- a.md --\n" + text)
    expect(safe, reports: "")
    #expect(
      try safe.page("/articles/a/").contains(
        "&lt;b class=&quot;x&quot;&gt;Gras&lt;/b&gt; et &lt;script&gt;alert(1)"))
  }
}
