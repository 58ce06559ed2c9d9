/// Problems of a file as a whole.
extension Explanation {
  static var notUTF8: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un fichier qui n’est pas en UTF-8",
        "Le fichier a été enregistré dans un ancien encodage : ses lettres accentuées seraient illisibles.",
        "Rouvrez-le dans l’éditeur et enregistrez-le en UTF-8 (« Enregistrer avec l’encodage »)."),
      en: Words(
        "A file that is not UTF-8",
        "The file was saved in an old encoding: its accented letters could not be read.",
        "Open it in the editor and save it as UTF-8 (“Save with encoding”)."))
  }

  static var fileTooLarge: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un fichier de texte démesuré",
        "Aucun article n’a cette taille : une image ou un export a sans doute été collé dans le texte.",
        "Retirez ce qui n’est pas du texte ; les images vont dans content/images/."),
      en: Words(
        "A text file of excessive size",
        "No article is that long: a picture or an export was probably pasted into the text.",
        "Take out what is no text; pictures belong in content/images/."))
  }

  static var tooComplex: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un texte démesurément compliqué",
        """
        Listes emboîtées cent fois, tableau de cinq cents colonnes, milliers d’images dans un paragraphe\u{00A0}: le lire
        prendrait des minutes, ou toute la mémoire.
        """,
        "Retirez ce qui a été collé par erreur, ou partagez le texte en plusieurs articles."),
      en: Words(
        "A text of excessive complexity",
        """
        Lists a hundred deep, a table of five hundred columns, thousands of pictures in a paragraph: reading it would
        take minutes, or all memory.
        """,
        "Take out what was pasted by mistake, or split the text into several articles."))
  }

  static var outsideSite: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un lien symbolique qui sort du site",
        "Ce qui est hors du dossier du site n’est ni lu ni publié : ce pourrait être un fichier privé.",
        "Copiez le fichier dans content/ à la place du lien."),
      en: Words(
        "A symbolic link out of the site",
        "What lies outside the folder of the site is neither read nor published: it might be private.",
        "Copy the file into content/ in place of the link."))
  }

  static var brokenLink: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un lien symbolique cassé",
        "Le fichier vers lequel il mène a été déplacé ou supprimé.",
        "Supprimez le lien, ou remettez le fichier à sa place."),
      en: Words(
        "A broken symbolic link",
        "The file that it leads to was moved or removed.",
        "Remove the link, or put the file back in its place."))
  }

  static var linkLoop: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un lien symbolique qui mène à son propre dossier",
        "En le suivant on tournerait en rond sans fin.",
        "Supprimez ce lien."),
      en: Words(
        "A symbolic link to its own folder",
        "Whoever followed it would go round for ever.",
        "Remove this link."))
  }

  static var wrongFileKind: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un fichier d’une nature inattendue",
        "Là où un dossier ou un fichier ordinaire est attendu se trouve autre chose, ou son chemin est trop long.",
        "Renommez-le, raccourcissez son nom ou retirez-le de content/."),
      en: Words(
        "A file of an unexpected kind",
        "Where a folder or a plain file is expected there is something else, or its path is too long.",
        "Rename it, shorten its name, or take it out of content/."))
  }

  static var emptyContent: Self {
    Self(
      .warning, .unlessError,
      fr: Words(
        "Un site sans article",
        "Le site se construit, mais son accueil est vide.",
        "Écrivez un premier article : feuillet new article \"Mon titre\"."),
      en: Words(
        "A site without an article",
        "The site can be built, but its front page is empty.",
        "Write a first article: feuillet new article \"My title\"."))
  }

  static var misplacedFile: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Un fichier rangé au mauvais endroit",
        "Le générateur ne lit que certains dossiers de content/ ; ce fichier n’y est pas, et personne ne le verra.",
        """
        Les articles vont dans content/articles/, les pages dans content/pages/, les images dans
        content/images/ ; ce qui doit être publié tel quel va dans content/static/.
        """),
      en: Words(
        "A file in the wrong place",
        "Only some folders of content/ are read; this file is in none of them, and nobody will see it.",
        """
        Articles belong in content/articles/, pages in content/pages/, pictures in content/images/; what is to
        be published as it is belongs in content/static/.
        """),
      wrong: "content/mon-article.md", right: "content/articles/mon-article.md")
  }

  static var missingSettings: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un dossier qui n’est pas un site",
        "Un site a un fichier content/site.yml, qui donne au moins son titre et son adresse.",
        "Lancez la commande dans le bon dossier, ou créez un site par feuillet init."),
      en: Words(
        "A folder that is no site",
        "A site has a file content/site.yml, which gives at least its title and its address.",
        "Run the command in the right folder, or make a site with feuillet init."),
      wrong: "content/articles/", right: "content/site.yml\ncontent/articles/")
  }

  static var alreadyExists: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un nom déjà pris",
        "Rien n’est jamais écrit par-dessus un fichier existant : un texte pourrait être perdu.",
        "Choisissez un autre titre, ou ouvrez le fichier qui existe."),
      en: Words(
        "A name that is taken",
        "Nothing is ever written over a file: a text could be lost.",
        "Choose another title, or open the file that is there."))
  }

  static var machineFailure: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Une panne de la machine",
        "Le disque, un droit d’accès ou un programme fait défaut ; le contenu n’est pas en cause.",
        "Lisez le message : il nomme le fichier ou le programme. Libérez de la place ou rendez l’accès."),
      en: Words(
        "A failure of the machine",
        "The disk, a permission or a program failed; the content is not to blame.",
        "Read the message: it names the file or the program. Make room, or give access."))
  }
}
