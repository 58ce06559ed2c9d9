import Foundation
import Testing

@testable import French

@Suite struct ParisTimeTests {
  @Test func `the clocks of 2026 change in the nights they should`() {
    func offset(_ seconds: Int) -> Int { Instant(secondsSince1970: seconds).paris.offset }
    let spring = 1_774_746_000  // 2026-03-29T01:00Z
    let autumn = 1_792_890_000  // 2026-10-25T01:00Z
    #expect(offset(spring - 1) == 3_600)
    #expect(offset(spring) == 7_200)
    #expect(offset(autumn - 1) == 7_200)
    #expect(offset(autumn) == 3_600)
    #expect(Instant(secondsSince1970: spring - 1).paris.iso == "2026-03-29T01:59:59+01:00")
    #expect(Instant(secondsSince1970: spring).paris.iso == "2026-03-29T03:00:00+02:00")
  }

  @Test func `the rule agrees with the time zone database from 1946 to 2037`() throws {
    guard let paris = TimeZone(identifier: "Europe/Paris") else {
      print("skipped: no time zone database")
      return
    }
    // Every six hours, and a minute around each, which finds any change of the clocks.
    for moment in stride(from: -757_382_400, to: 2_145_916_800, by: 21_600) {
      for shift in [0, 3_599, 3_600, 7_199, 7_200, 10_799, 10_800] {
        let seconds = moment + shift
        let expected = paris.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
        guard ParisTime.offset(at: seconds) != expected else { continue }
        Issue.record("\(seconds): \(ParisTime.offset(at: seconds)) instead of \(expected)")
        return
      }
    }
  }

  @Test func `what clocks show leads back to the instant, but in the hour that comes twice`() throws {
    for seconds in stride(from: 0, to: 2_145_916_800, by: 86_400 * 3 + 3_607) {
      let shown = Instant(secondsSince1970: seconds).paris
      let back = try #require(
        Instant(paris: shown.date, hour: shown.hour, minute: shown.minute, second: shown.second))
      #expect(back.secondsSince1970 == seconds || back.secondsSince1970 == seconds - 3_600)
    }
  }

  @Test func `a day begins at midnight in Paris`() throws {
    let date = try #require(CivilDate(year: 2026, month: 9, day: 16))
    #expect(Instant(startOf: date).paris.iso == "2026-09-16T00:00:00+02:00")
    #expect(Instant(startOf: date).paris.clock == "00:00")
  }

  @Test func `an instant far away does not crash`() {
    for seconds in [-62_135_596_800, 253_402_300_799, -1, Int(Int32.max) * 1_000, -Int(Int32.max) * 1_000] {
      #expect(!Instant(secondsSince1970: seconds).paris.iso.isEmpty)
    }
    #expect(Instant(secondsSince1970: -1).paris.iso == "1970-01-01T00:59:59+01:00")
  }
}

@Suite struct CivilDateTests {
  @Test func `days lead to dates and back, over four centuries`() {
    for days in stride(from: -200_000, to: 200_000, by: 1) {
      let date = CivilDate(daysSince1970: days)
      guard date.daysSince1970 != days || CivilDate(year: date.year, month: date.month, day: date.day) != date
      else { continue }
      Issue.record("\(days) → \(date.iso) → \(date.daysSince1970)")
      return
    }
  }

  @Test func `the first and the last day are kept within bounds`() {
    #expect(CivilDate(daysSince1970: -719_162).iso == "0001-01-01")
    #expect(CivilDate(daysSince1970: 2_932_896).iso == "9999-12-31")
    #expect(CivilDate(daysSince1970: .max).iso == "9999-12-31")
    #expect(CivilDate(daysSince1970: .min).iso == "0001-01-01")
  }

  @Test func `the sixteenth of September 2026 is a Wednesday`() {
    #expect(CivilDate(year: 2026, month: 9, day: 16)?.weekday == 2)
    #expect(CivilDate(daysSince1970: 0).weekday == 3)
    #expect(CivilDate(daysSince1970: -4).weekday == 6)
  }

  @Test func `dates are ordered`() throws {
    let texts = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"]
    let dates = try texts.map { try DateParsing.instant($0).get().instant.paris.date }
    #expect(dates == dates.reversed().sorted())
    #expect(dates.map(\.iso) == texts)
  }
}
