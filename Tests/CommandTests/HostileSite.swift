import Build
import Diagnostics
import Foundation
import TestSite
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Something hostile in one place of a site, and what becomes of it.
struct HostileCase: CustomStringConvertible {
  /// Files of the site, by path; they are those of this case alone.
  let files: [(path: String, text: String)]
  let payload: String
  let outcome: Outcome

  enum Outcome: Equatable {
    /// An error of this kind names one of the files.
    case refused(DiagnosticCode)
    /// The site is built, and what it says stays where it stands.
    case harmless
  }

  var description: String { "\(files[0].path) \(payload.debugDescription)" }
}

/// A site that holds many cases at once: built to learn which are refused, then without those.
struct HostileSite {
  /// What is written stays as it is written, so that it can be looked for.
  static let base = TestSite.blog.replacing(
    "defaultAuthor: anne", with: "defaultAuthor: anne\ntypography: false")

  /// Builds twice and holds each case to its outcome; gives the site that was built in the end.
  static func hold(
    _ cases: [HostileCase], at location: SourceLocation = #_sourceLocation
  ) async throws -> TestSite {
    let site = try TestSite(base)
    for file in cases.flatMap(\.files) { try site.write(file.path, file.text) }
    let before = try contents(of: site)
    let report = try await site.build()
    let errors = report.diagnostics.filter { $0.severity == .error }
    for hostile in cases {
      let own = errors.filter { error in hostile.files.contains { $0.path == error.place?.file } }
      switch hostile.outcome {
      case .refused(let code):
        #expect(
          own.contains { $0.code == code },
          "\(hostile): \(own.map(\.code)) instead of \(code)", sourceLocation: location)
        for file in hostile.files where site.exists(file.path) { try site.remove(file.path) }
      case .harmless:
        #expect(own.isEmpty, "\(hostile): \(own.map { $0.message.english })", sourceLocation: location)
      }
    }
    let known = Set(cases.flatMap(\.files).map(\.path))
    for error in errors {
      #expect(known.contains(error.place?.file ?? ""), "\(error)", sourceLocation: location)
    }
    let second = try await site.build()
    #expect(
      !second.diagnostics.contains { $0.severity == .error }, "\(second.text)", sourceLocation: location)
    // Nothing but Output/ was touched.
    let after = try contents(of: site)
    for (path, text) in after { #expect(before[path] == text, "\(path)", sourceLocation: location) }
    try holdOutput(of: site, at: location)
    return site
  }

  /// What a site holds outside of its output, by path.
  private static func contents(of site: TestSite) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: site.path)
    where !path.hasPrefix("Output") && !path.hasPrefix(".feuillet") {
      files[path] = FileManager.default.contents(atPath: site.at(path))
    }
    return files
  }

  /// Files of the output as text, by path.
  static func output(of site: TestSite) throws -> [(path: String, text: String)] {
    try FileManager.default.subpathsOfDirectory(atPath: site.output).sorted().compactMap { path in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: site.output + "/" + path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return nil }
      return (path, try site.read("Output/" + path))
    }
  }

  /// What is true of every output: XML is XML, JSON is JSON, no address runs code, no link leads out of the folder.
  static func holdOutput(of site: TestSite, at location: SourceLocation = #_sourceLocation) throws {
    for (path, text) in try output(of: site) {
      let attributes = try FileManager.default.attributesOfItem(atPath: site.output + "/" + path)
      #expect(attributes[.type] as? FileAttributeType == .typeRegular, "\(path)", sourceLocation: location)
      if path.hasSuffix(".xml") {
        let parser = XMLParser(data: Data(text.utf8))
        #expect(
          parser.parse(), "\(path): \(String(describing: parser.parserError))", sourceLocation: location)
      }
      guard path.hasSuffix(".html") else { continue }
      for script in text.matches(
        of: /<script type="application\/ld\+json">(.*?)<\/script>/.dotMatchesNewlines())
      {
        #expect(!script.1.contains("<"), "\(path): \(script.1)", sourceLocation: location)
        #expect(throws: Never.self, "\(path)", sourceLocation: location) {
          try JSONSerialization.jsonObject(with: Data(script.1.utf8))
        }
      }
      for address in dangerousAttributes(of: text) {
        Issue.record("\(path): \(address)", sourceLocation: location)
      }
    }
  }

  /// The attributes of tags that run code, as a browser reads them.
  static func dangerousAttributes(of html: String) -> [String] {
    let attribute = /\s([a-zA-Z:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/
    return html.matches(of: /<[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/).flatMap { tag in
      tag.output.matches(of: attribute).compactMap { match in
        let name = match.1.lowercased()
        if name.hasPrefix("on") { return String(tag.output) }
        guard !["content", "alt", "title", "aria-label", "value", "class"].contains(name) else { return nil }
        let value = decoded(match.2.trimmingCharacters(in: ["\"", "'"])).unicodeScalars
          .filter { $0.value > 0x20 && $0.value != 0x7F }
        let address = String(String.UnicodeScalarView(value)).lowercased()
        return ["javascript:", "vbscript:", "file:", "data:text", "data:image/svg", "data:app"]
          .contains(where: address.hasPrefix) ? String(tag.output) : nil
      }
    }
  }

  private static func decoded(_ value: String) -> String {
    var text = value
    for (name, character) in [("Tab", "\t"), ("NewLine", "\n"), ("colon", ":"), ("amp", "&"), ("lpar", "(")] {
      text = text.replacing("&\(name);", with: character)
    }
    return text.replacing(/&#([xX]?)([0-9a-fA-F]+);?/) { match in
      UInt32(match.2, radix: match.1.isEmpty ? 10 : 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
    }
  }

  /// An article whose front matter or text is hostile.
  static func article(_ number: Int, _ fields: String = "", slug: String? = nil, text: String = "Texte.")
    -> (path: String, text: String)
  {
    let own = fields.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    let usual = [
      ("title", "Article \(number)"), ("slug", slug ?? "h-\(number)"), ("date", "2026-09-16"),
      ("description", "Essai."),
    ].filter { name, _ in !own.contains { $0 == name } }.map { "\($0): \($1)" }
    let lines = usual + (fields.isEmpty ? [] : [fields])
    return ("content/articles/h-\(number).md", "---\n\(lines.joined(separator: "\n"))\n---\n\(text)\n")
  }

  /// A text as YAML, whatever it holds.
  static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case let control where control.value < 0x20 || control.value == 0x7F:
        "\\x" + String(control.value + 0x100, radix: 16).dropFirst()
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
