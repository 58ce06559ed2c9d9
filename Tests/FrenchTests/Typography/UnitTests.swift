import French
import Testing

/// R7: a number holds to what it counts.
@Suite struct UnitTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      480w
      10e
      B2B
      4K
      H2O
      20°C
      8h
      3x
      10%20
      %s et %d
      5€50
      #10 de
      2026 et 2027
      6 ou 7
      de 3 à 5
      10 par jour
      2026 l’agence
      2026 aujourd’hui
      10 Le
      iPhone 15 Pro
      Covid-19 touche
      """#))
  func `without a space there is no unit`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      10% → 10⍽%
      10 % → 10⍽%
      10·% → 10⍽%
      12,5% → 12,5⍽%
      30€ → 30⍽€
      30 € → 30⍽€
      10£ → 10⍽£
      10 ¥ → 10⍽¥
      10 $ → 10⍽$
      5‰ → 5⍽‰
      30€/mois → 30⍽€/mois
      (10%) → (10⍽%)
      10%. → 10⍽%.
      <b>10</b>% → <b>10</b>⍽%
      30 EUR → 30⍽EUR
      30EUR → 30⍽EUR
      30 USD → 30⍽USD
      10 M€ → 10⍽M€
      10 k€ → 10⍽k€
      3 millions € → 3⍽millions⍽€
      1,5 Md€ → 1,5⍽Md€
      """#))
  func `signs get a no-break space`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      30 minutes → 30⍽minutes
      6 éditeurs → 6⍽éditeurs
      65 ans → 65⍽ans
      16 septembre 2026 → 16⍽septembre 2026
      1er octobre → 1er⍽octobre
      1er septembre 2026 → 1er⍽septembre 2026
      5 km → 5⍽km
      10 km/h → 10⍽km/h
      3 m² → 3⍽m²
      20 °C → 20⍽°C
      35,5 °C → 35,5⍽°C
      100 Mo → 100⍽Mo
      10 kWh → 10⍽kWh
      18 h → 18⍽h
      3 j → 3⍽j
      150 g de farine → 150⍽g de farine
      1/2 heure → 1/2⍽heure
      en 3 <em>jours</em> → en 3⍽<em>jours</em>
      """#))
  func `symbols and nouns hold to their number`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      10 % → 10·%
      10% → 10·%
      18 h → 18·h
      150 g → 150·g
      24 heures → 24⍽heures
      35,5 °C → 35,5·°C
      """#))
  func `units may be narrow, nouns stay wide`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.units = .nnbsp
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      10%
      30€
      30EUR
      10 % → 10⍽%
      """#))
  func `only a space that is there changes`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.insertMissing = false
    example.check(policy)
  }
}
