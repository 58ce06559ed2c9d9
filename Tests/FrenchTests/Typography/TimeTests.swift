import French
import Testing

/// R8: the hour.
@Suite struct TimeTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      12:30
      8h
      25h30
      2h30min
      10h5
      B12h30
      1h05'
      14⍽h⍽30
      18H30
      """#))
  func `other numbers with an h stay`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      14h30 → 14⍽h⍽30
      14 h 30 → 14⍽h⍽30
      9h00 → 9⍽h⍽00
      à 9h05. → à 9⍽h⍽05.
      9 h → 9⍽h
      de 9h30 à 18h15 → de 9⍽h⍽30 à 18⍽h⍽15
      (14h30) → (14⍽h⍽30)
      0h15 → 0⍽h⍽15
      2 h 30 min → 2⍽h⍽30⍽min
      """#))
  func `hours and minutes are parted`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      14h30
      14 h 30 → 14⍽h⍽30
      """#))
  func `only spaces that are there change`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.insertMissing = false
    example.check(policy)
  }
}
