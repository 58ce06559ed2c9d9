/// A moment, the same everywhere on Earth.
package struct Instant: Comparable, Hashable, Sendable {
  /// Seconds since 1 January 1970, 00:00 UTC, leap seconds not counted.
  package var secondsSince1970: Int

  package init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  package static func < (a: Self, b: Self) -> Bool { a.secondsSince1970 < b.secondsSince1970 }
}

/// What clocks in Paris show at an instant.
///
/// The rule is exact from 1946 on: UTC+1 until 1975, the summer time of France in 1976 and of Europe from 1977,
/// with the end in September until 1995 and in October since. The rule of today is taken for the years to come,
/// UTC+1 for those before 1946 (Paris kept other times then). Source: the IANA time zone database, Europe/Paris.
package struct ParisTime: Hashable, Sendable {
  package let date: CivilDate
  /// 0 to 23.
  package let hour: Int
  /// 0 to 59.
  package let minute: Int
  /// 0 to 59.
  package let second: Int
  /// How far ahead of UTC Paris is, in seconds: 3600, in summer 7200.
  package let offset: Int

  package init(_ instant: Instant) {
    offset = Self.offset(at: instant.secondsSince1970)
    let local = instant.secondsSince1970 + offset
    var days = local / 86_400
    var rest = local % 86_400
    if rest < 0 {
      days -= 1
      rest += 86_400
    }
    date = CivilDate(daysSince1970: days)
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// `2026-09-16T09:30:00+02:00`, for `datetime` and feeds.
  package var iso: String {
    "\(date.iso)T\(padded(hour)):\(padded(minute)):\(padded(second))+\(padded(offset / 3_600)):00"
  }

  /// `09:30`.
  package var clock: String { "\(padded(hour)):\(padded(minute))" }

  /// How far ahead of UTC Paris is at a moment (seconds since 1970), in seconds.
  static func offset(at moment: Int) -> Int {
    let year = CivilDate(daysSince1970: (moment - (moment < 0 ? 86_399 : 0)) / 86_400).year
    guard let summer = summer(ofYear: year) else { return 3_600 }
    return summer.contains(moment) ? 7_200 : 3_600
  }

  /// Summer time of a year, in seconds since 1970.
  private static func summer(ofYear year: Int) -> Range<Int>? {
    func at(_ date: CivilDate?, hour: Int) -> Int { (date?.daysSince1970 ?? 0) * 86_400 + hour * 3_600 }
    if year < 1976 { return nil }
    if year == 1976 {
      let end = CivilDate(year: 1976, month: 9, day: 25)
      return at(CivilDate(year: 1976, month: 3, day: 28), hour: 0)..<at(end, hour: 23)
    }
    let first =
      year <= 1980
      ? CivilDate.firstSunday(ofMonth: 4, year: year) : CivilDate.lastSunday(ofMonth: 3, year: year)
    let last =
      year == 1978
      ? CivilDate.firstSunday(ofMonth: 10, year: year)
      : CivilDate.lastSunday(ofMonth: year <= 1995 ? 9 : 10, year: year)
    return at(first, hour: 1)..<at(last, hour: 1)
  }
}

extension Instant {
  /// When clocks in Paris show a date and a time: the first time of two in the night when summer time ends,
  /// `nil` for an hour that the night in which it begins leaves out.
  package init?(paris date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    let local = date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
    for offset in [7_200, 3_600] where ParisTime.offset(at: local - offset) == offset {
      self.init(secondsSince1970: local - offset)
      return
    }
    return nil
  }

  /// When a day begins in Paris (no change of the clocks has ever fallen on midnight).
  package init(startOf date: CivilDate) {
    let local = date.daysSince1970 * 86_400
    self = Instant(paris: date) ?? Instant(secondsSince1970: local - 3_600)
  }

  /// What clocks in Paris show.
  package var paris: ParisTime { ParisTime(self) }
}
