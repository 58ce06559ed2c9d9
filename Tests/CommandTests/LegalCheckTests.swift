import TestSite
import Testing

/// What `feuillet check` says of the legal notice.
struct LegalCheckTests {
  private static let right: KeyValuePairs = [
    "companyName": "Exemple SAS", "legalForm": "SAS", "capital": "10 000 €",
    "address": "1 rue de l’Exemple, Paris",
    "phone": "+33 (0)1 23 45 67 89", "email": "bonjour@exemple.fr", "rcs": "RCS Paris 732 829 320",
    "siren": "732 829 320", "vat": "FR44732829320", "director": "Jeanne d’Exemple",
    "hostName": "Un hébergeur",
    "hostAddress": "2 rue de l’Exemple, Lyon", "hostPhone": "3999",
  ]

  private static let notice = """
    -- content/pages/mentions-legales.md --
    ---
    title: Mentions légales
    ---
    L’éditeur.

    """

  /// A site with a notice in which some fields are others; "" leaves a field out.
  private static func site(
    _ changed: [String: String] = [:], url: String = "https://www.exemple.fr", page: String = notice,
    hasLegal: Bool = true
  ) throws -> TestSite {
    let lines = right.compactMap { key, value in
      let value = changed[key] ?? value
      return value.isEmpty ? nil : "  \(key): \(value)"
    }
    return try TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: \(url)
      defaultAuthor: lea
      \(hasLegal ? "legal:\n" + lines.joined(separator: "\n") : "")
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Une description.
      date: 2026-09-16
      slug: a
      ---

      Texte.

      """ + page)
  }

  // MARK: What is right

  @Test func `a complete notice is right`() async throws {
    #expect(try await Self.site().check() == "")
  }

  @Test(arguments: [
    ["siren": "732829320"], ["vat": "fr 44 732 829 320"], ["rcs": "Paris"], ["phone": "01.23.45.67.89"],
    ["director": "Jean-Marc Le Sas"], ["capital": "false"], ["rcs": "false"], ["vat": "false"],
    ["email": "jeanne.exemple+site@sous.exemple.fr"], ["companyName": "Jeanne Exemple et fils"],
  ])
  func `there are many right ways`(_ changed: [String: String]) async throws {
    #expect(try await Self.site(changed).check() == "")
  }

  @Test(arguments: [
    "https://blog.example.com", "http://localhost:8080", "https://blog.test", "https://un.example",
  ])
  func `a site at an address for examples need not say who publishes it`(_ url: String) async throws {
    #expect(try await Self.site(url: url, page: "", hasLegal: false).check() == "")
  }

  // MARK: What is wrong

  @Test func `a site that says nothing is told what is wanted`() async throws {
    #expect(
      try await Self.site(page: "", hasLegal: false).check() == """
        content/site.yml:1:1: error: Le site ne dit pas qui le publie [legal-field]
          > Ajoutez à site.yml un groupe « legal: » avec companyName, legalForm, capital, address, phone, email, rcs, siren, vat, director, hostName, hostAddress, hostPhone.
        content/site.yml:1:1: error: Le site n’a pas de page de mentions légales [legal-page]
          > Créez content/pages/mentions-legales.md, avec « title: Mentions légales » et « menu: footer ».
        """)
  }

  @Test func `missing fields are told together`() async throws {
    #expect(
      try await Self.site(["phone": "", "director": ""], url: "https://blog.example.com").check() == """
        content/site.yml:4:1: error: Il manque à « legal » : phone, director [legal-field]
          > La loi demande ces indications ; « capital », « rcs » et « vat » valent false s’il n’y en a pas.
        """)
  }

  @Test(arguments: [
    ("siren", "732 829 321", "« 732 829 321 » n’est pas un SIREN"),
    ("siren", "73282932", "« 73282932 » n’est pas un SIREN"),
    ("siren", "000000000", "« 000000000 » n’est pas un SIREN"),
    ("vat", "FR45732829320", "« FR45732829320 » n’est pas le numéro de TVA de ce SIREN"),
    ("vat", "FR83404833048", "« FR83404833048 » n’est pas le numéro de TVA de ce SIREN"),
    ("rcs", "RCS Paris 404 833 048", "Le numéro de « rcs » n’est pas le SIREN"),
    ("phone", "à venir", "« à venir » n’est pas un numéro de téléphone"),
    ("hostPhone", "12", "« 12 » n’est pas un numéro de téléphone"),
    ("email", "bonjour", "« bonjour » n’est pas une adresse électronique"),
    ("email", "a@b@exemple.fr", "« a@b@exemple.fr » n’est pas une adresse électronique"),
    ("director", "Exemple SAS", "« Exemple SAS » n’est pas le nom d’une personne"),
    ("director", "Exemple", "« Exemple » n’est pas le nom d’une personne"),
    ("director", "La rédaction", "« La rédaction » n’est pas le nom d’une personne"),
  ])
  func `what cannot be right is told at its place`(_ field: String, _ value: String, _ message: String)
    async throws
  {
    let report = try await Self.site([field: value]).check()
    #expect(report.contains(" error: \(message) [legal-field]"), "\(report)")
    #expect(report.split(separator: "\n").count { $0.contains("[") } == 1, "\(report)")
  }

  @Test func `the right VAT number is offered`() async throws {
    #expect(
      try await Self.site(["vat": "FR45732829320"]).check().contains(
        "> Pour le SIREN 732829320, ce serait FR44732829320."))
  }

  @Test func `an unknown field is one of the build, too`() async throws {
    let site = try Self.site(["hostPhone": "3999\n  hosting: X"])
    #expect(try await site.build().text.contains("“legal.hosting” is not a known field"))
  }

  @Test func `the notice has to be at the foot of pages`() async throws {
    let other = Self.notice.replacing("title: Mentions", with: "menu: main\ntitle: Mentions")
    #expect(
      try await Self.site(page: other).check() == """
        content/pages/mentions-legales.md:1:1: error: Les mentions légales ne sont pas au pied des pages [legal-page]
          > Écrivez « menu: footer » dans l’en-tête.
        """)
  }

  // MARK: What waits for its owner

  @Test func `placeholders are notices, which fail nothing`() async throws {
    let site = try Self.site(
      ["siren": "À COMPLÉTER", "vat": "TODO", "director": "'À COMPLÉTER : prénom et nom'"],
      page: Self.notice + "\nTéléphone : **À COMPLÉTER : téléphone**\n\nAdresse : À COMPLÉTER\n")
    #expect(
      try await site.check() == """
        content/pages/mentions-legales.md:6:15: notice: 2 passages restent à compléter [placeholder]
          > Remplacez « À COMPLÉTER » : le site ne peut pas être publié avant.
        content/site.yml:12:10: notice: « legal » reste à compléter : siren, vat, director [placeholder]
          > Le site ne peut pas être publié avant.
        """)
    let run = try await Command.run(["check", "--strict", "--now", TestSite.now], in: site.path)
    #expect(run.status == 0)
  }

  @Test(arguments: [
    "Le formulaire est à compléter.", "`À COMPLÉTER`", "```\nÀ COMPLÉTER\n```",
    "Un dossier A COMPLETEMENT changé.",
  ])
  func `ordinary words and code are no placeholders`(_ text: String) async throws {
    #expect(try await Self.site(page: Self.notice + "\n" + text + "\n").check() == "")
  }

  @Test func `what is not published may have gaps`() async throws {
    let site = try Self.site()
    try site.add(
      """
      -- content/articles/b.md --
      ---
      title: Un brouillon
      draft: true
      slug: b
      ---

      À COMPLÉTER
      """)
    #expect(try await site.check() == "")
    try site.replace(
      "draft: true", by: "description: À COMPLÉTER\ndate: 2026-09-16", in: "content/articles/b.md")
    #expect(
      try await site.check().contains("content/articles/b.md:3:14: notice: 2 passages restent à compléter"))
  }
}
