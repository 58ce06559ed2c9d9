extension TypographyRule {
  /// R12: `4 x 4` is `4 × 4`, only where a site asks for it.
  static let multiplication = TypographyRule(name: "multiplication", triggers: Kinds(.number)) {
    block, policy in
    guard policy.multiplication else { return }
    for sign in block.signs {
      let number = Int(sign)
      guard block.kind(number) == .number, !block.isPartOfWord(number) else { continue }
      let letter = block.after(number)
      let isSign = block.kind(letter) == .times
      guard isSign || block.kind(letter) == .word && block.word(letter) == WordList.key("x") else { continue }
      let factor = block.after(letter)
      guard block.kind(factor) == .number, block.isGlued(letter) == block.isGlued(factor),
        // `0x4407` is a number of programmers.
        !block.bytes(number).elementsEqual("0".utf8) || !block.isGlued(letter)
      else { continue }
      if !isSign { block.set(letter, .times) }
      guard !block.isGlued(letter) else { continue }
      block.setGap(before: letter, .nbsp)
      block.setGap(before: factor, .nbsp)
    }
  }
}
