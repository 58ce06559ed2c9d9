/// What is wrong in somebody's text, for the person who will mend it.
///
/// A diagnostic is a value that accumulates: all problems of a run are reported together. `throw` is for a
/// machine that failed (a disk, a process).
package struct Diagnostic: Hashable, Sendable {
  /// What kind of problem it is; stable across versions and languages.
  package var code: DiagnosticCode
  package var severity: Severity
  /// Where it stands; `nil` when no file is to blame (an empty folder, for example).
  package var place: Place?
  /// One sentence, the specific thing first, without a final full stop.
  package var message: Message
  /// What to do about it.
  package var help: Message?
  /// Other places that have their part in it.
  package var related: [Related]
  /// What would mend it, where that is certain.
  package var replacement: Replacement?

  package init(
    _ code: DiagnosticCode, _ severity: Severity = .error, at place: Place?, _ message: Message,
    help: Message? = nil, related: [Related] = [], replacement: Replacement? = nil
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.help = help
    self.related = related
    self.replacement = replacement
  }

  /// A change of a few bytes of the file, which is made only as long as they are there.
  package struct Replacement: Hashable, Sendable {
    /// The offset of the first byte in the file, without a byte order mark.
    package var offset: Int
    package var old: String
    package var new: String

    package init(at offset: Int, _ old: String, by new: String) {
      self.offset = offset
      self.old = old
      self.new = new
    }
  }

  /// Another place that explains the problem: the first of two articles with one slug, for example.
  package struct Related: Hashable, Sendable {
    package var place: Place
    package var message: Message

    package init(_ place: Place, _ message: Message) {
      self.place = place
      self.message = message
    }
  }
}

/// How much a problem matters: an error stops the build, a warning does so with `--strict`, a notice never.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  case error, warning, notice

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A text for people in the two languages of the command.
package struct Message: Hashable, Sendable {
  package var french: String
  package var english: String

  package init(fr french: String, en english: String) {
    self.french = french
    self.english = english
  }

  package func callAsFunction(_ language: Language) -> String {
    language == .french ? french : english
  }
}

/// The language in which the command speaks: French in a French locale, English elsewhere.
package enum Language: Sendable {
  case french, english

  /// Reads the locale as POSIX does: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty.
  package init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    let tag = locale?.lowercased() ?? ""
    // `fr_CA.UTF-8`, `fr.UTF-8`, `fr@euro`, but not the languages whose names begin with the same letters.
    self = tag.split { "_-.@".contains($0) }.first == "fr" ? .french : .english
  }
}

extension [Diagnostic] {
  /// The same problems in the order in which they are reported: what blames no file, then file by file, those with
  /// the most severe problems first; in each the most severe first, then by place.
  ///
  /// Identical ones appear once. The order they came in decides nothing, as it may depend on threads.
  package func inReportingOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    var worst: [String: Severity] = [:]
    for diagnostic in self {
      guard let file = diagnostic.place?.file else { continue }
      worst[file] = Swift.min(worst[file] ?? .notice, diagnostic.severity)
    }
    return filter { seen.insert($0).inserted }.sorted { one, other in
      if let file = one.place?.file, let otherFile = other.place?.file, file != otherFile,
        let severity = worst[file], let otherSeverity = worst[otherFile], severity != otherSeverity
      {
        return severity < otherSeverity
      }
      return one.precedes(other)
    }
  }

  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// The same problems with every warning turned into an error; a notice stays what it is, and what time alone
  /// has caused is no error.
  package func strict() -> [Diagnostic] {
    map {
      var diagnostic = $0
      if diagnostic.severity == .warning, diagnostic.code != .partnerEnded { diagnostic.severity = .error }
      return diagnostic
    }
  }
}

extension Diagnostic {
  fileprivate func precedes(_ other: Self) -> Bool {
    // What blames no file comes first.
    let (file, otherFile) = (place?.file ?? "", other.place?.file ?? "")
    if file != otherFile { return file < otherFile }
    if severity != other.severity { return severity < other.severity }
    let start = (place?.line ?? 0, place?.column ?? 0)
    let otherStart = (other.place?.line ?? 0, other.place?.column ?? 0)
    if start != otherStart { return start < otherStart }
    if let place, let otherPlace = other.place, place != otherPlace { return place.precedes(otherPlace) }
    let texts = [code.rawValue] + message.texts + (help?.texts ?? [])
    let otherTexts = [other.code.rawValue] + other.message.texts + (other.help?.texts ?? [])
    if texts != otherTexts { return texts.lexicographicallyPrecedes(otherTexts) }
    return related.lexicographicallyPrecedes(other.related) {
      $0.place != $1.place
        ? $0.place.precedes($1.place) : $0.message.texts.lexicographicallyPrecedes($1.message.texts)
    }
  }
}

extension Place {
  fileprivate func precedes(_ other: Self) -> Bool {
    if file != other.file { return file < other.file }
    return (line, column, endLine, endColumn) < (other.line, other.column, other.endLine, other.endColumn)
  }
}

extension Message {
  fileprivate var texts: [String] { [english, french] }
}
