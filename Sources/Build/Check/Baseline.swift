import Diagnostics

/// The problems that a site has had since before its checks, and that are not told any more: `.feuillet-baseline`
/// beside `content/`, one a line, so that it can be merged.
///
/// A problem is known by its code, its file and the text of its line; it stays known when lines move, and is told
/// again when the line is edited. Errors are never hidden: they would fail a build.
package struct Baseline: Sendable {
  package static let path = ".feuillet-baseline"
  private static let header = "# feuillet check --write-baseline, 1"

  /// How often each entry is there.
  private let entries: [Entry: Int]

  private struct Entry: Hashable, Comparable {
    var file: String
    var code: String
    var digest: String

    static func < (a: Self, b: Self) -> Bool { (a.file, a.code, a.digest) < (b.file, b.code, b.digest) }
  }

  /// What is left of the problems of a run.
  package struct Outcome: Sendable {
    package var diagnostics: [Diagnostic]
    /// How many are known.
    package var hidden = 0
    /// How many entries tell what is no longer found.
    package var stale = 0
  }

  /// The baseline of these problems.
  package init(_ diagnostics: [Diagnostic], site: String) {
    var lines = Lines(site: site)
    let entries = diagnostics.filter { $0.severity > .error }.map { lines.entry($0) }
    // A path with a line end would break the file; its problems stay told.
    self.entries = Dictionary(
      entries.filter { !$0.file.utf8.contains(UInt8(ascii: "\n")) }.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// Reads the file of a site; `nil` where there is none, or where it cannot be read, which is reported.
  package static func read(site: String, diagnostics: inout [Diagnostic]) -> Baseline? {
    guard let file = SiteBuilder.source(path, site: site) else { return nil }
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"))
    var entries: [Entry: Int] = [:]
    for (number, line) in lines.enumerated() {
      if number == 0, line.elementsEqual(header.utf8) { continue }
      let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      guard number > 0, fields.count == 3, fields[0].utf8.count == 16 else {
        diagnostics.append(.brokenBaseline(LineIndex(file).place(line: number + 1)))
        return nil
      }
      entries[Entry(file: fields[2], code: fields[1], digest: fields[0]), default: 0] += 1
    }
    if lines.isEmpty { diagnostics.append(.brokenBaseline(Place(file: path))) }
    return Baseline(entries: entries)
  }

  private init(entries: [Entry: Int]) { self.entries = entries }

  package var count: Int { entries.values.reduce(0, +) }

  /// Writes the file, in the place of an older one.
  package func write(site: String) throws(MachineFailure) {
    var text = Self.header + "\n"
    for (entry, count) in entries.sorted(by: { $0.key < $1.key }) {
      for _ in 0..<count { text += "\(entry.digest)\t\(entry.code)\t\(entry.file)\n" }
    }
    try TextFile.write(Array(text.utf8), to: Self.path, inSite: site)
  }

  /// Takes away the problems that are known.
  /// - Parameter isChecked: whether a code was looked for in this run; entries of others are not stale.
  package func applied(
    to diagnostics: [Diagnostic], site: String, isChecked: (DiagnosticCode) -> Bool
  ) -> Outcome {
    var left = entries
    var lines = Lines(site: site)
    var outcome = Outcome(diagnostics: [])
    for diagnostic in diagnostics {
      if diagnostic.severity > .error {
        let entry = lines.entry(diagnostic)
        if let count = left[entry], count > 0 {
          left[entry] = count - 1
          outcome.hidden += 1
          continue
        }
      }
      outcome.diagnostics.append(diagnostic)
    }
    outcome.stale = left.reduce(0) { sum, entry in
      sum + (DiagnosticCode(rawValue: entry.key.code).map(isChecked) ?? true ? entry.value : 0)
    }
    return outcome
  }

  /// Reads the lines of problems, each file once.
  private struct Lines {
    let site: String
    private var indexes: [String: LineIndex?] = [:]

    init(site: String) { self.site = site }

    mutating func entry(_ diagnostic: Diagnostic) -> Entry {
      let file = diagnostic.place?.file ?? "-"
      if indexes[file] == nil {
        indexes[file] = .some(SiteBuilder.source(file, site: site).map { LineIndex($0) })
      }
      let line: [UInt8]
      if let place = diagnostic.place, let index = indexes[file] ?? nil {
        line = index.line(place.line).split(separator: UInt8(ascii: " ")).flatMap { $0 + [0x20] }
      } else {
        line = Array(diagnostic.message.english.utf8)
      }
      return Entry(file: file, code: diagnostic.code.rawValue, digest: String(Digest(line).hex.prefix(16)))
    }
  }
}

extension Diagnostic {
  fileprivate static func brokenBaseline(_ place: Place) -> Diagnostic {
    Diagnostic(
      .invalidValue, at: place,
      Message(
        fr: "Cette ligne n’est pas de la référence : rien de ce qu’elle contient n’est tu",
        en: "This line is none of a baseline: nothing that it holds is hidden"),
      help: Message(
        fr: "Récrivez le fichier par « feuillet check --write-baseline ».",
        en: "Write the file anew with “feuillet check --write-baseline”."))
  }
}
