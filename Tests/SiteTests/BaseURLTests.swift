import Testing

/// A site under a path: every address of ours bears it.
@Suite struct BaseURLTests {
  private let text = """
    -- content/site.yml --
    title: Le blog
    baseURL: https://example.com/blog/fr/
    defaultAuthor: lea
    defaultOffer: audit
    menu: [{ label: Articles, url: / }, { label: Léa, url: /auteurs/lea/ }]
    -- content/authors/lea.md --
    ---
    name: Léa
    bio: Elle écrit.
    photo: /images/plan.svg
    links: [{ label: Contact, url: /contact/ }]
    ---
    [Une page](/contact/)
    -- content/offers/audit.md --
    ---
    title: Un audit
    button: Réserver
    url: https://rendez-vous.example.com/
    ---
    [Un plan](/images/plan.svg)
    -- content/pages/contact.md --
    ---
    title: Contact
    ---
    -- content/images/plan.svg --
    -- content/static/favicon.svg --
    -- content/articles/a.md --
    ---
    title: Un article
    description: Essai.
    date: 2026-09-16
    slug: a
    related: [b]
    cover: { image: /images/plan.svg, alt: Un plan }
    ---
    [Un](b.md), [deux](/articles/b/), [trois](https://example.com/blog/fr/articles/b/#x), [quatre](#ici),
    <a href="/contact/" id="ici">cinq</a>, ![six](../images/plan.svg), [sept](https://example.com/blog/),
    [huit](https://example.com/blog/frais/)[^n].

    ::lire-aussi{article=b}

    [^n]: Une note.
    -- b.md --
    ## X

    """

  @Test func `every href, src and canonical address bears the path`() async throws {
    let site = try await TestSite(text)
    expect(site, reports: "")
    var addresses = 0
    for (_, page) in site.pages {
      for match in page.matches(of: /\ (?:href|src)="([^"]*)"/) {
        let address = match.output.1
        let isOutside =
          address.hasPrefix("https://rendez-vous.example.com/") || address == "https://example.com/blog/"
          || address == "https://example.com/blog/frais/" || address.hasPrefix("mailto:?")
          || address.hasPrefix(
            "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fexample.com%2Fblog")
        let isCanonical = address.hasPrefix("https://example.com/blog/fr/")
        #expect(
          address.hasPrefix("/blog/fr/") || address.hasPrefix("#") || isOutside || isCanonical, "\(address)")
        addresses += 1
      }
    }
    #expect(addresses > 80)
    let article = try site.page("/articles/a/")
    #expect(article.contains(#"<link rel="canonical" href="https://example.com/blog/fr/articles/a/">"#))
    #expect(article.contains(#"<a href="/blog/fr/articles/b/#x">trois</a>"#))
    #expect(article.contains(##"<a href="#ici">quatre</a>"##))
    #expect(article.contains(#"<img src="/blog/fr/images/plan.svg" alt="Un plan" fetchpriority"#))
  }

  @Test func `files stand at the same places, whatever the path`() async throws {
    let site = try await TestSite(text)
    let root = try await TestSite(text.replacing("https://example.com/blog/fr/", with: "https://example.com"))
    #expect(site.addresses == root.addresses)
  }
}
