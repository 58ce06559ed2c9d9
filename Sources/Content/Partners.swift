import Diagnostics
import French
import YAML

/// A company whose links pay the blog.
package struct Partner: Hashable, Sendable {
  package var id: String
  /// Where it is declared.
  package var place: Place
  /// As readers know it.
  package var name: String
  /// In lower case, without `www.`; each stands for the hosts below it, too.
  fileprivate var hosts: [Located<String>]
  /// The parameters by which the partner counts visits. Where there are some, a link to its hosts without any of
  /// them is an editorial one.
  fileprivate var parameters: [String]
  /// Where `partenaire:id` leads.
  package var url: String?
  /// The last day of the programme.
  package var until: CivilDate?
}

/// Why a link pays the blog.
package enum PaidLink: Hashable, Sendable {
  /// It leads to a partner, by its id.
  case partner(String)
  /// It goes through an affiliate network, whose host or parameter this is.
  case network(String)
}

/// The partners of a site, from `content/partners.yml`.
package struct Partners: Sendable {
  package static let path = "content/partners.yml"

  private var byID: [String: Partner] = [:]
  private var byHost: [String: Partner] = [:]

  package init() {}

  package subscript(id: String) -> Partner? { byID[id] }

  /// In the order of the alphabet.
  package var ids: [String] { byID.keys.sorted() }

  /// The id in `partenaire:id`; `nil` for any other address.
  package static func id(ofAddress address: String) -> String? {
    address.hasPrefix("partenaire:") ? String(address.dropFirst("partenaire:".count)) : nil
  }

  /// Why a link pays the blog; `nil` for an editorial one. The most specific host counts, before networks.
  package func paidLink(_ url: WebAddress) -> PaidLink? {
    let parameters = url.parameterNames
    for host in url.hostAndAbove {
      guard let partner = byHost[host] else { continue }
      if partner.parameters.isEmpty || !parameters.isDisjoint(with: partner.parameters) {
        return .partner(partner.id)
      }
      break
    }
    return AffiliateNetworks.sign(in: url, parameters).map(PaidLink.network)
  }
}

extension WebAddress {
  /// The host, then those above it: `a.b.fr`, `b.fr`, `fr`.
  var hostAndAbove: [String] {
    var rest = host[...]
    var hosts = [host]
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      hosts.append(String(rest))
    }
    return hosts
  }

  /// The names of the parameters that have a value, in lower case.
  var parameterNames: Set<String> {
    var names: Set<String> = []
    for parameter in query.split(separator: "&") {
      let parts = parameter.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { names.insert(parts[0].lowercased()) }
    }
    return names
  }
}

// MARK: Reading

extension Partners {
  /// Reads the registry. A partner with something wrong keeps what is right, so that links to it are not to blame.
  package static func read(
    _ file: SourceFile, _ typography: TypographyPolicy, diagnostics: inout [Diagnostic]
  ) -> Partners {
    var partners = Partners()
    if let problem = file.problem {
      diagnostics.append(problem)
      return partners
    }
    let document = YAMLDocument(file)
    diagnostics += document.diagnostics
    guard document.isReadable, let root = document.root, !root.isEmpty else { return partners }
    guard case .mapping(let entries) = root.kind else {
      diagnostics.append(.noPartners(at: root.place))
      return partners
    }
    for entry in entries {
      let id = entry.key
      if !isSlug(id.value) { diagnostics.append(.badPartnerID(id)) }
      let partner = entry.value.fields(named: id.value, at: id.place, into: &diagnostics) {
        Partner(id, &$0, typography)
      }
      guard let partner else { continue }
      partners.byID[partner.id] = partner
      for host in partner.hosts {
        if let first = partners.byHost[host.value] {
          diagnostics.append(.sharedHost(host, first))
        } else {
          partners.byHost[host.value] = partner
        }
      }
    }
    return partners
  }
}

extension Partner {
  fileprivate init(_ id: Located<String>, _ fields: inout MappingReader, _ typography: TypographyPolicy) {
    self.id = id.value
    place = id.place
    name = typography.text(fields.requiredText("name")) ?? id.value
    hosts = []
    for text in fields.texts("hosts") {
      if let host = hostName(text.value) {
        hosts.append(Located(host.hasPrefix("www.") ? String(host.dropFirst(4)) : host, at: text.place))
      } else {
        fields.report(.badHost(text))
      }
    }
    parameters = fields.texts("parameters").map { $0.value.lowercased() }
    if let text = fields.text("url") {
      if WebAddress(text.value) != nil { url = text.value } else { fields.report(.badPartnerURL(text)) }
    }
    if let text = fields.text("until") {
      switch DateParsing.instant(text.value) {
      case .success(let date): until = date.instant.paris.date
      case .failure(let problem):
        fields.report(.badDate, at: text.place, problem.message(text.value), help: problem.help)
      }
    }
    if fields.isEmpty("hosts"), fields.isEmpty("url") {
      fields.report(
        .missingField, at: id.place,
        Message(
          fr: "Rien ne dit quels liens mènent chez « \(id.value) »",
          en: "Nothing says which links lead to “\(id.value)”"),
        help: Message(
          fr: "Ajoutez « hosts: [boutique.example.com] », « url: https://… », ou les deux.",
          en: "Add “hosts: [shop.example.com]”, “url: https://…”, or both."))
    }
  }
}

/// A host in lower case; `nil` for what is none.
func hostName(_ text: String) -> String? {
  let host = text.lowercased()
  guard let url = WebAddress("https://" + host), url.host == host, url.rest.isEmpty, host.contains(".") else {
    return nil
  }
  return host
}

extension Diagnostic {
  fileprivate static func noPartners(at place: Place) -> Diagnostic {
    Diagnostic(
      .wrongType, at: place,
      Message(
        fr: "Ce fichier doit nommer des partenaires, chacun avec ses champs",
        en: "This file must name partners, each with its fields"),
      help: Message(
        fr: "Écrivez « cadence: » puis, décalées de deux espaces, des lignes comme « name: Cadence ».",
        en: "Write “cadence:” and then, indented by two spaces, lines such as “name: Cadence”."))
  }

  fileprivate static func badPartnerID(_ id: Located<String>) -> Diagnostic {
    let better = slug(id.value)
    return Diagnostic(
      .badSlug, at: id.place,
      Message(
        fr: "« \(id.value) » ne peut pas désigner un partenaire", en: "“\(id.value)” cannot name a partner"),
      help: better.isEmpty
        ? Message(
          fr: "Il faut des minuscules sans accent, des chiffres et des traits d’union.",
          en: "It takes lower-case letters without accents, digits and hyphens.")
        : Message(
          fr: "Écrivez « \(better): » ; le nom que l’on lit va dans « name: ».",
          en: "Write “\(better):”; the name that people read goes into “name:”."))
  }

  fileprivate static func sharedHost(_ host: Located<String>, _ first: Partner) -> Diagnostic {
    let place = first.hosts.first { $0.value == host.value }?.place ?? first.place
    return Diagnostic(
      .invalidValue, at: host.place,
      Message(
        fr: "L’hôte « \(host.value) » est déjà celui de « \(first.id) »",
        en: "The host “\(host.value)” is that of “\(first.id)” already"),
      help: Message(
        fr: "Un hôte désigne un seul partenaire : retirez-le de l’un des deux.",
        en: "A host stands for one partner: remove it from one of the two."),
      related: [.init(place, Message(fr: "Il est déjà pris ici", en: "It is taken here already"))])
  }

  static func badHost(_ text: Located<String>) -> Diagnostic {
    let meant = WebAddress(text.value)?.host
    return Diagnostic(
      .badURL, at: text.place,
      Message(fr: "« \(text.value) » n’est pas un hôte", en: "“\(text.value)” is not a host"),
      help: meant.map { Message(fr: "Écrivez « \($0) ».", en: "Write “\($0)”.") }
        ?? Message(
          fr: "Un hôte s’écrit comme « boutique.example.com », sans https:// ni chemin.",
          en: "A host is written as “shop.example.com”, without https:// and without a path."))
  }

  fileprivate static func badPartnerURL(_ text: Located<String>) -> Diagnostic {
    Diagnostic(
      .badURL, at: text.place,
      Message(
        fr: "« \(text.value) » n’est pas une adresse du web", en: "“\(text.value)” is not a web address"),
      help: Message(fr: "Elle commence par https://.", en: "It begins with https://."))
  }

  /// A partner that nobody declared.
  package static func unknownPartner(_ id: String, at place: Place, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownPartner, at: place,
      Message(fr: "Le partenaire « \(id) » n’existe pas", en: "There is no partner “\(id)”"),
      help: .didYouMean(id, among: ids)
        ?? Message(
          fr: "Déclarez-le dans \(Partners.path), avec une ligne « name: » et une ligne « url: ».",
          en: "Declare it in \(Partners.path), with a line “name:” and a line “url:”."))
  }
}
