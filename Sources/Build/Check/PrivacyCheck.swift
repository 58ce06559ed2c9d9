import Content
import Diagnostics
import Theme

/// Finds what would tell others of the readers: what a page loads from elsewhere, keeps in the browser, or counts by
/// a known service (article 82 of the French law on data processing). What `privacy:` allows is passed over.
struct PrivacyCheck {
  let settings: Settings
  /// Reads a file of the site; `nil` for one that cannot be read.
  let source: (String) -> SourceFile?

  func problems(in theme: ThemeFiles?, copies: [String]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (_, file) in (theme?.files ?? [:]).inKeyOrder {
      problems += self.problems(in: file, isTheme: true)
    }
    for path in copies.sorted() where path.hasPrefix("content/static/") {
      let type = path.split(separator: ".").last?.lowercased() ?? ""
      guard ["html", "htm", "css", "js", "mjs"].contains(type), let file = source(path) else { continue }
      problems += self.problems(in: file, isTheme: false)
    }
    return problems
  }

  private func problems(in file: SourceFile, isTheme: Bool) -> [Diagnostic] {
    guard let scan = ResourceScan(file, isTheme: isTheme), !scan.findings.isEmpty else { return [] }
    let index = LineIndex(file)
    return scan.findings.compactMap { finding, range in
      let place = index.place(range)
      switch finding {
      case .resource(let host):
        return settings.loads(from: host) ? nil : .foreignResource(host: host, at: place)
      case .tracker(let name):
        return settings.privacy.hosts.contains { $0.contains(name) } ? nil : .tracker(name, at: place)
      case .storage(let storage):
        return settings.privacy.storage.contains(storage) ? nil : .storage(storage, at: place)
      }
    }
  }
}

extension Diagnostic {
  /// The same problem, as grave as is said.
  func with(_ severity: Severity) -> Diagnostic {
    var other = self
    other.severity = severity
    return other
  }

  fileprivate static func tracker(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .tracker, at: place,
      Message(fr: "« \(name) » suit les lecteurs", en: "“\(name)” follows readers"),
      help: Message(
        fr: "Retirez-le : sans traceur, un site n’a besoin d’aucun bandeau de consentement.",
        en: "Remove it: without trackers a site needs no banner that asks for consent."))
  }

  fileprivate static func storage(_ storage: PrivacySettings.Storage, at place: Place) -> Diagnostic {
    Diagnostic(
      .browserStorage, at: place,
      Message(
        fr: "Ce script garde des données chez le lecteur (\(storage.rawValue))",
        en: "This script keeps data in the reader’s browser (\(storage.rawValue))"),
      help: Message(
        fr:
          "Retirez-le, ou dites pourquoi il le faut dans site.yml : « privacy: { allow: [{ storage: \(storage.rawValue), reason: … }] } ».",
        en:
          "Remove it, or say in site.yml why it is needed: “privacy: { allow: [{ storage: \(storage.rawValue), reason: … }] }”."
      ))
  }
}
