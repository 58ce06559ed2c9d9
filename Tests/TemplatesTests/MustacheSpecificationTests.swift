import Diagnostics
import Foundation
import Testing

@testable import Templates

/// The published suites of the Mustache specification, with the optional module of inheritance.
@Suite struct MustacheSpecificationTests {
  private static let suites = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "inheritance",
  ]

  @Test(arguments: suites) func `every example of the specification passes`(suite: String) throws {
    guard let folder = conformanceFolder() else {
      print("skipped: the Mustache specification is not here (FEUILLET_CONFORMANCE)")
      return
    }
    let data = try Data(contentsOf: folder.appending(path: "mustache/\(suite).json"))
    let examples = try JSONDecoder().decode(Examples.self, from: data).tests
    #expect(!examples.isEmpty)
    for example in examples {
      var sources = [TemplateSource(name: " main", file: SourceFile(path: "main", text: example.template))]
      for (name, text) in example.partials ?? [:] {
        sources.append(TemplateSource(name: name, file: SourceFile(path: name, text: text)))
      }
      var diagnostics: [Diagnostic] = []
      let templates = TemplateSet(sources, mode: .specification, diagnostics: &diagnostics)
      #expect(diagnostics.isEmpty, "\(suite): \(example.name)")
      var output: [UInt8] = []
      templates.render(" main", example.data.value, into: &output)
      // The specification leaves the apostrophe open; ours is escaped.
      #expect(String(decoding: output, as: UTF8.self) == example.expected, "\(suite): \(example.name)")
    }
  }
}

/// The folder of conformance data beside the checkout, `nil` when there is none.
private func conformanceFolder() -> URL? {
  var folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../shared/conformance")
  if let path = ProcessInfo.processInfo.environment["FEUILLET_CONFORMANCE"] { folder = URL(filePath: path) }
  return FileManager.default.fileExists(atPath: folder.path) ? folder.standardizedFileURL : nil
}

private struct Examples: Decodable {
  let tests: [Example]

  struct Example: Decodable {
    let name: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String
  }
}

/// Any JSON value, as a value for templates. A fraction becomes its text: templates have whole numbers only.
private struct JSON: Decodable {
  let value: Value

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      value = .object(
        Object(
          try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
            ($0.stringValue, try container.decode(JSON.self, forKey: $0).value)
          }))
      return
    }
    if var container = try? decoder.unkeyedContainer() {
      var values: [Value] = []
      while !container.isAtEnd { values.append(try container.decode(JSON.self).value) }
      value = .list(values)
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .absent
    } else if let flag = try? container.decode(Bool.self) {
      value = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      value = .number(number)
    } else if let number = try? container.decode(Double.self) {
      value = .text("\(number)")
    } else {
      value = .text(try container.decode(String.self))
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
