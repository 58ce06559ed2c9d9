/// Problems of themes, for those who write them.
extension Explanation {
  static var unknownTheme: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un thème introuvable",
        "Aucun dossier de themes/ ne porte ce nom.",
        "Corrigez « theme: » dans site.yml, ou « extends: » dans theme.yml."),
      en: Words(
        "A theme that cannot be found",
        "No folder of themes/ has this name.",
        "Mend “theme:” in site.yml, or “extends:” in theme.yml."),
      wrong: "theme: papiers", right: "theme: papier")
  }

  static var themeCycle: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Des thèmes qui se prolongent en rond",
        "Chacun prend à l’autre ce qui lui manque : on n’en finirait pas.",
        "Retirez l’une des lignes « extends: »."),
      en: Words(
        "Themes that extend each other in a circle",
        "Each takes from the other what it lacks: there would be no end.",
        "Remove one of the lines “extends:”."))
  }

  static var missingThemeFile: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un fichier manquant du thème",
        "Le thème nomme un gabarit ou une feuille de style qu’il n’a pas.",
        "Créez le fichier, ou ajoutez « extends: papier » à theme.yml pour prendre celui du thème d’origine."),
      en: Words(
        "A file that the theme lacks",
        "The theme names a template or a style sheet that it does not have.",
        "Make the file, or add “extends: papier” to theme.yml to take that of the original theme."))
  }

  static var templateSyntax: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un gabarit mal écrit",
        "Une balise {{…}} n’est pas fermée, ou les sections s’emboîtent mal.",
        "Fermez la balise ou la section à l’endroit que montre le message."),
      en: Words(
        "A template that cannot be read",
        "A tag {{…}} is not closed, or sections are nested wrongly.",
        "Close the tag or the section where the message shows."),
      wrong: "{{#tags}}{{label}}", right: "{{#tags}}{{label}}{{/tags}}")
  }

  static var unknownName: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un nom que le gabarit ne connaît pas",
        "La page n’a pas de valeur de ce nom : rien ne s’afficherait.",
        "Corrigez le nom d’après la suggestion."),
      en: Words(
        "A name that the template does not know",
        "The page has no value of that name: nothing would be printed.",
        "Mend the name as suggested."),
      wrong: "{{titel}}", right: "{{title}}")
  }

  static var unknownPartial: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un gabarit inclus introuvable",
        "Le thème n’a pas de gabarit de ce nom.",
        "Créez ce fichier dans le thème, ou corrigez le nom."),
      en: Words(
        "An included template that cannot be found",
        "The theme has no template of that name.",
        "Make this file in the theme, or mend the name."),
      wrong: "{{> entete}}", right: "{{> en-tete}}")
  }

  static var includeLoop: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Des gabarits qui s’incluent en boucle",
        "La page n’aurait pas de fin.",
        "Retirez l’une de ces inclusions."),
      en: Words(
        "Templates that include each other in a loop",
        "The page would have no end.",
        "Remove one of these inclusions."))
  }

  static var wrongUse: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Une valeur employée autrement qu’elle ne peut l’être",
        "Une liste s’affiche comme un texte, ou un texte comme du HTML : la page pourrait être cassée.",
        "Écrivez la balise comme le montre le message."),
      en: Words(
        "A value that is used in a way that it cannot be",
        "A list is printed as a text, or a text as HTML: the page could be broken.",
        "Write the tag as the message shows."),
      wrong: "{{{title}}}", right: "{{title}}")
  }

  static var missingString: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un texte d’interface manquant",
        "Le thème affiche un texte qui n’est pas dans strings/fr.yml.",
        "Ajoutez-y la ligne que propose le message."),
      en: Words(
        "A string of the interface is missing",
        "The theme prints a string that is not in strings/fr.yml.",
        "Add the line that the message proposes."),
      wrong: "{{strings.voirPlus}}", right: "voirPlus: Voir plus")
  }
}
