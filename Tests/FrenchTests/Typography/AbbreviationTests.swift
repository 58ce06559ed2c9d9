import French
import Testing

/// R9: titles and references.
@Suite struct AbbreviationTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      M. et Mme
      Mme et M. sont
      Cap. 3
      fin du chap. Suite
      un p. ici
      Mr Dupont
      Le Dr
      MM
      """#))
  func `words that are no abbreviations stay`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      M. Dupont → M.⍽Dupont
      MM. Dupont et Durand → MM.⍽Dupont et Durand
      Mme Dupont → Mme⍽Dupont
      Mmes Dupont → Mmes⍽Dupont
      Mlle Élise → Mlle⍽Élise
      Dr House → Dr⍽House
      Pr Tournesol → Pr⍽Tournesol
      Me Durand → Me⍽Durand
      Mgr Myriel → Mgr⍽Myriel
      (M. Dupont) → (M.⍽Dupont)
      l'avis de Mme <b>Dupont</b> → l’avis de Mme⍽<b>Dupont</b>
      """#))
  func `a title holds to its name`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      p. 12 → p.⍽12
      pp. 12 → pp.⍽12
      art. 3 → art.⍽3
      chap. IV → chap.⍽IV
      vol. 2 → vol.⍽2
      t. II → t.⍽II
      fig. 3 → fig.⍽3
      n° 12 → n°⍽12
      n°12 → n°⍽12
      N°3 → N°⍽3
      le n°5 → le n°⍽5
      § 3 → §⍽3
      av. J.-C. → av.⍽J.-C.
      """#))
  func `a reference holds to its number`(_ example: TypographyCase) {
    example.check()
  }
}
