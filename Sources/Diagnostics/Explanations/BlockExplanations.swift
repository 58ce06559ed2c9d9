/// Problems of Markdown and of the blocks in it.
extension Explanation {
  static var unknownDirective: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un bloc inconnu",
        "Le thème n’a pas de bloc de ce nom : le lecteur verrait les deux-points.",
        "Corrigez le nom d’après la suggestion ; le thème dit quels blocs il a."),
      en: Words(
        "A block that is not known",
        "The theme has no block of that name: readers would see the colons.",
        "Mend the name as suggested; the message lists the blocks of the theme."),
      wrong: ":::encar\nÀ retenir.\n:::", right: ":::encart\nÀ retenir.\n:::")
  }

  static var unclosedDirective: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un bloc jamais fermé",
        "Tout le reste de l’article se trouverait dans le bloc.",
        "Ajoutez « ::: » seul sur une ligne, là où le bloc finit."),
      en: Words(
        "A block that is never closed",
        "All the rest of the article would stand in the block.",
        "Add “:::” on a line of its own where the block ends."),
      wrong: ":::encart\nÀ retenir.", right: ":::encart\nÀ retenir.\n:::")
  }

  static var strayDirectiveClose: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un « ::: » de trop",
        "Ces deux-points ne ferment aucun bloc ; le lecteur les verrait.",
        "Supprimez la ligne, ou vérifiez que le bloc n’est pas fermé plus haut."),
      en: Words(
        "A “:::” too many",
        "These colons close no block; readers would see them.",
        "Remove the line, or check whether the block is closed above."),
      wrong: ":::encart\nÀ retenir.\n:::\n:::", right: ":::encart\nÀ retenir.\n:::")
  }

  static var badAttribute: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un réglage de bloc mal donné",
        "Un bloc a besoin d’un titre ou d’un réglage qui manque, ou la valeur ne convient pas.",
        "Écrivez le réglage comme le montre le message."),
      en: Words(
        "An attribute of a block that does not do",
        "A block needs a title or an attribute that is missing, or its value does not do.",
        "Write the attribute as the message shows."),
      wrong: ":::decision\n…\n:::", right: ":::decision[Quelle solution choisir ?]\n…\n:::")
  }

  static var unknownAttribute: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un réglage de bloc inconnu",
        "Le bloc n’a pas de réglage de ce nom : il serait ignoré sans bruit.",
        "Corrigez son nom d’après la suggestion, ou retirez-le."),
      en: Words(
        "An attribute that a block does not have",
        "The block has no attribute of that name: it would be ignored in silence.",
        "Mend its name as suggested, or take it out."),
      wrong: "::consultation{ofre=audit}", right: "::consultation{offre=audit}")
  }

  static var blockContent: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un bloc dont le contenu ne convient pas",
        "Certains blocs attendent un tableau, une liste ou un texte, complets et sans doublon.",
        "Complétez ou retirez ce que montre le message."),
      en: Words(
        "A block with the wrong content",
        "Some blocks expect a table, a list or a text, complete and without duplicates.",
        "Fill in or take out what the message shows."),
      wrong: ":::decision[Quelle solution ?]\nÀ vous de voir.\n:::",
      right: """
        :::decision[Quelle solution ?]
        | Si vous avez… | Recommandation |
        | --- | --- |
        | Une équipe | Internaliser |
        :::
        """)
  }

  static var dangerousHTML: Self {
    Self(
      .warning, .unlessError,
      fr: Words(
        "Du HTML qui ne passe pas",
        "Scripts, formulaires et attributs comme onclick pourraient suivre le lecteur ou casser la page.",
        "Retirez la balise, ou servez-vous d’un bloc du thème."),
      en: Words(
        "HTML that is not let through",
        "Scripts, forms and attributes such as onclick could track readers or break the page.",
        "Take the tag out, or use a block of the theme."),
      wrong: "<script src=\"https://example.com/a.js\"></script>", right: "::consultation")
  }

  static var dangerousLink: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un lien qui exécute du code",
        "Une adresse « javascript: » ou « data: » exécuterait du code chez le lecteur.",
        "Écrivez une adresse qui commence par https://, mailto: ou « / »."),
      en: Words(
        "A link that runs code",
        "An address “javascript:” or “data:” would run code in the reader’s browser.",
        "Write an address that begins with https://, mailto: or “/”."),
      wrong: "[Imprimer](javascript:print())", right: "[La version imprimable](/guide/)")
  }

  static var duplicateID: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un identifiant donné deux fois",
        "Un lien vers cette ancre ne mènerait qu’au premier des deux endroits.",
        "Donnez un autre identifiant à l’un des deux."),
      en: Words(
        "An id that is given twice",
        "A link to this anchor would only lead to the first of the two places.",
        "Give one of the two another id."),
      wrong: ":::encart{#prix}\n…\n:::\n\n:::citation{#prix}\n…\n:::",
      right: ":::encart{#prix}\n…\n:::\n\n:::citation{#avis}\n…\n:::")
  }
}
