import Testing

/// Links whose text says where they lead, and those whose text does not.
@Suite struct LinkTextTests {
  @Test func `a text that names what is there is not told`() async throws {
    let site = try await CheckedSite(
      """
      [Les critères](b.md), [lire le voisin](b.md), [ici et maintenant](b.md), [voir le barème](b.md),
      [lien affilié](b.md), [suite et fin](b.md), [plus de ventes](b.md), [**en gras**](b.md), [`code`](b.md).

      Un hôte, www.cnil.fr, un courriel, lea@example.com ou <lea@example.com>, et [01 23 45 67 89](tel:+33123456789).

      <a href="/plan/">Le plan</a>, <a href="/plan/" aria-label="Le plan du site">ici</a>, <a id="ancre"></a>,
      <a href="/plan/"><img src="/images/plan.svg" alt="Le plan"></a>,
      <a href="/plan/"><strong>ici</strong></a>.

      <p><a href="/plan/"><img src="/images/plan.svg" alt="Le plan"></a></p>

      [![Le plan](/images/plan.svg)](/plan/) et [<span>Le plan</span>](/plan/)

      Un code, `[ici](/)`.
      """)
    expect(site, reports: "")
  }

  @Test func `a text that could be that of any link is told`() async throws {
    let site = try await CheckedSite(
      """
      [Cliquez ici](b.md), [ici](b.md), « [Ici !](b.md) », [**Lire la suite…**](b.md), [En savoir plus →](b.md),
      [ici] et <a href="b.md">ce lien</a>.

      <p>
        <a class="x" href="/plan/">
          En  savoir
          plus</a>
      </p>

      [ici]: /plan/
      """)
    expect(
      site,
      reports: """
        articles/a.md:7:2: warning: « Cliquez ici » ne dit pas où mène le lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:7:23: warning: « ici » ne dit pas où mène le lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:7:38: warning: « Ici ! » ne dit pas où mène le lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:7:57: warning: « Lire la suite… » ne dit pas où mène le lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:7:83: warning: « En savoir plus → » ne dit pas où mène le lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:8:2: warning: « ici » ne dit pas où mène le lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:8:25: warning: « ce lien » ne dit pas où mène le lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:11:22: warning: « En savoir plus » ne dit pas où mène le lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        """)
  }

  @Test func `a link without a text is told, and a bare address is a notice`() async throws {
    let site = try await CheckedSite(
      """
      [](b.md), [ ](b.md) et <a href="/plan/"></a>.

      Voir https://www.example.com/page, <https://www.example.com> ou www.example.com/page.

      [https://www.example.com/page](https://www.example.com/page)
      """)
    expect(
      site,
      reports: """
        articles/a.md:7:4: warning: Ce lien n’a pas de texte [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:7:15: warning: Ce lien n’a pas de texte [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:7:33: warning: Ce lien n’a pas de texte [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:9:6: notice: Une adresse tient lieu de texte à ce lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:9:37: notice: Une adresse tient lieu de texte à ce lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:9:65: notice: Une adresse tient lieu de texte à ce lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        articles/a.md:11:2: notice: Une adresse tient lieu de texte à ce lien [vague-link-text]
          > Nommez ce que l’on y trouve : [les critères de choix](adresse).
        """)
  }

  @Test func `in English`() async throws {
    let site = try await CheckedSite("[Ici](b.md), [](b.md) et https://www.example.com/page")
    expect(
      site,
      reportsInEnglish: """
        articles/a.md:7:2: warning: “Ici” does not say where the link leads [vague-link-text]
          > Name what is found there: [the criteria](address).
        articles/a.md:7:17: warning: This link has no text [vague-link-text]
          > Name what is found there: [the criteria](address).
        articles/a.md:7:26: notice: An address stands for the text of this link [vague-link-text]
          > Name what is found there: [the criteria](address).
        """)
  }
}
