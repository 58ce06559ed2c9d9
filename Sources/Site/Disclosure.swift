import Content
import Diagnostics
import French
import Markdown

/// What readers are told of the money behind an article before they read it (law of 9 June 2023, article 5-2).
package struct Disclosure: Hashable, Sendable {
  /// « Collaboration commerciale »
  package var label: String
  /// Who pays whom, and for what.
  package var text: String
}

extension Assembly {
  /// Why a link pays the blog, by its address as an author wrote it; `nil` for an editorial one.
  mutating func paidLink(_ written: String) -> PaidLink? {
    // Most links stay on the site.
    if content.settings.redirects.isEmpty, written.utf8.first == UInt8(ascii: "/"), !written.hasPrefix("//") {
      return nil
    }
    // The address of an offer stands in thousands of articles: it is taken to pieces once.
    if let known = knownLinks[written] { return known }
    let link = reasonToPay(written)
    knownLinks[written] = .some(link)
    return link
  }

  private func reasonToPay(_ written: String) -> PaidLink? {
    if let id = Partners.id(ofAddress: written) {
      return content.settings.partners[id].map { .partner($0.id) }
    }
    let isRelative = written.hasPrefix("//")
    if written.hasPrefix("/"), !isRelative { return content.settings.redirected(written) }
    return content.settings.paidLink(isRelative ? "https:" + written : written)
  }

  /// What stands behind each paid link of a text.
  func note(on commercial: Article.Commercial?) -> String {
    switch commercial {
    case .sponsored, .gift: content.strings(.commercialLink)
    case .affiliate, .ownService, .some(.none), nil: content.strings(.affiliateLink)
    }
  }

  /// What an article says of the money behind it: what its author says, and what its links give away.
  mutating func disclosure(of article: Shared<Article>) -> Disclosure? {
    let strings = content.strings
    var partners = article.value.partners.map(\.value)
    var found = paidLinks(in: article.value.text.document.references)
    for offer in shownOffers(of: article) {
      if let link = paidLink(offer.url.value) { found.append(link) }
      found += paidLinks(in: offer.text.document.references)
    }
    for case .partner(let id) in found { partners.append(id) }
    var names: [String] = []
    for id in partners {
      if let name = content.settings.partners[id]?.name, !names.contains(name) { names.append(name) }
    }
    let text: (plain: Strings.Key, named: Strings.Key)
    switch article.value.commercial?.value {
    case .sponsored: text = (.commercialSponsored, .commercialSponsoredNamed)
    case .gift: text = (.commercialGift, .commercialGiftNamed)
    case .affiliate: text = (.commercialAffiliate, .commercialAffiliateNamed)
    case .ownService, .some(.none), nil:
      guard !found.isEmpty else { return nil }
      text = (.commercialAffiliate, .commercialAffiliateNamed)
    }
    return Disclosure(
      label: strings(.commercialLabel),
      text: names.isEmpty ? strings(text.plain) : strings(text.named, ["partenaires": joined(names)]))
  }

  private mutating func paidLinks(in references: [MarkdownDocument.Reference]) -> [PaidLink] {
    var links: [PaidLink] = []
    for reference in references where reference.isLink {
      if let link = paidLink(reference.destination) { links.append(link) }
    }
    return links
  }

  private func shownOffers(of article: Shared<Article>) -> [Offer] {
    var shown: [Offer?] = []
    switch article.value.offer {
    case .none: break
    case .byDefault: shown.append(content.settings.defaultOffer.flatMap { offers[$0.value] })
    case .named(let id): shown.append(offers[id.value])
    }
    for block in article.value.text.blocks {
      let named = block.values.compactMap { name, value in
        if case .offer(let id) = value { (name, offers[id.value]) } else { nil }
      }
      shown += named.sorted { $0.0 < $1.0 }.map(\.1)
    }
    return shown.compactMap(\.self)
  }

  /// Reports the partners of an article's front matter that nobody declared.
  mutating func reportUnknownPartners(of article: Shared<Article>, _ state: PublicationState) {
    let partners = content.settings.partners
    report(
      article.value.partners.filter { partners[$0.value] == nil }
        .map { .unknownPartner($0.value, at: $0.place, among: partners.ids) }, state)
  }
}

extension Settings {
  /// Why a link to another site pays the blog.
  fileprivate func paidLink(_ address: String) -> PaidLink? {
    // Most links stay on the site: they are not worth a closer look.
    guard address.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "h"), let url = WebAddress(address),
      url.host != WebAddress(baseURL.origin)?.host
    else { return nil }
    return partners.paidLink(url)
  }

  /// Why a link to a former address pays the blog: a redirect leads on to a partner.
  fileprivate func redirected(_ address: String) -> PaidLink? {
    guard !redirects.isEmpty else { return nil }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return redirects.first { $0.from.value == path || $0.from.value == path + "/" }
      .flatMap { redirect in
        if let id = Partners.id(ofAddress: redirect.to.value) { return partners[id].map { .partner($0.id) } }
        return paidLink(redirect.to.value)
      }
  }
}

extension LinkResolver {
  /// What `partenaire:id` stands for.
  func partner(_ id: String, at place: Place, _ diagnostics: inout [Diagnostic]) -> LinkTarget {
    guard let partner = settings.partners[id] else {
      diagnostics.append(.unknownPartner(id, at: place, among: settings.partners.ids))
      return .nowhere
    }
    if let url = partner.url { return .external(url) }
    diagnostics.append(
      Diagnostic(
        .unknownPartner, at: place,
        Message(
          fr: "Le partenaire « \(id) » n’a pas d’adresse", en: "The partner “\(id)” has no address"),
        help: Message(
          fr: "Donnez-lui une ligne « url: » dans \(Partners.path).",
          en: "Give it a line “url:” in \(Partners.path)."),
        related: [.init(partner.place, Message(fr: "Il est déclaré ici", en: "It is declared here"))]))
    return .nowhere
  }
}

extension Blog {
  /// Whether what stands at a target pays the blog.
  func isPaid(_ target: LinkTarget) -> Bool {
    guard case .external(let address) = target else { return false }
    return settings.paidLink(address) != nil
  }
}

extension ResolvedText {
  /// Writes ` rel="…"`: what the author says of a link, and that it is paid.
  package func appendRelation(_ number: Int, to out: inout [UInt8]) {
    var words = references[number].relation
    if paidLinks[number] != nil,
      !words.lowercased().split(whereSeparator: \.isWhitespace).contains("sponsored")
    {
      words += words.isEmpty ? "sponsored" : " sponsored"
    }
    guard !words.isEmpty else { return }
    out += " rel=\"".utf8
    appendEscaped(words, to: &out)
    out += "\"".utf8
  }

  /// Writes what stands behind a paid link.
  package func appendNote(_ number: Int, to out: inout [UInt8]) {
    guard paidLinks[number] != nil else { return }
    out += "\u{A0}<span class=\"lien-paye\">".utf8
    appendEscaped(paidNote, to: &out)
    out += "</span>".utf8
  }
}
