import French
import Testing

/// R11: a hyphen between spaces is a dash.
@Suite struct DashTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      porte-monnaie
      B2B-B2C
      1964-2009
      2026-09-16
      06-12-34-56-78
      10 - 2
      - mot
      mot -
      -5 °C → -5⍽°C
      --option
      un--deux
      a -> b
      Style –⍽x⍽– y
      la -suite
      """#))
  func `other hyphens stay`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Style - x - y → Style –⍽x⍽– y
      mot -- incise -- suite → mot –⍽incise⍽– suite
      mot --- incise --- suite → mot –⍽incise⍽– suite
      mot — incise — suite → mot –⍽incise⍽– suite
      mot – incise – suite → mot –⍽incise⍽– suite
      Paris - Lyon → Paris –⍽Lyon
      mot -- fin. Mot -- fin. → mot –⍽fin. Mot –⍽fin.
      mot - incise -, suite → mot –⍽incise⍽–, suite
      a - b - c - d → a –⍽b⍽– c –⍽d
      <em>a</em> - <em>b</em> → <em>a</em> –⍽<em>b</em>
      a⍽- b → a –⍽b
      """#))
  func `the first opens, the second closes`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      — Bonjour → —⍽Bonjour
      – Bonjour → –⍽Bonjour
      """#))
  func `a dialogue holds to its dash`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      mot -- incise -- suite → mot —⍽incise⍽— suite
      mot – suite → mot —⍽suite
      """#))
  func `dashes may be long`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.dashes = .em
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      mot -- incise - suite
      mot — suite
      """#))
  func `or stay`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.dashes = .off
    example.check(policy)
  }
}
