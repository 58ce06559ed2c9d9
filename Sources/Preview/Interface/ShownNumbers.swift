import Build
import French
import Site
import Templates

/// `10 512`: digits in threes, with the narrow no-break space of French numbers.
func shown(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.enumerated().map { place, digit in
    place > 0 && (digits.count - place) % 3 == 0 ? "\u{202F}\(digit)" : "\(digit)"
  }.joined()
}

extension Instant {
  /// `24 décembre 2026`, and the time where it is not midnight: `24 décembre 2026 à 9 h 30`.
  var shown: String {
    let paris = paris
    let day = DateText.long(paris.date).text
    guard paris.hour != 0 || paris.minute != 0 else { return day }
    let minutes = paris.minute == 0 ? "" : "\u{A0}" + paris.clock.suffix(2)
    return "\(day) à \(paris.hour)\u{A0}h\(minutes)"
  }
}

extension LiveArticle {
  /// In tenths; a feuillet has 1,500 characters.
  var tenthsOfFeuillets: Int { (characters * 10 + 750) / 1_500 }

  /// What the template `state` says of an article.
  static func stateFields<Model>(
    _ article: @escaping @Sendable (Model) -> LiveArticle
  ) -> [Schema<Model>.Field] {
    [
      .flag("isDraft") { article($0).state == .draft },
      .flag("isScheduled") { article($0).state == .scheduled },
      .flag("isExpired") { article($0).state == .expired },
      .flag("isPublished") { article($0).state == .published },
      .optionalText("when") { model in
        let article = article(model)
        return (article.state == .expired ? article.expires : article.date)?.shown
      },
    ]
  }
}
