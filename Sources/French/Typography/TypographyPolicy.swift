/// What a site decides about its typography where French authorities disagree.
///
/// The defaults are the profile `fr-FR`: the usage of the Imprimerie nationale, with the spaces of CLDR.
package struct TypographyPolicy: Hashable, Sendable {
  /// A space that never ends a line.
  package enum Space: String, CaseIterable, Sendable {
    /// U+00A0, as wide as a space between words.
    case nbsp
    /// U+202F, the narrow one.
    case nnbsp
  }

  /// The space before a sign: one of the two, or none (the usage of Québec).
  package enum SignSpace: String, CaseIterable, Sendable { case nbsp, nnbsp, none }

  package enum Dashes: String, CaseIterable, Sendable {
    case en, em
    /// Dashes stay as they were typed.
    case off
  }

  package enum Profile: String, CaseIterable, Sendable {
    case french = "fr-FR"
    /// No U+202F anywhere, for fonts that lack it.
    case bulletproof
  }

  package var profile = Profile.french
  /// Whether anything is changed at all.
  package var isOn = true
  /// Inside « and ».
  package var guillemets = Space.nbsp
  /// Before `:`.
  package var colon = SignSpace.nbsp
  /// Before `;`, `!` and `?`.
  package var punctuation = SignSpace.nnbsp
  /// Between a number and a sign or symbol: `%`, `€`, `km`, `h`.
  package var units = Space.nbsp
  /// Between the thousands of a number.
  package var numbers = Space.nnbsp
  /// Whether a space that is missing is put in, or only one that is there is made right.
  package var insertMissing = true
  /// Whether “…” is turned into « … » like straight quotes.
  package var convertCurly = true
  /// Whether the letters of ordinals are raised where the text is HTML.
  package var ordinals = true
  package var dashes = Dashes.en
  /// Whether `4 x 4` becomes `4 × 4`.
  package var multiplication = false
  /// What is left as it is wherever it stands. Each holds a sign or a digit: other text is never changed.
  package var exceptions = ["Yahoo!", "Jeopardy!"]

  package init() {}

  package init(profile: Profile) {
    self.profile = profile
    guard profile == .bulletproof else { return }
    punctuation = .nbsp
    numbers = .nbsp
  }

  /// What may be set, by the names of `site.yml` and of the command.
  package enum Key: String, CaseIterable, Sendable {
    case profile, guillemets, colon, punctuation, units, numbers, insertMissing, convertCurly, ordinals,
      dashes
    case multiplication, exceptions
  }

  /// Why a setting was refused: the values that would have done.
  package struct Refusal: Error, Equatable {
    package var allowed: [String]
  }

  /// Sets what one key says. A profile sets all spaces, so it comes first. Spaces may also be given by their
  /// code points (`U+202F`).
  package mutating func set(_ key: Key, to value: String) throws(Refusal) {
    switch key {
    case .profile: self = Self(profile: try choice(value))
    case .guillemets: guillemets = try space(value)
    case .colon: colon = try space(value)
    case .punctuation: punctuation = try space(value)
    case .units: units = try space(value)
    case .numbers: numbers = try space(value)
    case .insertMissing: insertMissing = try flag(value)
    case .convertCurly: convertCurly = try flag(value)
    case .ordinals: ordinals = try flag(value)
    case .dashes: dashes = value == "true" ? .en : value == "false" ? .off : try choice(value)
    case .multiplication: multiplication = try flag(value)
    case .exceptions:
      exceptions = value.split(separator: "|").map(String.init).filter { !$0.isEmpty }
    }
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: String
  ) throws(Refusal) -> Choice {
    guard let choice = Choice(rawValue: value) else {
      throw Refusal(allowed: Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  private func space<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: String
  ) throws(Refusal) -> Choice {
    switch value {
    case "U+00A0", "\u{A0}": try choice("nbsp")
    case "U+202F", "\u{202F}": try choice("nnbsp")
    default: try choice(value)
    }
  }

  private func flag(_ value: String) throws(Refusal) -> Bool {
    switch value {
    case "true": true
    case "false": false
    default: throw Refusal(allowed: ["true", "false"])
    }
  }
}

extension TypographyPolicy {
  func gap(_ space: Space) -> Gap { space == .nbsp || profile == .bulletproof ? .nbsp : .narrow }

  func gap(_ space: SignSpace) -> Gap {
    switch space {
    case .none: .none
    case .nbsp: .nbsp
    case .nnbsp: gap(Space.nnbsp)
    }
  }
}
