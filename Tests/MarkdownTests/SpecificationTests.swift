import Foundation
import Markdown
import Testing

/// The published examples of GitHub Flavored Markdown, with directives on.
@Suite struct SpecificationTests {
  struct Example: Decodable {
    var example: Int
    var section: String
    var extensions: [String]
    var markdown: String
    var html: String
  }

  static func examples(_ name: String) -> [Example]? {
    guard let data = FileManager.default.contents(atPath: Conformance.folder + "/" + name) else {
      print("skipped: \(name) is not in \(Conformance.folder) (set FEUILLET_CONFORMANCE)")
      return nil
    }
    struct File: Decodable { var examples: [Example] }
    return try? JSONDecoder().decode(File.self, from: data).examples
  }

  @Test func `every example of the GFM specification passes`() throws {
    guard let examples = Self.examples("gfm-spec.json") else { return }
    #expect(examples.count == 671)
    check(examples) { example in
      example.extensions.reduce(into: []) { set, name in
        switch name {
        case "table": set.insert(.table)
        case "strikethrough": set.insert(.strikethrough)
        case "autolink": set.insert(.autolink)
        default: break
        }
      }
    }
  }

  @Test func `every example of the extensions passes`() throws {
    guard let examples = Self.examples("gfm-extensions.json") else { return }
    #expect(examples.count == 28)
    check(examples) { _ in .all }
  }

  private func check(_ examples: [Example], _ extensions: (Example) -> MarkdownExtensions) {
    for example in examples {
      let filters = example.extensions.contains("tagfilter") || example.section == "HTML tag filter"
      let html = Reading(
        example.markdown.replacing("→", with: "\t"),
        mode: .specification(extensions(example), filtersTags: filters)
      ).html
      // The suite's word for "it must not crash".
      if example.html.contains("<IGNORE>") { continue }
      #expect(
        html == example.html.replacing("→", with: "\t"),
        "example \(example.example), \(example.section):\n\(example.markdown)")
    }
  }
}

/// Where the published test data lie: beside the project, unless the environment says otherwise.
enum Conformance {
  static let folder =
    ProcessInfo.processInfo.environment["FEUILLET_CONFORMANCE"]
    ?? URL(filePath: #filePath).appending(path: "../../../../shared/conformance").standardized.path()
}
