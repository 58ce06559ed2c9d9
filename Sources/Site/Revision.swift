import Content
import Diagnostics
import French
import Markdown

/// Taking in a change of one article without putting the whole blog together anew.
extension Assembly {
  /// Puts a newer reading of an article in the place of the older one, and tells its number in `blog`: `nil` for
  /// one that is not built.
  ///
  /// `false`: the article was not there, or what changed is how others find it (its address, its place in the
  /// order, its lists). Then this assembly is of no more use, and the blog is to be put together anew.
  package mutating func revise(_ reading: ContentReader.Reading<Shared<Article>>) -> (
    isDone: Bool, number: Int?
  ) {
    guard let shared = reading.value, case let new = shared.value,
      let number = articles.firstIndex(where: { $0.source.file == reading.file }),
      new.standing == articles[number].source.standing,
      // What is wrong between files would have to be told of its new lines.
      !diagnostics.contains(where: { $0.concerns(reading.file) })
    else { return (false, nil) }
    let address = address(of: shared)
    let anchors = new.text.document.anchors
    let hasNewAnchors = anchors != articles[number].source.text.document.anchors
    if hasNewAnchors, hasSharedAnchors { return (false, nil) }

    let built = builtNumber[number]
    let clickPages = built.map(clickPages)
    articles[number].shared = shared
    problems[number] = reading.diagnostics.inside(articles[number].state)
    if let built {
      blog.articles[built].shared = shared
      let card = card(of: shared, by: blog.articles[built].authors)
      if card != blog.articles[built].card {
        let shown = Shared(card)
        blog.articles[built].sharedCard = shown
        show(shown)
      }
    }
    if hasNewAnchors, resolver.anchors[address] != nil {
      resolver.anchors[address] = anchors
      for other in articles.indices
      where other != number && leadsToPlaces(articles[other].source.text.document.references) {
        resolveArticle(other)
      }
    }
    resolveArticle(number)
    return built.map(self.clickPages) == clickPages ? (true, built) : (false, nil)
  }

  /// The addresses at which clicks on the offers of an article are counted.
  private func clickPages(_ built: Int) -> Set<String> {
    clickPages(in: blog.articles[built].text.blocks + [blog.articles[built].callToAction].compactMap(\.self))
      .reduce(into: []) { $0.insert($1.key) }
  }

  /// Whether what belongs to no article, a page or a menu for example, leads to places on other pages.
  private var hasSharedAnchors: Bool {
    let texts =
      offerFacts.values.map(\.value.text) + blog.authors.map(\.text) + blog.pages.map(\.text)
      + blog.categories.compactMap(\.introduction)
    let addresses =
      content.settings.redirects.map(\.to) + content.settings.menu.map(\.url)
      + authors.flatMap { $0.links.map(\.url) }
    return texts.contains { leadsToPlaces($0.references) } || addresses.contains { leadsToPlace($0.value) }
  }

  private func leadsToPlaces(_ references: [MarkdownDocument.Reference]) -> Bool {
    references.contains { leadsToPlace($0.destination) }
  }

  private func leadsToPlace(_ address: String) -> Bool {
    address.utf8.contains(UInt8(ascii: "#")) && address.utf8.first != UInt8(ascii: "#")
  }

  /// Puts a card in the place of its former self wherever a text shows it.
  private mutating func show(_ card: Shared<Card>) {
    for number in blog.articles.indices { blog.articles[number].text.show(card) }
    for number in blog.authors.indices { blog.authors[number].text.show(card) }
    for number in blog.pages.indices { blog.pages[number].text.show(card) }
    for number in blog.categories.indices { blog.categories[number].introduction?.show(card) }
  }
}

extension ResolvedText {
  fileprivate mutating func show(_ card: Shared<Card>) {
    for (number, block) in blocks.enumerated() {
      for (name, value) in block.values {
        if case .article(let former) = value, former.value.slug == card.value.slug {
          blocks[number].values[name] = .article(card)
        }
      }
    }
  }
}

extension Article {
  /// What the rest of the blog knows of an article, besides its card and its text.
  fileprivate var standing: Standing {
    Standing(
      slug: slug.value, date: date, expires: expires, isDraft: isDraft, authors: authors.map(\.value),
      category: category?.value, tags: tags.map(\.value), aliases: aliases.map(\.value),
      calls: calls)
  }

  /// The offers that an article shows: clicks on them may be counted at addresses of the blog.
  private var calls: [String] {
    let own: [String] =
      switch offer {
      case .none: []
      case .byDefault: [""]
      case .named(let id): [id.value]
      }
    return own
      + text.blocks.flatMap { block in
        (block.definition?.attributes ?? []).filter { $0.type == .offer }.map { attribute in
          if case .offer(let id) = block.values[attribute.name] { id.value } else { "" }
        }
      }
  }

  fileprivate struct Standing: Equatable {
    var slug: String
    var date: Instant?
    var expires: Instant?
    var isDraft: Bool
    var authors: [String]
    var category: String?
    var tags: [String]
    var aliases: [String]
    var calls: [String]
  }
}

extension Diagnostic {
  fileprivate func concerns(_ file: String) -> Bool {
    place?.file == file || related.contains { $0.place.file == file }
  }
}
