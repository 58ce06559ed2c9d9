import French
import Testing

/// R3: quotations and their guillemets.
@Suite struct QuoteTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      Il dit "non
      un écran 15"
      5'10"
      un écran 15" large
      a"b
      fin" de citation
      "
      ""
      un "mot «⍽autre" ici⍽»
      »mot«
      “ouvert seulement
      fermé seulement”
      «⍽Un “mot” dedans⍽»
      «⍽Un “mot ‘profond’ ici” dedans⍽»
      cle="valeur"
      <code>"x"</code>
      """#))
  func `what does not pair stays`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      "mot" → «⍽mot⍽»
      Un "mot" et "un autre" → Un «⍽mot⍽» et «⍽un autre⍽»
      "Oui!" → «⍽Oui·!⍽»
      ("mot") → («⍽mot⍽»)
      "mot", dit-il → «⍽mot⍽», dit-il
      "mot". → «⍽mot⍽».
      "mot"... → «⍽mot⍽»…
      "mot": suite → «⍽mot⍽»⍽: suite
      Il dit : "Elle a répondu "oui" hier". → Il dit⍽: «⍽Elle a répondu “oui” hier⍽».
      "a "b "c" d" e" → «⍽a “b ‘c’ d” e⍽»
      " mot " → «⍽mot⍽»
      "Le 12" et "le 13" → «⍽Le 12⍽» et «⍽le 13⍽»
      "<b>mot</b>" → «⍽<b>mot</b>⍽»
      <b>"mot"</b> → <b>«⍽mot⍽»</b>
      "<a>lien</a>, suite" → «⍽<a>lien</a>, suite⍽»
      "mot <a>lien</a>" → «⍽mot <a>lien</a>⍽»
      "<code>x</code>" → «⍽<code>x</code>⍽»
      l'"Oui" → l’«⍽Oui⍽»
      "un"/"deux" → «⍽un⍽»/«⍽deux⍽»
      "un"-"deux" → «⍽un⍽»-«⍽deux⍽»
      - "mot" → - «⍽mot⍽»
      «⍽Il dit "oui"⍽» → «⍽Il dit “oui”⍽»
      « Il dit "oui" et "non" » → «⍽Il dit “oui” et “non”⍽»
      "Il dit « oui »" → «⍽Il dit «⍽oui⍽»⍽»
      un écran 15" et un "mot" → un écran 15" et un «⍽mot⍽»
      « Premier paragraphe avec "mot" → «⍽Premier paragraphe avec “mot”
      """#))
  func `straight quotes become guillemets`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      “endormi” → «⍽endormi⍽»
      “Elle a dit “oui” hier” → «⍽Elle a dit “oui” hier⍽»
      ”mot” → «⍽mot⍽»
      „mot” → «⍽mot⍽»
      „mot“ → «⍽mot⍽»
      “ mot ” → «⍽mot⍽»
      l’“ami” → l’«⍽ami⍽»
      « un “ mot ” » → «⍽un “mot”⍽»
      """#))
  func `English quotes become guillemets`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      “endormi”
      Il dit “oui” et "non" → Il dit “oui” et «⍽non⍽»
      """#))
  func `English quotes may be kept`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.convertCurly = false
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      «test» → «⍽test⍽»
      « test » → «⍽test⍽»
      «  test  » → «⍽test⍽»
      «·test·» → «⍽test⍽»
      «⍽test» → «⍽test⍽»
      « test» → «⍽test⍽»
      « <a>lien</a> » → «⍽<a>lien</a>⍽»
      «<a>lien</a>» → «⍽<a>lien</a>⍽»
      <em>«</em> mot <em>»</em> → <em>«</em>⍽mot⍽<em>»</em>
      <a>« mot</a> » → <a>«⍽mot</a>⍽»
      « Il dit « oui » » → «⍽Il dit «⍽oui⍽»⍽»
      «mot»! → «⍽mot⍽»·!
      « mot → «⍽mot
      mot » → mot⍽»
      """#))
  func `guillemets have no-break spaces inside`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      « test » → «·test·»
      "test" → «·test·»
      «⍽test⍽» → «·test·»
      """#))
  func `they may be narrow`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.guillemets = .nnbsp
    example.check(policy)
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      «test»
      « test » → «⍽test⍽»
      "test" → «⍽test⍽»
      """#))
  func `nothing is put in where a site does not want it`(_ example: TypographyCase) {
    var policy = TypographyPolicy()
    policy.insertMissing = false
    example.check(policy)
  }
}
