extension TypographyRule {
  /// R8: the hour, `14 h 30`. A clock's `12:30` stays.
  static let times = TypographyRule(name: "times", triggers: Kinds(.number)) { block, policy in
    let gap = policy.gap(policy.units)
    for sign in block.signs {
      let hours = Int(sign)
      guard let value = block.number(hours), value <= 24, block.length(hours) <= 2, !block.isPartOfWord(hours)
      else { continue }
      let letter = block.after(hours)
      guard block.kind(letter) == .word, block.word(letter) == WordList.key("h") else { continue }
      let minutes = block.after(letter)
      guard let rest = block.number(minutes), rest <= 59, block.length(minutes) == 2,
        block.isGlued(letter) == block.isGlued(minutes), policy.insertMissing || !block.isGlued(letter),
        !isGluedToMore(block, minutes)
      else { continue }
      block.setGap(before: letter, gap)
      block.setGap(before: minutes, gap)
    }
  }

  /// `2h30min`, `1h05'`, `10h30:00` are written some other way.
  private static func isGluedToMore(_ block: TypesetBlock, _ minutes: Int) -> Bool {
    guard !block.isLastOfItsWord(minutes) else { return false }
    let next = block.after(minutes)
    switch block.kind(next) {
    case .word, .number, .straightApostrophe, .likeApostrophe: return true
    case .colon, .period, .comma, .slash, .hyphen: return !block.isLastOfItsWord(next)
    default: return false
    }
  }
}
