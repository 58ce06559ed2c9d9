extension TypographyRule {
  /// R5: the space before `:`. Times, ratios and addresses have none.
  static let colons = TypographyRule(name: "colons", triggers: Kinds(.colon)) { block, policy in
    let gap = policy.gap(policy.colon)
    for sign in block.signs {
      let index = Int(sign)
      guard block.kind(index) == .colon, isBehindSomething(block.kind(block.before(index))) else { continue }
      let next = block.after(index)
      if block.isGlued(index) {
        if policy.insertMissing, gap != .none, block.isLastOfItsWord(index) {
          block.setGap(before: index, gap)
        }
      } else if block.isLastOfItsWord(index) || isBeforeSomething(block, index, next) {
        block.setGap(before: index, gap)
      }
    }
  }

  private static func isBehindSomething(_ kind: TextToken.Kind) -> Bool {
    switch kind {
    case .word, .number, .object, .percent, .currency, .degree, .closeParenthesis, .closeBracket,
      .closeGuillemet, .closeCurly, .apostrophe, .straightApostrophe, .ellipsis, .period, .emoji,
      .straightQuote, .exclamation,
      .question:
      true
    default: false
    }
  }

  private static func isBeforeSomething(_ block: TypesetBlock, _ colon: Int, _ next: Int) -> Bool {
    switch block.kind(next) {
    case .word, .object, .openGuillemet, .openCurly, .straightQuote, .openParenthesis, .openBracket,
      .closeParenthesis, .closeBracket,
      .closeGuillemet, .closeCurly:
      true
    case .number: block.kind(block.before(colon)) != .number
    default: false
    }
  }
}
