import Build
import Diagnostics
import Testing

@testable import Preview

/// What the script in a page is told.
@Suite struct PageStateTests {
  private let broken = Diagnostic(
    .unknownKey, at: Place(file: "content/articles/un.md", line: 2, column: 1, endLine: 2, endColumn: 5),
    Message(fr: "Non", en: "Unknown key “titl”"), help: Message(fr: "title", en: "Did you mean “title”?"))

  private func state(_ diagnostics: [Diagnostic], address: String = "/blog/articles/un/") -> String {
    PageState(
      Edition(
        version: 3, basePath: "/blog", diagnostics: diagnostics, answer: { _ in .missing(page: []) },
        source: { $0 == "/articles/un/" ? "content/articles/un.md" : nil }),
      run: "r1", address: address, .english
    ) { SourceFile(path: $0, text: "---\ntitl: x\n---\n") }.json.serialized()
  }

  @Test func `the problems of the page come with the line that is wrong`() {
    #expect(
      state([broken]) == """
        {"version":3,"run":"r1","address":"/blog/articles/un/","source":"content/articles/un.md","diagnostics":\
        [{"code":"unknown-key","severity":"error","file":"content/articles/un.md","line":2,"column":1,"endLine":2,\
        "endColumn":5,"message":"Unknown key “titl”","help":"Did you mean “title”?","related":[],\
        "excerpt":{"text":"titl: x","indent":0,"length":4}}],\
        "site":{"counts":{"error":1,"warning":0,"notice":0},"diagnostics":[]}}
        """)
  }

  @Test func `a problem that names the page from elsewhere is one of the page too`() {
    var other = broken
    other.place = Place(file: "content/articles/deux.md")
    #expect(state([other]).contains(#""diagnostics":[],"site":{"counts":{"error":1"#))
    other.related = [.init(Place(file: "content/articles/un.md"), Message(fr: "ici", en: "here"))]
    #expect(state([other]).hasSuffix(#""notice":0},"diagnostics":[]}}"#))
  }

  @Test func `of the rest of the site the worst are told, and how many there are`() {
    let many = (1...80).map {
      Diagnostic(
        .deadLink, $0 > 79 ? .error : .notice, at: Place(file: "f\($0).md"), Message(fr: "m", en: "m\($0)."))
    }
    let text = state(many)
    #expect(text.contains(#""counts":{"error":1,"warning":0,"notice":79}"#))
    #expect(text.matches(of: /"message"/).count == 50)
    #expect(text.contains("m80."))
  }

  @Test func `an address that no file makes has the problems of the site only`() {
    #expect(state([broken], address: "/blog/").contains(#""source":null,"diagnostics":[],"site""#))
    #expect(state([broken], address: "x").contains(#""source":null,"diagnostics":[],"site""#))
  }
}
