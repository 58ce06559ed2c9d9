/// What concerns partners, the law, the privacy of readers and publishing.
extension Explanation {
  static var unknownPartner: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un partenaire inconnu",
        """
        Un lien « partenaire: » ou l’en-tête nomme un partenaire qui n’est pas dans content/partners.yml, ou
        le lien mène à un partenaire sans adresse : ce lien ne mènerait nulle part.
        """,
        "Corrigez le nom d’après la suggestion, ou déclarez le partenaire, avec « name: » et « url: »."),
      en: Words(
        "A partner that is not known",
        """
        A link “partenaire:” or the front matter names a partner that is not in content/partners.yml, or the
        link is to a partner without an address: it would lead nowhere.
        """,
        "Mend the name as suggested, or declare the partner, with “name:” and “url:”."),
      wrong: "[Cadence](partenaire:cadense)", right: "[Cadence](partenaire:cadence)")
  }

  static var undisclosedPartner: Self {
    Self(
      .error, .free,
      fr: Words(
        "Un lien rémunéré, et l’article ne le dit pas",
        """
        Un lien rapporte de l’argent au blog et l’en-tête ne le dit pas, ou dit le contraire. La loi du 9 juin
        2023 (article 5-2) veut une mention claire, lisible et compréhensible de l’intention commerciale.
        """,
        """
        Écrivez dans l’en-tête « commercial: affiliate » (liens affiliés), « commercial: sponsored » (article
        payé) ou « commercial: gift » (produit offert).
        """),
      en: Words(
        "A paid link, and the article does not say so",
        """
        A link earns money for the blog and the front matter does not say so, or says the contrary. The French
        law of 9 June 2023 (article 5-2) wants a clear, legible and comprehensible mention of the commercial
        intent.
        """,
        """
        Write “commercial: affiliate” (affiliate links), “commercial: sponsored” (paid article) or
        “commercial: gift” (product for free) in the front matter.
        """),
      wrong: "title: Notre avis sur Cadence", right: "title: Notre avis sur Cadence\ncommercial: affiliate")
  }

  static var partnerEnded: Self {
    Self(
      .warning, .loweredOnly,
      fr: Words(
        "Un programme de partenaire qui se termine",
        """
        Le programme est terminé, et le lien ne rapporte sans doute plus rien ; une remarque l’annonce trente
        jours avant.
        """,
        """
        Retirez ou remplacez le lien ; si le programme continue, changez « until: » dans content/partners.yml.
        """),
      en: Words(
        "The programme of a partner that ends",
        """
        The programme has ended, and the link probably pays nothing any more; a notice tells it thirty days
        before.
        """,
        "Remove or replace the link; if the programme goes on, change “until:” in content/partners.yml."),
      wrong: "cadence:\n  name: Cadence\n  until: 2026-06-30",
      right: "cadence:\n  name: Cadence\n  until: 2027-06-30")
  }

  static var legalField: Self {
    Self(
      .error, .free,
      fr: Words(
        "Une mention légale absente ou fausse",
        """
        La loi demande de dire qui publie le site. Le groupe « legal: » de site.yml manque ou est incomplet,
        ou une indication ne peut être juste, comme un SIREN à huit chiffres.
        """,
        """
        Ajoutez ou corrigez ce que montre le message ; « capital », « rcs » et « vat » valent false s’il n’y
        en a pas.
        """),
      en: Words(
        "Legal information that is missing or wrong",
        """
        The law wants a site to say who publishes it. The group “legal:” of site.yml is missing or incomplete,
        or something in it cannot be right, such as a SIREN of eight digits.
        """,
        "Add or correct what the message shows; “capital”, “rcs” and “vat” are false where there are none."),
      wrong: "legal:\n  siren: 732 829 32", right: "legal:\n  siren: 732 829 320")
  }

  static var legalPage: Self {
    Self(
      .error, .free,
      fr: Words(
        "Des mentions légales introuvables",
        """
        Le site n’a pas de page de mentions légales, ou elles ne sont pas au pied des pages : le lecteur ne
        saurait pas qui lui parle.
        """,
        "Créez content/pages/mentions-legales.md, et écrivez « menu: footer » dans son en-tête."),
      en: Words(
        "A legal notice that cannot be found",
        """
        The site has no page of legal notice, or it is not at the foot of pages: readers would not know who
        speaks to them.
        """,
        "Create content/pages/mentions-legales.md, and write “menu: footer” in its front matter."),
      wrong: "title: Mentions légales", right: "title: Mentions légales\nmenu: footer")
  }

  static var placeholder: Self {
    Self(
      .notice, .fixed,
      fr: Words(
        "Un passage qui reste à compléter",
        """
        « À COMPLÉTER » tient la place de ce que seul le propriétaire du site connaît. Le site se construit et
        se lit chez vous, mais ne peut pas être publié avant.
        """,
        "Remplacez la mention entière par ce qu’elle demande."),
      en: Words(
        "A passage that is still to be filled in",
        """
        “À COMPLÉTER” stands for what only the owner of the site knows. The site is built and can be read on
        your machine, but cannot be published before.
        """,
        "Replace all of it by what it asks for."),
      wrong: "phone: À COMPLÉTER", right: "phone: 01 23 45 67 89")
  }

  static var foreignResource: Self {
    Self(
      .error, .free,
      fr: Words(
        "Un fichier chargé d’un autre site",
        """
        Pour une image, une police ou un script, le navigateur du lecteur s’adresserait à un autre site, qui
        apprendrait sa visite sans qu’il l’ait voulu.
        """,
        """
        Copiez le fichier dans le site. S’il doit vraiment rester ailleurs, permettez l’hôte dans site.yml, et
        dites pourquoi : « privacy: { allow: [{ host: …, reason: … }] } ».
        """),
      en: Words(
        "A file that is loaded from another site",
        """
        For a picture, a font or a script the reader’s browser would turn to another site, which would learn
        of a visit that was not meant for it.
        """,
        """
        Copy the file into the site. If it really has to stay elsewhere, allow the host in site.yml, and say
        why: “privacy: { allow: [{ host: …, reason: … }] }”.
        """),
      wrong: "![Le tableau de bord](https://images.example.net/tableau.png)",
      right: "![Le tableau de bord](/images/tableau.png)")
  }

  static var browserStorage: Self {
    Self(
      .error, .free,
      fr: Words(
        "Un script qui garde des données chez le lecteur",
        """
        Un cookie ou des données gardées dans le navigateur (localStorage, sessionStorage) demandent l’accord
        du lecteur, sauf stricte nécessité (article 82 de la loi Informatique et Libertés).
        """,
        "Retirez-le, ou dites pourquoi il le faut dans site.yml, sous « privacy: »."),
      en: Words(
        "A script that keeps data in the reader’s browser",
        """
        A cookie or data kept in the browser (localStorage, sessionStorage) need the reader’s consent, unless
        strictly necessary (article 82 of the French law on data processing).
        """,
        "Remove it, or say in site.yml why it is needed, below “privacy:”."),
      wrong: "localStorage.setItem(\"onglet\", \"prix\")",
      right: "privacy:\n  allow:\n    - { storage: localStorage, reason: L’onglet que le lecteur a choisi }")
  }

  static var tracker: Self {
    Self(
      .error, .free,
      fr: Words(
        "Un service qui suit les lecteurs",
        """
        Un service connu de mesure ou de publicité, comme Google Tag Manager ou Hotjar, saurait qui lit quoi.
        Il faudrait demander à chaque lecteur son accord, par un bandeau.
        """,
        "Retirez-le : sans traceur, un site n’a besoin d’aucun bandeau de consentement."),
      en: Words(
        "A service that follows readers",
        """
        A known service for statistics or advertising, such as Google Tag Manager or Hotjar, would know who
        reads what. Every reader would have to be asked for consent, by a banner.
        """,
        "Remove it: without trackers a site needs no banner that asks for consent."))
  }

  static var notPublishable: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un site qui ne peut pas être publié",
        """
        Le dossier Output est vide, incomplet, modifié à la main ou contient des brouillons. Ou bien la cible
        contient des fichiers que Feuillet n’y a pas mis, ou ne garde aucune version plus ancienne. Rien n’a
        été changé.
        """,
        """
        Si Output est en cause, construisez le site sans --drafts, puis recommencez ; si c’est la cible,
        vérifiez que c’est la bonne.
        """),
      en: Words(
        "A site that cannot be published",
        """
        Output is empty, incomplete, edited by hand or holds drafts; or the target holds files that Feuillet
        did not put there, or keeps no older version. Nothing was changed.
        """,
        """
        If it is Output, build the site without --drafts, then try again; if it is the target, check that it
        is the right one.
        """),
      wrong: "feuillet build --drafts\nfeuillet publish production",
      right: "feuillet build\nfeuillet publish production")
  }

  static var secretInSettings: Self {
    Self(
      .error, .fixed,
      fr: Words(
        "Un secret dans les réglages",
        """
        Un mot de passe ou une clé se trouve dans site.yml : tous ceux qui lisent ce fichier le connaîtraient,
        et l’historique du dépôt le garderait.
        """,
        """
        Supprimez-le, et changez-le s’il a été enregistré. Donnez-le par FEUILLET_PASSWORD (SFTP, WebDAV), par
        AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY (S3), ou par « rclone config » et « remote: nom ».
        """),
      en: Words(
        "A secret in the settings",
        """
        A password or a key is in site.yml: all who read this file would know it, and the history of the
        repository would keep it.
        """,
        """
        Remove it, and change it if it was committed. Give it in FEUILLET_PASSWORD (SFTP, WebDAV), in
        AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (S3), or by “rclone config” and “remote: name”.
        """),
      wrong: """
        publish:
          hebergeur:
            kind: sftp
            host: ftp.example.com
            user: blog
            password: abricot
        """,
      right: "publish:\n  hebergeur:\n    kind: sftp\n    host: ftp.example.com\n    user: blog")
  }
}
