import Diagnostics
import Testing

@testable import Templates

/// What cannot be read in a template. In the expected texts `_` is U+00A0 and `~` is U+202F.
@Suite struct SyntaxProblemTests {
  @Test func `a tag without end is reported where it begins, to the end of its line`() {
    #expect(
      problems("été {{titre\nsuite {{{corps}}\n") == [
        """
        main:1:5-12 error template-syntax
        La balise «_{{titre_» n’est pas fermée | The tag “{{titre” is never closed
        Fermez-la par «_}}_». | Close it with “}}”.
        """,
        """
        main:2:7-17 error template-syntax
        La balise «_{{{corps}}_» n’est pas fermée | The tag “{{{corps}}” is never closed
        Fermez-la par «_}}}_». | Close it with “}}}”.
        """,
      ])
  }

  @Test func `a forgotten end does not swallow the next tag`() {
    #expect(
      places("{{titre <b>{{x}}</b>", [Shape.Field("x", .text)]) == ["main:1:1-12 template-syntax"])
  }

  @Test func `an unclosed comment is reported at its beginning`() {
    #expect(
      problems("a\n{{! jamais\nfermé") == [
        """
        main:2:1-4 error template-syntax
        La balise «_{{!_» n’est pas fermée | The tag “{{!” is never closed
        Fermez-la par «_}}_». | Close it with “}}”.
        """
      ])
  }

  @Test func `an empty tag`() {
    #expect(
      problems("é{{ }}") == [
        """
        main:1:2-7 error template-syntax
        La balise «_{{ }}_» est vide | The tag “{{ }}” is empty
        Écrivez-y un nom, ou supprimez-la. | Write a name in it, or remove it.
        """
      ])
  }

  @Test func `a name with a space or with an empty part`() {
    #expect(
      problems("{{ le titre }}{{a..b}}{{>deux mots}}").first == """
        main:1:4-12 error template-syntax
        «_le titre_» n’est pas un nom | “le titre” is not a name
        Un nom s’écrit sans espace~; un seul point sépare un objet de son champ_: «_author.name_». \
        | A name has no spaces; a single dot stands between an object and its field: “author.name”.
        """)
    #expect(
      places("{{ le titre }}{{a..b}}{{>deux mots}}") == [
        "main:1:4-12 template-syntax", "main:1:17-21 template-syntax", "main:1:26-35 template-syntax",
      ])
  }

  @Test func `delimiters that are not two`() {
    #expect(
      problems("{{=<%=}}") == [
        """
        main:1:1-9 error template-syntax
        «_{{=<%=}}_» ne donne pas deux délimiteurs | “{{=<%=}}” does not give two delimiters
        Écrivez-en deux, séparés par un espace_: «_{{=<% %>=}}_». | Write two, with a space between: “{{=<% %>=}}”.
        """
      ])
  }

  @Test func `a close that closes nothing`() {
    #expect(
      problems("a {{/tags}}") == [
        """
        main:1:3-12 error template-syntax
        La balise «_{{/tags}}_» ne ferme rien | The tag “{{/tags}}” closes nothing
        Supprimez-la, ou ouvrez la section par «_{{#tags}}_». | Remove it, or open the section with “{{#tags}}”.
        """
      ])
  }

  @Test func `a misspelt close is taken for what was meant, and reported alone`() {
    #expect(
      problems("{{#tags}}\n{{.}}{{/tgas}}", [Shape.Field("tags", .list(.text))]) == [
        """
        main:2:6-15 error template-syntax
        La balise «_{{/tgas}}_» ne ferme rien | The tag “{{/tgas}}” closes nothing
        Vouliez-vous dire «_tags_»~? | Did you mean “tags”?
        """
      ])
  }

  @Test func `crossed sections are reported once, with the place of the inner one`() {
    #expect(
      problems("{{#a}}\n  {{^b}}x{{/a}}\n{{/b}}", [Shape.Field("a", .flag), Shape.Field("b", .flag)]) == [
        """
        main:2:10-16 error template-syntax
        «_a_» se ferme avant «_b_», qui est à l’intérieur | “a” is closed before “b”, which is inside it
        Fermez d’abord «_b_» par «_{{/b}}_». | Close “b” first, with “{{/b}}”.
        main:2:3-9 «_b_» s’ouvre ici | “b” opens here
        """
      ])
  }

  @Test func `what is never closed is named for what it is`() {
    #expect(
      problems("{{#a}}\n-- b --\n{{$bloc}}\n-- c --\n{{<b}}", [Shape.Field("a", .flag)]) == [
        """
        main:1:1-7 error template-syntax
        La section «_a_» n’est pas fermée | The section “a” is never closed
        Ajoutez «_{{/a}}_». | Add “{{/a}}”.
        """,
        """
        b:1:1-10 error template-syntax
        Le bloc «_bloc_» n’est pas fermé | The block “bloc” is never closed
        Ajoutez «_{{/bloc}}_». | Add “{{/bloc}}”.
        """,
        """
        c:1:1-7 error template-syntax
        Le gabarit parent «_b_» n’est pas fermé | The parent “b” is never closed
        Ajoutez «_{{/b}}_». | Add “{{/b}}”.
        """,
      ])
  }

  @Test func `a block filled twice`() {
    #expect(
      problems("{{<b}}{{$x}}1{{/x}}{{$x}}2{{/x}}{{/b}}\n-- b --\n{{$x}}{{/x}}") == [
        """
        main:1:23-24 error template-syntax
        Le bloc «_x_» est rempli deux fois | The block “x” is filled twice
        Gardez un seul des deux. | Keep one of the two.
        """
      ])
  }

  @Test func `text and tags between the blocks of a parent are a warning`() {
    #expect(
      problems("{{<b}}\n  <p>perdu</p>\n{{$x}}1{{/x}}{{! bien }}{{/b}}\n-- b --\n{{$x}}{{/x}}") == [
        """
        main:2:3-15 warning template-syntax
        Ceci n’apparaîtra pas_: «_b_» ne reçoit que des blocs | This will not appear: “b” takes nothing but blocks
        Mettez-le dans un bloc_: «_{{$nom}}…{{/nom}}_». | Put it into a block: “{{$name}}…{{/name}}”.
        """
      ])
    #expect(
      places("{{<b}}{{x}}{{>b}}{{/b}}\n-- b --\n") == [
        "main:1:7-12 template-syntax", "main:1:12-18 template-syntax",
      ])
  }

  @Test(arguments: ["{{#a}}", "{{^a}}", "{{$a}}", "{{<b}}", "{{#a}}{{$a}}{{<b}}"])
  func `ten thousand levels are one diagnostic and no crash`(tag: String) {
    let text = String(repeating: tag, count: 10_000) + "\n-- b --\n"
    #expect(diagnostics(text).filter { $0.message.english.hasPrefix("More than 100 levels") }.count == 1)
  }

  @Test func `the hundredth level is allowed, the next is reported where it opens`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "{{#a}}\n", count: levels) + String(repeating: "{{/a}}\n", count: levels)
    }
    let fields = [Shape.Field("a", .flag)]
    #expect(problems(nested(100), fields).isEmpty)
    #expect(render(nested(100) + "x", [("a", .flag(true))]) == "x")
    #expect(
      problems(nested(101), fields) == [
        """
        main:101:1-7 error template-syntax
        Plus de 100 niveaux sont imbriqués ici | More than 100 levels are nested here
        Fermez des sections plus tôt, ou simplifiez la suite des gabarits inclus. \
        | Close sections earlier, or simplify the chain of included templates.
        """
      ])
  }

  @Test func `places are right in CRLF templates and after accents and emoji`() {
    #expect(
      places("é\r\nçà 🙂 {{#x}}\r\n\t{{/y}}\r\n{{/x}}", [Shape.Field("x", .flag)]) == [
        "main:3:2-8 template-syntax"
      ])
    #expect(places("é\r\nçà 🙂 {{nom}}\r\n") == ["main:2:8-11 unknown-name"])
  }

  @Test func `bytes that are not UTF-8, and odd endings, are no crash`() {
    let endings = [
      "{", "{{", "{{{", "{{#", "{{/", "{{}}", "{{{}}}", "{{=", "{{= =}}", "{{$", "{{<", "{{!", "{{&", "}}",
      "{{#}}{{/}}",
    ]
    for ending in endings {
      for prefix in [[], [0xFF, 0xC3], Array("\r\n ".utf8)] as [[UInt8]] {
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(path: "main", bytes: prefix + ending.utf8)
        let templates = TemplateSet([TemplateSource(name: "main", file: file)], diagnostics: &diagnostics)
        _ = templates.check("main", against: .object([]))
        var output: [UInt8] = []
        templates.render("main", .absent, into: &output)
        #expect(diagnostics.isEmpty == ["{", "}}"].contains(ending), "\(ending)")
      }
    }
  }
}
