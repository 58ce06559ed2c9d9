import French
import Testing

/// R4: the space before ; ! and ?
@Suite struct HighPunctuationTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      Yahoo! et Jeopardy!
      (?) et (!)
      !important
      a?b
      a!b
      ?x=1
      https://exemple.fr/?q=a;b!c
      page.php?a=b
      Merci ;) et ;-)
      !
      ?!
      C’est fini·!
      «⍽Oui·!⍽»
      a != b
      """#))
  func `what is no punctuation stays`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Oui ! → Oui·!
      Oui⍽! → Oui·!
      Oui·! → Oui·!
      Oui  ! → Oui·!
      Oui ⍽! → Oui·!
      Non ? → Non·?
      Un ; deux → Un·; deux
      Quoi ?! → Quoi·?!
      Quoi ??? → Quoi·???
      Quoi ! ? → Quoi·!·?
      Quoi ?… → Quoi·?…
      (quoi ?) → (quoi·?)
      « Oui ! » → «⍽Oui·!⍽»
      <a>invité</a> ! → <a>invité</a>·!
      <a>invité </a>! → <a>invité·</a>!
      <em>Oui !</em> → <em>Oui·!</em>
      <em>Oui</em> <strong>!</strong> → <em>Oui</em>·<strong>!</strong>
      <code>x</code> ? → <code>x</code>·?
      Oui !<br>Non ? → Oui·!<br>Non·?
      Bonjour !Comment → Bonjour·!Comment
      100 % ? → 100⍽%·?
      J.-C. ? → J.-C.·?
      🎉 Bravo 🎉 ! → 🎉⍽Bravo 🎉·!
      """#))
  func `a space before becomes narrow`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      choix? → choix·?
      Oui!Non → Oui!Non
      Oui! → Oui·!
      Oui!!! → Oui·!!!
      Oui?! → Oui·?!
      fin; suite → fin·; suite
      (fin?) → (fin·?)
      [sic!] → [sic·!]
      «fin?» → «⍽fin·?⍽»
      «mot»? → «⍽mot⍽»·?
      fin)? → fin)·?
      50%! → 50⍽%·!
      fin…? → fin…·?
      2026? → 2026·?
      <em>mot</em>? → <em>mot</em>·?
      <code>x</code>? → <code>x</code>·?
      fin?<br>suite! → fin·?<br>suite·!
      Quoi?, dit-il → Quoi·?, dit-il
      """#))
  func `a missing space is put in where something ends`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      choix?
      choix ? → choix·?
      """#))
  func `only a space that is there changes`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.insertMissing = false
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Oui ! → Oui⍽!
      Oui·! → Oui⍽!
      Oui? → Oui⍽?
      """#))
  func `it may be as wide as others`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.punctuation = .nbsp
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Oui!
      Oui ! → Oui!
      Oui·? → Oui?
      """#))
  func `there may be none, as in Québec`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.punctuation = .none
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Wham!
      le groupe Wham! et
      Tic; Tac
      Superwham! → Superwham·!
      """#))
  func `names of a site are left alone`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.exceptions = ["Wham!", "Qui veut? ", "Tic; Tac"]
    example.check(policy)
  }
}
