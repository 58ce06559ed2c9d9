import Foundation
import Testing

@testable import Diagnostics

@Suite struct JSONReportTests {
  @Test func `an object has every key, and the numbers of the caller in their order`() {
    let diagnostic = Diagnostic(
      .addressCollision, .warning,
      at: Place(file: "content/articles/b.md", line: 2, column: 7, endLine: 3, endColumn: 1),
      Message(fr: "L’adresse est prise", en: "The address is taken"),
      help: Message(fr: "Changez le titre", en: "Change the title"),
      related: [
        .init(Place(file: "content/articles/a.md", line: 4), Message(fr: "Par celui-ci", en: "By this"))
      ])
    let summary: [(String, JSONValue)] = [
      ("pages", .int(12)), ("seconds", .double(0.25)),
      ("stages", .object([("read", .double(0.5)), ("author", .int(1))])),
    ]
    // One line in the report; `\` keeps it readable here.
    #expect(
      JSONReport(language: .french).text([diagnostic], summary: summary) == """
        {"diagnostics":[{"code":"address-collision","severity":"warning","file":"content/articles/b.md",\
        "line":2,"column":7,"endLine":3,"endColumn":1,"message":"L’adresse est prise",\
        "help":"Changez le titre","related":[{"file":"content/articles/a.md","line":4,"column":1,\
        "endLine":4,"endColumn":1,"message":"Par celui-ci"}],"replacement":null}],\
        "summary":{"pages":12,"seconds":0.25,"stages":{"read":0.5,"author":1}}}
        """)
    #expect(
      JSONReport(language: .english).text([diagnostic], summary: []).contains(
        #""message":"The address is taken","help":"Change the title""#))
  }

  @Test func `what is unknown is null`() {
    let diagnostic = Diagnostic(.emptyContent, at: nil, Message(fr: "Rien", en: "Nothing"))
    #expect(
      JSONReport(language: .english).text([diagnostic], summary: []) == """
        {"diagnostics":[{"code":"empty-content","severity":"error","file":null,"line":null,"column":null,\
        "endLine":null,"endColumn":null,"message":"Nothing","help":null,"related":[],"replacement":null}],"summary":{}}
        """)
  }

  @Test func `a run without problems is an object too`() {
    #expect(
      JSONReport(language: .french).text([], summary: [("pages", .int(0))])
        == #"{"diagnostics":[],"summary":{"pages":0}}"#)
  }

  @Test func `the order is that of reporting, whatever the order found`() {
    let diagnostics = (0..<40).map { number in
      Diagnostic(
        .deadLink, number % 3 == 0 ? .error : .warning,
        at: Place(file: "\(number % 4).md", line: number % 5 + 1),
        Message(fr: "\(number)", en: "\(number)"))
    }
    let report = JSONReport(language: .french)
    #expect(
      report.text(diagnostics, summary: []) == report.text(diagnostics.reversed() + diagnostics, summary: []))
  }

  @Test func `any text is read back as it was`() throws {
    var text = (0..<0x250).compactMap { Unicode.Scalar($0).map(String.init) }.joined()
    text += "\u{2028}\u{2029}\u{FEFF}\u{FFFD}\u{FFFF}👩‍💻 « guillemets » \"\\/"
    let written = JSONValue.object([(text, .array([.string(text), .null, .bool(true), .bool(false)]))])
      .serialized()
    #expect(!written.utf8.contains { $0 < 0x20 || $0 == 0x7F })
    let read = try JSONSerialization.jsonObject(with: Data(written.utf8))
    let object = try #require(read as? [String: [Any]])
    #expect(object.keys.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect((object[text]?[0] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
  }

  @Test func `escapes are the short ones where there are some`() {
    #expect(
      JSONValue.string("\"\\/\n\r\t\u{8}\u{0}\u{1F}\u{7F}é").serialized()
        == ##""\"\\/\n\r\t\u0008\u0000\u001f\u007fé""##)
  }

  @Test func `numbers are those of JSON`() throws {
    let numbers: [Double] = [
      0, -0.0, 1, 0.1, 1e-7, 1e21, -2.5, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    ]
    let written = JSONValue.array(numbers.map { .double($0) }).serialized()
    let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [Double]
    #expect(read == numbers)
    #expect(
      JSONValue.array([.double(.nan), .double(.infinity), .double(-.infinity)]).serialized()
        == "[null,null,null]")
    #expect(
      JSONValue.array([.int(.min), .int(.max)]).serialized() == "[-9223372036854775808,9223372036854775807]")
  }
}
