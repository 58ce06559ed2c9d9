/// What serves the readers of a text ill, and what only the whole blog shows.
extension Explanation {
  static var missingAlt: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une image sans description",
        "Qui ne voit pas l’image, et les moteurs de recherche, n’en sauront rien.",
        "Dites entre les crochets ce qu’elle montre. Une simple décoration s’écrit avec alt=\"\"."),
      en: Words(
        "A picture without a description",
        "Whoever does not see the picture, and search engines, will know nothing of it.",
        "Tell between the brackets what it shows. A mere decoration is written with alt=\"\"."),
      wrong: "![](/images/marges.png)", right: "![Les marges par réseau, de 4 à 12 %](/images/marges.png)")
  }

  static var uselessAlt: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une description d’image qui ne dit rien",
        "Un nom de fichier, le mot « image » ou la légende répétée n’apprennent rien à qui ne voit pas l’image.",
        "Dites en une phrase ce que l’image montre."),
      en: Words(
        "A description of a picture that says nothing",
        "The name of a file, the word “image” or the caption again tell nothing to who does not see the picture.",
        "Tell in a sentence what the picture shows."),
      wrong: "![IMG_2034.jpg](/images/equipe.jpg)",
      right: "![Trois personnes autour d’un tableau de bord](/images/equipe.jpg)")
  }

  static var vagueLinkText: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un lien dont le texte ne dit pas où il mène",
        "Lu seul, comme le fait un lecteur d’écran, « cliquez ici » n’annonce rien ; les moteurs de recherche non plus n’en tirent rien.",
        "Mettez le lien sur les mots qui nomment ce que l’on trouvera."),
      en: Words(
        "A link whose text does not say where it leads",
        "Read alone, as screen readers do, “click here” announces nothing; nor do search engines learn from it.",
        "Put the link on the words that name what will be found."),
      wrong: "Pour les critères, [cliquez ici](criteres.md).",
      right: "Voyez [les critères de choix](criteres.md).")
  }

  static var headingJump: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un niveau de titre sauté",
        "Les titres font le plan de la page : un niveau qui manque égare ceux qui s’y déplacent de titre en titre.",
        "Une partie commence par « ## », une sous-partie par « ### »."),
      en: Words(
        "A level of headings is left out",
        "Headings are the outline of the page: a missing level loses those who move from heading to heading.",
        "A section begins with “##”, a subsection with “###”."),
      wrong: "## Choisir\n\n#### Le prix", right: "## Choisir\n\n### Le prix")
  }

  static var emptySection: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une partie vide",
        "Le titre promet un texte qui n’est pas là ; il paraît aussi dans le sommaire.",
        "Écrivez la partie, ou retirez son titre."),
      en: Words(
        "An empty section",
        "The heading promises a text that is not there; it is in the table of contents, too.",
        "Write the section, or remove its heading."),
      wrong: "## Le prix\n\n## Le contrat\n\nIl dure un an.",
      right: "## Le prix\n\nDe 50 à 90 €.\n\n## Le contrat\n\nIl dure un an.")
  }

  static var tableWithoutHeader: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un tableau sans en-tête",
        "Sans intitulé de colonne, un lecteur d’écran lit des cases sans dire de quoi elles parlent.",
        "Écrivez un intitulé dans chaque case de la première ligne."),
      en: Words(
        "A table without a header",
        "Without names of columns a screen reader reads cells without telling what they are about.",
        "Write a name into each cell of the first row."),
      wrong: "| | |\n| --- | --- |\n| Réseau | 8 % |",
      right: "| Modèle | Marge |\n| --- | --- |\n| Réseau | 8 % |")
  }

  static var todo: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une note de travail restée dans le texte",
        "TODO, FIXME ou un faux texte paraîtraient tels quels.",
        "Complétez le passage, ou retirez la note."),
      en: Words(
        "A note of work left in the text",
        "TODO, FIXME or filler would be published as they are.",
        "Complete the passage, or remove the note."),
      wrong: "La marge est de TODO.", right: "La marge est de 8 %.")
  }

  static var unreadLink: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Des crochets qui ne font pas de lien",
        "Une espace entre « ] » et « ( », ou un nom d’adresse que rien ne définit : le lecteur verrait les crochets.",
        "Écrivez [texte](adresse) sans espace, ou définissez l’adresse."),
      en: Words(
        "Brackets that make no link",
        "A space between “]” and “(”, or a name that nothing defines: readers would see the brackets.",
        "Write [text](address) without a space, or define the address."),
      wrong: "[le guide] (guide.md)", right: "[le guide](guide.md)")
  }

  static var heavyImage: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une image trop lourde",
        "Sur un téléphone, une image lourde retarde toute la page.",
        "Réduisez ses dimensions à celles de l’écran, ou enregistrez-la en WebP, en AVIF ou en SVG."),
      en: Words(
        "A picture that is too heavy",
        "On a telephone a heavy picture delays the whole page.",
        "Scale it down to the size of the screen, or save it as WebP, AVIF or SVG."))
  }

  static var orphanArticle: Self {
    Self(
      .notice, .free,
      fr: Words(
        "Un article auquel rien ne mène",
        "Seules les listes y conduisent : lecteurs et moteurs de recherche le trouveront peu.",
        "Citez-le là où il prolonge un autre article, par un lien ou un bloc « lire-aussi »."),
      en: Words(
        "An article to which nothing leads",
        "Only lists lead to it: few readers and search engines will find it.",
        "Name it where it carries on another article, with a link or a block “lire-aussi”."))
  }

  static var duplicateTitle: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un titre qui sert deux fois",
        "Dans les résultats d’une recherche et dans les listes on ne les distinguerait pas.",
        "Donnez à chacun un titre qui dise en quoi il est différent."),
      en: Words(
        "A title that is used twice",
        "In search results and in lists the two could not be told apart.",
        "Give each a title that says how it differs."),
      wrong: "title: Le guide\ntitle: Le guide", right: "title: Le guide du contrat\ntitle: Le guide du suivi"
    )
  }

  static var duplicateDescription: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une description qui sert deux fois",
        "La même phrase sous deux résultats d’une recherche n’aide pas à choisir.",
        "Écrivez pour chacun ce que lui seul apporte."),
      en: Words(
        "A description that is used twice",
        "The same sentence below two search results helps nobody to choose.",
        "Write for each what it alone offers."))
  }

  static var titleLength: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un titre trop long",
        "Les moteurs de recherche en coupent la fin.",
        "Raccourcissez-le, l’essentiel d’abord."),
      en: Words(
        "A title that is too long",
        "Search engines cut its end.",
        "Shorten it, what matters most first."),
      wrong:
        "title: Tout ce qu’il faut savoir pour bien choisir une plateforme en 2026",
      right: "title: Choisir sa plateforme d’affiliation")
  }

  static var descriptionLength: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une description trop longue ou trop courte",
        """
        Trop longue, les moteurs de recherche la coupent : un avertissement. Trop courte, ils en inventent
        une : une remarque.
        """,
        "Une ou deux phrases suffisent, qui disent ce que le lecteur apprendra."),
      en: Words(
        "A description that is too long or too short",
        """
        When it is too long search engines cut it: a warning. When it is too short they make one up: a
        notice.
        """,
        "One or two sentences that tell what readers will learn are enough."))
  }

  static var futureUpdate: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une mise à jour à venir",
        "La page annoncerait avoir changé un jour qui n’est pas encore passé.",
        "« updated: » est le jour où le texte a changé ; pour programmer un article, changez « date: »."),
      en: Words(
        "An update that is still to come",
        "The page would say that it changed on a day that is still to come.",
        "“updated:” is the day on which the text changed; to schedule an article, change “date:”."),
      wrong: "updated: 2062-09-16", right: "updated: 2026-09-16")
  }

  static var earlyUpdate: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une mise à jour antérieure à l’article",
        "Un texte ne change pas avant d’avoir paru : l’une des deux dates est fausse.",
        "Corrigez « updated: », ou « date: »."),
      en: Words(
        "An update before the article",
        "A text does not change before it is published: one of the two dates is wrong.",
        "Correct “updated:”, or “date:”."),
      wrong: "date: 2026-09-16\nupdated: 2025-09-16", right: "date: 2026-09-16\nupdated: 2026-10-02")
  }

  static var similarTag: Self {
    Self(
      .notice, .free,
      fr: Words(
        "Une étiquette presque pareille à une autre",
        "Deux orthographes d’une étiquette partagent en deux la liste de ses articles.",
        "Reprenez l’étiquette qui sert déjà, si c’est d’elle qu’il s’agit."),
      en: Words(
        "A tag nearly like another one",
        "Two spellings of a tag part the list of its articles in two.",
        "Take the tag that is used already, if that is the one meant."),
      wrong: "tags: [Contrats]", right: "tags: [Contrat]")
  }
}
