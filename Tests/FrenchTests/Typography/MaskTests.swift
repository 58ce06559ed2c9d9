import French
import Testing

/// What is no French stays as it is.
@Suite struct MaskTests {
  @Test(
    arguments: TypographyCase.table(
      #"""
      https://exemple.fr/l'été?a=b;c!d
      http://exemple.fr/10%20de
      https://exemple.fr/a--b/"c"
      www.exemple.fr/l'eau
      exemple.fr/l'eau?b
      nom@exemple.fr
      prenom.nom+blog@exemple.co.uk
      @l'handle
      #l'étiquette
      #fff et #A0B1C2
      a="b"
      nom_de_l'objet
      {{ page.titre ? "a" : "b" }}
      {% if a == "b" %}
      {nom}
      &nbsp;
      &#39;
      &eacute;
      :rocket:
      Bien :)
      Bien :-(
      Bien :'(
      Bien ;-)
      Bien :p
      """#))
  func `addresses, code and placeholders`(_ example: TypographyCase) {
    example.check()
  }

  @Test(
    arguments: TypographyCase.table(
      #"""
      Voir https://exemple.fr ! → Voir https://exemple.fr·!
      Voir https://exemple.fr/a? → Voir https://exemple.fr/a·?
      (voir https://exemple.fr/a) : oui → (voir https://exemple.fr/a)⍽: oui
      https://fr.exemple.org/wiki/A_(b) ! → https://fr.exemple.org/wiki/A_(b)·!
      nom@exemple.fr ! → nom@exemple.fr·!
      Écrivez à nom@exemple.fr. → Écrivez à nom@exemple.fr.
      {{ a }} ! → {{ a }}·!
      Bien :) ! → Bien :)·!
      "https://exemple.fr" → «⍽https://exemple.fr⍽»
      et/ou ? → et/ou·?
      l'un/l'autre → l’un/l’autre
      """#))
  func `what stands around them is set`(_ example: TypographyCase) {
    example.check()
  }
}
