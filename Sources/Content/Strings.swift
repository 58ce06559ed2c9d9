import French

/// The words of the interface, in French, from the theme's `strings/fr.yml`.
package struct Strings: Hashable, Sendable {
  /// Texts by key; those with `{…}` are patterns.
  package var texts: [String: String]
  package var plurals: [String: [PluralForm: String]]

  package init(texts: [String: String], plurals: [String: [PluralForm: String]]) {
    self.texts = texts
    self.plurals = plurals
  }

  /// The texts that the generator itself needs; a theme must have them.
  package enum Key: String, CaseIterable, Sendable {
    case breadcrumbHome, authors, tableLabel, footnotes, footnoteReference, footnoteBack
    case archives, archivesDescription, category, tag, listingDescription, feed, feedTitle
    case redirectTitle, redirectText, clickPageText
    case pageNumber, pageOf, numberedTitle
    case commercialLabel, commercialAffiliate, commercialAffiliateNamed, commercialSponsored
    case commercialSponsoredNamed, commercialGift, commercialGiftNamed, affiliateLink, commercialLink
    case pageTitle, authorDescription, authorsDescription, notFoundPageTitle, lastSeparator
  }

  /// The counted texts that the generator itself needs.
  package enum Plural: String, CaseIterable, Sendable {
    case readingTime, articleCount
  }

  /// A text, with the values put in place of `{name}`.
  package func callAsFunction(_ key: Key, _ values: KeyValuePairs<String, String> = [:]) -> String {
    fill(texts[key.rawValue] ?? key.rawValue, values)
  }

  /// A counted text in the right form, with `{n}` as the number.
  package func callAsFunction(_ key: Plural, count: Int) -> String {
    let forms = plurals[key.rawValue] ?? [:]
    return fill(forms[PluralForm(count: count)] ?? forms[.other] ?? "{n}", ["n": groupedNumber(count)])
  }

  /// Copies a pattern with its `{name}`s filled; a name without a value stays as it is. Bytes, since every page
  /// fills a dozen patterns.
  private func fill(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
    let bytes = pattern.utf8
    guard !values.isEmpty, bytes.contains(UInt8(ascii: "{")) else { return pattern }
    var filled = ""
    var rest = Substring(pattern)
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      filled += rest[..<open]
      rest = rest[open...]
      guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
      let name = rest[rest.utf8.index(after: open)..<close]
      let end = rest.utf8.index(after: close)
      if let value = values.first(where: { $0.key == name })?.value {
        filled += value
      } else {
        filled += rest[..<end]
      }
      rest = rest[end...]
    }
    return filled + rest
  }
}
