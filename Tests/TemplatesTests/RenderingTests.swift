import Diagnostics
import Testing

@testable import Templates

@Suite struct RenderingTests {
  @Test func `text is escaped for HTML, the apostrophe too`() {
    #expect(
      render("<p title='{{t}}'>{{t}}", [("t", .text("L'été & <b>\"Ça\"</b>"))])
        == "<p title='L&#39;été &amp; &lt;b&gt;&quot;Ça&quot;&lt;/b&gt;'>L&#39;été &amp; &lt;b&gt;&quot;Ça&quot;&lt;/b&gt;"
    )
  }

  @Test func `HTML is printed as it is, with two braces and with three`() {
    let body = Value.html(Array("<p>A & B</p>".utf8))
    #expect(
      render("{{body}}{{{body}}}{{&body}}", [("body", body)]) == "<p>A & B</p><p>A & B</p><p>A & B</p>")
  }

  @Test func `numbers are printed in digits, negative ones too`() {
    #expect(
      render("{{a}} {{b}} {{c}}", [("a", .number(0)), ("b", .number(-12)), ("c", .number(.max))])
        == "0 -12 9223372036854775807")
  }

  @Test func `what is absent, false or empty shows no section and an inverted one`() {
    let empty: [Value] = [.absent, .flag(false), .text(""), .html([]), .list([])]
    for value in empty {
      #expect(render("{{#v}}yes{{/v}}{{^v}}no{{/v}}", [("v", value)]) == "no", "\(value)")
    }
  }

  @Test func `zero, a space and an empty object show their section`() {
    let full: [Value] = [.flag(true), .number(0), .text(" "), .object(Object([])), .list([.absent])]
    for value in full {
      #expect(render("{{#v}}yes{{/v}}{{^v}}no{{/v}}", [("v", value)]) == "yes", "\(value)")
    }
  }

  @Test func `an absent optional field hides the field of the same name outside`() {
    let card = Value.object(Object([("title", .absent)]))
    #expect(
      render("{{#card}}[{{title}}]{{/card}}", [("title", .text("dehors")), ("card", card)]) == "[]")
  }

  @Test func `a dotted name through an absent object is empty`() {
    #expect(render("[{{cover.alt}}{{#cover.alt}}x{{/cover.alt}}]", [("cover", .absent)]) == "[]")
  }

  @Test func `lists nest and see what surrounds them`() {
    func list(_ names: [String]) -> Value {
      .list(names.map { .object(Object([("name", .text($0))])) })
    }
    let groups = Value.list([
      .object(Object([("year", .number(2026)), ("items", list(["a", "b"]))])),
      .object(Object([("year", .number(2025)), ("items", list([]))])),
    ])
    #expect(
      render(
        "{{#groups}}{{year}}:{{#items}} {{name}}/{{year}}{{sep}}{{/items}}{{^items}} –{{/items}}\n{{/groups}}",
        [("groups", groups), ("sep", .text(";"))]) == "2026: a/2026; b/2026;\n2025: –\n")
  }

  @Test func `an object of many fields finds each of them`() {
    let fields = (0..<40).map { ("field\($0)", Value.number($0)) }
    let template = (0..<40).map { "{{field\($0)}}" }.joined(separator: ",")
    #expect(render(template, fields) == (0..<40).map(String.init).joined(separator: ","))
  }

  @Test func `CRLF lines stay CRLF and standalone tags leave none`() {
    #expect(
      render(
        "a\r\n  {{#on}}\r\n  b\r\n  {{/on}}\r\n{{! rien }}\r\nc\r\n", [("on", .flag(true))])
        == "a\r\n  b\r\nc\r\n")
  }

  @Test func `an indented partial is indented line by line, not in its values nor in empty lines`() {
    let text = """
      <ul>
        {{>partials/item}}
      </ul>
      -- partials/item --
      <li>
        {{text}}

      </li>

      """
    #expect(
      render(text, [("text", .text("un\ndeux"))]) == "<ul>\n  <li>\n    un\ndeux\n\n  </li>\n</ul>")
  }

  @Test func `indentation of partials in partials adds up`() {
    let text = """
      {{#on}}
        {{>a}}
      {{/on}}
      -- a --
      a
        {{>b}}
      {{#on}}{{on2}}a{{/on}}
      -- b --
      {{on2}}b

      """
    #expect(
      render(text, [("on", .flag(true)), ("on2", .text("."))]) == "  a\n    .b\n  .a")
  }

  @Test func `an unknown template renders as nothing`() {
    var diagnostics: [Diagnostic] = []
    let templates = TemplateSet(sources("x"), diagnostics: &diagnostics)
    var output: [UInt8] = [1]
    templates.render("autre", .absent, into: &output)
    #expect(output == [1])
    #expect(templates.contains("main"))
    #expect(!templates.contains("autre"))
  }

  @Test func `of two templates with one name the later counts`() {
    #expect(render("{{>a}}\n-- a --\nun\n-- a --\ndeux") == "deux")
  }

  @Test func `a template may be empty, end without newline or begin with a byte order mark`() {
    #expect(render("[{{>a}}]\n-- a --\n") == "[]")
    #expect(render("\u{FEFF}{{#on}}\nx\n{{/on}}", [("on", .flag(true))]) == "x\n")
  }

  @Test func `delimiters change until the end of the template`() {
    #expect(
      render("{{=<% %>=}}{{x}} <%x%> <%{x}%> <%={{ }}=%>{{x}}", [("x", .html([0x41]))]) == "{{x}} A A A")
  }

  @Test func `a comment may have several lines and hold tags`() {
    #expect(render("a\n{{! un\n {{deux \n}}\nb") == "a\nb")
  }

  @Test func `templates are rendered from several threads at once`() async {
    var diagnostics: [Diagnostic] = []
    let templates = TemplateSet(
      sources("{{<base}}{{$a}}{{x}}{{/a}}{{/base}}\n-- base --\n<{{$a}}{{/a}}>"), diagnostics: &diagnostics)
    let pages = await withTaskGroup(of: String.self) { group in
      for number in 0..<200 {
        group.addTask {
          var output: [UInt8] = []
          templates.render("main", .object(Object([("x", .number(number))])), into: &output)
          return String(decoding: output, as: UTF8.self)
        }
      }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(pages == Set((0..<200).map { "<\($0)>" }))
  }
}
