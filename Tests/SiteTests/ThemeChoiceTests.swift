import Testing

/// The theme that the settings name.
@Suite struct ThemeChoiceTests {
  @Test func `a theme that does not exist is named with the nearest`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      theme: papyer
      -- a.md --
      """)
    expect(
      site,
      reports: """
        content/site.yml:3:8: error: Le thème « papyer » n’existe pas [unknown-theme]
          > Vouliez-vous dire « papier » ?
        """)
    #expect(site.composition == nil)
  }

  @Test func `themes that extend each other in a circle are told apart`() async throws {
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      theme: un
      -- themes/un/theme.yml --
      extends: deux
      -- themes/deux/theme.yml --
      extends: un
      """)
    expect(
      site,
      reports: """
        themes/deux/theme.yml:1:10: error: Les thèmes se prolongent en rond : un → deux → un [theme-cycle]
          > Retirez l’une des lignes « extends: ».
        """)
  }
}
