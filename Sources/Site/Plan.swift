import Content
import Diagnostics
import French
import Markdown

extension Blog {
  /// The pages of the blog, in a fixed order. Each holds all that its HTML depends on.
  package func plan() -> [Page] {
    let frame = Page.Frame(
      title: settings.title, description: settings.description, baseURL: baseURL,
      icon: routes.owner(of: "/favicon.svg").map { _ in "/favicon.svg" }, menu: mainMenu, footer: footerMenu)
    let summaries = authors.indices.map(summary)
    return [home(frame)] + articles.map { page($0, frame, summaries) }
      + authors.indices.map { page(author: $0, frame, summaries[$0]) } + [authorsPage(frame, summaries)]
      + pages.map { page($0, frame) } + [notFound(frame)]
  }

  private var baseURL: BaseURL { settings.baseURL }

  /// The entries of `site.yml`, then the pages that ask for it.
  private var mainMenu: [Page.Link] {
    menu
      + pages.filter { $0.source.menu == .main }.map {
        .init(label: $0.source.title, target: .local($0.address))
      }
  }

  private var footerMenu: [Page.Link] {
    pages.filter { $0.source.menu == .footer }.map {
      .init(label: $0.source.title, target: .local($0.address))
    }
  }

  private var homeLink: Page.Link { .init(label: strings(.breadcrumbHome), target: .local("/")) }

  private func head(_ title: String, _ description: String?, _ address: String) -> Page.Head {
    .init(
      title: strings(.pageTitle, ["titre": title, "site": settings.title]), description: description,
      canonical: baseURL.absolute(address), robots: nil)
  }

  private func home(_ frame: Page.Frame) -> Page {
    var head = head("", settings.description, "/")
    head.title = settings.title
    return Page(
      address: "/", frame: frame, head: head, breadcrumb: [],
      content: .home(.init(cards: articles.map(\.card))))
  }

  private func page(_ article: BlogArticle, _ frame: Page.Frame, _ authors: [Page.AuthorSummary]) -> Page {
    let source = article.source
    var head = head(source.seoTitle ?? source.title, source.description, article.address)
    if let canonical = source.canonical { head.canonical = canonical }
    return Page(
      address: article.address, frame: frame, head: head, breadcrumb: [homeLink],
      content: .article(
        .init(
          slug: source.slug.value, title: source.title, text: article.text, date: article.card.date,
          updated: updated(source), readingTime: article.card.readingTime,
          authors: article.authors.map { authors[$0] },
          category: article.card.category, tags: article.tags,
          cover: source.cover.flatMap { cover in
            article.cover.map { .init(image: $0, alt: cover.alt, credit: cover.credit) }
          }, contents: contents(source), callToAction: article.callToAction, related: article.related)))
  }

  /// The day of a change, when it is a later one than that of publication.
  private func updated(_ article: Article) -> Moment? {
    guard let date = article.date, let updated = article.updated.map(Moment.init),
      updated.date > Moment(date).date
    else { return nil }
    return updated
  }

  /// The sections of the text: by default from three on.
  private func contents(_ article: Article) -> [Page.ContentsEntry] {
    let headings = article.text.document.headings.filter { $0.isTopLevel && $0.level == 2 }
    guard article.showsContents ?? (headings.count >= 3) else { return [] }
    return headings.map { .init(id: $0.id, title: $0.text) }
  }

  private func summary(_ number: Int) -> Page.AuthorSummary {
    let author = authors[number]
    let count = articles.count { $0.authors.contains(number) }
    return .init(
      name: author.source.name, address: author.address, role: author.source.role,
      initials: initials(author.source.name), photo: author.photo, bio: author.source.bio,
      isOrganization: author.source.kind == .organization, links: author.links,
      count: strings(.articleCount, count: count))
  }

  /// The first letters of the first and the last word: « Tiphaine Menadier » → TM.
  private func initials(_ name: String) -> String {
    let words = name.split { $0 == " " || $0 == "\u{A0}" }
    let ends = words.count > 1 ? [words[0], words[words.count - 1]] : Array(words)
    return String(ends.compactMap(\.first)).uppercased()
  }

  private func page(author number: Int, _ frame: Page.Frame, _ summary: Page.AuthorSummary) -> Page {
    let author = authors[number]
    let description = strings(.authorDescription, ["nom": summary.name, "site": settings.title])
    return Page(
      address: author.address, frame: frame, head: head(summary.name, description, author.address),
      breadcrumb: [homeLink, .init(label: strings(.authors), target: .local("/auteurs/"))],
      content: .author(
        .init(
          author: summary, text: author.text,
          cards: articles.filter { $0.authors.contains(number) }.map(\.card))))
  }

  private func authorsPage(_ frame: Page.Frame, _ summaries: [Page.AuthorSummary]) -> Page {
    let title = strings(.authors)
    return Page(
      address: "/auteurs/", frame: frame,
      head: head(title, strings(.authorsDescription, ["site": settings.title]), "/auteurs/"),
      breadcrumb: [homeLink],
      content: .authors(
        zip(summaries, summaries.map { CollationKey($0.name) }).sorted {
          ($0.1, $0.0.address) < ($1.1, $1.0.address)
        }
        .map(\.0)))
  }

  private func page(_ page: BlogPage, _ frame: Page.Frame) -> Page {
    Page(
      address: page.address, frame: frame,
      head: head(page.source.title, page.source.description, page.address),
      breadcrumb: [homeLink],
      content: .standalone(.init(slug: page.source.slug.value, title: page.source.title, text: page.text)))
  }

  private func notFound(_ frame: Page.Frame) -> Page {
    var head = head(strings(.notFoundPageTitle), nil, "/404.html")
    head.canonical = nil
    head.robots = "noindex"
    return Page(
      address: "/404.html", frame: frame, head: head, breadcrumb: [],
      content: .notFound(recent: articles.prefix(3).map(\.card)))
  }
}
