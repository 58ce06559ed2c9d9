import Testing

@testable import Diagnostics

@Suite struct GitHubReportTests {
  private let place = Place(file: "content/articles/a.md", line: 3, column: 5, endColumn: 9)

  @Test func `each severity is an annotation of its kind`() {
    let diagnostics = Severity.allCases.map {
      Diagnostic(.deadLink, $0, at: place, Message(fr: "Lien mort", en: "Dead link"))
    }
    #expect(
      GitHubReport(language: .french).text(diagnostics) == """
        ::error file=content/articles/a.md,line=3,endLine=3,col=5,endColumn=9,title=dead-link::Lien mort
        ::warning file=content/articles/a.md,line=3,endLine=3,col=5,endColumn=9,title=dead-link::Lien mort
        ::notice file=content/articles/a.md,line=3,endLine=3,col=5,endColumn=9,title=dead-link::Lien mort

        """)
  }

  @Test func `the remedy and the other places follow the message on lines of their own`() {
    let diagnostic = Diagnostic(
      .addressCollision, at: place, Message(fr: "Prise", en: "Taken"),
      help: Message(fr: "Changez", en: "Change one,\nor both"),
      related: [.init(Place(file: "content/articles/b.md", line: 2), Message(fr: "Ici", en: "Here"))])
    #expect(
      GitHubReport(language: .english).text([diagnostic]) == """
        ::error file=content/articles/a.md,line=3,endLine=3,col=5,endColumn=9,title=address-collision::\
        Taken%0AChange one,%0Aor both%0Acontent/articles/b.md:2:1: Here

        """)
  }

  @Test func `percent signs and line ends are escaped, colons and commas in properties too`() {
    let diagnostic = Diagnostic(
      .deadLink, at: Place(file: "100 %: a,b\r\n.md"), Message(fr: "", en: "100 %, a:b\r\n::error::x"))
    #expect(
      GitHubReport(language: .english).text([diagnostic]) == """
        ::error file=100 %25%3A a%2Cb%0D%0A.md,line=1,endLine=1,col=1,endColumn=1,title=dead-link::\
        100 %25, a:b%0D%0A::error::x

        """)
  }

  @Test func `a stretch of several lines has no columns, which the runner would drop`() {
    let diagnostic = Diagnostic(
      .unclosedDirective, at: Place(file: "a.md", line: 3, column: 5, endLine: 4, endColumn: 2),
      Message(fr: "Ouvert", en: "Open"))
    #expect(
      GitHubReport(language: .french).text([diagnostic])
        == "::error file=a.md,line=3,endLine=4,title=unclosed-directive::Ouvert\n")
  }

  @Test func `a problem without a place has a title only`() {
    let diagnostic = Diagnostic(.emptyContent, at: nil, Message(fr: "Rien", en: "Nothing"))
    #expect(GitHubReport(language: .french).text([diagnostic]) == "::error title=empty-content::Rien\n")
    #expect(GitHubReport(language: .french).text([]) == "")
  }

  @Test(arguments: ["blog", "blog/"])
  func `files are named from the top of the repository`(folder: String) {
    let diagnostic = Diagnostic(
      .deadLink, at: Place(file: "content/a.md"), Message(fr: "Mort", en: "Dead"),
      related: [.init(Place(file: "content/b.md"), Message(fr: "Ici", en: "Here"))])
    #expect(
      GitHubReport(language: .french, folder: folder).text([diagnostic]) == """
        ::error file=blog/content/a.md,line=1,endLine=1,col=1,endColumn=1,title=dead-link::\
        Mort%0Ablog/content/b.md:1:1: Ici

        """)
  }
}
