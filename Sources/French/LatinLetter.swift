/// A Latin letter reduced to what slugs and alphabetical order need: one or two letters from a to z, an accent,
/// a case.
///
/// The tables cover Latin-1 Supplement, Latin Extended-A, the letters of Latin Extended-B and Latin Extended
/// Additional that are a plain letter with marks. They follow the canonical decompositions of Unicode; the
/// letters that Unicode does not decompose (œ, æ, ß, ø, ł, đ, þ…) are added by hand.
struct LatinLetter: Equatable {
  /// The first letter, from `a` to `z`.
  var first: UInt8
  /// The second letter of œ, æ, ß, þ and ĳ.
  var second: UInt8?
  /// Which accent it bears, in the order of the Unicode collation; 0 is none.
  var accent: UInt8
  var isUppercase: Bool

  /// `nil` for what is not a Latin letter of the tables.
  init?(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x61...0x7A: self.init(UInt8(value), nil, 0, isUppercase: false)
    case 0x41...0x5A: self.init(UInt8(value) | 0x20, nil, 0, isUppercase: true)
    case 0...0xBF:
      switch value {
      case 0xAA: self.init(UInt8(ascii: "a"), nil, Self.variant, isUppercase: false)
      case 0xBA: self.init(UInt8(ascii: "o"), nil, Self.variant, isUppercase: false)
      default: return nil
      }
    default:
      if let pair = Self.pair(value) {
        self = pair
        return
      }
      guard let block = Self.blocks.first(where: { $0.range.contains(value) }) else { return nil }
      let offset = Int(value - block.range.lowerBound)
      let base = block.letters.utf8Start[offset]
      guard base != UInt8(ascii: ".") else { return nil }
      self.init(
        base | 0x20, nil, Self.rank(block.accents.utf8Start[offset]), isUppercase: base & 0x20 == 0)
    }
  }

  private init(_ first: UInt8, _ second: UInt8?, _ accent: UInt8, isUppercase: Bool) {
    self.first = first
    self.second = second
    self.accent = accent
    self.isUppercase = isUppercase
  }

  /// The accent of a letter that is a variant (ª, ı, ŋ), of one with several marks, and of two letters in one.
  private static let variant: UInt8 = 0x0F
  private static let several: UInt8 = 0x23
  private static let joined: UInt8 = 0x24

  /// The rank of a combining mark among accents; `nil` for what is not one (U+0300–U+036F).
  static func accent(ofMark scalar: Unicode.Scalar) -> UInt8? {
    guard (0x300...0x36F).contains(scalar.value) else { return nil }
    switch scalar.value {
    case 0x301: return 1
    case 0x300: return 2
    case 0x306: return 3
    case 0x302: return 4
    case 0x30C: return 5
    case 0x30A: return 6
    case 0x308: return 7
    case 0x30B: return 8
    case 0x303: return 9
    case 0x307: return 10
    case 0x338: return 11
    case 0x327: return 12
    case 0x328: return 13
    case 0x304: return 14
    default: return several
    }
  }

  /// The letters that stand for two.
  private static func pair(_ value: UInt32) -> LatinLetter? {
    func of(_ letters: StaticString, upper: Bool) -> LatinLetter {
      LatinLetter(letters.utf8Start[0], letters.utf8Start[1], joined, isUppercase: upper)
    }
    switch value {
    case 0x152, 0x153: return of("oe", upper: value == 0x152)
    case 0xC6, 0xE6: return of("ae", upper: value == 0xC6)
    case 0xDF, 0x1E9E: return of("ss", upper: value == 0x1E9E)
    case 0xDE, 0xFE: return of("th", upper: value == 0xDE)
    case 0x132, 0x133: return of("ij", upper: value == 0x132)
    default: return nil
    }
  }

  /// A sign of the tables of accents (`1`…`9`, then `a`…) as a rank.
  private static func rank(_ sign: UInt8) -> UInt8 {
    sign < UInt8(ascii: "a") ? sign - UInt8(ascii: "0") : sign - UInt8(ascii: "a") + 10
  }

  /// A range of scalars, the base letter of each (`.`: none) and the accent of each, as a sign.
  private struct Block {
    var range: ClosedRange<UInt32>
    var letters: StaticString
    var accents: StaticString
  }

  private static let blocks = [
    Block(
      range: 0xC0...0x17F,
      letters: """
        AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
        AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlL\
        lLlNnNnNnnNnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs
        """,
      accents: """
        214976.c21472147b921497.b21471..214976.c21472147b921497.b21471.7\
        ee33dd1144aa5555bbee33aadd554433aacc44bb99ee33ddaf..44ccf11cc55f\
        fbb11cc55fffee3388..11cc551144cc55cc55bb99ee336688dd4444711aa55f
        """),
    Block(
      range: 0x1CD...0x233,
      letters: """
        AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa....AaAaEeEeIiIiO\
        oOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy
        """,
      accents: """
        55555555zzzzzzzz.zzzz....5555ddzz..5...11..22zz....zzzzzzzzzzzzz\
        zzzzzzzzzzzzzzz..55......aacczzzzaazzee
        """),
    Block(
      range: 0x1E00...0x1EFF,
      letters: """
        AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm\
        MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv\
        WwWwWwWwWwXxXxYyZzZzZzhtwy......AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
        EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......
        """,
      accents: """
        zzaazzzzzzaazzzzcczzzzzzzzzzzzaaeeaazz77cczzzzzz11zzzzzzzzzzzz11\
        aazzaazzzzzzzzzzzzzz11aaaazzzzzzaazzzzzzzzaazzzzzzzzzzzzzzzz99zz\
        221177aazzaa77aa44zzzzz766......zzzzzzzzzzzzzzzzzzzzzzzzzzzz99zz\
        zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz22zzzz99......
        """),
  ]
}
