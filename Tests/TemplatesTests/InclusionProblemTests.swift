import Diagnostics
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Templates

/// Templates that name others wrongly. In the expected texts `_` is U+00A0 and `~` is U+202F.
@Suite struct InclusionProblemTests {
  @Test func `an unknown partial or parent is reported with a suggestion`() {
    #expect(
      problems("é {{> partials/crad }}\n{{<zzz}}{{/zzz}}\n-- partials/card --\n") == [
        """
        main:1:7-20 error unknown-partial
        Le gabarit «_partials/crad_» n’existe pas | There is no template “partials/crad”
        Vouliez-vous dire «_partials/card_»~? | Did you mean “partials/card”?
        """,
        """
        main:2:4-7 error unknown-partial
        Le gabarit «_zzz_» n’existe pas | There is no template “zzz”
        Créez ce fichier dans le thème, ou corrigez le nom. | Create this file in the theme, or correct the name.
        """,
      ])
  }

  @Test func `an unknown partial is reported also where nobody includes the template`() {
    #expect(places("x\n-- b --\n{{#a}}{{>c}}{{/a}}") == ["b:1:10-11 unknown-partial"])
  }

  @Test func `a block that the parent does not have`() {
    #expect(
      problems("{{<b}}{{$titel}}x{{/titel}}{{/b}}\n-- b --\n{{>c}}\n-- c --\n{{$title}}{{/title}}") == [
        """
        main:1:10-15 error unknown-name
        «_b_» n’a pas de bloc «_titel_» | “b” has no block “titel”
        Vouliez-vous dire «_title_»~? | Did you mean “title”?
        """
      ])
  }

  @Test func `a template that includes itself`() {
    #expect(
      problems("é {{>main}}") == [
        """
        main:1:6-10 error include-loop
        Les gabarits s’incluent en boucle_: main → main | The templates include each other in a loop: main → main
        Retirez l’une de ces inclusions. | Remove one of these inclusions.
        """
      ])
  }

  @Test func `a loop over parents and partials is reported once, with each of its steps`() {
    let text = """
      {{>a}}
      -- a --
      {{#x}}{{>b}}{{/x}}
      -- b --
      {{<c}}{{/c}}
      -- c --
      {{$bloc}}{{>a}}{{/bloc}}
      """
    #expect(
      problems(text, [Shape.Field("x", .flag)]) == [
        """
        c:1:13-14 error include-loop
        Les gabarits s’incluent en boucle_: a → b → c → a | The templates include each other in a loop: a → b → c → a
        Retirez l’une de ces inclusions. | Remove one of these inclusions.
        a:1:10-11 «_b_» est inclus ici | “b” is included here
        b:1:4-5 «_c_» est inclus ici | “c” is included here
        """
      ])
  }

  @Test func `a loop through an override is one too`() {
    #expect(
      places("{{<b}}{{$x}}{{>main}}{{/x}}{{/b}}\n-- b --\n{{$x}}{{/x}}") == ["main:1:16-20 include-loop"])
  }

  @Test func `templates in a loop are still checked for names, and rendering ends`() {
    let text = "{{a1}}{{>b}}\n-- b --\n{{>main}}"
    #expect(places(text) == ["b:1:4-8 include-loop", "main:1:3-5 unknown-name"])
    var diagnostics: [Diagnostic] = []
    let templates = TemplateSet(sources(text), diagnostics: &diagnostics)
    var output: [UInt8] = []
    templates.render("main", .absent, into: &output)
    #expect(output.isEmpty)
  }

  @Test func `a chain of ten thousand templates is reported once`() {
    var text = "{{>t0}}\n"
    for level in 0..<10_000 { text += "-- t\(level) --\n{{>t\(level + 1)}}\n" }
    text += "-- t10000 --\nx"
    #expect(
      problems(text) == [
        """
        t9800:1:4-9 error template-syntax
        Plus de 200 niveaux sont imbriqués ici | More than 200 levels are nested here
        Fermez des sections plus tôt, ou simplifiez la suite des gabarits inclus. \
        | Close sections earlier, or simplify the chain of included templates.
        """
      ])
  }

  @Test func `the deepest nesting allowed renders on half a megabyte of stack`() {
    var text = "{{>t0}}\n"
    for level in 0..<98 { text += "-- t\(level) --\n{{#a}}{{>t\(level + 1)}}{{/a}}\n" }
    text += "-- t98 --\nfond"
    let template = text
    let done = DispatchSemaphore(value: 0)
    let result = Mutex("")
    // The check recurses as rendering does, and is tried on the same stack.
    let thread = Thread {
      let problems = problems(template, [Shape.Field("a", .flag)])
      let output = render(template, [("a", .flag(true))])
      result.withLock { $0 = problems.isEmpty ? output : "\(problems)" }
      done.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    done.wait()
    #expect(result.withLock { $0 } == "fond")
  }
}
