import Content
import Diagnostics
import French
import Markdown

/// An Atom feed (RFC 4287) of the newest articles, with their whole text.
package struct Feed: Sendable {
  /// `/feed.xml`
  package var address: String
  var title: String
  /// The name of the site.
  var site: String
  var subtitle: String?
  /// The page that the feed is of.
  var page: String
  var baseURL: BaseURL
  var strings: Strings
  /// The numbers of the articles in it.
  package var articles: [Int]
  var entries: [Entry]

  struct Entry: Sendable {
    var id: String
    var title: String
    var address: String
    var published: Moment
    var updated: Moment
    var summary: String?
    var authors: [(name: String, address: String)]
    var terms: [String]
    var disclosure: Disclosure?
    var text: ResolvedText
  }

  /// The XML. Dates are those of the articles, never of the build.
  package func bytes() -> [UInt8] {
    var xml = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
    xml += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n".utf8
    element("title", title, &xml)
    if let subtitle { element("subtitle", subtitle, &xml) }
    element("id", baseURL.absolute(page), &xml)
    link("alternate", "text/html", page, &xml)
    link("self", "application/atom+xml", address, &xml)
    element("updated", entries.map(\.updated).max { $0.instant < $1.instant }?.iso ?? "", &xml)
    if entries.contains(where: \.authors.isEmpty) {
      // Drafts may still be unsigned; every entry needs an author, its own or that of the feed (section 4.1.1).
      xml += "<author>".utf8
      element("name", site, &xml)
      xml += "</author>\n".utf8
    }
    for entry in entries { append(entry, &xml) }
    xml += "</feed>\n".utf8
    return xml
  }

  private func append(_ entry: Entry, _ xml: inout [UInt8]) {
    xml += "<entry>\n".utf8
    element("title", entry.title, &xml)
    element("id", entry.id, &xml)
    link("alternate", "text/html", entry.address, &xml)
    element("published", entry.published.iso, &xml)
    element("updated", entry.updated.iso, &xml)
    for author in entry.authors {
      xml += "<author>".utf8
      element("name", author.name, &xml)
      element("uri", baseURL.absolute(author.address), &xml)
      xml += "</author>\n".utf8
    }
    for term in entry.terms {
      xml += "<category term=\"".utf8
      appendXML(term, to: &xml)
      xml += "\"/>\n".utf8
    }
    if let summary = entry.summary { element("summary", summary, &xml) }
    xml += "<content type=\"html\">".utf8
    let text = FeedText(baseURL: baseURL, page: entry.address, strings: strings, text: entry.text)
    var html: [UInt8] = []
    if let disclosure = entry.disclosure {
      html += "<p><strong>".utf8
      appendEscaped(disclosure.label, to: &html)
      html += ".</strong> ".utf8
      appendEscaped(disclosure.text, to: &html)
      html += "</p>\n".utf8
    }
    html += text.html()
    html.withUnsafeBufferPointer { appendXML($0, to: &xml) }
    xml += "</content>\n</entry>\n".utf8
  }

  private func link(_ relation: String, _ type: String, _ address: String, _ xml: inout [UInt8]) {
    xml += "<link rel=\"\(relation)\" type=\"\(type)\" href=\"".utf8
    appendXML(percentEncoded(baseURL.absolute(address)), to: &xml)
    xml += "\"/>\n".utf8
  }

  private func element(_ name: String, _ text: String, _ xml: inout [UInt8]) {
    xml += "<\(name)>".utf8
    appendXML(text, to: &xml)
    xml += "</\(name)>\n".utf8
  }
}

extension Plan {
  /// The feed of the site and one of each category.
  package func feeds() -> [Feed] {
    guard !blog.articles.isEmpty else { return [] }
    let all = Feed(
      address: "/feed.xml", title: frame.title, site: frame.title, subtitle: frame.description, page: "/",
      baseURL: baseURL, strings: strings, articles: newest(blog.articles.indices),
      entries: entries(blog.articles.indices))
    return [all]
      + blog.categories.map { category in
        Feed(
          address: category.address + "feed.xml",
          title: strings(.feedTitle, ["nom": category.name, "site": frame.title]),
          site: frame.title, subtitle: category.description,
          page: category.address, baseURL: baseURL, strings: strings, articles: newest(category.articles),
          entries: entries(category.articles))
      }
  }

  private func newest(_ articles: some Sequence<Int>) -> [Int] {
    Array(articles.prefix(blog.settings.feedSize))
  }

  private func entries(_ articles: some Sequence<Int>) -> [Feed.Entry] {
    newest(articles).map { number in
      let article = blog.articles[number]
      let published = article.card.date
      let updated = article.source.updated.map(Moment.init) ?? published
      return Feed.Entry(
        id: id(article), title: article.source.title, address: article.address, published: published,
        updated: updated.instant > published.instant ? updated : published,
        summary: article.source.description,
        authors: article.authors.map { (summaries[$0].name, summaries[$0].address) },
        terms: [article.card.category?.name].compactMap(\.self)
          + article.tags.compactMap { tagLinks[$0]?.name },
        disclosure: article.card.disclosure, text: article.text)
    }
  }

  /// A name that stays when the address changes (RFC 4151): the host, the day of publication, the slug.
  private func id(_ article: Blog.BlogArticle) -> String {
    let host = WebAddress(baseURL.origin)?.host ?? ""
    return "tag:\(host),\(article.card.date.date.iso):\(article.source.slug.value)"
  }
}
