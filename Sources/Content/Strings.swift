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

  /// What is put in place is never looked into: a title may hold braces.
  private func fill(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
    var result = ""
    var rest = pattern[...]
    while let start = rest.firstIndex(of: "{") {
      result += rest[..<start]
      rest = rest[start...]
      if let (name, value) = values.first(where: { rest.hasPrefix("{\($0.key)}") }) {
        result += value
        rest = rest.dropFirst(name.count + 2)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }
}
