import Diagnostics
import Testing

@testable import Templates

/// Names that do not exist, and values used for what they are not. In the expected texts `_` is U+00A0 and `~` is
/// U+202F.
@Suite struct NameProblemTests {
  private let page = [
    Shape.Field("title", .text),
    Shape.Field("body", .html),
    Shape.Field("count", .number),
    Shape.Field("isDraft", .flag),
    Shape.Field("author", .object([Shape.Field("name", .text), Shape.Field("role", .text)])),
    Shape.Field("cover", .optional(.object([Shape.Field("alt", .text)]))),
    Shape.Field("tags", .list(.object([Shape.Field("name", .text)]))),
    Shape.Field("names", .list(.text)),
    Shape.Field("subtitle", .optional(.text)),
  ]

  @Test func `everything that fits is accepted`() {
    let text = """
      {{title}}{{body}}{{{body}}}{{&count}}{{count}}{{subtitle}}{{author.name}}{{cover.alt}}
      {{#isDraft}}{{title}}{{/isDraft}}{{^isDraft}}x{{/isDraft}}
      {{#author}}{{name}}{{title}}{{author.role}}{{/author}}
      {{#cover}}{{alt}}{{cover.alt}}{{/cover}}{{^cover}}{{title}}{{/cover}}
      {{#tags}}{{name}}{{title}}{{/tags}}{{#names}}{{.}}{{/names}}
      {{#subtitle}}{{.}}{{subtitle}}{{/subtitle}}{{#count}}{{.}}{{/count}}{{#author.name}}x{{/author.name}}
      """
    #expect(problems(text, page) == [])
  }

  @Test func `an unknown name is reported with a suggestion from all that is visible`() {
    #expect(
      problems("é{{titel}}{{#tags}}{{nmae}} {{ titel }}{{/tags}}", page) == [
        """
        main:1:4-9 error unknown-name
        Le nom «_titel_» n’existe pas ici | There is no “titel” here
        Vouliez-vous dire «_title_»~? | Did you mean “title”?
        """,
        """
        main:1:22-26 error unknown-name
        Le nom «_nmae_» n’existe pas ici | There is no “nmae” here
        Vouliez-vous dire «_name_»~? | Did you mean “name”?
        """,
        """
        main:1:32-37 error unknown-name
        Le nom «_titel_» n’existe pas ici | There is no “titel” here
        Vouliez-vous dire «_title_»~? | Did you mean “title”?
        """,
      ])
  }

  @Test func `without a near name the possible ones are listed`() {
    #expect(
      problems("{{#author}}{{zzzzzz}}{{/author}}", [page[4]]) == [
        """
        main:1:14-20 error unknown-name
        Le nom «_zzzzzz_» n’existe pas ici | There is no “zzzzzz” here
        Noms possibles_: author, name, role. | Possible names: author, name, role.
        """
      ])
  }

  @Test func `a name known in one section is unknown outside it`() {
    #expect(places("{{#author}}{{name}}{{/author}}{{name}}", page) == ["main:1:33-37 unknown-name"])
  }

  @Test func `branches that no page takes are checked`() {
    #expect(
      places(
        "{{#isDraft}}{{a1}}{{/isDraft}}\n{{^isDraft}}{{b1}}{{/isDraft}}\n{{$bloc}}{{c1}}{{/bloc}}\n{{^zz}}{{d1}}{{/zz}}",
        page) == [
          "main:1:15-17 unknown-name", "main:2:15-17 unknown-name", "main:3:12-14 unknown-name",
          "main:4:4-6 unknown-name", "main:4:10-12 unknown-name",
        ])
  }

  @Test func `a field that an object does not have`() {
    #expect(
      problems("{{author.nmae}}{{cover.x.y}}", page) == [
        """
        main:1:3-14 error unknown-name
        «_author_» n’a pas de champ «_nmae_» | “author” has no field “nmae”
        Vouliez-vous dire «_name_»~? | Did you mean “name”?
        """,
        """
        main:1:18-27 error unknown-name
        «_cover_» n’a pas de champ «_x_» | “cover” has no field “x”
        Noms possibles_: alt. | Possible names: alt.
        """,
      ])
  }

  @Test func `a field of what has no fields`() {
    #expect(
      problems("{{title.x}}{{tags.name}}{{#author.name.x}}{{/author.name.x}}", page) == [
        """
        main:1:3-10 error wrong-use
        «_title_» est du texte, sans champ «_x_» | “title” is text, without a field “x”
        Écrivez «_{{title}}_». | Write “{{title}}”.
        """,
        """
        main:1:14-23 error wrong-use
        «_tags_» est une liste, sans champ «_name_» | “tags” is a list, without a field “name”
        Parcourez-la_: «_{{#tags}}{{name}}{{/tags}}_». | Go through it: “{{#tags}}{{name}}{{/tags}}”.
        """,
        """
        main:1:28-41 error wrong-use
        «_author.name_» est du texte, sans champ «_x_» | “author.name” is text, without a field “x”
        Écrivez «_{{author.name}}_». | Write “{{author.name}}”.
        """,
      ])
  }

  @Test func `objects, lists and conditions are not printed`() {
    #expect(
      problems("{{author}}{{cover}}{{tags}}{{isDraft}}{{#tags}}{{.}}{{/tags}}", page) == [
        """
        main:1:3-9 error wrong-use
        «_author_» est un objet et ne s’affiche pas | “author” is an object and cannot be printed
        Affichez l’un de ses champs, par exemple «_{{author.name}}_». | Print one of its fields, for example “{{author.name}}”.
        """,
        """
        main:1:13-18 error wrong-use
        «_cover_» est un objet et ne s’affiche pas | “cover” is an object and cannot be printed
        Affichez l’un de ses champs, par exemple «_{{cover.alt}}_». | Print one of its fields, for example “{{cover.alt}}”.
        """,
        """
        main:1:22-26 error wrong-use
        «_tags_» est une liste et ne s’affiche pas | “tags” is a list and cannot be printed
        Parcourez-la_: «_{{#tags}}…{{/tags}}_». | Go through it: “{{#tags}}…{{/tags}}”.
        """,
        """
        main:1:30-37 error wrong-use
        «_isDraft_» est une condition et ne s’affiche pas | “isDraft” is a condition and cannot be printed
        Servez-vous-en comme condition_: «_{{#isDraft}}…{{/isDraft}}_». | Use it as a condition: “{{#isDraft}}…{{/isDraft}}”.
        """,
        """
        main:1:50-51 error wrong-use
        «_._» est un objet et ne s’affiche pas | “.” is an object and cannot be printed
        Affichez l’un de ses champs, par exemple «_{{name}}_». | Print one of its fields, for example “{{name}}”.
        """,
      ])
  }

  @Test func `text is never printed unescaped`() {
    #expect(
      problems("{{{title}}}", page) == [
        """
        main:1:4-9 error wrong-use
        «_title_» est du texte_: affiché tel quel, il pourrait casser la page \
        | “title” is text: printed as it is, it could break the page
        Écrivez «_{{title}}_». | Write “{{title}}”.
        """
      ])
    #expect(
      places("{{&subtitle}}{{#names}}{{{.}}}{{/names}}", page) == [
        "main:1:4-12 wrong-use", "main:1:27-28 wrong-use",
      ])
  }

  @Test func `a partial is checked in each context, and a problem in it reported once`() {
    let text = """
      {{>p}}{{>p}}{{#author}}{{>p}}{{/author}}{{#tags}}{{>p}}{{/tags}}
      -- p --
      {{title}}{{role}}{{nmae}}
      """
    #expect(places(text, page) == ["p:1:12-16 unknown-name", "p:1:20-24 unknown-name"])
  }

  @Test func `several templates checked together share their reports`() {
    var diagnostics: [Diagnostic] = []
    let templates = TemplateSet(
      sources("{{>p}}\n-- b --\n{{>p}}\n-- p --\n{{titel}}"), diagnostics: &diagnostics)
    let found = templates.check([("main", .object(page)), ("b", .object([]))])
    #expect(found.count == 1)
    #expect(templates.check("main", against: .object(page)) == found)
  }

  @Test func `an override is checked where it appears, a replaced default not at all`() {
    let text = """
      {{<base}}{{$item}}{{name}}{{role}}{{/item}}{{/base}}
      -- base --
      {{#tags}}{{$item}}{{inconnu}}{{/item}}{{/tags}}
      """
    #expect(places(text, page) == ["main:1:29-33 unknown-name"])
  }

  @Test func `a template included thousands of times is followed once in each context`() {
    var text = "{{>t0}}\n"
    for level in 0..<40 { text += "-- t\(level) --\n{{>t\(level + 1)}}{{>t\(level + 1)}}\n" }
    text += "-- t40 --\n{{titel}}"
    #expect(places(text, page) == ["t40:1:3-8 unknown-name"])
  }
}
