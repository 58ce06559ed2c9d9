import Content
import Diagnostics
import Markdown

/// What an article says with its links and blocks found in the blog.
package struct ArticleResolution: Sendable {
  var text: ResolvedText
  var cover: Page.Picture?
  /// The numbers of the articles that the author pinned.
  var pinned: [Int]
  var callToAction: PlacedCallToAction?
  var problems: [Diagnostic]
}

/// The step in which every text learns where its links lead and what its blocks show.
extension Assembly {
  mutating func prepareResolution() {
    resolver = makeResolver()
    if resolveRedirects() { resolver = makeResolver() }
    checkDefaults()
    if let definition = content.callToAction, definition.attributes.contains(where: { $0.type == .offer }) {
      callToAction = Shared(definition)
    }
    for (id, offer) in offers.inKeyOrder {
      offerFacts[id] = facts(
        offer, resolve(offer.text, address: nil, state: .published, nil, campaign: ""))
    }
  }

  /// The parts of the articles that are resolved side by side.
  package var parts: [Range<Int>] {
    stride(from: 0, to: articles.count, by: 256).map { $0..<min($0 + 256, articles.count) }
  }

  package func resolutions(of part: Range<Int>) -> [ArticleResolution] {
    // What is learnt of links is of use to the next article, and this assembly is shared.
    var assembly = self
    return part.map { assembly.resolution(ofArticle: $0) }
  }

  /// Everything but articles.
  mutating func resolveOtherTexts() {
    for number in authors.indices {
      let author = authors[number]
      let address = blog.authors[number].address
      blog.authors[number].text = resolve(
        author.text, address: address, state: .published, siteOffer, campaign: campaign(address))
      blog.authors[number].photo = author.photo.flatMap { picture($0, state: .published) }
      blog.authors[number].links = links(author.links.map { ($0.label, $0.url) })
    }
    for number in blog.pages.indices {
      let page = blog.pages[number]
      blog.pages[number].text = resolve(
        page.source.text, address: page.address, state: .published, siteOffer,
        campaign: campaign(page.address))
    }
    for number in blog.categories.indices {
      guard let introduction = introductions[blog.categories[number].slug] else { continue }
      let address = blog.categories[number].address
      blog.categories[number].introduction = resolve(
        introduction.text, address: address, state: .published, siteOffer,
        campaign: campaign(address))
    }
    blog.menu = links(content.settings.menu.map { ($0.label, $0.url) })
  }

  /// Links that stand alone: those that lead nowhere now drop out.
  private mutating func links(
    _ written: [(label: String, url: Located<String>)]
  ) -> [Page.Link] {
    written.compactMap { label, url in
      let target = target(url, .link, state: .published)
      return target == .nowhere
        ? nil : .init(label: label, target: target, isPaid: paidLink(url.value) != nil)
    }
  }

  private func makeResolver() -> LinkResolver {
    var files: [String: LinkResolver.Destination] = [:]
    var anchors: [String: Set<String>] = [:]
    files.reserveCapacity(articles.count)
    anchors.reserveCapacity(articles.count)
    for file in unreadable { files[file] = .unreadable }
    for number in articles.indices {
      let article = articles[number].shared
      let state = articles[number].state
      if articleNumber[article.value.slug.value] == number {
        let address = address(of: article)
        files[article.value.file] = .address(address)
        anchors[address] = article.value.text.document.anchors
      } else if state != .published {
        files[article.value.file] = .unpublished(state)
      } else {
        // It lost its address to another, or has none: that is reported, and links to it are not to blame.
        files[article.value.file] = .address(address(of: article))
      }
    }
    for page in blog.pages {
      files[page.source.file] = .address(page.address)
      anchors[page.address] = page.source.text.document.anchors
    }
    for author in blog.authors {
      files[author.source.file] = .address(author.address)
      anchors[author.address] = author.source.text.document.anchors
    }
    return LinkResolver(
      settings: content.settings, routes: blog.routes, files: files, unpublished: unpublishedAddresses,
      anchors: anchors)
  }

  private mutating func checkDefaults() {
    if let author = content.settings.defaultAuthor, !exists(author.value, in: "authors") {
      diagnostics.append(
        Diagnostic(
          .unknownAuthor, at: author.place,
          Message(
            fr: "L’auteur par défaut « \(author.value) » n’existe pas",
            en: "The default author “\(author.value)” does not exist"),
          help: .didYouMean(author.value, among: authors.map(\.id))
            ?? Message(
              fr: "Créez content/authors/\(author.value).md.",
              en: "Create content/authors/\(author.value).md.")))
    }
    if let offer = content.settings.defaultOffer, !exists(offer.value, in: "offers") {
      diagnostics.append(.unknownOffer(offer, among: offers.keys.sorted()))
    }
  }

  // MARK: Articles

  mutating func resolveArticle(_ number: Int) { put(resolution(ofArticle: number), number) }

  mutating func put(_ resolution: ArticleResolution, _ number: Int) {
    linkProblems[number] = resolution.problems
    guard let built = builtNumber[number] else { return }
    blog.articles[built].text = resolution.text
    blog.articles[built].cover = resolution.cover
    blog.articles[built].related = resolution.pinned.map { .init(article: $0) }
    blog.articles[built].placedCallToAction = resolution.callToAction
  }

  private mutating func resolution(ofArticle number: Int) -> ArticleResolution {
    found = []
    defer { found = nil }
    let article = articles[number].shared
    let state = articles[number].state
    let offer = offer(of: article, state)
    let address = builtNumber[number].map { blog.articles[$0].address }
    let text = resolve(
      article.value.text, address: address, state: state, offer, campaign: article.value.slug.value,
      paidNote: note(on: article.value.commercial?.value))
    reportUnknownPartners(of: article, state)
    let cover = article.value.cover.flatMap { picture($0.image, state: state) }
    let pinned = pinned(of: number)
    var placed: PlacedCallToAction?
    if builtNumber[number] != nil, let offer, let definition = callToAction,
      !text.blocks.contains(where: { $0.definition.name == definition.value.name })
    {
      placed = place(definition, offer, article)
    }
    return ArticleResolution(
      text: text, cover: cover, pinned: pinned, callToAction: placed, problems: found ?? [])
  }

  /// The offer that an article shows; `nil` for none.
  private mutating func offer(of article: Shared<Article>, _ state: PublicationState) -> Offer? {
    switch article.value.offer {
    case .none: return nil
    case .byDefault: return siteOffer
    case .named(let id):
      if !exists(id.value, in: "offers") { report([.unknownOffer(id, among: offers.keys.sorted())], state) }
      return offers[id.value]
    }
  }

  /// The offer of what names none itself.
  private var siteOffer: Offer? { content.settings.defaultOffer.flatMap { offers[$0.value] } }

  /// What tells the booking provider which page that is no article a visit comes from.
  private func campaign(_ address: String) -> String {
    address.split(separator: "/").last.map(String.init) ?? ""
  }

  private mutating func place(
    _ definition: Shared<BlockDefinition>, _ offer: Offer, _ article: Shared<Article>
  ) -> PlacedCallToAction {
    var id = definition.value.name
    var count = 2
    while article.value.text.document.anchors.contains(id) {
      id = "\(definition.value.name)-\(count)"
      count += 1
    }
    return PlacedCallToAction(
      id: id, file: article.value.file, definition: definition,
      offer: callToAction(offer, campaign: article.value.slug.value, .articleEnd))
  }

  private mutating func callToAction(_ offer: Offer, campaign: String, _ position: CallToAction.Position)
    -> CallToAction
  {
    CallToAction(
      offerFacts[offer.id] ?? facts(offer, ResolvedText()), campaign: campaign, position: position)
  }

  private mutating func facts(_ offer: Offer, _ text: ResolvedText) -> Shared<OfferFacts> {
    let paid = paidLink(offer.url.value).map { OfferFacts.Paid(link: $0, note: note(on: nil)) }
    return Shared(OfferFacts(offer, text, paid))
  }

  /// The articles that the author pinned, in that order. Ones that are not published drop out.
  private mutating func pinned(of number: Int) -> [Int] {
    let state = articles[number].state
    var others: [Int] = []
    for slug in articles[number].shared.value.related {
      guard let other = find(slug, state) else { continue }
      if other == number {
        report(
          [
            Diagnostic(
              .unknownArticle, .warning, at: slug.place,
              Message(fr: "L’article se cite lui-même", en: "The article names itself"),
              help: Message(fr: "Retirez cette ligne.", en: "Remove this line."))
          ], state)
      } else if let built = builtNumber[other] {
        if !others.contains(built) { others.append(built) }
      }
    }
    return others
  }

  /// The number of an article by its slug, reported when there is none or when it is not published.
  private mutating func find(_ slug: Located<String>, _ state: PublicationState) -> Int? {
    guard let number = articleNumber[slug.value] else {
      // Nothing is known of a file that cannot be read, but its name: that it is broken was told.
      if exists(slug.value, in: "articles") { return nil }
      let help: Message =
        .didYouMean(slug.value, among: articleNumber.keys)
        ?? Message(
          fr: "Écrivez le « slug: » d’un article, sans « .md ».",
          en: "Write the “slug:” of an article, without “.md”.")
      report(
        [
          Diagnostic(
            .unknownArticle, at: slug.place,
            Message(
              fr: "L’article « \(slug.value) » n’existe pas", en: "There is no article “\(slug.value)”"),
            help: help)
        ], state)
      return nil
    }
    if articles[number].state != .published {
      report([.unpublishedTarget(slug.value, articles[number].state, at: slug.place, isLink: false)], state)
    }
    return number
  }

  // MARK: Texts

  mutating func target(
    _ address: Located<String>, _ kind: MarkdownDocument.Reference.Kind, state: PublicationState
  ) -> LinkTarget {
    var found: [Diagnostic] = []
    defer { report(found, state) }
    if isDangerous(address: address.value) {
      found.append(
        Diagnostic(
          .dangerousLink, at: address.place,
          Message(
            fr: "Cette adresse exécuterait du code chez le lecteur",
            en: "This address would run code in the reader’s browser"),
          help: Message(
            fr: "Écrivez une adresse qui commence par https://, mailto: ou « / ».",
            en: "Write an address that begins with https://, mailto: or “/”.")))
      return .nowhere
    }
    return resolver.resolve(address.value, kind: kind, at: address.place, diagnostics: &found)
  }

  /// A picture that stands alone; `nil` for one that is not there.
  private mutating func picture(
    _ address: Located<String>, state: PublicationState
  ) -> Page.Picture? {
    let target = target(address, .image, state: state)
    return target == .nowhere ? nil : Page.Picture(target: target, size: size(of: target))
  }

  private func size(of target: LinkTarget) -> PixelSize? {
    if case .local(let address) = target { content.pictureSizes[address] } else { nil }
  }

  private mutating func resolve(
    _ text: Text, address: String?, state: PublicationState, _ offer: Offer?,
    campaign: String, paidNote: String? = nil
  ) -> ResolvedText {
    var found: [Diagnostic] = []
    var resolved = ResolvedText()
    resolved.body = text.document.body
    resolved.leadLength = text.document.leadLength
    resolved.references = text.document.references
    resolved.targets = text.document.references.map {
      resolver.resolve(
        $0.destination, kind: $0.kind, at: $0.place, ownAnchors: text.document.anchors,
        diagnostics: &found)
    }
    report(found, state)
    for (number, reference) in resolved.references.enumerated() {
      if reference.kind == .image, let size = size(of: resolved.targets[number]) {
        resolved.sizes[number] = size
      } else if reference.isLink, let link = paidLink(reference.destination) {
        resolved.paidLinks[number] = link
      }
    }
    if !resolved.paidLinks.isEmpty { resolved.paidNote = paidNote ?? note(on: nil) }
    resolved.blocks = text.blocks.map { resolve($0, state, offer, campaign: campaign) }
    return resolved
  }

  private mutating func resolve(
    _ block: Block, _ state: PublicationState, _ offer: Offer?, campaign: String
  ) -> ResolvedBlock {
    let definition =
      block.definition
      ?? BlockDefinition(
        name: block.directive.name, label: .optional, defaultLabel: nil, content: .text, attributes: [],
        group: nil)
    var resolved = ResolvedBlock(directive: block.directive, definition: definition, values: [:])
    for (name, value) in block.values.inKeyOrder {
      switch value {
      case .text(let text): resolved.values[name] = .text(text)
      case .number(let number): resolved.values[name] = .number(number)
      case .flag(let flag): resolved.values[name] = .flag(flag)
      case .article(let slug):
        if let number = find(slug, state), let built = builtNumber[number] {
          resolved.values[name] = .article(blog.articles[built].sharedCard)
        } else {
          resolved.isHidden = true
        }
      case .offer(let id):
        if let named = offers[id.value] {
          resolved.values[name] = .offer(callToAction(named, campaign: campaign, .init(in: definition)))
        } else if !exists(id.value, in: "offers") {
          report([.unknownOffer(id, among: offers.keys.sorted())], state)
        }
      }
    }
    for attribute in definition.attributes
    where attribute.type == .offer && block.values[attribute.name] == nil {
      if let offer {
        resolved.values[attribute.name] = .offer(
          callToAction(offer, campaign: campaign, .init(in: definition)))
      } else if definition.content == .none {
        resolved.isHidden = true
        report(
          [
            Diagnostic(
              .unknownOffer, .warning, at: block.directive.place,
              Message(fr: "Aucune offre à montrer ici", en: "There is no offer to show here"),
              help: Message(
                fr:
                  "Nommez-en une : ::\(block.directive.name){\(attribute.name)=…}, ou donnez un « defaultOffer » dans site.yml.",
                en:
                  "Name one: ::\(block.directive.name){\(attribute.name)=…}, or give a “defaultOffer” in site.yml."
              ))
          ], state)
      }
    }
    return resolved
  }
}
