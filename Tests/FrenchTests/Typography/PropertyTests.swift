import French
import Testing

/// What must hold for any text whatever.
@Suite struct TypographyPropertyTests {
  /// What random texts are made of: everything that rules look at, and some that they do not.
  private static let pieces = [
    " ", " ", " ", "  ", "\u{A0}", "\u{202F}", "\n", "\t", "\u{2009}", "a", "l", "été", "mot", "M", "Mme",
    "Dupont",
    "etc", "h", "x", "km", "EUR", "er", "e", "de", "XXI", "http", "www", "p", "n", "œuf", "1", "2", "10",
    "000", "123",
    "30", "2026", "0", ".", "..", "...", ",", ";", "!", "?", ":", "'", "’", "‘", "`", "\"", "“", "”", "„",
    "«", "»",
    "-", "--", "–", "—", "…", "%", "€", "$", "°", "§", "(", ")", "[", "]", "{", "}", "/", "@", "#", "_", "=",
    "&",
    "+", "×", "|", "\\", "~", "^", "*", "👉", "✅", "👨‍👩‍👧", "\u{FE0F}", "\u{200D}", "\u{301}", "日", "<b>", "</b>",
    "<br>", "<code>a ! 'b' \"c\"...</code>",
  ]

  private static let policies: [TypographyPolicy] = {
    var narrow = TypographyPolicy()
    narrow.guillemets = .nnbsp
    narrow.units = .nnbsp
    narrow.colon = .nnbsp
    narrow.multiplication = true
    narrow.dashes = .em
    var careful = TypographyPolicy()
    careful.insertMissing = false
    careful.convertCurly = false
    careful.dashes = .off
    var quebec = TypographyPolicy()
    quebec.punctuation = .none
    quebec.colon = .none
    return [TypographyPolicy(), TypographyPolicy(profile: .bulletproof), narrow, careful, quebec]
  }()

  private static func texts(_ count: Int, seed: UInt64) -> [String] {
    var dice = Dice(state: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...14, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }
        .joined()
    }
  }

  @Test(arguments: 0..<5)
  func `setting twice gives what setting once gives`(policy: Int) {
    for text in Self.texts(2000, seed: UInt64(policy)) {
      let once = typeset(text, Self.policies[policy])
      let twice = typeset(once, Self.policies[policy])
      #expect(once == twice, "\(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<5)
  func `letters, digits and protected runs are never lost, moved or made up`(policy: Int) {
    func letters(_ text: String) -> String {
      String(text.filter { $0.isLetter || $0.isNumber || $0.isEmoji })
    }
    func code(_ text: String) -> Int { text.ranges(of: "<code>a ! 'b' \"c\"...</code>").count }
    for text in Self.texts(2000, seed: 100 + UInt64(policy)) {
      let set = typeset(text, Self.policies[policy])
      if Self.policies[policy].multiplication {
        #expect(letters(set).replacing("x", with: "") == letters(text).replacing("x", with: ""))
      } else {
        #expect(letters(set) == letters(text), "\(text.debugDescription)")
      }
      #expect(code(set) == code(text), "\(text.debugDescription)")
    }
  }

  @Test func `only signs and spaces that the rules write are put in`() {
    let written = Set("\u{A0}\u{202F} …’“”‘«»–—×")
    for text in Self.texts(2000, seed: 7) {
      for character in typeset(text).unicodeScalars where !text.unicodeScalars.contains(character) {
        #expect(written.contains(Character(character)), "\(text.debugDescription)")
      }
    }
  }

  @Test func `text without any sign is the identity`() {
    var dice = Dice(state: 3)
    let words = ["le", "mot", "été", "œuvre", "Ça", "dans", "naïf", "日本", "e\u{301}"]
    for _ in 0..<2000 {
      let text = (0..<20).map { _ in words.randomElement(using: &dice) ?? "" }.joined(separator: " ")
      #expect(typeset(text) == text)
    }
  }

  @Test func `a policy that is off changes nothing`() {
    var policy = TypographyPolicy()
    policy.isOn = false
    for text in Self.texts(2000, seed: 9) { #expect(typeset(text, policy) == text) }
  }

  @Test func `long runs of one sign take no longer than their length`() {
    let clock = ContinuousClock()
    for sign in [
      "\"", "'", "a.b/", "(", ":)", "{{", "- ", "1 000 ", "«", "&a;", "a@b ", "_", ".", "!", "<b>",
    ] {
      let text = String(repeating: sign, count: 20_000)
      let time = clock.measure { _ = TypographyPolicy().typeset(text) }
      #expect(time < .seconds(30), "\(sign)")
    }
  }
}

extension Character {
  fileprivate var isEmoji: Bool { unicodeScalars.first?.properties.isEmojiPresentation ?? false }
}

/// SplitMix64.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
