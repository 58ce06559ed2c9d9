import French
import Testing

/// R1: three dots are one ellipsis.
@Suite struct EllipsisTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      mot..
      etc...
      etc…
      Etc... et la suite
      un etc ... et la suite
      ../dossier
      un/.../deux
      1. Premier
      fin.
      v1.2.3
      mot… suite
      (…)
      … et ensuite
      il y a …quelque chose
      """#))
  func `two dots, paths and etc stay`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Si vous avez... → Si vous avez…
      Hum... oui → Hum… oui
      Hum.... oui → Hum… oui
      Hum...... oui → Hum… oui
      [...] → […]
      (...) → (…)
      ... → …
      ... et ensuite → … et ensuite
      mot ... suite → mot… suite
      mot … → mot…
      mot⍽… suite → mot… suite
      oui...! → oui…·!
      oui...? → oui…·?
      «oui...» → «⍽oui…⍽»
      <em>mot</em>... → <em>mot</em>…
      <code>x</code>... → <code>x</code>…
      10... → 10…
      j'... → j’…
      """#))
  func `dots become an ellipsis behind its word`(_ example: TypographyCase) {
    example.check()
  }
}
