import Diagnostics
import Testing

@testable import Templates

@Suite struct InheritanceTests {
  @Test func `a layout takes the blocks of its page and keeps its other defaults`() {
    let text = """
      {{<layouts/base}}
        {{$title}}{{title}} – {{>nom}}{{/title}}
        {{$main}}
          <h1>{{title}}</h1>
          {{#tags}}
          <i>{{.}}</i>
          {{/tags}}
        {{/main}}
      {{/layouts/base}}
      -- layouts/base --
      <title>{{$title}}sans titre{{/title}}</title>
      <main>
        {{$main}}{{/main}}
      </main>
      <footer>{{$footer}}pied{{/footer}}</footer>
      -- nom --
      Blog
      """
    #expect(
      render(text, [("title", .text("Été")), ("tags", .list([.text("a"), .text("b")]))]) == """
        <title>Été – Blog</title>
        <main>
          <h1>Été</h1>
          <i>a</i>
          <i>b</i>

        </main>
        <footer>pied</footer>
        """)
  }

  @Test func `a page replaces a block of the grandparent through the parent`() {
    let text = """
      {{<middle}}{{$a}}page{{/a}}{{/middle}}
      -- middle --
      {{<top}}{{$a}}middle{{/a}}{{$b}}b of middle{{/b}}{{/top}}
      -- top --
      {{$a}}top{{/a}}, {{$b}}top{{/b}}, {{$c}}c of top{{/c}}
      """
    #expect(render(text) == "page, b of middle, c of top")
  }

  @Test func `a block inside an override can be replaced by the page`() {
    let text = """
      {{<middle}}{{$inner}}page{{/inner}}{{/middle}}
      -- middle --
      {{<top}}{{$outer}}<{{$inner}}middle{{/inner}}>{{/outer}}{{/top}}
      -- top --
      {{$outer}}top{{/outer}}
      """
    #expect(render(text) == "<page>")
  }

  @Test func `an override with a block of its own name is no loop`() {
    let text = """
      {{<top}}{{$a}}<{{$a}}inner{{/a}}>{{/a}}{{/top}}
      -- top --
      {{$a}}top{{/a}}
      """
    #expect(render(text) == "<inner>")
    #expect(problems(text).isEmpty)
  }

  @Test func `a partial of the parent shows the block of the page`() {
    let text = """
      {{<base}}{{$nav}}menu de la page{{/nav}}{{/base}}
      -- base --
      [{{>header}}]
      -- header --
      {{$nav}}menu{{/nav}}
      """
    #expect(render(text) == "[menu de la page]")
    #expect(problems(text).isEmpty)
  }

  @Test func `an override sees the values of the place where it appears`() {
    let text = """
      {{<list}}{{$item}}{{prefix}}{{name}} {{/item}}{{/list}}
      -- list --
      {{#items}}{{$item}}{{/item}}{{/items}}
      """
    let items = Value.list(["a", "b"].map { .object(Object([("name", .text($0))])) })
    #expect(render(text, [("prefix", .text("#")), ("items", items)]) == "#a #b ")
  }

  @Test func `a parent inside a section and inside an override keeps its own blocks`() {
    let text = """
      {{<box}}{{$in}}1{{<box}}{{$in}}2{{<box}}{{$in}}3{{/in}}{{/box}}{{/in}}{{/box}}{{/in}}{{/box}}|{{#on}}{{<box}}{{/box}}{{/on}}
      -- box --
      ({{$in}}vide{{/in}})
      """
    #expect(render(text, [("on", .flag(true))]) == "(1(2(3)))|(vide)")
  }

  @Test func `an inline text put into a block on a line of its own is indented`() {
    let text = """
      {{<base}}{{$a}}x{{/a}}{{/base}}
      -- base --
      <p>
        {{$a}}
          défaut
        {{/a}}
      </p>
      """
    #expect(render(text) == "<p>\n    x</p>")
  }

  @Test func `CRLF layouts are indented like others`() {
    let text =
      "{{<base}}\r\n  {{$a}}\r\n    un\r\n      deux\r\n  {{/a}}\r\n{{/base}}\r\n\n-- base --\n<p>\r\n  {{$a}}\r\n  {{/a}}\r\n</p>"
    #expect(render(text) == "<p>\r\n  un\r\n    deux\r\n</p>")
  }
}
