extension TypographyRule {
  /// R4: the space before `;`, `!` and `?`. Several of them stand together behind one space.
  static let highPunctuation = TypographyRule(
    name: "highPunctuation", triggers: TextToken.Kind.high
  ) { block, policy in
    let gap = policy.gap(policy.punctuation)
    for sign in block.signs {
      let index = Int(sign)
      guard TextToken.Kind.high.contains(block.kind(index)) else { continue }
      let previous = block.before(index)
      // `?!` stays together, and `? !` on one line.
      let isBehindOther = TextToken.Kind.high.contains(block.kind(previous))
      guard isBehindOther ? !block.isGlued(index) : isBehindSomething(block.kind(previous)) else { continue }
      var last = index
      while !block.isLastOfItsWord(last), TextToken.Kind.high.contains(block.kind(block.after(last))) {
        last = block.after(last)
      }
      if block.isGlued(index) {
        guard policy.insertMissing || gap == .none, gap != .none, endsHere(block, last) else { continue }
        block.setGap(before: index, gap)
      } else if endsHere(block, last) || beginsSentence(block, last) {
        block.setGap(before: index, gap)
      }
    }
  }

  private static func isBehindSomething(_ kind: TextToken.Kind) -> Bool {
    switch kind {
    case .word, .number, .object, .percent, .currency, .degree, .closeParenthesis, .closeBracket,
      .closeGuillemet, .closeCurly, .apostrophe, .straightApostrophe, .ellipsis, .period, .emoji,
      .straightQuote, .closeBrace,
      .plus:
      true
    default: false
    }
  }

  /// Whether a sentence, or a part of it, ends behind a sign.
  private static func endsHere(_ block: TypesetBlock, _ index: Int) -> Bool {
    guard !block.isLastOfItsWord(index) else { return true }
    switch block.kind(block.after(index)) {
    case .comma, .period, .ellipsis, .straightQuote, .colon, .enDash, .emDash, .emoji, .object: return true
    case .apostrophe: return block.isLastOfItsWord(block.after(index))
    case let kind: return TextToken.Kind.closing.contains(kind)
    }
  }

  /// `Bonjour !Comment`: the space after was forgotten.
  private static func beginsSentence(_ block: TypesetBlock, _ index: Int) -> Bool {
    let next = block.after(index)
    return block.kind(next) == .word && block.isCapitalized(next)
  }
}
