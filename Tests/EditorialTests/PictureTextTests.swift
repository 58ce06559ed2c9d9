import Diagnostics
import Testing

/// What pictures say to those who do not see them.
@Suite struct PictureTextTests {
  @Test func `a picture that is described, or is decoration beyond doubt, is not told`() async throws {
    let site = try await CheckedSite(
      """
      ![Le parcours d’une commission, du clic au virement](../images/plan.svg)

      ![Plan](../images/plan.svg) ![Image d’un bon de commande](../images/plan.svg)
      ![Photo de l’équipe](../images/plan.svg) ![Logo de la plateforme](../images/plan.svg)
      ![2 schémas](../images/plan.svg) ![*Le plan*](../images/plan.svg "Une légende qui dit autre chose")

      <img src="../images/plan.svg" alt=""> <img src="/images/plan.svg" alt role="presentation">
      <img src="/images/plan.svg" aria-hidden="true"> <img src="/images/plan.svg" aria-label="Le plan">

      [![](../images/plan.svg) Le plan du site](/plan/) et [![Le plan du site](../images/plan.svg)](/plan/)

      <figure>
        <img src="../images/plan.svg" alt="Trois étapes reliées par des flèches">
        <figcaption>Le plan, en trois étapes</figcaption>
      </figure>

      Ceci est du code : `![](image.png)`.

          ![](image.png)
      """,
      front: "cover: { image: /images/plan.svg, alt: Trois étapes reliées par des flèches }\n")
    expect(site, reports: "")
  }

  @Test func `a picture without a description is told with how to say that it is decoration`() async throws {
    let site = try await CheckedSite(
      """
      Un ![](../images/plan.svg) et ![ ](../images/plan.svg), <img src="/images/plan.svg">.

      <figure>
        <figcaption>La légende n’est pas une description</figcaption>
        <img width="1" src="/images/plan.svg">
      </figure>

      [![](../images/plan.svg)](/plan/)
      """)
    expect(
      site,
      reports: """
        articles/a.md:7:8: warning: L’image « plan.svg » n’est pas décrite [missing-alt]
          > Dites ce qu’elle montre : ![Description](adresse). Une simple décoration s’écrit <img src="adresse" alt="">.
        articles/a.md:7:36: warning: L’image « plan.svg » n’est pas décrite [missing-alt]
          > Dites ce qu’elle montre : ![Description](adresse). Une simple décoration s’écrit <img src="adresse" alt="">.
        articles/a.md:7:67: warning: L’image « plan.svg » n’est pas décrite [missing-alt]
          > Dites ce qu’elle montre : ![Description](adresse). Une simple décoration s’écrit <img src="adresse" alt="">.
        articles/a.md:11:23: warning: L’image « plan.svg » n’est pas décrite [missing-alt]
          > Dites ce qu’elle montre : ![Description](adresse). Une simple décoration s’écrit <img src="adresse" alt="">.
        articles/a.md:14:6: warning: L’image « plan.svg » n’est pas décrite [missing-alt]
          > Dites ce qu’elle montre : ![Description](adresse). Une simple décoration s’écrit <img src="adresse" alt="">.
        """)
  }

  @Test func `a description that says nothing is told`() async throws {
    let site = try await CheckedSite(
      """
      ![image](../images/plan.svg), ![Photo n° 2](../images/plan.svg), ![Capture d’écran](../images/plan.svg)
      ![plan.svg](../images/plan.svg), ![IMG_0012](../images/IMG_0012.svg)
      ![Le plan](../images/plan.svg "Le plan !")

      <figure><img src="../images/plan.svg" alt="Le plan du site"><figcaption>Le <em>plan</em> du site.</figcaption></figure>
      """, front: "cover: { image: /images/plan.svg, alt: Illustration }\n",
      more: "-- content/images/IMG_0012.svg --\n<svg/>\n")
    expect(
      site,
      reports: """
        articles/a.md:6:40: warning: « Illustration » ne décrit pas l’image [useless-alt]
          > Dites ce qu’elle montre à qui ne la voit pas.
        articles/a.md:8:3: warning: « image » ne décrit pas l’image [useless-alt]
          > Dites ce qu’elle montre à qui ne la voit pas.
        articles/a.md:8:33: warning: « Photo n° 2 » ne décrit pas l’image [useless-alt]
          > Dites ce qu’elle montre à qui ne la voit pas.
        articles/a.md:8:68: warning: « Capture d’écran » ne décrit pas l’image [useless-alt]
          > Dites ce qu’elle montre à qui ne la voit pas.
        articles/a.md:9:3: warning: « plan.svg » ne décrit pas l’image [useless-alt]
          > Dites ce qu’elle montre à qui ne la voit pas.
        articles/a.md:9:36: warning: « IMG_0012 » ne décrit pas l’image [useless-alt]
          > Dites ce qu’elle montre à qui ne la voit pas.
        articles/a.md:10:3: warning: La description de l’image répète sa légende [useless-alt]
          > Dites ce que l’image montre et que la légende ne dit pas.
        articles/a.md:12:44: warning: La description de l’image répète sa légende [useless-alt]
          > Dites ce que l’image montre et que la légende ne dit pas.
        """)
  }

  @Test func `in English`() async throws {
    let site = try await CheckedSite(
      "![](../images/plan.svg) ![image](../images/plan.svg) ![Plan](../images/plan.svg \"Plan\")")
    expect(
      site,
      reportsInEnglish: """
        articles/a.md:7:5: warning: The picture “plan.svg” is not described [missing-alt]
          > Tell what it shows: ![Description](address). A mere decoration is written <img src="address" alt="">.
        articles/a.md:7:27: warning: “image” does not describe the picture [useless-alt]
          > Tell those who do not see it what it shows.
        articles/a.md:7:56: warning: The picture’s description repeats its caption [useless-alt]
          > Tell what the picture shows and the caption does not say.
        """)
  }

  @Test func `in a draft it is a notice`() async throws {
    let site = try await CheckedSite("![](../images/plan.svg)", front: "draft: true\n")
    #expect(site.diagnostics.filter { $0.code == .missingAlt }.map(\.severity) == [.notice])
  }
}
