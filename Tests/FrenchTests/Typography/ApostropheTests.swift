import French
import Testing

/// R2: the apostrophe is U+2019.
@Suite struct ApostropheTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      6' 10"
      2'33"
      45° 30' nord
      la lettre 'l' est
      :'(
      les années 80'
      'mot' entre apostrophes
      l’été
      ‘mot’
      `code`
      mot'
      """#))
  func `primes, quoted letters and emoticons stay`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      l'été → l’été
      L'Été → L’Été
      aujourd'hui → aujourd’hui
      rock'n'roll → rock’n’roll
      O'Brien → O’Brien
      prud'homme → prud’homme
      p'tit → p’tit
      qu'il n'y en a qu'un → qu’il n’y en a qu’un
      l'<em>éléphant</em> → l’<em>éléphant</em>
      <em>l'</em>éléphant → <em>l’</em>éléphant
      l'<code>x</code> → l’<code>x</code>
      d'1 euro → d’1⍽euro
      l'“ami” → l’«⍽ami⍽»
      l'«ami» → l’«⍽ami⍽»
      l'(in)attendu → l’(in)attendu
      C'est l'"été" ! → C’est l’«⍽été⍽»·!
      l`été → l’été
      l´été → l’été
      l‘été → l’été
      lʼété → l’été
      l′été → l’été
      """#))
  func `between letters it is curly`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      l' éléphant → l’éléphant
      L' avion → L’avion
      s' il → s’il
      qu' elle → qu’elle
      l’ éléphant → l’éléphant
      jusqu' ici → jusqu’ici
      l' œuvre → l’œuvre
      d' habitude → d’habitude
      l' <em>éléphant</em> → l’<em>éléphant</em>
      c' est-à-dire → c’est-à-dire
      """#))
  func `an elided word holds to the next`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      parents' amis
      l' grand
      """#))
  func `other words keep the space`(_ example: TypographyCase) {
    example.check()
  }
}
