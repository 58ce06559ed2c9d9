/// The French words that say nothing of what a text is about: articles, pronouns, prepositions, conjunctions,
/// the auxiliaries être and avoir, the verbs that serve others (faire, pouvoir, devoir, falloir), and the letters
/// that an elision leaves.
///
/// The list is closed: words that are frequent only on one blog are for their low weight to settle. « Pas »,
/// « non » and « sans » are in it, as two texts are not akin by them.
enum StopWords {
  static let words = """
    a à afin ai aie aient ainsi ait alors après as au aucun aucune aujourd'hui auquel aura aurai auraient
    aurait auront aussi autre autres aux auxquelles auxquels avaient avais avait avant avec avez aviez avions
    avoir avons ayant ayez ayons
    c ça car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci comme comment contre
    d dans de déjà delà depuis des dès desquelles desquels doit doivent donc dont du duquel durant
    elle elles en encore entre envers es est et étaient étais était étant étiez étions été être eu eurent eut eux
    faire fait font faut furent fus fut hors
    il ils j je jusqu jusque
    l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui
    m ma mais malgré me même mêmes mes moi mon moins
    n ne ni non nos notre nous nôtre nôtres
    on ont or ou où
    par parce parmi pas pendant peu peut peuvent plus pour pourquoi pourtant près puis puisqu puisque
    qu quand que quel quelle quelles quelqu quelque quelques quelqu'un quelqu'une quels qui quoi quoiqu quoique
    s sa sans sauf se selon sera serai seraient serait seras serez seront ses si sien sienne siens sinon soi
    soient sois soit sommes son sont sous soyez suis sur
    t ta tandis te tel telle telles tels tes toi ton toujours tous tout toute toutes très trop tu
    un une
    va vers voici voilà vos votre vous vôtre vôtres
    y
    """
    .split { $0 == " " || $0 == "\n" }.map(String.init)

  /// What an elision leaves before its apostrophe at the beginning of a word.
  static let elided = [
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
  ]
}
