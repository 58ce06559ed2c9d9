extension TypographyRule {
  /// R1: three dots or more are one ellipsis, which stands right behind its word. Two dots stay, and so does
  /// what follows `etc`, which is an error that only its author can mend.
  static let ellipsis = TypographyRule(name: "ellipsis", triggers: Kinds(.period, .ellipsis)) { block, _ in
    var next = 0
    for sign in block.signs {
      let index = Int(sign)
      guard index >= next else { continue }
      if block.kind(index) == .ellipsis {
        closeUp(&block, index)
        continue
      }
      guard block.kind(index) == .period else { continue }
      var last = index
      while last + 1 < block.tokens.count, block.tokens[last + 1].gap == .none,
        block.kind(last + 1) == .period
      {
        last += 1
      }
      next = last + 1
      guard last - index >= 2, !block.follows(index, .slash), !block.precedes(last, .slash),
        !block.isEtc(block.before(index))
      else { continue }
      block.set(index, .ellipsis)
      for extra in index + 1...last { block.remove(extra) }
      closeUp(&block, index)
    }
  }

  /// Takes the space away before an ellipsis that ends something; one that begins something keeps it.
  private static func closeUp(_ block: inout TypesetBlock, _ index: Int) {
    guard !block.isGlued(index), block.isLastOfItsWord(index) || block.isBeforeClosing(index) else { return }
    switch block.kind(block.before(index)) {
    case .word, .number, .object, .closeParenthesis, .closeCurly, .apostrophe:
      if !block.isEtc(block.before(index)) { block.setGap(before: index, .none) }
    default: break
    }
  }
}

extension TypesetBlock {
  fileprivate func isEtc(_ index: Int) -> Bool {
    kind(index) == .word && WordList.small(word(index)) == WordList.key("etc")
  }

  fileprivate func isBeforeClosing(_ index: Int) -> Bool {
    TextToken.Kind.closing.contains(kind(after(index)))
  }
}
