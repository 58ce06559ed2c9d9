/// What stands between two tokens.
enum Gap: UInt8 {
  case none
  /// White space at which a line may end.
  case space
  /// U+00A0.
  case nbsp
  /// U+202F.
  case narrow

  /// The character that a rule writes.
  var text: StaticString {
    switch self {
    case .none: ""
    case .space: " "
    case .nbsp: "\u{A0}"
    case .narrow: "\u{202F}"
    }
  }
}

/// The smallest thing that rules look at: a word, a number, one sign; and the gap before it.
///
/// Rules change gaps and signs, never the number of tokens, so that indices into the tokens stay true.
struct TextToken {
  var kind: Kind
  /// What parts it from the token before.
  var gap: Gap
  var edits: Edits = []
  /// How many bytes at its end are raised.
  var raised: UInt8 = 0
  /// The offset of its first byte in the source; the gap lies between the end of the token before and here.
  var start: Int32
  var end: Int32

  struct Edits: OptionSet {
    let rawValue: UInt8
    /// The gap is no longer the one in the source.
    static let gap = Edits(rawValue: 1)
    /// The sign is the one that the kind says, not the one in the source.
    static let sign = Edits(rawValue: 2)
    /// The token goes (the second and third dot of an ellipsis).
    static let removed = Edits(rawValue: 4)
    /// The token is an ornament.
    static let decorative = Edits(rawValue: 8)
    /// The quotation mark was another one before.
    static let converted = Edits(rawValue: 16)
  }

  enum Kind: UInt8 {
    case word, number
    /// Something that stays as it is and counts as a word: code, an image, an address, a protected passage.
    case object
    /// The start or end of mark-up inside a block, which rules see through.
    case tag
    /// The beginning or end of a block, or of a line in it.
    case edge
    case emoji, other

    case period, comma, semicolon, exclamation, question, colon, ellipsis
    case straightApostrophe, apostrophe, likeApostrophe
    case straightQuote, openCurly, closeCurly, lowCurly, openSingle, openGuillemet, closeGuillemet
    case hyphen, enDash, emDash
    case percent, currency, degree, section
    case openParenthesis, closeParenthesis, openBracket, closeBracket, openBrace, closeBrace
    case slash, at, hash, underscore, equals, ampersand, plus, times
  }
}

/// A set of kinds of tokens.
struct Kinds {
  private var bits: UInt64 = 0

  init(_ kinds: TextToken.Kind...) { for kind in kinds { insert(kind) } }

  @inline(__always) mutating func insert(_ kind: TextToken.Kind) { bits |= 1 << UInt64(kind.rawValue) }
  @inline(__always) func contains(_ kind: TextToken.Kind) -> Bool { bits >> UInt64(kind.rawValue) & 1 != 0 }
  func intersects(_ other: Kinds) -> Bool { bits & other.bits != 0 }
}

extension TextToken.Kind {
  /// The sign that a rule writes.
  var text: StaticString {
    switch self {
    case .ellipsis: "…"
    case .apostrophe: "’"
    case .openCurly: "“"
    case .closeCurly: "”"
    case .openSingle: "‘"
    case .openGuillemet: "«"
    case .closeGuillemet: "»"
    case .enDash: "–"
    case .emDash: "—"
    case .times: "×"
    default: ""
    }
  }

  static let opening = Kinds(
    .openParenthesis, .openBracket, .openBrace, .openGuillemet, .openCurly, .openSingle, .lowCurly)
  static let closing = Kinds(.closeParenthesis, .closeBracket, .closeBrace, .closeGuillemet, .closeCurly)
  static let high = Kinds(.semicolon, .exclamation, .question)
  static let dashes = Kinds(.hyphen, .enDash, .emDash)
}
