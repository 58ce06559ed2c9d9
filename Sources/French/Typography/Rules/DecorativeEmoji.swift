extension TypographyRule {
  /// R13: an emoji that opens a block is an ornament when text follows; by itself (`✅` in a table) it is what is said.
  static let decorativeEmoji = TypographyRule(name: "decorativeEmoji", triggers: Kinds(.emoji)) { block, _ in
    let emoji = block.after(0)
    guard block.kind(emoji) == .emoji else { return }
    var next = block.after(emoji)
    while block.kind(next) != .edge {
      if block.kind(next) == .word || block.kind(next) == .number { return block.decorate(emoji) }
      next = block.after(next)
    }
  }
}
