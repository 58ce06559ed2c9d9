import Content
import Diagnostics
import French

/// What the legal notice lacks or cannot be right (LCEN, articles 1-1 and 19; code de commerce, article R.123-237).
extension Blog {
  package func legalProblems() -> [Diagnostic] {
    guard let legal = settings.legal else {
      guard !settings.baseURL.isReserved else { return [] }
      return [
        Diagnostic(
          .legalField, at: Place(file: "content/site.yml"),
          Message(fr: "Le site ne dit pas qui le publie", en: "The site does not say who publishes it"),
          help: Message(
            fr:
              "Ajoutez à site.yml un groupe « legal: » avec \(LegalSettings.names(LegalSettings.Field.allCases)).",
            en: "Add a group “legal:” to site.yml with \(LegalSettings.names(LegalSettings.Field.allCases)).")
        )
      ] + noticeProblems(nil)
    }
    return legal.problems + noticeProblems(legal)
  }

  /// The page of the legal notice is there, and every page links it.
  private func noticeProblems(_ legal: LegalSettings?) -> [Diagnostic] {
    let notices = pages.filter { $0.source.slug.value.contains("legal") }
    guard let notice = notices.first else {
      return [
        Diagnostic(
          .legalPage, at: legal?.place ?? Place(file: "content/site.yml"),
          Message(
            fr: "Le site n’a pas de page de mentions légales", en: "The site has no page of legal notice"),
          help: Message(
            fr:
              "Créez content/pages/mentions-legales.md, avec « title: Mentions légales » et « menu: footer ».",
            en: "Create content/pages/mentions-legales.md, with “title: Mentions légales” and “menu: footer”."
          ))
      ]
    }
    guard !notices.contains(where: { $0.source.menu == .footer }) else { return [] }
    return [
      Diagnostic(
        .legalPage, at: Place(file: notice.source.file),
        Message(
          fr: "Les mentions légales ne sont pas au pied des pages",
          en: "The legal notice is not at the foot of pages"),
        help: Message(
          fr: "Écrivez « menu: footer » dans l’en-tête.", en: "Write “menu: footer” in the front matter."))
    ]
  }
}

extension LegalSettings {
  fileprivate static func names(_ fields: [Field]) -> String {
    fields.map(\.rawValue).joined(separator: ", ")
  }

  fileprivate var problems: [Diagnostic] {
    var problems: [Diagnostic] = []
    let missing = Field.allCases.filter { fields[$0] == nil }
    if !missing.isEmpty {
      problems.append(
        Diagnostic(
          .legalField, at: place,
          Message(
            fr: "Il manque à « legal » : \(Self.names(missing))", en: "“legal” lacks: \(Self.names(missing))"),
          help: Message(
            fr:
              "La loi demande ces indications ; « capital », « rcs » et « vat » valent false s’il n’y en a pas.",
            en: "The law asks for them; “capital”, “rcs” and “vat” are false where there are none.")))
    }
    let open = Field.allCases.filter { fields[$0]?.value.map(Placeholders.stand) ?? false }
    if let first = open.first, let place = fields[first]?.place {
      problems.append(
        Diagnostic(
          .placeholder, .notice, at: place,
          Message(
            fr: "« legal » reste à compléter : \(Self.names(open))",
            en: "“legal” is still to be filled in: \(Self.names(open))"),
          help: Message(
            fr: "Le site ne peut pas être publié avant.", en: "The site cannot be published before.")))
    }
    let numbers = numberProblems
    return problems + numbers + contactProblems
  }

  /// What a field says; `nil` while it says nothing, or waits for its value.
  private func text(_ field: Field) -> Located<String>? {
    guard let located = fields[field], let text = located.value, !Placeholders.stand(in: text) else {
      return nil
    }
    return Located(text, at: located.place)
  }

  /// SIREN, VAT number and registration, which all hold the same number.
  private var numberProblems: [Diagnostic] {
    var problems: [Diagnostic] = []
    var siren: String?
    if let text = text(.siren) {
      let number = text.value.filter { !$0.isWhitespace }
      if Siren.isValid(number) {
        siren = number
      } else {
        problems.append(
          .field(
            text, fr: "« \(text.value) » n’est pas un SIREN", en: "“\(text.value)” is no SIREN",
            helpFR:
              "Un SIREN a neuf chiffres, dont le dernier contrôle les autres : recopiez-le de l’extrait Kbis.",
            helpEN:
              "A SIREN has nine digits, the last of which checks the others: copy it from the registration."))
      }
    }
    if let text = text(.vat) {
      let number = text.value.filter { !$0.isWhitespace }.uppercased()
      let own = siren ?? (number.count == 13 ? String(number.suffix(9)) : "")
      let right = Siren.vat(own)
      if number != right {
        problems.append(
          .field(
            text, fr: "« \(text.value) » n’est pas le numéro de TVA de ce SIREN",
            en: "“\(text.value)” is not the VAT number of this SIREN",
            helpFR: right.map { "Pour le SIREN \(own), ce serait \($0)." }
              ?? "Un numéro de TVA français est FR, deux chiffres, puis le SIREN.",
            helpEN: right.map { "For the SIREN \(own) it would be \($0)." }
              ?? "A French VAT number is FR, two digits, then the SIREN."))
      }
    }
    if let text = text(.rcs), let siren {
      let digits = text.value.filter(\.isNumber)
      if !digits.isEmpty, digits != siren {
        problems.append(
          .field(
            text, fr: "Le numéro de « rcs » n’est pas le SIREN", en: "The number in “rcs” is not the SIREN",
            helpFR: "L’immatriculation est une ville et le SIREN : RCS Paris \(siren).",
            helpEN: "A registration is a town and the SIREN: RCS Paris \(siren)."))
      }
    }
    return problems
  }

  /// Who can be reached, and how.
  private var contactProblems: [Diagnostic] {
    var problems: [Diagnostic] = []
    for field in [Field.phone, .hostPhone] {
      guard let text = text(field) else { continue }
      let rest = text.value.filter { !$0.isWhitespace && !"+().-/".contains($0) }
      guard rest.count < 4 || rest.count > 15 || !rest.allSatisfy(\.isNumber) else { continue }
      problems.append(
        .field(
          text, fr: "« \(text.value) » n’est pas un numéro de téléphone",
          en: "“\(text.value)” is no telephone number", helpFR: "Écrivez par exemple 01 23 45 67 89.",
          helpEN: "Write, for example, 01 23 45 67 89."))
    }
    if let text = text(.email) {
      let parts = text.value.split(separator: "@", omittingEmptySubsequences: false)
      if parts.count != 2 || parts[0].isEmpty || !parts[1].contains(".")
        || text.value.contains(where: \.isWhitespace) || WebAddress("https://\(parts[1])") == nil
      {
        problems.append(
          .field(
            text, fr: "« \(text.value) » n’est pas une adresse électronique",
            en: "“\(text.value)” is no e-mail address", helpFR: "Écrivez par exemple bonjour@example.com.",
            helpEN: "Write, for example, hello@example.com."))
      }
    }
    if let text = text(.director), !isPerson(text.value) {
      problems.append(
        .field(
          text, fr: "« \(text.value) » n’est pas le nom d’une personne",
          en: "“\(text.value)” is not the name of a person",
          helpFR: "Le directeur de la publication est le représentant légal : son prénom et son nom.",
          helpEN: "The director of publication is the legal representative: first and last name."))
    }
    return problems
  }

  /// Words that no name of a person has; a form of company in capitals only, as Le Sas is a name.
  private static let forms: Set<String> = [
    "SA", "SAS", "SASU", "SARL", "EURL", "SNC", "SCI", "SCOP", "GIE", "LTD", "GMBH", "INC",
  ]
  private static let groups: Set<String> = [
    "societe", "agence", "association", "entreprise", "equipe", "redaction",
  ]

  private func isPerson(_ name: String) -> Bool {
    let words = name.split { !$0.isLetter }.map(String.init)
    let company = fields[.companyName]?.value.map(slug)
    return words.count > 1 && slug(name) != company && !name.contains(where: \.isNumber)
      && Self.forms.isDisjoint(with: words) && Self.groups.isDisjoint(with: words.map(slug))
  }
}

/// The number of a company in the French register.
enum Siren {
  /// Nine digits that pass the check of Luhn.
  static func isValid(_ text: String) -> Bool {
    let digits = text.utf8.map { Int($0) - 0x30 }
    guard digits.count == 9, digits.allSatisfy((0...9).contains), digits != Array(repeating: 0, count: 9)
    else {
      return false
    }
    let sum = digits.enumerated().reduce(0) { sum, digit in
      let doubled = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return sum % 10 == 0
  }

  /// The VAT number: `FR`, (12 + 3 · (SIREN mod 97)) mod 97, the SIREN. `nil` for what is no SIREN.
  static func vat(_ siren: String) -> String? {
    guard isValid(siren), let number = Int(siren) else { return nil }
    let key = (12 + 3 * (number % 97)) % 97
    return "FR\(key < 10 ? "0" : "")\(key)\(siren)"
  }
}

extension BaseURL {
  /// Whether the site stands at a name that nobody can own (RFC 2606, RFC 6761): it is not for the public.
  fileprivate var isReserved: Bool {
    let host = WebAddress(origin)?.host ?? ""
    let names: [String] = [
      "example.com", "example.org", "example.net", "example", "test", "invalid", "localhost", "127.0.0.1",
    ]
    return names.contains { host == $0 || host.hasSuffix("." + $0) }
  }
}

extension Diagnostic {
  fileprivate static func field(
    _ text: Located<String>, fr: String, en: String, helpFR: String, helpEN: String
  ) -> Diagnostic {
    Diagnostic(
      .legalField, at: text.place, Message(fr: fr, en: en), help: Message(fr: helpFR, en: helpEN))
  }
}
