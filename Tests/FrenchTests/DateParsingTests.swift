import Diagnostics
import Testing

@testable import French

@Suite struct DateParsingTests {
  private func iso(_ text: String) -> String? {
    guard case .success(let parsed) = DateParsing.instant(text) else { return nil }
    return parsed.instant.paris.iso
  }

  private func problem(_ text: String) -> DateProblem? {
    guard case .failure(let problem) = DateParsing.instant(text) else { return nil }
    return problem
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day))
  }

  @Test(arguments: [
    ("2026-09-16", "2026-09-16T00:00:00+02:00"), ("2026-01-16", "2026-01-16T00:00:00+01:00"),
    ("2026-09-16 09:30", "2026-09-16T09:30:00+02:00"), ("2026-09-16 9:30", "2026-09-16T09:30:00+02:00"),
    ("2026-09-16 09:30:15", "2026-09-16T09:30:15+02:00"), ("2026-09-16T09:30", "2026-09-16T09:30:00+02:00"),
    ("2026-09-16T09:30+02:00", "2026-09-16T09:30:00+02:00"),
    ("2026-09-16T09:30:15.250+02:00", "2026-09-16T09:30:15+02:00"),
    ("2026-09-16T09:30Z", "2026-09-16T11:30:00+02:00"), ("2026-09-16T23:30Z", "2026-09-17T01:30:00+02:00"),
    ("2026-01-01T00:30+05:30", "2025-12-31T20:00:00+01:00"),
    ("2026-09-16 09:30 -0400", "2026-09-16T15:30:00+02:00"),
    ("2026-09-16 09:30:15 +02", "2026-09-16T09:30:15+02:00"), ("2024-02-29", "2024-02-29T00:00:00+01:00"),
    ("2026-03-29 01:59", "2026-03-29T01:59:00+01:00"), ("2026-03-29 03:00", "2026-03-29T03:00:00+02:00"),
    ("2026-10-25 01:59", "2026-10-25T01:59:00+02:00"), ("2026-10-25 03:00", "2026-10-25T03:00:00+01:00"),
    ("1999-12-31 23:59:59", "1999-12-31T23:59:59+01:00"), ("9999-12-31", "9999-12-31T00:00:00+01:00"),
  ])
  func `an ISO date is an instant, in Paris unless it says otherwise`(_ text: String, _ expected: String) {
    #expect(iso(text) == expected)
  }

  @Test func `the hour that comes twice is the first of the two`() {
    #expect(iso("2026-10-25 02:30") == "2026-10-25T02:30:00+02:00")
    #expect(iso("2026-10-25T02:30+01:00") == "2026-10-25T02:30:00+01:00")
  }

  @Test func `whether a time was given is known`() throws {
    #expect(try DateParsing.instant("2026-09-16").get().hasTime == false)
    #expect(try DateParsing.instant("2026-09-16 00:00").get().hasTime)
    #expect(
      try DateParsing.instant("2026-09-16").get().instant
        == DateParsing.instant("2026-09-16 00:00").get().instant)
  }

  @Test func `an hour that summer time leaves out is refused, with the next`() throws {
    let found = try #require(problem("2026-03-29 02:30"))
    #expect(found == .skippedInParis(try day(2026, 3, 29), TimeOfDay(hour: 2, minute: 30)))
    #expect(found.replacement == "2026-03-29 03:30")
    #expect(
      found.message("2026-03-29 02:30").french
        == "L’heure «\u{A0}2026-03-29 02:30\u{A0}» n’existe pas à Paris\u{A0}: on passe cette nuit-là à l’heure d’été"
    )
    #expect(found.help.french == "Écrivez «\u{A0}2026-03-29 03:30\u{A0}»")
  }

  @Test(arguments: [
    "16 septembre", "1er octobre", "mercredi 16 sept.", "16 SEPTEMBRE", "16/09", "16 septembre à 9h30",
  ])
  func `a date without its year is refused and the year never guessed`(_ text: String) throws {
    let found = try #require(problem(text))
    guard case .missingYear = found else {
      Issue.record("\(found)")
      return
    }
    #expect(found.replacement == nil)
    #expect(found.message(text).french == "La date «\u{A0}\(text)\u{A0}» n’a pas d’année")
  }

  @Test func `the missing year is asked for with the rest written out`() {
    #expect(problem("16 septembre") == .missingYear(day: 16, month: 9))
    #expect(
      DateProblem.missingYear(day: 16, month: 9).help.french
        == "Ajoutez l’année, par exemple «\u{A0}AAAA-09-16\u{A0}» où AAAA est l’année")
  }

  @Test(arguments: [
    ("16 septembre 2026", "2026-09-16"), ("1er oct. 2025", "2025-10-01"), ("16 sept. 2026", "2026-09-16"),
    ("mercredi 16 septembre 2026", "2026-09-16"), ("5 fevr 2026", "2026-02-05"),
    ("5 août 2026", "2026-08-05"),
    ("5 aout 2026", "2026-08-05"), ("24 déc. 2026", "2026-12-24"), ("16 Septembre 2026", "2026-09-16"),
    ("16\u{A0}septembre 2026", "2026-09-16"), ("16/09/2026", "2026-09-16"), ("16.9.2026", "2026-09-16"),
    ("16-09-2026", "2026-09-16"), ("2026/09/16", "2026-09-16"), ("2026-9-6", "2026-09-06"),
    ("16 septembre 2026 à 9h30", "2026-09-16 09:30"), ("16/09/2026 09:30", "2026-09-16 09:30"),
    ("le 3 mai 2026, 18 h", "2026-05-03 18:00"), ("04/05/2026", "2026-05-04"), ("3 juil. 2026", "2026-07-03"),
  ])
  func `a date in another form is refused with the form that is wanted`(_ text: String, _ expected: String)
    throws
  {
    let found = try #require(problem(text))
    #expect(found.replacement == expected)
    #expect(iso(expected) != nil)
    #expect(found.help.french == "Écrivez «\u{A0}\(expected)\u{A0}»")
    #expect(found.help.english == "Write “\(expected)”")
  }

  @Test(arguments: [
    "2026-02-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "31 février 2026",
    "31/11/2026", "2026-09-00", "1900-02-29",
  ])
  func `a day that does not exist is refused`(_ text: String) throws {
    let found = try #require(problem(text))
    #expect(found.message(text).french == "La date «\u{A0}\(text)\u{A0}» n’existe pas")
    #expect(found.message(text).english == "The date “\(text)” does not exist")
  }

  @Test func `an impossible day tells how long the month is`() {
    #expect(problem("2026-02-31")?.help.french == "Il y a 28 jours en février 2026")
    #expect(problem("2024-02-30")?.help.english == "There are 29 days in 2024-02")
  }

  @Test(arguments: ["2026-09-16 24:00", "2026-09-16 09:60", "2026-09-16 09:30:60", "2026-09-16T09:30+15:00"])
  func `a time that does not exist is refused`(_ text: String) throws {
    #expect(problem(text) == .impossibleTime(try day(2026, 9, 16)))
  }

  @Test(arguments: [
    "2026-09-16 9h30", "2026-09-16 matin", "2026-09-16T", "2026-09-16 09:30 Paris", "2026-09-16  09:30",
    "2026-09-16 09:3", "2026-09-16T09:30+02:", "2026-09-16T09:30+2", "2026-09-1609:30", "2026-09-161",
  ])
  func `what follows a date and is no time is refused`(_ text: String) throws {
    let found = try #require(problem(text))
    #expect(found == .unreadableTime(try day(2026, 9, 16)))
    #expect(found.help.french.contains("«\u{A0}2026-09-16 09:30\u{A0}»"))
  }

  @Test(arguments: [
    "hier", "avant-hier", "aujourd’hui", "aujourd'hui", "demain", "il y a 3 jours", "dans 2 semaines",
    "lundi dernier", "la semaine prochaine", "maintenant", "yesterday", "3 days ago", "Hier",
  ])
  func `a date that depends on today is refused`(_ text: String) {
    #expect(problem(text) == .relative)
  }

  @Test(arguments: [
    "", " ", "septembre", "septembre 2026", "2026", "bientôt", "32", "99/99", "16/09/26", "日本", "\0",
    "mardi", "2026-09", "99999999999999999999/1/1", "١٦/٠٩/٢٠٢٦",
  ])
  func `anything else is no date`(_ text: String) throws {
    let found = try #require(problem(text))
    #expect(found == .notADate)
    #expect(
      plain(found.help.french)
        == "Écrivez l’année, le mois et le jour, par exemple « 2026-09-16 » ou « 2026-09-16 09:30 »")
  }

  @Test func `a long text is cut in the message`() {
    let text = String(repeating: "x", count: 100_000)
    #expect(DateProblem.notADate.message(text).french.utf8.count < 100)
  }

  private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }
}
