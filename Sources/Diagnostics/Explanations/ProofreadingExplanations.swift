/// Faults of language that proof-reading finds.
extension Explanation {
  static var badOrdinal: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une abréviation d’ordinal fautive",
        "Les ordinaux s’abrègent 1er, 1re, 2e, 3e ; « 2ème » et « 1ère » sont des fautes courantes.",
        "Écrivez la forme juste ; --fix le fait."),
      en: Words(
        "A wrong abbreviation of an ordinal",
        "French abbreviates ordinals 1er, 1re, 2e, 3e; “2ème” and “1ère” are common mistakes.",
        "Write the right form; --fix does it."),
      wrong: "La 1ère fois, le 2ème essai.", right: "La 1re fois, le 2e essai.")
  }

  static var badCourtesyTitle: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une abréviation de civilité fautive",
        "« Monsieur » s’abrège « M. » ; « Mr » est l’abréviation anglaise.",
        "Écrivez « M. » ; --fix le fait."),
      en: Words(
        "A wrong abbreviation of a title",
        "“Monsieur” is abbreviated “M.”; “Mr” is English.",
        "Write “M.”; --fix does it."),
      wrong: "Mr Dupont", right: "M. Dupont")
  }

  static var etCetera: Self {
    Self(
      .warning, .free,
      fr: Words(
        "« etc. » avec des points de suspension",
        "« etc. » dit déjà que l’énumération continue.",
        "Un seul point suffit ; --fix retire les autres."),
      en: Words(
        "“etc.” with an ellipsis",
        "“etc.” already says that the list goes on.",
        "A single dot is enough; --fix takes the others out."),
      wrong: "des liens, des codes, etc...", right: "des liens, des codes, etc.")
  }

  static var unbalancedQuotes: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Des guillemets dépareillés",
        "Un guillemet s’ouvre sans se fermer, ou l’inverse ; la typographie n’y touche pas faute de savoir.",
        "Ajoutez celui qui manque."),
      en: Words(
        "Quotation marks that do not pair",
        "A quotation opens and never ends, or the other way round; typography leaves it as it is.",
        "Add the mark that is missing."),
      wrong: "Il dit : « bonjour.", right: "Il dit : « bonjour ».")
  }

  static var missingSpace: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une espace manquante",
        "Les deux-points, un émoji ou un mot touchent ce qui les suit.",
        "Ajoutez l’espace ; --fix le fait là où c’est certain."),
      en: Words(
        "A space is missing",
        "A colon, an emoji or a word touches what follows.",
        "Add the space; --fix does it where that is certain."),
      wrong: "Notre avis :Suivez-le.", right: "Notre avis : Suivez-le.")
  }

  static var decimalPoint: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un nombre avec un point décimal",
        "En français les décimales suivent une virgule.",
        "Écrivez une virgule ; --fix le fait."),
      en: Words(
        "A number with a decimal point",
        "In French a comma stands before the decimals.",
        "Write a comma; --fix does it."),
      wrong: "3.5 % de commission", right: "3,5 % de commission")
  }

  static var missingAccent: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une capitale sans son accent",
        "Les capitales gardent leurs accents ; sans eux, « A » n’est plus la préposition « À ».",
        "Écrivez l’accent ; --fix le fait pour les mots sûrs."),
      en: Words(
        "A capital without its accent",
        "Capitals keep their accents; without it, “A” is not the preposition “À”.",
        "Write the accent; --fix does it for certain words."),
      wrong: "A la fin, l’Etat décide.", right: "À la fin, l’État décide.")
  }

  static var missingLigature: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un « oe » à la place de « œ »",
        "« œuvre », « cœur » et « sœur » s’écrivent avec une ligature.",
        "Écrivez « œ » ; --fix le fait."),
      en: Words(
        "“oe” in place of “œ”",
        "“œuvre”, “cœur” and “sœur” are written with a ligature.",
        "Write “œ”; --fix does it."),
      wrong: "au coeur de l’oeuvre", right: "au cœur de l’œuvre")
  }

  static var missingApostrophe: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une apostrophe manquante",
        "Une espace a pris la place de l’apostrophe.",
        "Écrivez l’apostrophe ; --fix le fait."),
      en: Words(
        "An apostrophe is missing",
        "A space stands where an apostrophe should.",
        "Write the apostrophe; --fix does it."),
      wrong: "ce qu il faut savoir", right: "ce qu’il faut savoir")
  }

  static var mixedListPunctuation: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une liste ponctuée de plusieurs façons",
        "Les éléments d’une liste finissent tous de la même façon, le dernier pouvant finir par un point.",
        "Alignez la ponctuation des éléments."),
      en: Words(
        "A list punctuated in several ways",
        "All items of a list end alike; the last may end with a full stop.",
        "Let all items end alike."),
      wrong: "- un lien.\n- un code\n- un coupon.", right: "- un lien ;\n- un code ;\n- un coupon.")
  }

  static var grammar: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un accord ou une conjugaison à revoir",
        "Grammalecte, que « check --grammar » consulte, signale une faute probable.",
        "Relisez la phrase ; la suggestion n’est pas toujours la bonne."),
      en: Words(
        "Agreement or conjugation to look at",
        "Grammalecte, which “check --grammar” asks, sees a probable mistake.",
        "Read the sentence again; the suggestion is not always right."),
      wrong: "Les partenaire sont là.", right: "Les partenaires sont là.")
  }

  static var spelling: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un mot absent du dictionnaire",
        "Grammalecte, que « check --grammar » consulte, ne connaît pas ce mot.",
        "Corrigez-le, ou ajoutez-le à « dictionary: » dans site.yml s’il est juste."),
      en: Words(
        "A word that is not in the dictionary",
        "Grammalecte, which “check --grammar” asks, does not know this word.",
        "Mend it, or add it to “dictionary:” in site.yml if it is right."),
      wrong: "un programme efficasse", right: "un programme efficace")
  }
}
