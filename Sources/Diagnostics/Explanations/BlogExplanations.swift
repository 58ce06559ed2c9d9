/// Problems of the blog as a whole: names, links and addresses.
extension Explanation {
  static var unknownAuthor: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un auteur inconnu",
        "Un article nomme un auteur dont la fiche n’existe pas dans content/authors/.",
        "Corrigez le nom d’après la suggestion, ou créez la fiche : feuillet new author \"Prénom Nom\"."),
      en: Words(
        "An author who is not known",
        "An article names an author who has no file in content/authors/.",
        "Mend the name as suggested, or make the file: feuillet new author \"First Last\"."),
      wrong: "author: lea", right: "author: lea-martin")
  }

  static var unknownCategory: Self {
    Self(
      .error, .unlessError,
      fr: Words(
        "Une catégorie inconnue",
        "Le site déclare ses catégories dans site.yml ; celle-ci n’en fait pas partie, ou aucun article ne s’y range.",
        "Corrigez le nom, ou ajoutez la catégorie à « categories: » dans site.yml."),
      en: Words(
        "A category that is not known",
        "The site declares its categories in site.yml; this one is not among them, or no article is in it.",
        "Mend the name, or add the category to “categories:” in site.yml."),
      wrong: "category: Stratégies", right: "category: Stratégie")
  }

  static var unknownOffer: Self {
    Self(
      .error, .unlessError,
      fr: Words(
        "Une offre inconnue",
        "L’appel à l’action nomme une offre sans fichier dans content/offers/, ou n’en nomme aucune.",
        "Corrigez le nom, créez l’offre, ou écrivez « offer: false » pour n’en montrer aucune."),
      en: Words(
        "An offer that is not known",
        "The call to action names an offer that has no file in content/offers/, or names none.",
        "Mend the name, make the offer, or write “offer: false” to show none."),
      wrong: "offer: audite", right: "offer: audit")
  }

  static var unknownArticle: Self {
    Self(
      .error, .unlessError,
      fr: Words(
        "Un article inconnu",
        "« related: » ou un bloc « lire-aussi » nomme un article qui n’existe pas.",
        "Écrivez le « slug: » d’un article, sans « .md »."),
      en: Words(
        "An article that is not known",
        "“related:” or a block “lire-aussi” names an article that does not exist.",
        "Write the “slug:” of an article, without “.md”."),
      wrong: "related: [auditer-son-programe]", right: "related: [auditer-son-programme]")
  }

  static var deadLink: Self {
    Self(
      .error, .free,
      fr: Words(
        "Un lien qui ne mène nulle part",
        "Aucune page ni aucun fichier du site n’a cette adresse : le lecteur trouverait une page d’erreur.",
        "Corrigez l’adresse d’après la suggestion. Vers un article, écrivez le nom de son fichier."),
      en: Words(
        "A link that leads nowhere",
        "No page and no file of the site has this address: readers would find an error page.",
        "Mend the address as suggested. To link to an article, write the name of its file."),
      wrong: "[Le guide](guide-affilation.md)", right: "[Le guide](guide-affiliation.md)")
  }

  static var deadAnchor: Self {
    Self(
      .error, .free,
      fr: Words(
        "Une ancre qui n’existe pas",
        "La page existe, mais aucun titre ni aucun bloc n’y porte cet identifiant : on arriverait en haut.",
        "Corrigez ce qui suit « # » : un titre donne son ancre en minuscules, avec des traits d’union."),
      en: Words(
        "An anchor that does not exist",
        "The page exists, but no heading and no block in it has this id: readers would land at the top.",
        "Mend what follows “#”: a heading gives its anchor in small letters, with hyphens."),
      wrong: "[Les critères](guide.md#critere)", right: "[Les critères](guide.md#criteres)")
  }

  static var missingImage: Self {
    Self(
      .error, .free,
      fr: Words(
        "Une image absente",
        """
        L’image n’est pas dans content/images/, ou son adresse la contient tout entière (data:) : le lecteur
        ne la verrait pas.
        """,
        "Déposez l’image dans content/images/ et écrivez /images/nom.jpg."),
      en: Words(
        "A picture that is not there",
        """
        The picture is not in content/images/, or its address holds it whole (data:): readers would not see
        it.
        """,
        "Put the picture into content/images/ and write /images/name.jpg."),
      wrong: "![Le tableau de bord](tableau.png)", right: "![Le tableau de bord](/images/tableau.png)")
  }

  static var unpublishedTarget: Self {
    Self(
      .notice, .loweredOnly,
      fr: Words(
        "Un lien vers ce qui n’est pas publié",
        """
        L’article visé est un brouillon, programmé ou expiré. En attendant, le lien n’est qu’un simple texte ;
        il paraîtra de lui-même avec l’article.
        """,
        "Rien ne presse. Publiez l’article visé, ou retirez le lien."),
      en: Words(
        "A link to what is not published",
        """
        The article is a draft, scheduled or expired. Until it is published the link is plain text; it appears
        by itself with the article.
        """,
        "There is no hurry. Publish the article, or take the link out."))
  }

  static var addressCollision: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Une adresse prise deux fois",
        "Deux fichiers donneraient la même page : l’un effacerait l’autre.",
        "Donnez un autre « slug: » à l’un des deux."),
      en: Words(
        "An address that is taken twice",
        "Two files would make the same page: one would wipe out the other.",
        "Give one of the two another “slug:”."),
      wrong: "slug: guide\nslug: guide", right: "slug: guide\nslug: guide-2026")
  }

  static var reservedSlug: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Une adresse réservée",
        "Le générateur a besoin de cette adresse, pour les listes, les images ou le flux.",
        "Choisissez un autre « slug: »."),
      en: Words(
        "A reserved address",
        "The generator needs this address, for lists, pictures or the feed.",
        "Choose another “slug:”."),
      wrong: "slug: archives", right: "slug: nos-archives")
  }

  static var redirectLoop: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Une redirection qui tourne en rond",
        "Le lecteur serait renvoyé d’une adresse à l’autre sans fin.",
        "Retirez l’une des lignes de « redirects: »."),
      en: Words(
        "A redirect in a circle",
        "Readers would be sent from one address to the other for ever.",
        "Remove one of the lines of “redirects:”."),
      wrong: "redirects: { /a/: /b/, /b/: /a/ }", right: "redirects: { /a/: /b/ }")
  }
}
