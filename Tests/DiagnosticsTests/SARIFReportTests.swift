import Foundation
import Testing

@testable import Diagnostics

/// The form of the log: what SARIF 2.1.0 asks for, and where problems stand.
@Suite struct SARIFReportTests {
  private let file = SourceFile(path: "content/articles/l’été [1].md", text: "é: 1ère fois\n")

  private func log(_ diagnostics: [Diagnostic], folder: String = "") throws -> [String: Any] {
    let report = SARIFReport(language: .english, version: "1.2.3", folder: folder) { _ in file }
    let object = try JSONSerialization.jsonObject(with: Data(report.text(diagnostics).utf8))
    return try #require(object as? [String: Any])
  }

  private func run(_ diagnostics: [Diagnostic], folder: String = "") throws -> [String: Any] {
    let runs = try #require(log(diagnostics, folder: folder)["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    return runs[0]
  }

  private var ordinal: Diagnostic {
    Diagnostic(
      .badOrdinal, .warning, at: Place(file: file.path, line: 1, column: 4, endColumn: 8),
      Message(fr: "f", en: "Wrong"), help: Message(fr: "h", en: "Write 1re"),
      related: [.init(Place(file: file.path), Message(fr: "i", en: "Here"))],
      replacement: .init(at: 4, "1ère", by: "1re"))
  }

  @Test func `nothing wrong is a log without results`() throws {
    let log = try log([])
    #expect(log["version"] as? String == "2.1.0")
    #expect(log["$schema"] as? String == "https://json.schemastore.org/sarif-2.1.0.json")
    #expect((try run([])["results"] as? [Any])?.isEmpty == true)
  }

  @Test func `each code that was met is a rule, once, with its explanation`() throws {
    let dead = Diagnostic(.deadLink, at: nil, Message(fr: "f", en: "e"))
    let notice = Diagnostic(.unpublishedTarget, .notice, at: nil, Message(fr: "f", en: "e"))
    let run = try run([ordinal, dead, notice, Diagnostic(.deadLink, at: nil, Message(fr: "g", en: "g"))])
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "feuillet" && driver["version"] as? String == "1.2.3")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["bad-ordinal", "dead-link", "unpublished-target"])
    #expect((rules[1]["shortDescription"] as? [String: String])?["text"] == "A link that leads nowhere")
    #expect((rules[1]["help"] as? [String: String])?["markdown"]?.hasPrefix("## `dead-link`") == true)
    #expect(
      rules.map { ($0["defaultConfiguration"] as? [String: String])?["level"] } == [
        "warning", "error", "note",
      ])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["level"] as? String } == ["error", "error", "note", "warning"])
    #expect(results.map { $0["ruleIndex"] as? Int } == [1, 1, 2, 0])
    for result in results {
      #expect(result["ruleId"] as? String == rules[result["ruleIndex"] as? Int ?? 0]["id"] as? String)
    }
  }

  @Test func `a result has its region, its other places and its fix`() throws {
    let result = try #require((try run([ordinal], folder: "mon site")["results"] as? [[String: Any]])?.first)
    #expect((result["message"] as? [String: String])?["text"] == "Wrong\nWrite 1re")
    let physical = ((result["locations"] as? [[String: Any]])?.first?["physicalLocation"]) as? [String: Any]
    let uri = "mon%20site/content/articles/l%E2%80%99%C3%A9t%C3%A9%20%5B1%5D.md"
    #expect((physical?["artifactLocation"] as? [String: String])?["uri"] == uri)
    let region = ["startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 8]
    #expect(physical?["region"] as? [String: Int] == region)
    let related = try #require((result["relatedLocations"] as? [[String: Any]])?.first)
    #expect((related["message"] as? [String: String])?["text"] == "Here")
    let fix = try #require((result["fixes"] as? [[String: Any]])?.first)
    let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
    #expect((change["artifactLocation"] as? [String: String])?["uri"] == uri)
    let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
    #expect(replacement["deletedRegion"] as? [String: Int] == region)
    #expect((replacement["insertedContent"] as? [String: String])?["text"] == "1re")
  }

  @Test func `a fix for what the file no longer says is left out`() throws {
    var stale = ordinal
    stale.replacement = .init(at: 3, "1ère", by: "1re")
    let results = try #require(try run([stale])["results"] as? [[String: Any]])
    #expect(results.first?["fixes"] == nil)
    stale.replacement = .init(at: 4000, "1ère", by: "1re")
    #expect((try run([stale])["results"] as? [[String: Any]])?.first?["fixes"] == nil)
  }
}
