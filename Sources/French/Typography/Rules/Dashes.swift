extension TypographyRule {
  /// R11: a hyphen between two spaces is a dash. The first of a sentence holds to what follows, the second to
  /// what comes before.
  static let dashes = TypographyRule(name: "dashes", triggers: TextToken.Kind.dashes) { block, policy in
    guard policy.dashes != .off else { return }
    let dash: TextToken.Kind = policy.dashes == .em ? .emDash : .enDash
    // The dash that waits for its second in this sentence.
    var opening: ClosedRange<Int>?
    var next = 0
    for sign in block.signs {
      let index = Int(sign)
      guard index >= next else { continue }
      if endsSentence(block, index) { opening = nil }
      guard TextToken.Kind.dashes.contains(block.kind(index)) else { continue }
      let range = index...endOfDash(block, index)
      next = range.upperBound + 1
      guard !block.isGlued(range.lowerBound) else { continue }
      let previous = block.kind(block.before(range.lowerBound))
      if previous == .edge { continue }
      let following = block.after(range.upperBound)
      let isLast = block.isLastOfItsWord(range.upperBound)
      if opening != nil, isLast && block.kind(following) != .edge || isPunctuation(block.kind(following)) {
        guard !isMinus(block, range) else { continue }
        replace(&block, range, dash)
        block.setGap(before: range.lowerBound, .nbsp)
        if !block.isGlued(following) { block.setGap(before: following, .space) }
        opening = nil
      } else if isLast, block.kind(following) != .edge, !isMinus(block, range) {
        replace(&block, range, dash)
        block.setGap(before: range.lowerBound, .space)
        block.setGap(before: following, .nbsp)
        opening = range
      }
    }
    keepDialogue(&block)
  }

  /// `--` and `---` are one dash.
  private static func endOfDash(_ block: TypesetBlock, _ index: Int) -> Int {
    var last = index
    while block.kind(index) == .hyphen, last + 1 < block.tokens.count, block.kind(last + 1) == .hyphen,
      block.tokens[last + 1].gap == .none, last - index < 2
    {
      last += 1
    }
    return last
  }

  private static func replace(_ block: inout TypesetBlock, _ range: ClosedRange<Int>, _ dash: TextToken.Kind)
  {
    if block.kind(range.lowerBound) != dash { block.set(range.lowerBound, dash) }
    for extra in range.dropFirst() { block.remove(extra) }
  }

  /// `10 - 2`.
  private static func isMinus(_ block: TypesetBlock, _ range: ClosedRange<Int>) -> Bool {
    block.kind(block.before(range.lowerBound)) == .number
      && block.kind(block.after(range.upperBound)) == .number
  }

  private static func isPunctuation(_ kind: TextToken.Kind) -> Bool {
    [.comma, .period, .semicolon, .colon, .closeParenthesis, .ellipsis].contains(kind)
  }

  private static func endsSentence(_ block: TypesetBlock, _ index: Int) -> Bool {
    switch block.kind(index) {
    case .period, .exclamation, .question, .ellipsis: block.isLastOfItsWord(index)
    case .edge: true
    default: false
    }
  }

  /// A dash that opens a block stays with the first word: it is a line of a dialogue.
  private static func keepDialogue(_ block: inout TypesetBlock) {
    let dash = block.after(0)
    guard block.kind(dash) == .enDash || block.kind(dash) == .emDash else { return }
    let next = block.after(dash)
    if !block.isGlued(next), block.kind(next) != .edge { block.setGap(before: next, .nbsp) }
  }
}
