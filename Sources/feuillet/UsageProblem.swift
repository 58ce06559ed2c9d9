import Diagnostics

/// What is wrong with a command as it was typed, in our words: those of the parser are English only.
struct UsageProblem {
  let message: Message
  var help: [Message] = []

  /// Reads what the parser says, by the frame around the words that it quotes. A frame that is not known is
  /// passed on as it is. `commands` are those that may have been meant: none where one was understood already.
  init(_ text: String, commands: [String]) {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    let quoted = parts.indices.filter { $0 % 2 == 1 }.map { parts[$0] }
    switch (parts[0], quoted.first) {
    case ("Unknown option ", let option?):
      message = Message(fr: "L’option « \(option) » n’existe pas", en: "There is no option “\(option)”")
      if quoted.count > 1 { help = [.didYouMean(quoted[1])] }
    case ("Unexpected argument ", let argument?):
      message = Message(
        fr: "« \(argument) » n’est pas attendu ici", en: "“\(argument)” is not expected here")
      if let meant = Message.didYouMean(argument, among: commands) { help = [meant] }
    case ("Missing value for ", let option?):
      message = Message(
        fr: "Il manque une valeur après \(option)", en: "A value is missing after \(option)")
    case ("Missing expected argument ", let argument?):
      message = Message(fr: "Il manque \(argument)", en: "\(argument) is missing")
    case ("The value ", let value?) where quoted.count > 1:
      message = Message(
        fr: "« \(value) » ne convient pas à \(quoted[1])", en: "“\(value)” does not suit \(quoted[1])")
      let choices = quoted.dropFirst(2).joined(separator: ", ")
      if !choices.isEmpty {
        help = [Message(fr: "Valeurs possibles : \(choices).", en: "Possible values: \(choices).")]
      }
    default:
      // Our own checks: the first line is what is wrong, the others what to do.
      let lines = text.split(separator: "\n").map { Message(fr: String($0), en: String($0)) }
      message = lines.first ?? Message(fr: text, en: text)
      help = Array(lines.dropFirst())
    }
  }
}

extension Message {
  fileprivate static func didYouMean(_ word: String) -> Message {
    Message(fr: "Vouliez-vous dire « \(word) » ?", en: "Did you mean “\(word)”?")
  }
}
