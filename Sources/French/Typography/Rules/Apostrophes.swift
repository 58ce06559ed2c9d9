extension TypographyRule {
  /// R2: the apostrophe between letters is U+2019. Behind a digit it is a prime, and stays.
  static let apostrophes = TypographyRule(
    name: "apostrophes", triggers: Kinds(.straightApostrophe, .likeApostrophe, .openSingle, .apostrophe)
  ) { block, _ in
    for sign in block.signs {
      let index = Int(sign)
      let kind = block.kind(index)
      guard [.straightApostrophe, .likeApostrophe, .openSingle, .apostrophe].contains(kind) else { continue }
      guard block.follows(index, .word) else { continue }
      let next = block.after(index)
      if block.isGlued(next) {
        guard kind != .apostrophe else { continue }
        switch block.kind(next) {
        case .word: block.set(index, .apostrophe)
        case .number, .object, .openGuillemet, .openCurly, .straightQuote, .openParenthesis, .openBracket,
          .ellipsis:
          if kind == .straightApostrophe { block.set(index, .apostrophe) }
        default: break
        }
      } else if kind == .straightApostrophe || kind == .apostrophe {
        closeUp(&block, index, next)
      }
    }
  }

  private static let elided = WordList(
    "l d j m t s n c ç qu jusqu lorsqu puisqu quoiqu presqu quelqu entr aujourd prud")

  /// `l' éléphant`: the space goes behind a word that is always elided, before a vowel.
  private static func closeUp(_ block: inout TypesetBlock, _ index: Int, _ next: Int) {
    let word = block.before(index)
    guard block.kind(next) == .word, elided.contains(WordList.small(block.word(word))),
      !(block.isGlued(word) && isQuote(block.kind(block.before(word)))), block.startsWithVowel(next)
    else { return }
    block.setGap(after: index, .none)
    if block.kind(index) != .apostrophe { block.set(index, .apostrophe) }
  }

  /// `'l' est`: the letter is quoted.
  private static func isQuote(_ kind: TextToken.Kind) -> Bool {
    kind == .straightApostrophe || kind == .apostrophe || kind == .openSingle
  }
}

extension TypesetBlock {
  fileprivate func startsWithVowel(_ index: Int) -> Bool {
    let first = firstByte(index)
    if first < 0x80 { return "aeiouyh".utf8.contains(first | 0x20) }
    // À to ÿ but for ç, ð, ñ and the like; Œ and œ.
    guard length(index) > 1 else { return false }
    let second = source[Int(tokens[index].start) + 1] | 0x20
    return (first == 0xC3 && ![0xA7, 0xB0, 0xB1, 0xBE].contains(second)) || (first == 0xC5 && second >= 0xB2)
  }
}
