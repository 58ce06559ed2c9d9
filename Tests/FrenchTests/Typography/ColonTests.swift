import French
import Testing

/// R5: the space before a colon.
@Suite struct ColonTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      12:30
      12:30:15
      16:9
      3:1
      https:
      https://exemple.fr:8080/
      mailto:nom@exemple.fr
      std::vector
      :rocket:
      a :rocket: b
      Bien :)
      Bien :-) et :p
      :
      : suite
      cle:valeur
      00:1B:44:11
      """#))
  func `times, ratios and addresses have none`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Avantages : → Avantages⍽:
      Avantages·: → Avantages⍽:
      (ex : CSM) → (ex⍽: CSM)
      Lumigency :Un → Lumigency⍽:Un
      «⍽mot⍽» : suite → «⍽mot⍽»⍽: suite
      (mot) : suite → (mot)⍽: suite
      <strong>Note</strong> : suite → <strong>Note</strong>⍽: suite
      <strong>Note :</strong> suite → <strong>Note⍽:</strong> suite
      En 2026 : suite → En 2026⍽: suite
      50 % : suite → 50⍽%⍽: suite
      (voir ici :) → (voir ici⍽:)
      Fini ! : suite → Fini·!⍽: suite
      Il dit : « Oui » → Il dit⍽: «⍽Oui⍽»
      """#))
  func `a space before becomes a no-break space`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Avantages: → Avantages⍽:
      Avantages: deux → Avantages⍽: deux
      (mot): suite → (mot)⍽: suite
      «mot»: suite → «⍽mot⍽»⍽: suite
      <em>mot</em>: suite → <em>mot</em>⍽: suite
      Article 3: suite → Article 3⍽: suite
      """#))
  func `a missing space is put in`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Superman: le film
      Superman : le film → Superman⍽: le film
      """#))
  func `only a space that is there changes`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.insertMissing = false
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Avantages : → Avantages·:
      Avantages⍽: → Avantages·:
      """#))
  func `it may be narrow, or none`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.colon = .nnbsp
    example.check(policy)
  }
}
