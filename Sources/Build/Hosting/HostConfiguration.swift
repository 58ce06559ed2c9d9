import Content
import Diagnostics

/// Writes the configuration of a server that sends a site from its output folder.
package struct HostConfiguration: Sendable {
  package enum Server: String, CaseIterable, Sendable {
    case nginx, caddy
  }

  /// The folder that holds `content/`.
  package var site: String
  /// The folders that hold themes, the nearest first.
  package var themeRoots: [String]
  package var options: Composition.Options
  /// Where the server finds the pages, as an absolute path; `nil` for Output of the site.
  package var root: String?

  package init(site: String, themeRoots: [String], options: Composition.Options, root: String?) {
    self.site = site
    self.themeRoots = themeRoots
    self.options = options
    self.root = root
  }

  /// The text of the configuration; `nil` when the content has errors. All problems are appended to `diagnostics`, in
  /// the order in which they are to be shown.
  package func text(
    _ server: Server, diagnostics: inout [Diagnostic]
  ) async throws(MachineFailure) -> String? {
    var stages = Stages()
    var found: [Diagnostic] = []
    let sources = try await SourceReader(site: site, themeRoots: themeRoots, jobs: options.jobs)
      .read(diagnostics: &found)
    let composition = try await Composition.make(sources, options, &stages, diagnostics: &found)
    diagnostics += found.inReportingOrder()
    guard let composition, !found.hasErrors else { return nil }
    let root = root ?? (Folder(site).real ?? site) + "/Output"
    switch server {
    case .nginx: return composition.host.nginx(root: root)
    case .caddy: return composition.host.caddy(root: root)
    }
  }
}

/// Lines of a configuration, each with its indent.
struct ConfigurationText {
  private(set) var text = ""
  private let indent: String
  private var depth = 0

  init(indent: String) { self.indent = indent }

  mutating func line(_ words: String...) {
    let line = words.joined(separator: " ")
    text += line.isEmpty ? "\n" : String(repeating: indent, count: depth) + line + "\n"
  }

  /// A line with a block behind it.
  mutating func block(_ words: String..., lines: (inout Self) -> Void) {
    line(words.joined(separator: " ") + " {")
    depth += 1
    lines(&self)
    depth -= 1
    line("}")
  }
}

/// A word between quotes, as nginx and Caddy read it.
func quoted(_ text: String) -> String {
  var result = "\""
  for character in text.unicodeScalars {
    if character == "\"" || character == "\\" { result += "\\" }
    result.unicodeScalars.append(character)
  }
  return result + "\""
}
