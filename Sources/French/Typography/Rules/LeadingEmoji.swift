extension TypographyRule {
  /// R13: an emoji that opens a block holds to its first word.
  static let leadingEmoji = TypographyRule(name: "leadingEmoji", triggers: Kinds(.emoji)) { block, _ in
    let emoji = block.after(0)
    guard block.kind(emoji) == .emoji else { return }
    let next = block.after(emoji)
    guard !TextToken.Kind.high.contains(block.kind(next)), block.kind(next) != .colon else { return }
    if !block.isGlued(next), block.kind(next) != .edge { block.setGap(before: next, .nbsp) }
  }
}
