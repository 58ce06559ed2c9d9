extension TypographyRule {
  /// R9: a title and its name, a reference and its number stay together.
  static let abbreviations = TypographyRule(name: "abbreviations", triggers: Kinds(.edge)) { block, policy in
    for index in block.tokens.indices where block.kind(index) == .word && block.length(index) <= 5 {
      switch block.firstByte(index) {
      case UInt8(ascii: "M"), UInt8(ascii: "D"), UInt8(ascii: "P"): setTitle(&block, index)
      default: break
      }
    }
    guard block.present.intersects(Kinds(.period, .degree, .section)) else { return }
    for sign in block.signs {
      let index = Int(sign)
      switch block.kind(index) {
      case .period where block.follows(index, .word): setShortened(&block, block.before(index), index)
      case .degree where block.follows(index, .word): setNumero(&block, block.before(index), index, policy)
      case .section:
        let next = block.after(index)
        if !block.isGlued(next), block.kind(next) == .number { block.setGap(before: next, .nbsp) }
      default: break
      }
    }
  }

  private static let titles = WordList("Mme Mmes Mlle Mlles Dr Drs Pr Prs Me Mes Mgr")
  private static let shortTitles = WordList("M MM Dr Pr Me Mgr")
  private static let references = WordList("p pp art chap vol t fig tab ch éd col al n no nos")
  private static let eras = WordList("av apr")

  /// `Mme Dupont`.
  private static func setTitle(_ block: inout TypesetBlock, _ title: Int) {
    let name = block.after(title)
    guard block.kind(name) == .word, !block.isGlued(name), titles.contains(block.word(title)),
      isWholeWord(block, title), block.isCapitalized(name)
    else { return }
    block.setGap(before: name, .nbsp)
  }

  /// `M. Dupont`, `p. 12`, `av. J.-C.`.
  private static func setShortened(_ block: inout TypesetBlock, _ word: Int, _ period: Int) {
    let next = block.after(period)
    guard block.length(word) <= 4, !block.isGlued(next), isWholeWord(block, word) else { return }
    let key = block.word(word)
    switch block.kind(next) {
    case .word where shortTitles.contains(key) && block.isCapitalized(next): block.setGap(before: next, .nbsp)
    case .word where references.contains(key) && isRoman(block, next): block.setGap(before: next, .nbsp)
    case .number where references.contains(key): block.setGap(before: next, .nbsp)
    case .word where eras.contains(key) && block.bytes(next).elementsEqual("J".utf8):
      block.setGap(before: next, .nbsp)
    default: break
    }
  }

  /// `n° 12`.
  private static func setNumero(
    _ block: inout TypesetBlock, _ word: Int, _ degree: Int, _ policy: TypographyPolicy
  ) {
    let key = block.word(word)
    guard key == WordList.key("n") || key == WordList.key("N"), isWholeWord(block, word) else { return }
    let next = block.after(degree)
    guard block.kind(next) == .number || block.kind(next) == .word && block.isCapitalized(next),
      policy.insertMissing || !block.isGlued(next)
    else { return }
    block.setGap(before: next, .nbsp)
  }

  private static func isWholeWord(_ block: TypesetBlock, _ index: Int) -> Bool {
    guard block.isGlued(index) else { return true }
    switch block.kind(block.before(index)) {
    case .edge, .apostrophe, .slash: return true
    case let kind: return TextToken.Kind.opening.contains(kind)
    }
  }

  private static func isRoman(_ block: TypesetBlock, _ index: Int) -> Bool {
    block.bytes(index).allSatisfy { "IVXLCDM".utf8.contains($0) }
  }
}
