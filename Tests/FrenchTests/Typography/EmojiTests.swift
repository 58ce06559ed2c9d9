import French
import Testing

/// R13: emoji.
@Suite struct EmojiTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      mot 👉 mot
      👉mot
      🎉
      """#))
  func `inside a text they stay`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      👉 Voir → 👉⍽Voir
      👨‍👩‍👧 Famille → 👨‍👩‍👧⍽Famille
      🇫🇷 France → 🇫🇷⍽France
      ✅ Oui → ✅⍽Oui
      ⚠️ Attention → ⚠️⍽Attention
      👍🏽 Bien → 👍🏽⍽Bien
      <strong>👉 Voir</strong> → <strong>👉⍽Voir</strong>
      """#))
  func `at the head they hold to the first word`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      """
      👉 Voir → ~{👉}⍽Voir
      👨‍👩‍👧 Famille → ~{👨‍👩‍👧}⍽Famille
      mot 👉 mot
      ✅
      ✅ !
      """))
  func `in HTML a leading emoji is an ornament of the text after it`(_ example: TypographyCase) {
    #expect(
      visible(typeset(hidden(example.input), marks: true)) == example.expected.replacing("✅ !", with: "✅·!"))
  }
}
