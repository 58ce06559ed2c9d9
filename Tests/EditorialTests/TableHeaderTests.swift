import Diagnostics
import Testing

/// The headers of tables.
@Suite struct TableHeaderTests {
  @Test func `a table whose columns have names is not told`() async throws {
    let site = try await CheckedSite(
      """
      | Mois | Ventes |
      | --- | ---: |
      | Août | 12 |

      |  | Interne | Externe |
      | --- | --- | --- |
      | Coût | 1 | 2 |

      | Mois | Ventes | |
      | --- | --- | --- |
      | Août | 12 | |

      | ![Le plan](/images/plan.svg) | Ventes |
      | --- | --- |
      | a | b |

      :::decision[Que choisir ?]
      | Si vous avez… | Recommandation |
      | --- | --- |
      | Du temps | Interne |
      :::

      <table><thead><tr><th>Mois</th></tr></thead><tbody><tr><td>Août</td></tr></tbody></table>

      <table role="presentation"><tr><td>Août</td></tr></table>
      """)
    expect(site, reports: "")
  }

  @Test func `a table whose columns have none is told`() async throws {
    let site = try await CheckedSite(
      """
      | | |
      | --- | --- |
      | Août | 12 |

      :::encart
      | Mois | | Marge |
      | --- | --- | --- |
      | Août | 12 | 3 |
      :::

      <div>
        <table>
          <tr><td>Août</td></tr>
        </table>
      </div>
      """)
    expect(
      site,
      reports: """
        articles/a.md:7:1: warning: Ce tableau n’a pas d’en-tête [table-without-header]
          > Écrivez un intitulé dans chaque case de la première ligne du tableau.
        articles/a.md:12:1: warning: La colonne 2 du tableau n’a pas d’en-tête [table-without-header]
          > Écrivez un intitulé dans chaque case de la première ligne du tableau.
        articles/a.md:18:3: warning: Ce tableau n’a pas d’en-tête [table-without-header]
          > Mettez les intitulés de ses colonnes dans des balises <th>.
        """)
    expect(
      site,
      reportsInEnglish: """
        articles/a.md:7:1: warning: This table has no header [table-without-header]
          > Write a name into each cell of the table’s first line.
        articles/a.md:12:1: warning: Column 2 of the table has no header [table-without-header]
          > Write a name into each cell of the table’s first line.
        articles/a.md:18:3: warning: This table has no header [table-without-header]
          > Put the names of its columns into <th> tags.
        """)
  }

  @Test func `a block that is a table tells it itself`() async throws {
    let site = try await CheckedSite(
      ":::decision[Que choisir ?]\n| Si | |\n| --- | --- |\n| Du temps | Interne |\n:::\n")
    #expect(site.diagnostics.map(\.code) == [.blockContent])
  }
}
