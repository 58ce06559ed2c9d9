extension TypographyRule {
  /// `{{ page.title }}`, `{% if %}`, `{nom}`: what a program fills in later. It may hold spaces, so it comes before
  /// any rule that takes some away.
  static let placeholders = TypographyRule(name: "placeholders", triggers: Kinds(.openBrace)) { block, _ in
    for sign in block.signs where block.kind(Int(sign)) == .openBrace { protect(&block, Int(sign)) }
  }

  private static func protect(_ block: inout TypesetBlock, _ brace: Int) {
    let next = block.after(brace)
    guard block.isGlued(next) else { return }
    let isLong = block.kind(next) == .openBrace || block.kind(next) == .percent
    var last = next
    while block.kind(last) != .edge, block.kind(last) != .closeBrace {
      // What goes on for so long is no placeholder.
      guard last - brace < 100, isLong || block.isGlued(last) else { return }
      last = block.after(last)
    }
    guard block.kind(last) == .closeBrace else { return }
    if block.kind(next) == .openBrace, block.precedes(last, .closeBrace) { last = block.after(last) }
    block.protect(brace...last)
  }
}
