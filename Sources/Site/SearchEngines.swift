import Content
import Diagnostics
import French
import Markdown

/// What the head of a page says to search engines and to sites that show a link to it.
extension Plan {
  /// « Le barème | Le blog »
  func title(_ title: String) -> String { strings(.pageTitle, ["titre": title, "site": frame.title]) }

  func head(
    _ name: String, _ description: String?, _ address: String, canonical: String? = nil,
    type: String = "website"
  ) -> Page.Head {
    let canonical = canonical ?? baseURL.absolute(address)
    var head = Page.Head(title: title(name), description: description, canonical: canonical)
    if !blog.articles.isEmpty { head.feeds = [.init(label: frame.title, target: .local("/feed.xml"))] }
    head.properties = properties(name, description, address, canonical: canonical, type: type)
    return head
  }

  /// What Open Graph says of every page.
  func properties(
    _ name: String, _ description: String?, _ address: String, canonical: String? = nil,
    type: String = "website"
  ) -> [Page.Property] {
    [
      .init(name: "og:type", content: type), .init(name: "og:title", content: name),
      .init(name: "og:url", content: canonical ?? baseURL.absolute(address)),
      .init(name: "og:locale", content: "fr_FR"), .init(name: "og:site_name", content: frame.title),
    ] + [description].compactMap { $0.map { .init(name: "og:description", content: $0) } }
  }

  /// What Open Graph says of an article besides.
  func articleProperties(_ article: Page.ArticleContent, _ source: Article) -> [Page.Property] {
    var properties: [Page.Property] = [.init(name: "article:published_time", content: article.date.iso)]
    if let updated = article.updated {
      properties.append(.init(name: "article:modified_time", content: updated.iso))
    }
    properties += article.authors.map { .init(name: "article:author", content: baseURL.absolute($0.address)) }
    if let category = article.category {
      properties.append(.init(name: "article:section", content: category.name))
    }
    properties += article.tags.map { .init(name: "article:tag", content: $0.name) }
    if let cover = article.cover, let image = absolute(cover.image.target), Self.isPicture(image) {
      properties.append(.init(name: "og:image", content: image))
      if let size = cover.image.size {
        properties.append(.init(name: "og:image:width", content: String(size.width)))
        properties.append(.init(name: "og:image:height", content: String(size.height)))
      }
      properties.append(.init(name: "og:image:alt", content: cover.alt))
      properties.append(.init(name: "twitter:card", content: "summary_large_image"))
    }
    return properties
  }

  /// Sites that show links take no drawings (SVG).
  static func isPicture(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return [".jpg", ".jpeg", ".png", ".webp", ".gif"].contains { path.hasSuffix($0) }
  }

  /// The whole address of a target; `nil` for one that leads nowhere.
  func absolute(_ target: LinkTarget) -> String? {
    switch target {
    case .local(let address): percentEncoded(baseURL.absolute(address))
    case .external(let address): percentEncoded(address)
    case .anchor, .nowhere: nil
    }
  }

  // MARK: Files

  /// The pages that search engines may keep.
  var sitemapEntries: [Sitemap.Entry] {
    var entries: [Sitemap.Entry] = [.init(address: "/", modified: nil)]
    for number in blog.articles.indices where blog.articles[number].isPublished {
      let article = blog.articles[number].shared
      guard article.value.canonical == nil else { continue }
      let moment = [article.value.date, article.value.updated].compactMap(\.self).max()
      entries.append(
        .init(address: blog.articles[number].address, modified: moment.map { Moment($0).iso }))
    }
    entries += blog.categories.map { .init(address: $0.address, modified: nil) }
    entries += blog.tags.filter { $0.articles.count >= 3 }.map { .init(address: $0.address, modified: nil) }
    entries += blog.authors.map { .init(address: $0.address, modified: nil) }
    entries += ["/auteurs/", "/archives/"].map { .init(address: $0, modified: nil) }
    entries += blog.pages.map { .init(address: $0.address, modified: nil) }
    return entries
  }

  /// The text of `robots.txt`; `nil` when the site has its own.
  package func robots() -> String? {
    guard blog.routes.owner(of: "/robots.txt") == nil else { return nil }
    let counted =
      blog.clickPages.isEmpty ? "" : "Disallow: \(percentEncoded(baseURL.local(Routes.clickPages)))\n"
    return "User-agent: *\nAllow: /\n\(counted)\nSitemap: \(baseURL.absolute("/sitemap.xml"))\n"
  }

  /// Whether the site has its own `_headers`, in `content/static`.
  package var hasOwnHeaders: Bool { blog.routes.owner(of: "/_headers") != nil }

  /// An address at which a host sends readers elsewhere.
  package struct Redirection: Sendable {
    /// From the root of the host, as it is written: `/été/`.
    package var address: String
    /// From the root of the host, or whole; percent-encoded.
    package var target: String
    /// 301, or 302 where clicks are counted: a browser keeps what is permanent, and would not pass there again.
    package var status: Int
  }

  /// Former addresses, then those at which clicks are counted.
  package var redirections: [Redirection] {
    let former = blog.redirects.compactMap { redirect -> Redirection? in
      let target: String
      switch redirect.target {
      case .local(let address): target = baseURL.local(address)
      case .external(let address): target = address
      case .anchor, .nowhere: return nil
      }
      return Redirection(
        address: baseURL.local(redirect.address), target: percentEncoded(target), status: 301)
    }
    let counted = blog.clickPages.map { page in
      Redirection(
        address: baseURL.local(page.address), target: percentEncoded(page.offer.address), status: 302)
    }
    return former + counted
  }

  /// The text of `_redirects`, which hosts such as Netlify and Cloudflare Pages read; `nil` without redirects, or when
  /// the site has its own.
  package func redirects() -> String? {
    guard !blog.redirects.isEmpty || !blog.clickPages.isEmpty, blog.routes.owner(of: "/_redirects") == nil
    else { return nil }
    return redirections.map { "\(percentEncoded($0.address)) \($0.target) \($0.status)\n" }.joined()
  }
}
