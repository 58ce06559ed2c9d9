extension TypographyRule {
  /// R17: no space before a comma or a full stop, nor inside parentheses and brackets.
  static let straySpaces = TypographyRule(
    name: "straySpaces",
    triggers: Kinds(.comma, .period, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket)
  ) { block, _ in
    var open: [Int] = []
    for sign in block.signs {
      let index = Int(sign)
      switch block.kind(index) {
      case .edge: open.removeAll()
      case .comma, .period:
        // ` .NET`, ` ,5` and ` ...` are something else.
        guard !block.isGlued(index), block.isLastOfItsWord(index),
          endsSomething(block.kind(block.before(index)))
        else { continue }
        block.setGap(before: index, .none)
      case .openParenthesis, .openBracket: open.append(index)
      case .closeParenthesis, .closeBracket:
        // `f( x )` and `a[ i ]` are no French.
        guard let start = open.popLast(), block.before(index) != start, !block.follows(start, .word),
          !block.follows(start, .object), !block.follows(start, .number)
        else { continue }
        if !block.isGlued(block.after(start)) { block.setGap(after: start, .none) }
        if !block.isGlued(index) { block.setGap(before: index, .none) }
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
