import Testing

/// What is told of offers that are not as they should be.
@Suite struct OfferProblemTests {
  @Test(arguments: [
    "javascript:alert(1)", "http://rendez-vous.example.com/", "rendez-vous.example.com", "/contact/",
    "mailto:lea@example.com", "https://", " https://", "https://a\"b.example.com",
  ])
  func `an offer leads to an address with https`(_ address: String) async throws {
    let site = try await TestSite(
      """
      -- content/offers/audit.md --
      ---
      title: Un audit
      button: Demander
      url: '\(address)'
      ---
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/offers/audit.md:4:6: error: « \(address) » n’est pas une adresse de rendez-vous [bad-url]
          > Elle commence par https://.
        """)
  }

  @Test func `where hosts are declared, others are refused`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      bookingHosts: [Rendez-Vous.example.com, agenda.example.org]
      -- content/offers/un.md --
      ---
      title: Un
      button: Demander
      url: https://rendez-vous.exemple.com/30min
      ---
      -- content/offers/deux.md --
      ---
      title: Deux
      button: Demander
      url: https://evil.test/rendez-vous.example.com
      ---
      -- content/offers/trois.md --
      ---
      title: Trois
      button: Demander
      url: https://RENDEZ-VOUS.example.com:443/30min
      ---
      -- content/offers/quatre.md --
      ---
      title: Quatre
      button: Demander
      url: https://rendez-vous.example.com@evil.test/
      ---
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/offers/deux.md:4:6: error: Le site « evil.test » n’est pas permis pour une offre [bad-url]
          > « bookingHosts », dans site.yml, permet : rendez-vous.example.com, agenda.example.org.
        content/offers/quatre.md:4:6: error: Le site « evil.test » n’est pas permis pour une offre [bad-url]
          > « bookingHosts », dans site.yml, permet : rendez-vous.example.com, agenda.example.org.
        content/offers/un.md:4:6: error: Le site « rendez-vous.exemple.com » n’est pas permis pour une offre [bad-url]
          > Vouliez-vous dire « rendez-vous.example.com » ?
        """)
    expect(
      site,
      reportsInEnglish: """
        content/offers/deux.md:4:6: error: The host “evil.test” is not allowed for an offer [bad-url]
          > “bookingHosts” in site.yml allows: rendez-vous.example.com, agenda.example.org.
        content/offers/quatre.md:4:6: error: The host “evil.test” is not allowed for an offer [bad-url]
          > “bookingHosts” in site.yml allows: rendez-vous.example.com, agenda.example.org.
        content/offers/un.md:4:6: error: The host “rendez-vous.exemple.com” is not allowed for an offer [bad-url]
          > Did you mean “rendez-vous.example.com”?
        """)
  }

  @Test func `everything that is wrong with an offer is told at once`() async throws {
    let site = try await TestSite(
      """
      -- content/offers/Un audit.md --
      ---
      titre: Un audit
      utm:
        source: Mon Blog
        medum: cta
        campaign: "***"
      ---
      Un texte.

      :::encart
      Un aparté.
      :::
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/offers/Un audit.md:2:1: error: « titre » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « title » ?
        content/offers/Un audit.md:2:1: error: « button » manque [missing-field]
          > Ajoutez « button: … »
        content/offers/Un audit.md:2:1: error: « title » manque [missing-field]
          > Ajoutez « title: … »
        content/offers/Un audit.md:2:1: error: « url » manque [missing-field]
          > Ajoutez « url: … »
        content/offers/Un audit.md:4:11: error: « Mon Blog » ne convient pas comme paramètre de suivi [invalid-value]
          > Il n’a que des minuscules sans accent, des chiffres et des traits d’union : « source: mon-blog ».
        content/offers/Un audit.md:5:3: error: « utm.medum » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « medium » ?
        content/offers/Un audit.md:6:13: error: « *** » ne convient pas comme paramètre de suivi [invalid-value]
          > Il n’a que des minuscules sans accent, des chiffres et des traits d’union : « campaign: blog ».
        content/offers/Un audit.md:10:4: error: Une offre ne peut pas contenir de bloc [block-content]
          > Écrivez son texte en paragraphes simples.
        """)
    expect(
      site,
      reportsInEnglish: """
        content/offers/Un audit.md:2:1: error: “titre” is not a known field [unknown-key]
          > Did you mean “title”?
        content/offers/Un audit.md:2:1: error: “button” is missing [missing-field]
          > Add “button: …”
        content/offers/Un audit.md:2:1: error: “title” is missing [missing-field]
          > Add “title: …”
        content/offers/Un audit.md:2:1: error: “url” is missing [missing-field]
          > Add “url: …”
        content/offers/Un audit.md:4:11: error: “Mon Blog” cannot be a tracking parameter [invalid-value]
          > It has only lower-case letters without accents, digits and hyphens: “source: mon-blog”.
        content/offers/Un audit.md:5:3: error: “utm.medum” is not a known field [unknown-key]
          > Did you mean “medium”?
        content/offers/Un audit.md:6:13: error: “***” cannot be a tracking parameter [invalid-value]
          > It has only lower-case letters without accents, digits and hyphens: “campaign: blog”.
        content/offers/Un audit.md:10:4: error: An offer cannot hold a block [block-content]
          > Write its text as plain paragraphs.
        """)
  }
}
