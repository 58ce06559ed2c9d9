import French
import Testing

/// R6: the thousands of a number.
@Suite struct ThousandsTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      2026
      75008
      10000
      01 23 45 67 89
      01.23.45.67.89
      +33 6 12 34 56 78
      0 800 123 456
      SIREN 732 829 320
      SIRET : 732 829 320 00074 → SIRET⍽: 732 829 320 00074
      RCS Paris 732 829 320
      IBAN FR76 3000 6000 0112 3456 7890 189
      12 34
      1,5
      3.14
      2026 300
      10·000
      """#))
  func `what is no number of thousands stays`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      10 000 → 10·000
      10⍽000 → 10·000
      1 000 → 1·000
      1 234 567 → 1·234·567
      1 234 567,89 → 1·234·567,89
      de 10 000 à 20 000 → de 10·000 à 20·000
      (10 000) → (10·000)
      -10 000 → -10·000
      10 000 € → 10·000⍽€
      10 000 visites → 10·000⍽visites
      1 000 000 de visites → 1·000·000 de visites
      <b>10</b> 000 → <b>10</b>·000
      """#))
  func `thousands are parted by a narrow space`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      10 000 → 10⍽000
      10·000 → 10⍽000
      """#))
  func `the space may be wide`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.numbers = .nbsp
    example.check(policy)
  }
}
