import French
import Testing

/// R17: spaces that have no business.
@Suite struct StraySpaceTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      un .NET
      un .docx
      1,7
      vaut ,5
      f( x ) et a[ i ]
      mot, suite. Fin.
      [ ]
      ( )
      un ... deux → un… deux
      """#))
  func `what begins with a dot or comma stays`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      mot , suite → mot, suite
      mot . Suite → mot. Suite
      mot⍽, suite → mot, suite
      ( x ) → (x)
      [ x ] → [x]
      ( mot et mot ) → (mot et mot)
      <em>mot</em> , suite → <em>mot</em>, suite
      «⍽mot⍽» , suite → «⍽mot⍽», suite
      (mot ) → (mot)
      ( mot ? ) → (mot·?)
      """#))
  func `spaces before a comma or stop, and inside parentheses, go`(_ example: TypographyCase) {
    example.check()
  }
}
