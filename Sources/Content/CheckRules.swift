import Diagnostics
import YAML

/// What a site decides about the severity of problems: the list `checks` of `site.yml`.
package struct CheckRules: Sendable {
  private struct Rule {
    var code: DiagnosticCode
    /// `nil` for a problem that is not reported at all.
    var severity: Severity?
    /// `nil` for all files.
    var files: PathPattern?
  }

  private enum Level: String, CaseIterable {
    case off, notice, warning, error

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  private var rules: [Rule] = []

  /// No rule: every problem is as severe as it is found.
  package init() {}

  static func read(_ fields: inout MappingReader) -> CheckRules {
    var result = CheckRules()
    let rules = fields.mappings("checks") { entry -> Rule? in
      let code = code(&entry)
      let level = level(&entry)
      let files = entry.text("files")
      let pattern = files.flatMap { PathPattern($0.value) }
      if let files, pattern == nil { entry.report(.noPattern(files)) }
      guard let code, let level, (files == nil) == (pattern == nil) else { return nil }
      return Rule(code: code, severity: level.severity, files: pattern)
    }
    result.rules = rules.compactMap(\.self)
    return result
  }

  private static func code(_ entry: inout MappingReader) -> DiagnosticCode? {
    guard let name = entry.requiredText("code") else { return nil }
    guard let code = DiagnosticCode(rawValue: name.value) else {
      entry.report(
        .invalidValue, at: name.place,
        Message(fr: "Le code « \(name.value) » n’existe pas", en: "There is no code “\(name.value)”"),
        help: .didYouMean(name.value, among: DiagnosticCode.allCases.map(\.rawValue))
          ?? Message(fr: "« feuillet explain » les montre tous.", en: "“feuillet explain” shows them all."))
      return nil
    }
    guard code.explanation.change != .fixed else {
      entry.report(
        .invalidValue, at: name.place,
        Message(
          fr: "La gravité de « \(name.value) » ne se change pas",
          en: "The severity of “\(name.value)” cannot be changed"),
        help: Message(
          fr: "Sans ce qu’il demande il n’y a pas de page : retirez cette règle.",
          en: "Without what it asks for there is no page: remove this rule."))
      return nil
    }
    return code
  }

  private static func level(_ entry: inout MappingReader) -> Level? {
    // Asked for so that its absence is told.
    guard entry.requiredText("severity") != nil else { return nil }
    return entry.choice("severity", of: Level.self)?.value
  }

  /// The problems with the severities that the site gives them, without those that it turns off.
  package func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !rules.isEmpty else { return diagnostics }
    return diagnostics.compactMap { diagnostic in
      let rule = rules.last { rule in
        rule.code == diagnostic.code
          && (rule.files.map { pattern in diagnostic.place.map { pattern.matches($0.file) } ?? false } ?? true)
      }
      guard let rule else { return diagnostic }
      let explanation = rule.code.explanation
      if explanation.change == .unlessError, diagnostic.severity == .error { return diagnostic }
      guard let severity = rule.severity else { return nil }
      // What became a notice because the clock causes it, or because it is in a draft, stays one.
      let isAttenuated =
        diagnostic.severity == .notice && (explanation.usual != .notice || explanation.change == .loweredOnly)
      var result = diagnostic
      result.severity = isAttenuated ? .notice : severity
      return result
    }
  }
}

extension Diagnostic {
  fileprivate static func noPattern(_ files: Located<String>) -> Diagnostic {
    Diagnostic(
      .invalidValue, at: files.place,
      Message(
        fr: "« \(files.value) » ne désigne aucun fichier du site",
        en: "“\(files.value)” names no file of the site"),
      help: Message(
        fr: "Écrivez un chemin depuis le dossier du site, avec * et ** : content/articles/2019/**",
        en: "Write a path from the folder of the site, with * and **: content/articles/2019/**"))
  }
}
