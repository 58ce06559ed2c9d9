/// What readers stumble over in a text, and what the checks of the blog find.
extension Explanation {
  static var missingAlt: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une image sans description",
        """
        Qui ne voit pas l’image, ou ne la reçoit pas, n’en saura rien : un lecteur d’écran lit sa description
        à voix haute.
        """,
        """
        Dites entre les crochets ce qu’elle montre. Une simple décoration s’écrit en HTML, avec alt et deux
        guillemets vides.
        """),
      en: Words(
        "A picture without a description",
        """
        Those who do not see the picture, or do not receive it, learn nothing of it: a screen reader speaks
        its description.
        """,
        "Tell between the brackets what it shows. A mere decoration is written in HTML, with an empty alt."),
      wrong: "![](/images/bilan.png)", right: "![Les ventes doublent entre mars et juin](/images/bilan.png)")
  }

  static var uselessAlt: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une description d’image qui ne dit rien",
        """
        Le mot « image », le nom du fichier ou la légende répétée n’apprennent rien à qui ne voit pas l’image.
        """,
        "Dites ce qu’elle montre et que le texte autour ne dit pas."),
      en: Words(
        "A description of a picture that says nothing",
        """
        The word “image”, the name of the file or the caption again tell nothing to those who do not see the
        picture.
        """,
        "Tell what it shows and the text around it does not say."),
      wrong: "![image](/images/bilan.png)",
      right: "![Les ventes doublent entre mars et juin](/images/bilan.png)")
  }

  static var vagueLinkText: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un lien qui ne dit pas où il mène",
        """
        On parcourt souvent une page de lien en lien, à l’œil ou à l’oreille : « cliquez ici » n’y dit rien,
        un lien sans texte encore moins. Une adresse en guise de texte n’est qu’une remarque.
        """,
        "Mettez dans le lien le nom de ce que l’on y trouve."),
      en: Words(
        "A link that does not say where it leads",
        """
        Many go through a page from link to link, by eye or by ear: “click here” tells them nothing, a link
        without text even less. An address that stands for a text is only a notice.
        """,
        "Put into the link the name of what is found there."),
      wrong: "Pour nos critères, [cliquez ici](guide.md).", right: "Voyez [nos critères de choix](guide.md).")
  }

  static var headingJump: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un niveau de titre sauté",
        """
        Les titres sont le plan de la page, par lequel les lecteurs d’écran s’y déplacent. Un niveau manque
        dans ce plan, ou un titre s’y place au même rang que celui de la page.
        """,
        "Une partie commence par « ## », une sous-partie par « ### » ; n’en sautez aucun."),
      en: Words(
        "A level of headings is left out",
        """
        Headings are the outline of a page, by which screen readers move in it. A level of it is missing, or a
        heading has the rank of the page’s title.
        """,
        "A section begins with “##”, a subsection with “###”; leave none out."),
      wrong: "## Les critères\n\n#### Le prix", right: "## Les critères\n\n### Le prix")
  }

  static var emptySection: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un titre sans rien dessous",
        """
        Le titre annonce une partie qui n’est pas écrite : le lecteur passe aussitôt au titre suivant, ou à la
        fin.
        """,
        "Écrivez la partie, ou retirez son titre."),
      en: Words(
        "A heading with nothing below it",
        """
        The heading promises a section that is not written: readers come to the next heading at once, or to
        the end.
        """,
        "Write the section, or remove its heading."),
      wrong: "## Les critères\n\n## Le budget\n\nComptez large.",
      right: "## Les critères\n\nTrois suffisent.\n\n## Le budget\n\nComptez large.")
  }

  static var tableWithoutHeader: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un tableau sans intitulés",
        """
        Sans intitulé, on ne sait pas ce que contient une colonne ; un lecteur d’écran l’annonce devant chaque
        case. Seule la case du coin, en haut à gauche, peut rester vide.
        """,
        "Écrivez un intitulé dans chaque case de la première ligne."),
      en: Words(
        "A table without headers",
        """
        Without a header nobody knows what a column holds; a screen reader speaks it before each cell. Only
        the cell in the corner at the top left may be empty.
        """,
        "Write a header into each cell of the first line."),
      wrong: "| | |\n| --- | --- |\n| Blog | 8 % |",
      right: "| Support | Commission |\n| --- | --- |\n| Blog | 8 % |")
  }

  static var todo: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une note oubliée dans le texte",
        """
        TODO, FIXME, XXX, TK ou « lorem ipsum » marque un passage à finir, dans le texte ou dans un
        commentaire : le lecteur pourrait tomber dessus.
        """,
        "Complétez le passage, ou retirez la note."),
      en: Words(
        "A note left in the text",
        """
        TODO, FIXME, XXX, TK or “lorem ipsum” marks a passage to be finished, in the text or in a comment:
        readers could come upon it.
        """,
        "Complete the passage, or remove the note."),
      wrong: "La commission moyenne est de XXX.", right: "La commission moyenne est de 8 %.")
  }

  static var unreadLink: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Des crochets qui ne font pas de lien",
        """
        Une espace de trop, une adresse ou une note qui n’est écrite nulle part : le lecteur verrait des
        crochets au lieu d’un lien.
        """,
        "Corrigez ce que montre le message ; une adresse qui contient des espaces se met entre chevrons."),
      en: Words(
        "Brackets that make no link",
        """
        A space too many, an address or a note that is written nowhere: readers would see brackets instead of
        a link.
        """,
        "Mend what the message shows; an address with spaces stands between angle brackets."),
      wrong: "Lisez [le guide] (guide.md).", right: "Lisez [le guide](guide.md).")
  }

  static var heavyImage: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une image trop lourde",
        """
        La page se fait attendre, surtout sur un téléphone. Une photo tient en 300 Ko, un PNG en 500 Ko, un
        GIF en 1 000 Ko, un dessin SVG en 150 Ko.
        """,
        "Réduisez ses dimensions, ou enregistrez-la en WebP ou en AVIF ; un dessin SVG se simplifie."),
      en: Words(
        "A picture that is too heavy",
        """
        Readers have to wait for the page, most of all on a phone. A photograph fits into 300 kB, a PNG into
        500 kB, a GIF into 1000 kB, an SVG drawing into 150 kB.
        """,
        "Reduce its dimensions, or save it as WebP or AVIF; simplify an SVG drawing."),
      wrong: "![Le salon en 2026](/images/salon.png)", right: "![Le salon en 2026](/images/salon.webp)")
  }

  static var orphanArticle: Self {
    Self(
      .notice, .free,
      fr: Words(
        "Un article auquel rien ne mène",
        """
        Aucun texte du site n’y renvoie : une fois qu’il aura quitté la page d’accueil, presque personne ne le
        trouvera.
        """,
        "Citez-le là où il prolonge un autre article : par un lien, ou par le bloc « lire-aussi »."),
      en: Words(
        "An article to which nothing leads",
        "No text of the site links to it: once it has left the home page, hardly anybody will find it.",
        "Name it where it carries on another article: by a link, or by the block “lire-aussi”."),
      wrong: "Choisissez bien vos éditeurs.",
      right: "[Choisissez bien vos éditeurs](choisir-ses-editeurs.md).")
  }

  static var duplicateTitle: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un titre donné deux fois",
        """
        Dans une liste ou un moteur de recherche, rien ne distinguerait les deux textes : le lecteur ouvrirait
        l’un en croyant ouvrir l’autre.
        """,
        "Changez l’un des deux titres, et dites-y ce qu’il a de particulier."),
      en: Words(
        "A title that is given twice",
        """
        In a list or a search engine nothing would tell the two texts apart: readers would open one and take
        it for the other.
        """,
        "Change one of the two titles, and tell what is special about it."),
      wrong: "title: Le guide\ntitle: Le guide",
      right: "title: Le guide de l’éditeur\ntitle: Le guide de l’annonceur")
  }

  static var duplicateDescription: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une description donnée deux fois",
        """
        Les moteurs de recherche montrent la description sous le titre : la même sous deux titres n’aide pas à
        choisir, et ils en inventent parfois une autre.
        """,
        "Écrivez dans chacune ce que l’on n’apprend que là."),
      en: Words(
        "A description that is given twice",
        """
        Search engines show the description below the title: the same below two titles does not help to
        choose, and sometimes they make up another one.
        """,
        "Write in each what is learnt only there."),
      wrong: "description: Nos conseils.\ndescription: Nos conseils.",
      right: "description: Nos conseils aux éditeurs.\ndescription: Nos conseils aux annonceurs.")
  }

  static var titleLength: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un titre trop long",
        """
        Les moteurs de recherche coupent un titre au-delà de 60 caractères environ : la fin, souvent le plus
        utile, ne se verrait pas.
        """,
        """
        Raccourcissez-le ; pour un article, « seoTitle: » leur en donne un plus court et laisse le vôtre sur
        la page.
        """),
      en: Words(
        "A title that is too long",
        """
        Search engines cut a title after about 60 characters: its end, often the most useful part, would not
        be seen.
        """,
        "Shorten it; for an article “seoTitle:” gives them a shorter one and leaves yours on the page."),
      wrong: "title: Comment bien choisir ses éditeurs quand on débute dans l’affiliation",
      right: """
        title: Comment bien choisir ses éditeurs quand on débute dans l’affiliation
        seoTitle: Bien choisir ses éditeurs quand on débute
        """)
  }

  static var descriptionLength: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une description trop longue ou trop courte",
        """
        Au-delà de 160 caractères, les moteurs de recherche la coupent. En dessous de 120, il reste de la
        place pour donner envie de lire : ce n’est qu’une remarque.
        """,
        "Dites en 120 à 160 caractères ce que l’on apprend dans ce texte."),
      en: Words(
        "A description that is too long or too short",
        """
        Search engines cut it after 160 characters. Below 120 there is room left to make people want to read:
        that is only a notice.
        """,
        "Tell in 120 to 160 characters what this text teaches."),
      wrong: "description: Choisir ses éditeurs.",
      right: """
        description: >-
          Quatre critères pour choisir ses éditeurs, les questions à leur poser
          avant de signer et les signes qui doivent vous faire renoncer.
        """)
  }

  static var futureUpdate: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une mise à jour à venir",
        """
        « updated: » dit quel jour le texte a changé : la page annoncerait un changement qui n’a pas encore eu
        lieu.
        """,
        "Écrivez le jour du dernier changement. Pour programmer un article, servez-vous de « date: »."),
      en: Words(
        "An update that is still to come",
        """
        “updated:” tells on which day the text changed: the page would announce a change that has not been
        made yet.
        """,
        "Write the day of the last change. To schedule an article use “date:”."),
      wrong: "updated: 2062-09-16", right: "updated: 2026-09-16")
  }

  static var earlyUpdate: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une mise à jour plus ancienne que l’article",
        "Un texte ne peut avoir changé avant de paraître : l’une des deux dates est fausse.",
        "Corrigez « updated: », ou « date: »."),
      en: Words(
        "An update that is older than the article",
        "A text cannot have changed before it went out: one of the two dates is wrong.",
        "Correct “updated:”, or “date:”."),
      wrong: "date: 2026-09-16\nupdated: 2025-09-20", right: "date: 2026-09-16\nupdated: 2026-09-20")
  }

  static var similarTag: Self {
    Self(
      .notice, .free,
      fr: Words(
        "Deux étiquettes presque pareilles",
        """
        Une lettre ou un pluriel les sépare : les articles se partagent entre deux pages, et le lecteur n’en
        trouve qu’une partie sur chacune.
        """,
        "Reprenez l’étiquette la plus employée, si c’est bien la même chose."),
      en: Words(
        "Two tags that are almost the same",
        """
        A letter or a plural is between them: articles are shared out between two pages, and readers find only
        some on each.
        """,
        "Take the tag that is used more, if it means the same."),
      wrong: "tags: [Commision]", right: "tags: [Commission]")
  }
}
