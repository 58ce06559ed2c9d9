import French
import Testing

/// The profile without U+202F.
@Suite struct BulletproofTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      Oui ! → Oui⍽!
      Oui·! → Oui⍽!
      10 000 → 10⍽000
      10·000 → 10⍽000
      a·b → a⍽b
      """#))
  func `no narrow space is left`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy = TypographyPolicy(profile: .bulletproof)
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      « a » → «⍽a⍽»
      10 % → 10⍽%
      """#))
  func `not even where a setting asks for it`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy = TypographyPolicy(profile: .bulletproof)
    policy.guillemets = .nnbsp
    policy.units = .nnbsp
    example.check(policy)
  }
}
