/// Problems of front matter and settings.
extension Explanation {
  static var yamlSyntax: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un en-tête mal écrit",
        "L’en-tête, ou site.yml, ne suit pas les règles du YAML : rien de ce qui suit ne peut être compris.",
        """
        Une ligne s’écrit « clé: valeur », avec une espace après les deux-points. Mettez entre guillemets une
        valeur qui contient « : » ou « # », et alignez les listes par des espaces, jamais par des tabulations.
        """),
      en: Words(
        "Front matter that cannot be read",
        "The front matter, or site.yml, breaks the rules of YAML: nothing after that can be understood.",
        """
        A line is written “key: value”, with a space after the colon. Put quotes around a value that holds “: ”
        or “ #”, and align lists with spaces, never with tabs.
        """),
      wrong: "title: Affiliation : le guide", right: "title: \"Affiliation : le guide\"")
  }

  static var lostText: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une fin de ligne qui n’est pas lue",
        "Dans un en-tête, ce qui suit une espace et « # » est un commentaire : le lecteur ne le verra pas.",
        "Mettez la valeur entre guillemets."),
      en: Words(
        "The end of a line is not read",
        "In front matter what follows a space and “#” is a comment: readers will not see it.",
        "Put quotes around the value."),
      wrong: "title: Notre outil #1", right: "title: \"Notre outil #1\"")
  }

  static var duplicateKey: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un champ donné deux fois",
        "On ne peut savoir laquelle des deux valeurs est la bonne.",
        "Gardez une seule des deux lignes."),
      en: Words(
        "A field that is given twice",
        "Which of the two values is the right one cannot be known.",
        "Keep only one of the two lines."),
      wrong: "title: Un\ntitle: Deux", right: "title: Deux")
  }

  static var missingFrontMatter: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un texte sans en-tête",
        "L’en-tête donne le titre, la date et l’auteur ; sans lui il n’y a pas de page.",
        "Ajoutez-le tout en haut du fichier, entre deux lignes « --- »."),
      en: Words(
        "A text without front matter",
        "The front matter gives the title, the date and the author; without it there is no page.",
        "Add it at the very top of the file, between two lines “---”."),
      wrong: "Bonjour à tous.", right: "---\ntitle: Bonjour\ndate: 2026-09-16\n---\n\nBonjour à tous.")
  }

  static var unclosedFrontMatter: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un en-tête jamais fermé",
        "Sans la seconde ligne « --- », tout le texte passerait pour l’en-tête.",
        "Ajoutez une ligne « --- » entre l’en-tête et le texte."),
      en: Words(
        "Front matter that is never closed",
        "Without the second line “---” the whole text would pass for front matter.",
        "Add a line “---” between the front matter and the text."),
      wrong: "---\ntitle: Bonjour\n\nLe texte.", right: "---\ntitle: Bonjour\n---\n\nLe texte.")
  }

  static var unknownKey: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un champ inconnu",
        "Un champ mal orthographié serait ignoré sans bruit : l’article paraîtrait sans sa description.",
        "Corrigez son nom d’après la suggestion, ou supprimez la ligne."),
      en: Words(
        "A field that is not known",
        "A misspelled field would be ignored in silence: the article would go out without its description.",
        "Mend its name as suggested, or remove the line."),
      wrong: "descripton: Quatre critères.", right: "description: Quatre critères.")
  }

  static var wrongType: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Une valeur d’une autre nature",
        "Une liste est attendue et un texte est donné, ou l’inverse.",
        "Écrivez la valeur sous la forme que montre le message."),
      en: Words(
        "A value of another kind",
        "A list is expected and a text is given, or the other way round.",
        "Write the value in the form that the message shows."),
      wrong: "tags: Pilotage, Contrat", right: "tags: [Pilotage, Contrat]")
  }

  static var missingField: Self {
    Self(
      .error, .unlessError,
      fr: Words(
        "Un champ manquant",
        """
        Sans titre, date ni auteur un article ne peut paraître : c’est une erreur. L’absence de description
        est un avertissement, car les moteurs de recherche en inventent alors une ; celle du « slug: », une
        remarque, car l’adresse changerait avec le titre.
        """,
        "Ajoutez la ligne que propose le message."),
      en: Words(
        "A field is missing",
        """
        Without title, date and author an article cannot go out: that is an error. A missing description is a
        warning, as search engines make one up; a missing “slug:” a notice, as the address would change with
        the title.
        """,
        "Add the line that the message proposes."),
      wrong: "title: Choisir sa plateforme",
      right: "title: Choisir sa plateforme\ndescription: Quatre critères pour décider.")
  }

  static var invalidValue: Self {
    Self(
      .error, .unlessError,
      fr: Words(
        "Une valeur qui ne convient pas",
        "La valeur est lisible, mais ne fait pas partie de celles que ce champ accepte.",
        "Prenez l’une des valeurs que le message énumère."),
      en: Words(
        "A value that does not do",
        "The value can be read, but is not one that this field takes.",
        "Take one of the values that the message lists."),
      wrong: "html: oui", right: "html: trusted")
  }

  static var badDate: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Une date illisible",
        "La date décide de la parution et de l’ordre des articles : elle ne se devine pas.",
        "Écrivez année, mois et jour, et au besoin l’heure de Paris."),
      en: Words(
        "A date that cannot be read",
        "The date decides when an article goes out, and the order: it cannot be guessed.",
        "Write year, month and day, and the time in Paris if need be."),
      wrong: "date: 16/09/2026", right: "date: 2026-09-16 09:30")
  }

  static var badSlug: Self {
    Self(
      .error, .unlessError,
      fr: Words(
        "Un nom qui ne convient pas à une adresse",
        "Une adresse n’a que des minuscules sans accent, des chiffres et des traits d’union.",
        "Reprenez la forme que propose le message."),
      en: Words(
        "A name that does not do for an address",
        "An address has only small letters without accents, digits and hyphens.",
        "Take the form that the message proposes."),
      wrong: "slug: Été à Nice", right: "slug: ete-a-nice")
  }

  static var badURL: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Une adresse incomplète",
        "Une adresse du web commence par https:// ; sans cela le lien ne mènerait nulle part.",
        "Copiez l’adresse entière depuis le navigateur."),
      en: Words(
        "An incomplete address",
        "A web address begins with https://; otherwise the link would lead nowhere.",
        "Copy the whole address from the browser."),
      wrong: "url: www.example.com", right: "url: https://www.example.com/")
  }
}
