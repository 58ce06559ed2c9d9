extension TypographyRule {
  /// The profile without U+202F also takes away those that authors typed.
  static let bulletproof = TypographyRule(name: "bulletproof", triggers: Kinds(.edge)) { block, policy in
    guard policy.profile == .bulletproof else { return }
    for index in block.tokens.indices where block.tokens[index].gap == .narrow {
      block.setGap(before: index, .nbsp)
    }
  }
}
