import ArgumentParser
import Build
import Diagnostics

/// What a check found and did.
struct CheckReport: Sendable {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, github, sarif
  }

  /// What is to be told.
  var diagnostics: [Diagnostic]
  /// What would be mended, where it was only asked for.
  var differences: [Mending] = []
  var fixed = 0
  /// How many problems the baseline hides, and how many of its entries tell of none.
  var known = 0
  var stale = 0
  /// How many are in files that did not change.
  var elsewhere = 0
  /// How many problems a new baseline holds.
  var written: Int?

  /// The numbers for programs.
  var summary: [(String, JSONValue)] {
    Severity.allCases.map { severity in
      (severity.rawValue, JSONValue.int(diagnostics.count { $0.severity == severity }))
    } + [
      ("fixed", .int(fixed)), ("known", .int(known)), ("stale", .int(stale)), ("elsewhere", .int(elsewhere)),
    ]
  }

  /// What is said below the problems.
  func sentences(isDryRun: Bool) -> [Message] {
    var sentences: [Message] = []
    if isDryRun {
      sentences.append(
        Message(
          fr: "\(count(fixed, "correction possible", "corrections possibles")) ; rien n’a été changé",
          en: "\(count(fixed, "correction", "corrections")) to be made; nothing was changed"))
    } else if fixed > 0 {
      sentences.append(
        Message(
          fr: count(fixed, "correction faite", "corrections faites"),
          en: "\(count(fixed, "correction", "corrections")) made"))
    }
    if let written {
      sentences.append(
        Message(
          fr: "\(Baseline.path) tient pour connu : \(count(written, "problème", "problèmes"))",
          en: "\(Baseline.path) takes for known: \(count(written, "problem", "problems"))"))
    }
    if known > 0 {
      sentences.append(
        Message(
          fr: "\(count(known, "problème connu", "problèmes connus")), que montre --no-baseline",
          en: "\(count(known, "known problem", "known problems")), shown by --no-baseline"))
    }
    if stale > 0 {
      sentences.append(
        Message(
          fr:
            "\(count(stale, "problème connu a disparu", "problèmes connus ont disparu")) : --write-baseline les oublie",
          en:
            "\(count(stale, "known problem is", "known problems are")) gone: --write-baseline forgets them"))
    }
    if elsewhere > 0 {
      sentences.append(
        Message(
          fr: "\(count(elsewhere, "problème", "problèmes")) dans des fichiers qui n’ont pas changé",
          en: "\(count(elsewhere, "problem", "problems")) in files that have not changed"))
    }
    if diagnostics.isEmpty, written == nil, !isDryRun {
      sentences.append(Message(fr: "Rien à signaler", en: "Nothing is wrong"))
    }
    return sentences
  }

  private func count(_ number: Int, _ one: String, _ other: String) -> String {
    "\(number) \(number == 1 ? one : other)"
  }
}
