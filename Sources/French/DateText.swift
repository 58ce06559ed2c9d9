/// A date in French, in parts, so that a renderer can raise the `er` of the first of a month.
package struct DateText: Hashable, Sendable {
  /// `16`, or `1`.
  package let day: String
  /// `er` on the first of a month, else `nil`. (CLDR writes `1 octobre`, French does not.)
  package let ordinal: String?
  /// What follows, with its no-break space: ` septembre 2026`.
  package let rest: String

  /// The whole, without mark-up: `1er octobre 2026`.
  package var text: String { day + (ordinal ?? "") + rest }

  /// `16 septembre 2026`, with a no-break space between day and month.
  package static func long(_ date: CivilDate) -> DateText {
    DateText(date, month: months[date.month - 1].long)
  }

  /// `16 sept. 2026`, for cards only: screen readers spell abbreviations out.
  package static func short(_ date: CivilDate) -> DateText {
    DateText(date, month: months[date.month - 1].short)
  }

  private init(_ date: CivilDate, month: String) {
    day = String(date.day)
    ordinal = date.day == 1 ? "er" : nil
    rest = "\u{A0}\(month) \(date.year)"
  }

  /// The names of the months, from CLDR's French.
  static let months: [(long: String, short: String)] = [
    ("janvier", "janv."), ("février", "févr."), ("mars", "mars"), ("avril", "avr."), ("mai", "mai"),
    ("juin", "juin"), ("juillet", "juil."), ("août", "août"), ("septembre", "sept."), ("octobre", "oct."),
    ("novembre", "nov."), ("décembre", "déc."),
  ]
}
