import Build
import Diagnostics
import Foundation
import TestSite
import Testing

/// Every mistake in a theme is told at its place before any page is written.
@Suite struct ThemeProblemTests {
  /// Builds a blog whose theme has these files besides those of papier, and holds the report to its words.
  private func refuse(
    _ files: String, saying expected: String, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let site = try TestSite.themed(files)
    let report = try await site.build()
    #expect(report.text == expected + "\n", sourceLocation: location)
    #expect(report.files == nil, sourceLocation: location)
    #expect(!site.exists("Output"), sourceLocation: location)
  }

  // MARK: Names

  @Test func `an unknown name is told with the nearest one`() async throws {
    try await refuse(
      """
      -- themes/neuf/partials/bio.mustache --
      <section>
      <h2>{{nmae}}</h2>
      </section>
      """,
      saying: """
        themes/neuf/partials/bio.mustache:2:7: error: There is no “nmae” here [unknown-name]
          help: Did you mean “name”?

        1 error
        """)
  }

  @Test func `an unknown field is told in a branch that no page takes`() async throws {
    try await refuse(
      """
      -- themes/neuf/partials/card.mustache --
      {{#category}}{{^category}}<p>{{category.nom}}</p>{{/category}}{{/category}}
      """,
      saying: """
        themes/neuf/partials/card.mustache:1:32: error: “category” has no field “nom” [unknown-name]
          help: Possible names: address, name.

        1 error
        """)
  }

  @Test func `a block’s template sees the block, not the page`() async throws {
    try await refuse(
      """
      -- themes/neuf/blocks/encart/template.mustache --
      <aside id="{{id}}">{{article.title}}{{attributes.couleur}}</aside>
      """,
      saying: """
        themes/neuf/blocks/encart/template.mustache:1:22: error: There is no “article” here [unknown-name]
          help: Possible names: attributes, content, id, label, lists, site, strings, tables.

        themes/neuf/blocks/encart/template.mustache:1:39: error: “attributes” has no field “couleur” [unknown-name]

        2 errors
        """)
  }

  @Test func `an object and text are told apart from what can be printed`() async throws {
    try await refuse(
      """
      -- themes/neuf/partials/card.mustache --
      <p>{{date}}</p>
      <p>{{{address}}}</p>
      """,
      saying: """
        themes/neuf/partials/card.mustache:1:6: error: “date” is an object and cannot be printed [wrong-use]
          help: Print one of its fields, for example “{{date.iso}}”.

        themes/neuf/partials/card.mustache:2:7: error: “address” is text: printed as it is, it could break the page \
        [wrong-use]
          help: Write “{{address}}”.

        2 errors
        """)
  }

  @Test func `a string that nobody wrote is told with the nearest key`() async throws {
    try await refuse(
      """
      -- themes/neuf/partials/toc.mustache --
      <nav aria-label="{{strings.tocc}}"></nav>
      """,
      saying: """
        themes/neuf/partials/toc.mustache:1:20: error: “strings” has no field “tocc” [unknown-name]
          help: Did you mean “toc”?

        1 error
        """)
  }

  // MARK: Templates

  @Test func `an unknown partial is told with the nearest one`() async throws {
    try await refuse(
      """
      -- themes/neuf/layouts/404.mustache --
      <title>{{page.title}}</title>
      {{> partials/bilio}}
      """,
      saying: """
        themes/neuf/layouts/404.mustache:2:5: error: There is no template “partials/bilio” [unknown-partial]
          help: Did you mean “partials/bio”?

        1 error
        """)
  }

  @Test func `a section that is never closed is told where it opens`() async throws {
    try await refuse(
      """
      -- themes/neuf/partials/bio.mustache --
      <section>
        {{#role}}<p>{{.}}</p>
      </section>
      """,
      saying: """
        themes/neuf/partials/bio.mustache:2:3: error: The section “role” is never closed [template-syntax]
          help: Add “{{/role}}”.

        1 error
        """)
  }

  @Test func `sections that cross are told at both places`() async throws {
    try await refuse(
      """
      -- themes/neuf/partials/bio.mustache --
      {{#role}}{{#photo}}{{/role}}{{/photo}}
      """,
      saying: """
        themes/neuf/partials/bio.mustache:1:20: error: “role” is closed before “photo”, which is inside it \
        [template-syntax]
          help: Close “photo” first, with “{{/photo}}”.
        themes/neuf/partials/bio.mustache:1:10: note: “photo” opens here

        1 error
        """)
  }

  @Test func `templates that include each other in a loop are told with the way round`() async throws {
    try await refuse(
      """
      -- themes/neuf/partials/card.mustache --
      {{> partials/entry}}
      -- themes/neuf/partials/entry.mustache --
      <p>
      {{> partials/card}}
      """,
      saying: """
        themes/neuf/partials/card.mustache:1:5: error: The templates include each other in a loop: \
        partials/entry → partials/card → partials/entry [include-loop]
          help: Remove one of these inclusions.
        themes/neuf/partials/entry.mustache:2:5: note: “partials/card” is included here

        1 error
        """)
  }

  @Test func `a template that is not UTF-8 is refused`() async throws {
    let site = try TestSite.themed("")
    try site.write("themes/neuf/layouts/404.mustache", Array("<p>p".utf8) + [0xE9, 0x0A])
    #expect(
      try await site.build().text == """
        themes/neuf/layouts/404.mustache:1:5: error: The file is not encoded in UTF-8 [not-utf8]
          help: Open it in your editor and save it with the encoding UTF-8.

        1 error

        """)
  }

  // MARK: What is missing

  @Test func `a theme that extends nothing is told every file that it lacks`() async throws {
    let site = try TestSite.themed("-- themes/neuf/theme.yml --\nname: neuf\n")
    let report = try await site.build()
    let missing = report.diagnostics.filter { $0.code == .missingThemeFile }.map(\.message.english)
    #expect(
      missing.sorted() == [
        "The theme has no file “layouts/404.mustache”",
        "The theme has no file “layouts/archives.mustache”",
        "The theme has no file “layouts/article.mustache”",
        "The theme has no file “layouts/author.mustache”",
        "The theme has no file “layouts/authors.mustache”",
        "The theme has no file “layouts/home.mustache”",
        "The theme has no file “layouts/listing.mustache”",
        "The theme has no file “layouts/page.mustache”",
        "The theme has no file “layouts/redirect.mustache”",
        "The theme has no file “strings/fr.yml”",
      ])
    #expect(
      report.text.hasPrefix(
        """
        themes/neuf/layouts/404.mustache:1:1: error: The theme has no file “layouts/404.mustache” [missing-theme-file]
          help: Create it, or write “extends: papier” in theme.yml to take that of papier.

        """))
  }

  @Test func `a layout that is missing is named`() async throws {
    let site = try TestSite.themed("")
    try site.remove("themes/neuf")
    try FileManager.default.copyItem(atPath: Checkout.path("themes/papier"), toPath: site.at("themes/neuf"))
    try site.remove("themes/neuf/layouts/author.mustache")
    #expect(
      try await site.build().text == """
        themes/neuf/layouts/author.mustache:1:1: error: The theme has no file “layouts/author.mustache” \
        [missing-theme-file]
          help: Create it, or write “extends: papier” in theme.yml to take that of papier.

        1 error

        """)
  }

  @Test func `a block without a template is named`() async throws {
    try await refuse(
      "-- themes/neuf/blocks/carte/block.yml --\ndescription: Une carte.\n",
      saying: """
        themes/neuf/blocks/carte/template.mustache:1:1: error: The theme has no file “blocks/carte/template.mustache” \
        [missing-theme-file]
          help: Create it, or write “extends: papier” in theme.yml to take that of papier.

        1 error
        """)
  }

  @Test func `a string that the generator needs is told, with the plural ones`() async throws {
    let site = try TestSite.themed("")
    let strings = try String(contentsOfFile: Checkout.path("themes/papier/strings/fr.yml"), encoding: .utf8)
    try site.write(
      "themes/neuf/strings/fr.yml",
      strings.replacing("footnotes:", with: "fotnotes:").replacing("readingTime:", with: "duree:"))
    #expect(
      try await site.build().text == """
        themes/neuf/strings/fr.yml:1:1: error: The text “footnotes” is missing [missing-string]
          help: Did you mean “fotnotes”?

        themes/neuf/strings/fr.yml:1:1: error: The text “readingTime” is missing [missing-string]
          help: Add a line “readingTime: …”.

        2 errors

        """)
  }

  @Test func `a plural without its forms is told`() async throws {
    let site = try TestSite.themed("")
    let strings = try String(contentsOfFile: Checkout.path("themes/papier/strings/fr.yml"), encoding: .utf8)
    try site.write("themes/neuf/strings/fr.yml", strings.replacing(#/  other: "\{n\}.articles"\n/#, with: ""))
    let report = try await site.build()
    #expect(report.diagnostics.map(\.message.english) == ["“articleCount.other” is missing"])
    #expect(report.files == nil)
  }

  @Test func `a block whose own label is no string is told`() async throws {
    try await refuse(
      """
      -- themes/neuf/blocks/carte/block.yml --
      defaultLabel: carte
      -- themes/neuf/blocks/carte/template.mustache --
      <p>{{label}}</p>
      """,
      saying: """
        themes/neuf/blocks/carte/block.yml:1:1: error: The block “carte” takes the text “carte” as its title, and \
        there is none [missing-string]
          help: Add “carte: …” to strings/fr.yml.

        1 error
        """)
  }

  @Test func `a style sheet that is missing is told with the nearest one`() async throws {
    try await refuse(
      """
      -- themes/neuf/theme.yml --
      extends: papier
      styles:
        - styles/tokens.css
        - styles/bases.css
        - rouge.css
      """,
      saying: """
        themes/neuf/theme.yml:4:5: error: There is no style sheet “styles/bases.css” [missing-theme-file]
          help: Did you mean “styles/base.css”?

        themes/neuf/theme.yml:5:5: error: There is no style sheet “rouge.css” [missing-theme-file]
          help: Give its path in the theme: styles/base.css.

        2 errors
        """)
  }

  @Test func `a block for the offer that does not exist is told`() async throws {
    try await refuse(
      "-- themes/neuf/theme.yml --\nextends: papier\ncallToAction: consultations\n",
      saying: """
        themes/neuf/theme.yml:2:15: error: There is no block “consultations” [unknown-directive]
          help: Did you mean “consultation”?

        1 error
        """)
  }

  // MARK: Settings

  @Test func `a bad block.yml is told key by key`() async throws {
    try await refuse(
      """
      -- themes/neuf/blocks/carte/block.yml --
      content: tableau
      columns: 3..2
      labels: none
      attributes:
        ton: { type: texte, requis: true }
      -- themes/neuf/blocks/carte/template.mustache --
      <p>
      """,
      saying: """
        themes/neuf/blocks/carte/block.yml:1:10: error: “content” cannot be “tableau” [invalid-value]
          help: Did you mean “table”?

        themes/neuf/blocks/carte/block.yml:3:1: error: “labels” is not a known field [unknown-key]
          help: Did you mean “label”?

        themes/neuf/blocks/carte/block.yml:5:16: error: “attributes.ton.type” cannot be “texte” [invalid-value]
          help: Did you mean “text”?

        themes/neuf/blocks/carte/block.yml:5:23: error: “attributes.ton.requis” is not a known field [unknown-key]
          help: Known fields: type, values, required

        4 errors
        """)
  }

  @Test func `columns that are no number are told`() async throws {
    try await refuse(
      """
      -- themes/neuf/blocks/carte/block.yml --
      content: table
      columns: 3..2
      -- themes/neuf/blocks/carte/template.mustache --
      <p>
      """,
      saying: """
        themes/neuf/blocks/carte/block.yml:2:10: error: “3..2” is not a number of columns [invalid-value]
          help: Write 2, or 2..3.

        1 error
        """)
  }

  @Test func `an unknown key of theme.yml is told once`() async throws {
    try await refuse(
      "-- themes/neuf/theme.yml --\nextends: papier\nstyle: [styles/base.css]\n",
      saying: """
        themes/neuf/theme.yml:2:1: error: “style” is not a known field [unknown-key]
          help: Did you mean “styles”?

        1 error
        """)
  }

  // MARK: One theme and another

  @Test func `a theme that nobody knows is told with the nearest one`() async throws {
    let site = try TestSite.themed("")
    try site.replace("theme: neuf", by: "theme: papyer", in: "content/site.yml")
    #expect(
      try await site.build().text == """
        content/site.yml:4:8: error: There is no theme “papyer” [unknown-theme]
          help: Did you mean “papier”?

        1 error

        """)
  }

  @Test func `without a likeness the themes that were found are listed`() async throws {
    let site = try TestSite.themed("")
    try site.replace("theme: neuf", by: "theme: journal", in: "content/site.yml")
    #expect(
      try await site.build().text == """
        content/site.yml:4:8: error: There is no theme “journal” [unknown-theme]
          help: The themes found are: neuf, papier, regate.

        1 error

        """)
  }

  @Test func `a theme that extends nobody’s theme is told where it says so`() async throws {
    try await refuse(
      "-- themes/neuf/theme.yml --\nname: neuf\nextends: papiers\n",
      saying: """
        themes/neuf/theme.yml:2:10: error: There is no theme “papiers” [unknown-theme]
          help: Did you mean “papier”?

        1 error
        """)
  }

  @Test func `a theme that extends itself is told`() async throws {
    try await refuse(
      "-- themes/neuf/theme.yml --\nextends: neuf\n",
      saying: """
        themes/neuf/theme.yml:1:10: error: The themes extend each other in a circle: neuf → neuf [theme-cycle]
          help: Remove one of the “extends:” lines.

        1 error
        """)
  }

  @Test func `a circle of three themes is told with all three`() async throws {
    try await refuse(
      """
      -- themes/neuf/theme.yml --
      extends: ancien
      -- themes/ancien/theme.yml --
      extends: vieux
      -- themes/vieux/theme.yml --
      extends: neuf
      """,
      saying: """
        themes/vieux/theme.yml:1:10: error: The themes extend each other in a circle: neuf → ancien → vieux → neuf \
        [theme-cycle]
          help: Remove one of the “extends:” lines.

        1 error
        """)
  }

  @Test func `the problems of a theme and those of the articles are told together`() async throws {
    let site = try TestSite.themed(
      "-- themes/neuf/partials/bio.mustache --\n{{nmae}}\n", article: "Voir [rien](rien.md).")
    #expect(
      try await site.build().text == """
        content/articles/un.md:7:13: error: The link “rien.md” leads nowhere [dead-link]
          help: An internal link is the path of a file (other-article.md) or an address of the site (/contact/).

        themes/neuf/partials/bio.mustache:1:3: error: There is no “nmae” here [unknown-name]
          help: Did you mean “name”?

        2 errors

        """)
  }
}
