import Content
import Diagnostics
import French

/// What a page is, as JSON-LD in the vocabulary of schema.org: one graph a page, equal to what the page shows.
extension Plan {
  func structuredData(
    article: Page.ArticleContent, _ description: String?, _ address: String, _ breadcrumb: [Page.Link],
    words: Int
  ) -> String {
    let url = baseURL.absolute(address)
    var posting: [(String, JSONValue)] = [
      ("@type", .string("BlogPosting")), ("@id", .string(url + "#article")),
      ("headline", .string(article.title)),
      ("mainEntityOfPage", .string(url)), ("inLanguage", .string("fr-FR")),
      ("datePublished", .string(article.date.iso)),
      ("dateModified", .string((article.updated ?? article.date).iso)),
      ("author", .array(article.authors.map(reference))),
      ("publisher", .object([("@id", .string(site.organizationID))])),
      ("isPartOf", .object([("@id", .string(site.blogID))])), ("wordCount", .int(words)),
    ]
    if let description { posting.append(("description", .string(description))) }
    if let category = article.category { posting.append(("articleSection", .string(category.name))) }
    if !article.tags.isEmpty { posting.append(("keywords", .array(article.tags.map { .string($0.name) }))) }
    if let image = article.cover.flatMap({ absolute($0.image.target) }) {
      posting.append(("image", .array([.string(image)])))
    }
    return graph([
      .object(posting), breadcrumbList(breadcrumb, to: article.title, address), site.blog, site.organization,
    ])
  }

  func structuredData(
    profile author: Page.AuthorSummary, _ source: Author, _ breadcrumb: [Page.Link]
  ) -> String {
    let url = baseURL.absolute(author.address)
    guard case .object(var person) = reference(author) else { return "" }
    if let bio = source.bio { person.append(("description", .string(bio))) }
    if let role = author.role, !author.isOrganization { person.append(("jobTitle", .string(role))) }
    if let photo = author.photo.flatMap({ absolute($0.target) }) { person.append(("image", .string(photo))) }
    let elsewhere = author.links.filter(\.isOnAnotherSite).compactMap { absolute($0.target) }
    if !elsewhere.isEmpty { person.append(("sameAs", .array(elsewhere.map(JSONValue.string)))) }
    return graph([
      .object([
        ("@type", .string("ProfilePage")), ("@id", .string(url)), ("inLanguage", .string("fr-FR")),
        ("mainEntity", .object(person)),
      ]), breadcrumbList(breadcrumb, to: author.name, author.address),
    ])
  }

  func structuredData(breadcrumb: [Page.Link], to name: String, _ address: String) -> String {
    graph([breadcrumbList(breadcrumb, to: name, address)])
  }

  /// For the home page: the blog and who publishes it.
  func structuredDataOfSite() -> String { graph([site.website, site.blog, site.organization]) }

  // MARK: Parts

  private func reference(_ author: Page.AuthorSummary) -> JSONValue {
    .object([
      ("@type", .string(author.isOrganization ? "Organization" : "Person")), ("name", .string(author.name)),
      ("url", .string(baseURL.absolute(author.address))),
    ])
  }

  private func breadcrumbList(_ links: [Page.Link], to name: String, _ address: String) -> JSONValue {
    let steps = links.map { ($0.label, absolute($0.target)) } + [(name, baseURL.absolute(address))]
    return .object([
      ("@type", .string("BreadcrumbList")),
      (
        "itemListElement",
        .array(
          steps.enumerated().map { position, step in
            var item: [(String, JSONValue)] = [
              ("@type", .string("ListItem")), ("position", .int(position + 1)), ("name", .string(step.0)),
            ]
            if let address = step.1 { item.append(("item", .string(address))) }
            return .object(item)
          })
      ),
    ])
  }

  /// `<` is escaped, so that no text can end the script element.
  private func graph(_ nodes: [JSONValue]) -> String {
    let json = JSONValue.object([("@context", .string("https://schema.org")), ("@graph", .array(nodes))])
      .serialized()
    // Few pages have one; a search among bytes costs the others nothing.
    return json.utf8.contains(UInt8(ascii: "<")) ? json.replacing("<", with: "\\u003c") : json
  }
}

/// What the pages of a site say of the site itself, made once for all of them.
struct SiteData: Sendable {
  let blogID: String
  let organizationID: String
  let blog: JSONValue
  /// By which search engines call the site.
  let website: JSONValue
  let organization: JSONValue

  init(_ frame: Page.Frame) {
    let baseURL = frame.baseURL
    blogID = baseURL.absolute("/#blog")
    organizationID = baseURL.absolute("/#editeur")
    let publisher = JSONValue.object([("@id", .string(organizationID))])
    var blog: [(String, JSONValue)] = [
      ("@type", .string("Blog")), ("@id", .string(blogID)), ("url", .string(baseURL.absolute("/"))),
      ("name", .string(frame.title)), ("inLanguage", .string("fr-FR")), ("publisher", publisher),
    ]
    if let description = frame.description { blog.append(("description", .string(description))) }
    self.blog = .object(blog)
    website = .object([
      ("@type", .string("WebSite")), ("@id", .string(baseURL.absolute("/#site"))),
      ("url", .string(baseURL.absolute("/"))), ("name", .string(frame.title)),
      ("inLanguage", .string("fr-FR")), ("publisher", publisher),
    ])
    var organization: [(String, JSONValue)] = [
      ("@type", .string("Organization")), ("@id", .string(organizationID)), ("name", .string(frame.title)),
      ("url", .string(baseURL.absolute("/"))),
    ]
    if let icon = frame.icon { organization.append(("logo", .string(baseURL.absolute(icon)))) }
    self.organization = .object(organization)
  }
}
