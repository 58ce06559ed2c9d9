extension DiagnosticCode {
  /// All codes in the order of the alphabet.
  package static var sorted: [DiagnosticCode] { allCases.sorted { $0.rawValue < $1.rawValue } }

  /// The page of a code for a terminal, each line with its end.
  package func page(_ language: Language) -> String {
    let explanation = explanation
    let words = explanation(language)
    let remedy = language == .french ? "Que faire\u{A0}:" : "What to do:"
    var text = "\(rawValue)\n\(words.title)\n\n"
    text += wrapped(explanation.severity(language)) + "\n\n" + wrapped(words.meaning) + "\n\n"
    text += wrapped(remedy + " " + words.remedy) + "\n"
    if let example = explanation.example {
      text += "\n" + (language == .french ? "Non\u{A0}:\n" : "No:\n") + indented(example.wrong)
      text += (language == .french ? "Oui\u{A0}:\n" : "Yes:\n") + indented(example.right)
    }
    return text
  }

  /// All codes, one a line, with their titles.
  package static func list(_ language: Language) -> String {
    let width = sorted.map(\.rawValue.utf8.count).max() ?? 0
    return sorted.map { code in
      let gap = String(repeating: " ", count: width - code.rawValue.utf8.count + 2)
      return code.rawValue + gap + code.explanation(language).title + "\n"
    }.joined()
  }

  /// The page of a code as a section of Markdown.
  package func markdown(_ language: Language) -> String {
    let explanation = explanation
    let words = explanation(language)
    let remedy = language == .french ? "Que faire\u{A0}:" : "What to do:"
    var text = "## `\(rawValue)`\n\n**\(words.title).** \(explanation.severity(language))\n\n"
    text += joined(words.meaning) + "\n\n" + remedy + " " + joined(words.remedy) + "\n"
    if let example = explanation.example {
      text += "\n" + (language == .french ? "Non\u{A0}:" : "No:") + "\n\n````\n" + example.wrong + "\n````\n"
      text += "\n" + (language == .french ? "Oui\u{A0}:" : "Yes:") + "\n\n````\n" + example.right + "\n````\n"
    }
    return text
  }

  /// The pages of all codes as one text in Markdown.
  package static func reference(_ language: Language) -> String {
    let title = Message(fr: "Ce que disent les vérifications", en: "What the checks say")(language)
    let introduction = Message(
      fr: """
        Chaque problème porte un code entre crochets, que voici expliqué. Sa gravité se règle dans
        `content/site.yml`, pour tout le site ou pour certains fichiers ; la dernière règle qui convient
        l’emporte :
        """,
      en: """
        Each problem bears a code in brackets, which is explained here. Its severity is set in
        `content/site.yml`, for the whole site or for some files; the last rule that fits wins:
        """)(language)
    let rules = """
      ```yaml
      checks:
        - { code: missing-space, severity: error }
        - { code: dead-link, severity: warning, files: content/articles/2019/** }
      ```
      """
    return "# \(title)\n\n\(joined(introduction))\n\n\(rules)\n\n"
      + sorted.map { $0.markdown(language) }.joined(separator: "\n")
  }
}

extension Explanation {
  /// How severe it usually is, and whether that can be changed, in a sentence or two.
  func severity(_ language: Language) -> String {
    let usually: Message =
      switch usual {
      case .error: Message(fr: "Erreur", en: "Error")
      case .warning: Message(fr: "Avertissement", en: "Warning")
      case .notice: Message(fr: "Remarque", en: "Notice")
      }
    let rule: Message =
      switch change {
      case .fixed: Message(fr: " ; sa gravité ne se change pas.", en: "; its severity cannot be changed.")
      case .unlessError:
        Message(
          fr: " ; une erreur le reste, un avertissement ou une remarque se règle par « checks: ».",
          en: "; an error stays one, a warning or a notice is set by “checks:”.")
      case .loweredOnly:
        Message(
          fr: ", que le temps seul peut causer et que « checks: » peut taire.",
          en: ", which time alone may cause; “checks:” can silence it.")
      case .free:
        Message(fr: " ; sa gravité se règle par « checks: ».", en: "; its severity is set by “checks:”.")
      }
    return usually(language) + rule(language)
  }
}

/// The lines of a text as one.
private func joined(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }

/// The text in lines of at most 80 columns.
private func wrapped(_ text: String) -> String {
  var lines: [String] = []
  var line = ""
  for word in joined(text).split(separator: " ") {
    if !line.isEmpty, columns(line) + 1 + columns(String(word)) > 80 {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return (lines + [line]).joined(separator: "\n")
}

private func indented(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
}
