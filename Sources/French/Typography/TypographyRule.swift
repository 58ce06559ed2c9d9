/// One rule of French typography, by its number in the catalogue of rules.
struct TypographyRule: Sendable {
  let name: String
  /// A block without any of these has nothing for the rule to do.
  let triggers: Kinds
  let apply: @Sendable (inout TypesetBlock, TypographyPolicy) -> Void

  /// All rules, in the order in which they apply. What comes first protects what must not change; signs come
  /// before the spaces around them.
  static let catalogue: [TypographyRule] = [
    .placeholders, .straySpaces, .masks, .ellipsis, .apostrophes, .quotes, .guillemetSpaces, .highPunctuation,
    .colons,
    .numbers, .times, .units, .abbreviations, .dashes, .multiplication, .leadingEmoji, .bulletproof,
  ]

  /// The rules that only mark: they need a text that is HTML.
  static let marks: [TypographyRule] = [.ordinals, .decorativeEmoji]
}
