/// A date in another form than ISO's, as people write it, recognised in order to name the form that is wanted.
enum WrittenDate {
  /// What is wrong with a text that is not an ISO date.
  static func problem(_ text: String) -> DateProblem {
    let words = words(text)
    if words.isEmpty { return .notADate }
    if isRelative(words) { return .relative }
    if let problem = named(words) ?? numeric(text) { return problem }
    return .notADate
  }

  /// The words and numbers of a text, in small letters without accents: `1er août 2026` → 1, er,
  /// aout, 2026.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var last: Character = "-"
    for character in slug(text) {
      if character != "-" {
        if last == "-" || last.isNumber != character.isNumber { words.append("") }
        words[words.count - 1].append(character)
      }
      last = character
    }
    return words
  }

  private static func isRelative(_ words: [String]) -> Bool {
    let single: Set = [
      "hier", "aujourd", "demain", "maintenant", "dernier", "derniere", "prochain", "prochaine", "today",
      "yesterday", "tomorrow", "now", "ago",
    ]
    if words.contains(where: single.contains) { return true }
    return words.starts(with: ["il", "y", "a"]) || words.first == "dans" || words.first == "ya"
  }

  /// `16 septembre 2026`, `mercredi 1er oct. 2026 à 9h30`, `16 septembre`.
  private static func named(_ words: [String]) -> DateProblem? {
    guard let index = words.firstIndex(where: { month($0) != nil }), let month = month(words[index]) else {
      return nil
    }
    let before = words[..<index].filter { $0 != "er" }
    guard let day = before.last.flatMap({ Int($0) }), (1...99).contains(day) else { return nil }
    guard let year = words.dropFirst(index + 1).first, year.utf8.count == 4, let year = Int(year) else {
      return .missingYear(day: day, month: month)
    }
    return complete(year, month, day, time: time(Array(words.dropFirst(index + 2))))
  }

  /// `16/09/2026`, `16.9.2026`, `16-09-2026`, `2026/09/16`, `2026-9-16`; `16/09` has no year.
  private static func numeric(_ text: String) -> DateProblem? {
    let words = words(text)
    let numbers = words.prefix { Int($0) != nil }.compactMap { Int($0) }
    guard numbers.count >= 2 else { return nil }
    let widths = words.prefix(3).map(\.utf8.count)
    if numbers.count >= 3, widths[0] == 4 {
      return complete(numbers[0], numbers[1], numbers[2], time: time(Array(words.dropFirst(3))))
    }
    if numbers.count >= 3, widths[2] == 4 {
      return complete(numbers[2], numbers[1], numbers[0], time: time(Array(words.dropFirst(3))))
    }
    guard numbers.count == 2, words.count == 2, (1...31).contains(numbers[0]), (1...12).contains(numbers[1])
    else { return nil }
    return .missingYear(day: numbers[0], month: numbers[1])
  }

  /// A time among what follows a date: `a 9 h 30`, `9 30`.
  private static func time(_ words: [String]) -> TimeOfDay? {
    let numbers = words.compactMap { Int($0) }
    guard let hour = numbers.first else { return nil }
    let time = TimeOfDay(hour: hour, minute: numbers.dropFirst().first ?? 0)
    return time.isPossible ? time : nil
  }

  private static func complete(_ year: Int, _ month: Int, _ day: Int, time: TimeOfDay?) -> DateProblem {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      return .impossibleDate(year: year, month: month, day: day)
    }
    return .otherForm(date, time)
  }

  /// The month of a name, whole or cut to no less than what tells it from another: `septembre`, `sept`, `fevr`.
  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    let matches = DateText.months.indices.filter { slug(DateText.months[$0].long).hasPrefix(word) }
    return matches.count == 1 ? matches[0] + 1 : nil
  }
}
