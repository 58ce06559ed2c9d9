import Diagnostics
import Testing

/// Notes to oneself, filler, and links that Markdown did not understand.
@Suite struct LeftoverTests {
  @Test func `words that only look like notes, and brackets that are text, are not told`() async throws {
    let site = try await CheckedSite(
      """
      Une todo-list, la méthode « To do », un AUTODO, `TODO`, TODO.md, /TODO/, #TODO, le XXXe siècle, TK Maxx, XXXL.

      Voir https://www.example.com/TODO et [le voisin](b.md "Une note").

      - [ ] Envoyer le contrat
      - [x] Le relire

      Il a écrit « [sic] (voir plus bas) », puis […] (suite), et un crochet [seul]. Le tableau [1] suit.

      [le voisin][v], [v][], [v], une note[^1], <https://www.example.com>, le lorem et l’ipsum.

      <!-- Relu le 12. -->

          TODO [texte](une adresse)

      [^1]: Un texte.

      [v]: b.md
      """)
    let told = site.diagnostics.filter { $0.code != .vagueLinkText }
    #expect(told == [])
  }

  @Test func `a note that was left is told wherever readers find it`() async throws {
    let site = try await CheckedSite(
      """
      TODO : vérifier. Le taux est de XXX %, (FIXME) **TK** chiffre, « TODO ».

      ## TODO

      Lorem ipsum dolor sit amet.

      | TK | Ventes |
      | --- | --- |
      | XXX€ | ![Un TODO](/images/plan.svg) |

      :::encart[TODO]
      Un texte.
      :::

      <!-- TODO : relire -->
      """, title: "Un article TODO")
    expect(
      site,
      reports: """
        articles/a.md:2:19: warning: « TODO » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:7:1: warning: « TODO » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:7:33: warning: « XXX » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:7:41: warning: « FIXME » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:7:50: warning: « TK » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:7:66: warning: « TODO » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:9:4: warning: « TODO » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:11:1: warning: « Lorem ipsum » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:13:3: warning: « TK » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:15:3: warning: « XXX » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:15:15: warning: « TODO » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:17:11: warning: « TODO » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        articles/a.md:21:6: warning: « TODO » est resté dans le texte [todo]
          > Complétez le passage, ou retirez la note.
        """)
  }

  @Test func `brackets that were to be a link are told with what keeps them from it`() async throws {
    let site = try await CheckedSite(
      """
      Voir [le guide](mon guide.md), [le voisin] (b.md), [un site] (https://www.example.com) et [ceci][absent].

      Une note[^9].
      """)
    let told = site.diagnostics.filter { $0.code == .unreadLink }
    #expect(told.count == 5)
    expect(
      site,
      reports: """
        articles/a.md:7:6: warning: Ces crochets ne font pas de lien [unread-link]
          > Une adresse qui contient des espaces se met entre chevrons : [texte](<mon fichier.md>).
        articles/a.md:7:32: warning: Ces crochets ne font pas de lien [unread-link]
          > Retirez l’espace entre le crochet et la parenthèse.
        articles/a.md:7:52: warning: Ces crochets ne font pas de lien [unread-link]
          > Retirez l’espace entre le crochet et la parenthèse.
        articles/a.md:7:63: notice: Une adresse tient lieu de texte à ce lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:7:91: warning: Ces crochets ne font pas de lien [unread-link]
          > L’adresse n’est écrite nulle part : ajoutez une ligne « [nom]: adresse ».
        articles/a.md:9:9: warning: Ces crochets ne font pas de lien [unread-link]
          > La note n’est écrite nulle part : ajoutez une ligne « [^…]: texte de la note ».
        """)
  }

  @Test func `in English`() async throws {
    let site = try await CheckedSite("TODO. Voir [a](b c.md), [a] (b.md), [a][b], note[^9].")
    expect(
      site,
      reportsInEnglish: """
        articles/a.md:7:1: warning: “TODO” was left in the text [todo]
          > Complete the passage, or remove the note.
        articles/a.md:7:12: warning: These brackets make no link [unread-link]
          > An address with spaces stands between angle brackets: [text](<my file.md>).
        articles/a.md:7:25: warning: These brackets make no link [unread-link]
          > Remove the space between the bracket and the parenthesis.
        articles/a.md:7:37: warning: These brackets make no link [unread-link]
          > The address is written nowhere: add a line “[name]: address”.
        articles/a.md:7:49: warning: These brackets make no link [unread-link]
          > The note is written nowhere: add a line “[^…]: text of the note”.
        """)
  }

  @Test func `in a draft a note is a notice`() async throws {
    let site = try await CheckedSite("TODO", front: "draft: true\n")
    #expect(site.diagnostics.filter { $0.code == .todo }.map(\.severity) == [.notice])
  }
}
