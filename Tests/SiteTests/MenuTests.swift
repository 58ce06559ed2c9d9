import Testing

/// The menu of the settings.
@Suite struct MenuTests {
  @Test func `a menu leads to addresses, files and other sites`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      menu:
        - { label: Accueil, url: / }
        - { label: Contact, url: pages/contact.md }
        - { label: Écrire, url: "mailto:lea@example.com" }
        - { label: Ailleurs, url: "https://www.example.com/" }
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      """)
    expect(site, reports: "")
    let home = try site.page("/")
    #expect(home.contains(#"<a href="/" aria-current="page">Accueil</a>"#))
    #expect(home.contains(#"<a href="/contact/">Contact</a>"#))
    #expect(home.contains(#"<a href="mailto:lea@example.com">Écrire</a>"#))
    #expect(home.contains(#"<a href="https://www.example.com/">Ailleurs</a>"#))
    #expect(try site.page("/contact/").contains(#"<a href="/contact/" aria-current="page">Contact</a>"#))
  }

  @Test func `a menu entry that leads nowhere is an error at its address`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      menu:
        - { label: Contact, url: /contcat/ }
        - { label: Alerte, url: "javascript:alert(1)" }
      -- content/pages/contact.md --
      ---
      title: Contact
      ---
      """)
    expect(
      site,
      reports: """
        content/site.yml:5:28: error: Le lien « /contcat/ » ne mène nulle part [dead-link]
          > Vouliez-vous dire « /contact/ » ?
        content/site.yml:6:27: error: Cette adresse exécuterait du code chez le lecteur [dangerous-link]
          > Écrivez une adresse qui commence par https://, mailto: ou « / ».
        """)
  }
}
