import French
import Testing

/// R10: the letters of ordinals are raised, in HTML only.
@Suite struct OrdinalTests {
  @Test(
    arguments: TypographyCase.table(
      """
      c73885d83bce23c
      2e83f
      1e5
      A2e
      1.2e
      2er
      1nd
      3d
      1000e
      Me Durand → Me⍽Durand
      Ve et De et Ce et Le → V^{e} et De et Ce et Le
      Ie
      Vie
      #2e
      4K
      """))
  func `other letters behind digits stay`(_ example: TypographyCase) {
    #expect(visible(typeset(example.input, marks: true)) == example.expected)
  }

  @Test(
    arguments: TypographyCase.table(
      """
      le 1er mai → le 1^{er}⍽mai
      la 1re fois → la 1^{re} fois
      les 1ers → les 1^{ers}
      le 2e → le 2^{e}
      le 2d et la 2de → le 2^{d} et la 2^{de}
      le 2nd → le 2^{nd}
      la 3e. → la 3^{e}.
      (le 10e) → (le 10^{e})
      le XXIe siècle → le XXI^{e} siècle
      François Ier → François I^{er}
      la Ve République → la V^{e} République
      le 8e-9e → le 8^{e}-9^{e}
      """))
  func `ordinals are raised`(_ example: TypographyCase) {
    #expect(visible(typeset(example.input, marks: true)) == example.expected)
  }

  @Test func `outside HTML and where a site does not want it they stay`() {
    #expect(typeset("le 2e") == "le 2e")
    var policy = TypographyPolicy()
    policy.ordinals = false
    #expect(typeset("le 2e", policy, marks: true) == "le 2e")
  }
}
