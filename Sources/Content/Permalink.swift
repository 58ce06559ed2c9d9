import French

/// How the address of an article is made of what the article says: `/articles/:slug/`, `/:year/:month/:slug/`.
package struct Permalink: Hashable, Sendable {
  package let pattern: String

  package static let articles = Permalink(unchecked: "/articles/:slug/")

  /// What a pattern may hold besides fixed parts.
  package enum Variable: String, CaseIterable, Sendable {
    case slug = ":slug"
    case year = ":year"
    case month = ":month"
    case category = ":category"
  }

  /// The pattern between its slashes: addresses are made of it by the thousand.
  private let parts: [Part]

  private enum Part: Hashable, Sendable {
    case fixed(String)
    case variable(Variable)
  }

  private init(unchecked pattern: String) {
    self.pattern = pattern
    parts = pattern.split(separator: "/").map {
      Variable(rawValue: String($0)).map(Part.variable) ?? .fixed(String($0))
    }
  }

  /// `nil` unless the pattern begins and ends with `/`, has `:slug` as one of its parts, and only variables and
  /// slugs besides.
  package init?(_ pattern: String) {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.first == "", parts.last == "", parts.contains(":slug"),
      parts.dropFirst().dropLast().allSatisfy({ Variable(rawValue: String($0)) != nil || isSlug(String($0)) })
    else { return nil }
    self.init(unchecked: pattern)
  }

  package func uses(_ variable: Variable) -> Bool { parts.contains(.variable(variable)) }

  /// The address of an article; the year and the month are those in Paris. An article without a category or a date
  /// leaves their parts out.
  package func address(slug: String, date: CivilDate?, category: String?) -> String {
    var address = "/"
    for part in parts {
      let text: String? =
        switch part {
        case .fixed(let text): text
        case .variable(.slug): slug
        case .variable(.year): date.map { String($0.year) }
        case .variable(.month): date.map { ($0.month < 10 ? "0" : "") + String($0.month) }
        case .variable(.category): category
        }
      if let text { address += text + "/" }
    }
    return address
  }
}
