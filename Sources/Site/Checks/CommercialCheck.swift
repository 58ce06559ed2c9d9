import Content
import Diagnostics
import French
import Markdown

/// What the law of 9 June 2023 wants to be said of paid links, and what a registry of partners owes to time.
extension Blog {
  package func commercialProblems(now: Instant) -> [Diagnostic] {
    let today = now.paris.date
    var problems: [Diagnostic] = []
    for article in articles {
      let links = paidLinks(of: article.text, article.callToAction)
      var found = ended(links, today)
      if !article.source.isDisclosed {
        if let first = links.first {
          found.append(undisclosed(first, article.source.commercial))
        } else if let partner = article.source.partners.first {
          found.append(.unexplained(partner))
        }
      }
      problems += article.isPublished ? found : found.map(\.asNotice)
    }
    let texts =
      pages.map(\.text) + self.authors.map(\.text) + categories.compactMap(\.introduction)
    for text in texts { problems += ended(paidLinks(of: text, nil), today) }
    return problems
  }

  private typealias Link = Located<PaidLink>

  /// The paid links of a text, those of its offers behind them.
  private func paidLinks(of text: ResolvedText, _ callToAction: ResolvedBlock?) -> [Link] {
    var links: [Link] = []
    for (number, link) in text.paidLinks.sorted(by: { $0.key < $1.key }) {
      links.append(Located(link, at: text.references[number].place))
    }
    for block in text.blocks + [callToAction].compactMap(\.self) where !block.isHidden {
      for (_, value) in block.values.inKeyOrder {
        guard case .offer(let offer) = value else { continue }
        if let link = offer.paidLink { links.append(Located(link, at: block.directive.place)) }
        for (_, link) in offer.text.paidLinks.sorted(by: { $0.key < $1.key }) {
          links.append(Located(link, at: block.directive.place))
        }
      }
    }
    return links
  }

  private func name(_ link: PaidLink) -> String {
    switch link {
    case .partner(let id): settings.partners[id]?.name ?? id
    case .network(let sign): sign
    }
  }

  private func undisclosed(_ link: Link, _ commercial: Located<Article.Commercial>?) -> Diagnostic {
    let name = name(link.value)
    let said = commercial.map { "commercial: \($0.value.rawValue)" }
    return Diagnostic(
      .undisclosedPartner, at: link.place,
      Message(
        fr: said.map { "L’article dit « \($0) », et ce lien est rémunéré (\(name))" }
          ?? "Ce lien est rémunéré (\(name)), et l’article ne le dit pas",
        en: said.map { "The article says “\($0)”, and this link is paid (\(name))" }
          ?? "This link is paid (\(name)), and the article does not say so"),
      help: Message(
        fr:
          "Écrivez dans l’en-tête « commercial: affiliate » (liens affiliés), « commercial: sponsored » (article payé) ou « commercial: gift » (produit offert).",
        en:
          "Write “commercial: affiliate” (affiliate links), “commercial: sponsored” (paid article) or “commercial: gift” (product for free) in the front matter."
      ), related: commercial.map { [.init($0.place, Message(fr: "Dit ici", en: "Said here"))] } ?? [])
  }

  /// The partners of some links whose programme ends soon or has ended, each at its first link.
  private func ended(_ links: [Link], _ today: CivilDate) -> [Diagnostic] {
    var told: Set<String> = []
    return links.compactMap { link in
      guard case .partner(let id) = link.value, let partner = settings.partners[id],
        let until = partner.until,
        today.daysSince1970 >= until.daysSince1970 - 30, told.insert(id).inserted
      else { return nil }
      let isOver = today > until
      let day = DateText.long(until)
      let date = day.day + (day.ordinal ?? "") + day.rest
      return Diagnostic(
        .partnerEnded, isOver ? .warning : .notice, at: link.place,
        isOver
          ? Message(
            fr: "Le programme de « \(partner.name) » est terminé depuis le \(date)",
            en: "The programme of “\(partner.name)” ended on \(until.iso)")
          : Message(
            fr: "Le programme de « \(partner.name) » se termine le \(date)",
            en: "The programme of “\(partner.name)” ends on \(until.iso)"),
        help: Message(
          fr: "Retirez ou remplacez le lien ; si le programme continue, changez « until: ».",
          en: "Remove or replace the link; if the programme goes on, change “until:”."),
        related: [.init(partner.place, Message(fr: "Il est déclaré ici", en: "It is declared here"))])
    }
  }
}

extension Article {
  /// Whether the author says that somebody else gains by the article.
  fileprivate var isDisclosed: Bool {
    switch commercial?.value {
    case .affiliate, .sponsored, .gift: true
    case .ownService, .some(.none), nil: false
    }
  }
}

extension Diagnostic {
  /// Partners whose part in an article is not said: readers are not told of them either.
  fileprivate static func unexplained(_ partner: Located<String>) -> Diagnostic {
    Diagnostic(
      .undisclosedPartner, .warning, at: partner.place,
      Message(
        fr: "L’article nomme un partenaire et ne dit pas pourquoi",
        en: "The article names a partner and does not say why"),
      help: Message(
        fr: "Ajoutez « commercial: affiliate », « sponsored » ou « gift », ou retirez cette ligne.",
        en: "Add “commercial: affiliate”, “sponsored” or “gift”, or remove this line."))
  }

  /// The same for an article that nobody reads yet.
  var asNotice: Diagnostic {
    var notice = self
    notice.severity = .notice
    return notice
  }
}
