import Diagnostics

/// Why a text is not the date of an article.
package enum DateProblem: Error, Hashable, Sendable {
  /// « 16 septembre »: the year is never guessed.
  case missingYear(day: Int, month: Int)
  /// « 2026-02-31 ».
  case impossibleDate(year: Int, month: Int, day: Int)
  /// « 2026-09-16 25:00 ».
  case impossibleTime(CivilDate)
  /// What follows the date is no time.
  case unreadableTime(CivilDate)
  /// « 2026-03-29 02:30 »: clocks in Paris go from 02:00 to 03:00 that night.
  case skippedInParis(CivilDate, TimeOfDay)
  /// « hier », « il y a 3 jours ».
  case relative
  /// « 16 septembre 2026 », « 16/09/2026 »: a date, in another form than the one wanted.
  case otherForm(CivilDate, TimeOfDay?)
  /// Nothing that could be recognised.
  case notADate

  /// What is wrong, as one sentence; `text` is what was written.
  package func message(_ text: String) -> Message {
    let text = String(text.unicodeScalars.prefix(60).map(Character.init))
    let french = "« \(text) »"
    let english = "“\(text)”"
    switch self {
    case .missingYear:
      return Message(fr: "La date \(french) n’a pas d’année", en: "The date \(english) has no year")
    case .impossibleDate:
      return Message(fr: "La date \(french) n’existe pas", en: "The date \(english) does not exist")
    case .impossibleTime:
      return Message(fr: "L’heure de \(french) n’existe pas", en: "The time in \(english) does not exist")
    case .unreadableTime:
      return Message(
        fr: "L’heure de \(french) n’est pas lisible", en: "The time in \(english) cannot be read")
    case .skippedInParis:
      return Message(
        fr: "L’heure \(french) n’existe pas à Paris : on passe cette nuit-là à l’heure d’été",
        en: "The time \(english) does not exist in Paris: summer time begins that night")
    case .relative:
      return Message(
        fr: "La date \(french) dépend du jour où on la lit",
        en: "The date \(english) depends on the day it is read")
    case .otherForm:
      return Message(
        fr: "La date \(french) n’est pas écrite sous la forme attendue",
        en: "The date \(english) is not written in the expected form")
    case .notADate:
      return Message(fr: "\(french) n’est pas une date", en: "\(english) is not a date")
    }
  }

  /// What to write instead.
  package var help: Message {
    if let replacement { return Self.write(replacement) }
    switch self {
    case .missingYear(let day, let month):
      let end = "\(padded(month))-\(padded(day))"
      return Message(
        fr: "Ajoutez l’année, par exemple « AAAA-\(end) » où AAAA est l’année",
        en: "Add the year, as in “YYYY-\(end)” where YYYY is the year")
    case .impossibleDate(let year, let month, _) where (1...12).contains(month) && (1...9999).contains(year):
      let length = CivilDate.length(ofMonth: month, year: year)
      let name = DateText.months[month - 1].long
      return Message(
        fr: "Il y a \(length) jours en \(name) \(year)",
        en: "There are \(length) days in \(padded(year, 4))-\(padded(month))")
    case .impossibleDate:
      return Message(
        fr: "Écrivez l’année, le mois (01 à 12) et le jour, par exemple « 2026-09-16 »",
        en: "Write the year, the month (01 to 12) and the day, as in “2026-09-16”")
    case .impossibleTime(let date), .unreadableTime(let date):
      return Message(
        fr: "Écrivez l’heure de 00:00 à 23:59, par exemple « \(date.iso) 09:30 »",
        en: "Write the time from 00:00 to 23:59, as in “\(date.iso) 09:30”")
    default:
      return Message(
        fr: "Écrivez l’année, le mois et le jour, par exemple « 2026-09-16 » ou « 2026-09-16 09:30 »",
        en: "Write the year, the month and the day, as in “2026-09-16” or “2026-09-16 09:30”")
    }
  }

  /// The date as it should be written, where it is known.
  package var replacement: String? {
    switch self {
    case .otherForm(let date, nil): date.iso
    case .otherForm(let date, let time?): "\(date.iso) \(time.text)"
    case .skippedInParis(let date, let time):
      "\(date.iso) \(TimeOfDay(hour: time.hour + 1, minute: time.minute).text)"
    default: nil
    }
  }

  private static func write(_ text: String) -> Message {
    Message(fr: "Écrivez « \(text) »", en: "Write “\(text)”")
  }
}
