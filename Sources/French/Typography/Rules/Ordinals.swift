extension TypographyRule {
  /// R10: the letters of an ordinal are raised: 1er, 2e, XXIe.
  static let ordinals = TypographyRule(name: "ordinals", triggers: Kinds(.edge)) { block, policy in
    guard policy.ordinals else { return }
    for index in block.tokens.indices where block.kind(index) == .word {
      let first = block.firstByte(index)
      let isRoman = first == UInt8(ascii: "I") || first == UInt8(ascii: "V") || first == UInt8(ascii: "X")
      guard isRoman || block.tokens[index].gap == .none else { continue }
      let count = block.length(index)
      guard count <= 10, isEnd(block, index) else { continue }
      if block.follows(index, .number) {
        let number = block.before(index)
        guard block.length(number) <= 3, isBeginning(block, number), let value = block.number(number),
          suffixes(of: value).contains(block.word(index))
        else { continue }
        block.raise(index, last: count)
      } else if isRoman, let suffix = romanSuffix(block, index) {
        block.raise(index, last: suffix)
      }
    }
  }

  private static let first = WordList("er re ers res")
  private static let second = WordList("e es d de ds des nd nde nds ndes")
  private static let others = WordList("e es")

  private static func suffixes(of number: Int) -> WordList {
    number == 1 ? first : number == 2 ? second : others
  }

  private static func isEnd(_ block: TypesetBlock, _ index: Int) -> Bool {
    guard !block.isLastOfItsWord(index) else { return true }
    switch block.kind(block.after(index)) {
    case .word, .number, .underscore, .apostrophe, .straightApostrophe, .equals: return false
    default: return true
    }
  }

  private static func isBeginning(_ block: TypesetBlock, _ number: Int) -> Bool {
    guard block.isGlued(number) else { return true }
    switch block.kind(block.before(number)) {
    case .word, .number, .object, .period, .comma, .hash, .underscore, .colon: return false
    default: return true
    }
  }

  /// How many letters after a Roman number are its suffix. Only I, V and X: `Me` and `Ce` are words.
  private static func romanSuffix(_ block: TypesetBlock, _ index: Int) -> Int? {
    let bytes = block.bytes(index)
    let digits = bytes.prefix { "IVX".utf8.contains($0) }.count
    guard digits > 0, digits < bytes.count else { return nil }
    if block.isGlued(index) {
      switch block.kind(block.before(index)) {
      case .edge, .apostrophe, .hyphen, .enDash, .slash: break
      case let kind: guard TextToken.Kind.opening.contains(kind) else { return nil }
      }
    }
    let isOne = digits == 1 && bytes.first == UInt8(ascii: "I")
    let suffix = WordList.key(bytes.dropFirst(digits))
    return (isOne ? first : others).contains(suffix) ? bytes.count - digits : nil
  }
}
