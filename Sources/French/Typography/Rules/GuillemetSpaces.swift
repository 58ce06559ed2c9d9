extension TypographyRule {
  /// R3: the spaces inside « and ».
  static let guillemetSpaces = TypographyRule(
    name: "guillemetSpaces", triggers: Kinds(.openGuillemet, .closeGuillemet)
  ) { block, policy in
    let gap = policy.gap(policy.guillemets)
    for sign in block.signs {
      let index = Int(sign)
      let mayInsert = policy.insertMissing || block.tokens[index].edits.contains(.converted)
      switch block.kind(index) {
      case .openGuillemet:
        let next = block.after(index)
        guard block.kind(next) != .edge, block.kind(next) != .closeGuillemet,
          mayInsert || !block.isGlued(next)
        else { continue }
        block.setGap(after: index, gap)
      case .closeGuillemet:
        let previous = block.before(index)
        guard block.kind(previous) != .edge, block.kind(previous) != .openGuillemet,
          mayInsert || !block.isGlued(index)
        else { continue }
        block.setGap(before: index, gap)
      default: break
      }
    }
  }
}
