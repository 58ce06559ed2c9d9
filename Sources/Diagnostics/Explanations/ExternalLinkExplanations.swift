/// What `check --external` finds.
extension Explanation {
  static var externalDead: Self {
    Self(
      .warning, .free,
      fr: Words(
        "Une page extérieure disparue",
        "Le site visé répond que la page n’existe pas ou plus (404, 410), ou son nom de domaine a disparu.",
        "Cherchez la nouvelle adresse de la page, ou retirez le lien."),
      en: Words(
        "A page elsewhere that is gone",
        "The other site says that there is no such page (404, 410), or its domain name is gone.",
        "Look for the new address of the page, or take the link out."),
      wrong: "[L’étude](https://example.com/etude-2019)", right: "[L’étude](https://example.com/etudes/2019)")
  }

  static var externalMoved: Self {
    Self(
      .notice, .free,
      fr: Words(
        "Une page extérieure qui a déménagé",
        """
        Le site visé annonce une nouvelle adresse définitive (301, 308). Le lien marche encore, plus lentement,
        et ne marchera plus le jour où la redirection disparaîtra.
        """,
        "Écrivez la nouvelle adresse ; --fix le fait quand elle est sur le même site."),
      en: Words(
        "A page elsewhere that has moved",
        """
        The other site tells a new address for good (301, 308). The link still works, more slowly, and will
        stop to on the day when the redirect goes.
        """,
        "Write the new address; --fix does it when that is on the same site."),
      wrong: "[Le texte](http://example.com/loi)", right: "[Le texte](https://example.com/loi)")
  }

  static var externalUnverified: Self {
    Self(
      .notice, .free,
      fr: Words(
        "Une page extérieure qui n’a pas pu être vérifiée",
        """
        Le site visé refuse les robots (403, 429), tarde trop, est en panne (5xx), présente un certificat
        douteux ou redirige en rond : cela ne dit pas que le lien est mort.
        """,
        "Ouvrez le lien dans un navigateur ; s’il y marche, il n’y a rien à faire."),
      en: Words(
        "A page elsewhere that could not be verified",
        """
        The other site refuses robots (403, 429), is too slow, is out of order (5xx), has a doubtful
        certificate or redirects in a circle: that does not mean that the link is dead.
        """,
        "Open the link in a browser; if it works there, nothing is to be done."))
  }
}
