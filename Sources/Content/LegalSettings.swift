import Diagnostics
import YAML

/// Who publishes the site and who hosts it, from `legal:` in `site.yml`: what French law wants readers to be told.
package struct LegalSettings: Hashable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    case companyName, legalForm, capital, address, phone, email, rcs, siren, vat
    /// Who answers for what is published: a person.
    case director
    case hostName, hostAddress, hostPhone

    /// Whether there may be none, which is said by `false`.
    var isOptional: Bool { self == .capital || self == .rcs || self == .vat }
  }

  /// Where `legal:` stands.
  package var place: Place
  /// What is said, by field; the value of what says `false` is `nil`.
  package var fields: [Field: Located<String?>] = [:]

  init(_ reader: inout MappingReader) {
    place = reader.place
    for field in Field.allCases {
      if field.isOptional {
        fields[field] = reader.textOrFalse(field.rawValue)
      } else if let text = reader.text(field.rawValue) {
        fields[field] = Located(text.value, at: text.place)
      }
    }
  }
}
