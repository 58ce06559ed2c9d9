import Build
import Diagnostics
import Preview
import Synchronization

/// What the preview says in the terminal: where it is, and what is wrong, each time that changes.
final class ServeLog: Sendable {
  private let site: String
  private let shown = Mutex<[Diagnostic]>([])

  /// How many new problems are told at once; all of them are on the desk.
  private static let limit = 10

  init(site: String) { self.site = site }

  func tell(_ event: PreviewSession.Event) {
    switch event {
    case .ready(let address):
      Terminal.output(
        Message(
          fr: "L’aperçu est à \(address) (Ctrl-C l’arrête)\n",
          en: "The preview is at \(address) (Ctrl-C ends it)\n"
        ).local)
    case .failure(let failure):
      Terminal.show(failure.message, help: failure.help.map { [$0] } ?? [])
    case .diagnostics(let now):
      let before = shown.withLock { shown in
        defer { shown = now }
        return shown
      }
      tell(now, after: before)
    }
  }

  private func tell(_ now: [Diagnostic], after before: [Diagnostic]) {
    let known = Set(before.map(Problem.init))
    let new = now.filter { !known.contains(Problem($0)) }
    let isMended = !known.isSubset(of: now.map(Problem.init))
    if !new.isEmpty {
      let first = new.sorted { $0.severity < $1.severity }.prefix(Self.limit)
      Terminal.report(Array(first), site: site)
    }
    guard isMended || new.count > Self.limit else { return }
    Terminal.error(
      now.isEmpty
        ? Message(fr: "Tout est corrigé.\n", en: "Everything is mended.\n").local
        : Message(fr: "En tout\u{A0}: \(counts(now))\n", en: "In all: \(counts(now))\n").local)
  }

  private func counts(_ diagnostics: [Diagnostic]) -> String {
    Severity.allCases.compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count > 0 ? "\(count) \(severity.name(count, Terminal.language))" : nil
    }.joined(separator: ", ")
  }

  /// A problem wherever its line has moved to.
  private struct Problem: Hashable {
    private let code: DiagnosticCode
    private let file: String?
    private let message: Message

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      file = diagnostic.place?.file
      message = diagnostic.message
    }
  }
}
