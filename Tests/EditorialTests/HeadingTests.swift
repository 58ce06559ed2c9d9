import Testing

/// The order of headings, and what stands below them.
@Suite struct HeadingTests {
  @Test func `headings that step down one by one and hold something are not told`() async throws {
    let site = try await CheckedSite(
      """
      Le chapô.

      ## Une partie
      ### Une sous-partie, dès le début
      #### Plus bas
      Un texte.

      ## Retour en haut

      - Une liste

      ## Un tableau

      | a | b |
      | --- | --- |
      | 1 | 2 |

      ## Du code

          let a = 1

      ## Un bloc

      :::encart
      ### Dans le bloc
      Un texte.
      :::

      ## Une offre

      > ##### Cité avec son niveau
      >
      > Un texte.

      Souligné
      --------

      <!-- Une note -->
      <p>Du HTML</p>

      ## Une image

      ![Le plan](/images/plan.svg)

      ## Notes

      Une note[^1].

      [^1]: Un texte.
      """)
    expect(site, reports: "")
  }

  @Test func `a level that is left out is told with the heading before`() async throws {
    let site = try await CheckedSite(
      """
      ### Trop bas

      Un texte.

      ## Une partie

      Un texte.

      #### Un saut

      Un texte.

      #### Le même niveau

      :::encart
      ###### Dans un bloc
      Un texte.
      :::

      <h6>En HTML</h6>
      """)
    expect(
      site,
      reports: """
        articles/a.md:7:1: warning: Le premier titre du texte est de niveau 3 [heading-jump]
          > Écrivez-le avec « ## » : aucun niveau ne se saute.
        articles/a.md:15:1: warning: Un titre de niveau 4 suit un titre de niveau 2 [heading-jump]
          > Écrivez-le avec « ### » : aucun niveau ne se saute.
          + articles/a.md:11:1: Le titre précédent
        articles/a.md:22:1: warning: Un titre de niveau 6 suit un titre de niveau 4 [heading-jump]
          > Écrivez-le avec « ##### » : aucun niveau ne se saute.
          + articles/a.md:19:1: Le titre précédent
        """)
  }

  @Test func `a heading on the level of the title is told`() async throws {
    let site = try await CheckedSite("# Un titre\n\nUn texte.\n\n## Une partie\n\n<h1>Encore</h1>\n")
    expect(
      site,
      reports: """
        articles/a.md:7:1: warning: Ce titre est au niveau de celui de la page [heading-jump]
          > Une partie commence par « ## », une sous-partie par « ### ».
        articles/a.md:13:5: warning: Ce titre est au niveau de celui de la page [heading-jump]
          > Une partie commence par « ## », une sous-partie par « ### ».
        """)
  }

  @Test func `a section without anything is told`() async throws {
    let site = try await CheckedSite(
      """
      ## Vide

      ## Une partie

      Un texte.

      ### Une *note* et rien

      <!-- Rien à voir -->

      ---

      ## La fin
      """)
    expect(
      site,
      reports: """
        articles/a.md:7:1: warning: Il n’y a rien sous le titre « Vide » [empty-section]
          > Écrivez la partie, ou retirez son titre.
        articles/a.md:13:1: warning: Il n’y a rien sous le titre « Une note et rien » [empty-section]
          > Écrivez la partie, ou retirez son titre.
        articles/a.md:19:1: warning: Il n’y a rien sous le titre « La fin » [empty-section]
          > Écrivez la partie, ou retirez son titre.
        """)
  }

  @Test func `in English`() async throws {
    let site = try await CheckedSite("# Un\n\nTexte.\n\n### Deux\n")
    expect(
      site,
      reportsInEnglish: """
        articles/a.md:7:1: warning: This heading is on the level of the page’s title [heading-jump]
          > A section begins with “##”, a subsection with “###”.
        articles/a.md:11:1: warning: There is nothing below the heading “Deux” [empty-section]
          > Write the section, or remove its heading.
        articles/a.md:11:1: warning: A heading of level 3 follows one of level 1 [heading-jump]
          > Write it with “##”: no level is left out.
          + articles/a.md:7:1: The heading before
        """)
  }
}
