extension TypographyRule {
  /// R6: the spaces between thousands, `10 000`. A number without spaces is never grouped: it may be a year, a
  /// post code or an identifier.
  static let numbers = TypographyRule(name: "numbers", triggers: Kinds(.number)) { block, policy in
    let gap = policy.gap(policy.numbers)
    var next = 0
    for sign in block.signs {
      let first = Int(sign)
      guard first >= next, block.kind(first) == .number, block.length(first) <= 3,
        block.firstByte(first) != UInt8(ascii: "0"), isBeginning(block, first)
      else { continue }
      var last = first
      while isNextGroup(block, block.after(last)) { last = block.after(last) }
      next = last + 1
      guard last > first, !isFollowedByDigits(block, last), !isIdentifier(block, first) else { continue }
      var group = first
      while group < last {
        group = block.after(group)
        block.setGap(before: group, gap)
      }
    }
  }

  /// Whether a number is not the end of a longer one.
  private static func isBeginning(_ block: TypesetBlock, _ index: Int) -> Bool {
    switch block.kind(block.before(index)) {
    case .number: false
    case .comma, .period, .plus, .word, .hash, .colon, .slash: !block.isGlued(index)
    default: true
    }
  }

  private static func isNextGroup(_ block: TypesetBlock, _ index: Int) -> Bool {
    block.kind(index) == .number && block.length(index) == 3 && !block.isGlued(index)
  }

  private static func isFollowedByDigits(_ block: TypesetBlock, _ last: Int) -> Bool {
    block.kind(block.after(last)) == .number
  }

  private static let identifiers = WordList(
    "siren siret rcs tva iban rib bic tél tel fax isbn issn naf ape n°")

  /// Whether one of the few words before says that the digits are a name, not a number.
  private static func isIdentifier(_ block: TypesetBlock, _ first: Int) -> Bool {
    var index = first
    for _ in 0..<4 {
      index = block.before(index)
      switch block.kind(index) {
      case .edge, .comma, .semicolon: return false
      case .word where identifiers.contains(WordList.small(block.word(index))): return true
      default: break
      }
    }
    return false
  }
}
