extension TypographyRule {
  /// R17: no space before a comma or a full stop, nor inside parentheses and brackets.
  static let straySpaces = TypographyRule(
    name: "straySpaces",
    triggers: Kinds(.comma, .period, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket)
  ) { block, _ in
    for sign in block.signs {
      let index = Int(sign)
      switch block.kind(index) {
      case .comma, .period:
        // ` .NET`, ` ,5` and ` ...` are something else.
        guard !block.isGlued(index), block.isLastOfItsWord(index),
          endsSomething(block.kind(block.before(index)))
        else { continue }
        block.setGap(before: index, .none)
      case .openParenthesis, .openBracket:
        guard !block.isGlued(block.after(index)), !block.isEmptyPair(index) else { continue }
        block.setGap(after: index, .none)
      case .closeParenthesis, .closeBracket:
        let previous = block.before(index)
        guard !block.isGlued(index), block.kind(previous) != .edge,
          block.kind(previous) != .openParenthesis, block.kind(previous) != .openBracket
        else { continue }
        block.setGap(before: index, .none)
      default: break
      }
    }
  }

  private static func endsSomething(_ kind: TextToken.Kind) -> Bool {
    switch kind {
    case .word, .number, .object, .percent, .currency, .apostrophe, .ellipsis, .straightQuote: true
    default: TextToken.Kind.closing.contains(kind)
    }
  }
}

extension TypesetBlock {
  /// Whether an opening sign has nothing in it, or the block ends behind it.
  fileprivate func isEmptyPair(_ open: Int) -> Bool {
    let next = kind(after(open))
    return next == .closeParenthesis || next == .closeBracket || next == .edge
  }
}
