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

  package init(
    _ code: DiagnosticCode, _ severity: Severity = .error, at place: Place?, _ message: Message,
    help: Message? = nil, related: [Related] = []
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.help = help
    self.related = related
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
    self =
      tag == "fr" || tag.hasPrefix("fr_") || tag.hasPrefix("fr-") || tag.hasPrefix("fr.") ? .french : .english
  }
}

extension [Diagnostic] {
  /// The same problems in the order in which they are reported: by file, by place, the most severe first.
  /// Identical ones appear once.
  package func inReportingOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted { a, b in
      func key(_ d: Diagnostic) -> (String, Int, Int) {
        (d.place?.file ?? "", d.place?.line ?? 0, d.place?.column ?? 0)
      }
      if key(a) != key(b) { return key(a) < key(b) }
      if a.severity != b.severity { return a.severity < b.severity }
      return (a.code.rawValue, a.message.english, a.message.french)
        < (b.code.rawValue, b.message.english, b.message.french)
    }
  }

  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// The same problems with every warning turned into an error; a notice stays what it is.
  package func strict() -> [Diagnostic] {
    map {
      var diagnostic = $0
      if diagnostic.severity == .warning { diagnostic.severity = .error }
      return diagnostic
    }
  }
}
