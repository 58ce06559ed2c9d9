import French
import Testing

/// R12: the multiplication sign.
@Suite struct MultiplicationTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      4 x 4
      4x4
      """#))
  func `it is off unless asked for`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      0x4407
      x 4
      4 x mot
      3x
      2xy
      """#))
  func `other letters stay`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.multiplication = true
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      4 x 4 → 4⍽×⍽4
      4x4 → 4×4
      10 × 15 → 10⍽×⍽15
      2 x 3 x 4 → 2⍽×⍽3⍽×⍽4
      """#))
  func `between numbers x is the sign`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.multiplication = true
    example.check(policy)
  }
}
