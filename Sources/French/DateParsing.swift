/// A date of a front matter as an instant.
package struct ParsedDate: Hashable, Sendable {
  /// The moment meant.
  package var instant: Instant
  /// Whether a time was given; a date without one is midnight in Paris.
  package var hasTime: Bool

  package init(instant: Instant, hasTime: Bool) {
    self.instant = instant
    self.hasTime = hasTime
  }
}

/// Reads the dates of front matter: `2026-09-16`, `2026-09-16 09:30` (Paris), `2026-09-16T09:30:15+02:00`.
package enum DateParsing {
  /// The instant of a date, or what is wrong with it.
  ///
  /// Without an offset the time is that of Paris; in the hour that the end of summer time repeats it is the
  /// first of the two. Nothing is ever guessed: another way of writing a date is a problem that bears the date
  /// as it should be written.
  package static func instant(_ text: String) -> Result<ParsedDate, DateProblem> {
    var scanner = DateScanner(text)
    guard let written = scanner.isoDate() else { return .failure(WrittenDate.problem(text)) }
    guard let date = CivilDate(year: written.year, month: written.month, day: written.day) else {
      return .failure(.impossibleDate(year: written.year, month: written.month, day: written.day))
    }
    if scanner.isAtEnd {
      return .success(ParsedDate(instant: Instant(startOf: date), hasTime: false))
    }
    guard scanner.skipSeparator(), let time = scanner.time() else { return .failure(.unreadableTime(date)) }
    let offset = scanner.offset()
    guard scanner.isAtEnd else { return .failure(.unreadableTime(date)) }
    guard time.isPossible, abs(offset ?? 0) <= 14 * 3_600 else { return .failure(.impossibleTime(date)) }
    if let offset {
      let seconds = date.daysSince1970 * 86_400 + time.seconds - offset
      return .success(ParsedDate(instant: Instant(secondsSince1970: seconds), hasTime: true))
    }
    guard
      let instant = Instant(paris: date, hour: time.hour, minute: time.minute, second: time.second)
    else { return .failure(.skippedInParis(date, time)) }
    return .success(ParsedDate(instant: instant, hasTime: true))
  }
}

/// A time of day as written, possible or not.
package struct TimeOfDay: Hashable, Sendable {
  /// From 0 to 99, as `minute` and `second`.
  package var hour: Int
  package var minute: Int
  package var second = 0

  var isPossible: Bool { hour < 24 && minute < 60 && second < 60 }
  var seconds: Int { hour * 3_600 + minute * 60 + second }
  /// `09:30`.
  var text: String { "\(padded(hour)):\(padded(minute))" }
}

/// Reads the numbers of an ISO date from the left.
struct DateScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// `2026-09-16`, with exactly these widths.
  mutating func isoDate() -> (year: Int, month: Int, day: Int)? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2) else {
      return nil
    }
    return (year, month, day)
  }

  /// A `T` or a space between a date and a time.
  mutating func skipSeparator() -> Bool { skip("T") || skip("t") || skip(" ") }

  /// `09:30`, `09:30:15`, `9:30`; a fraction of a second is read and dropped.
  mutating func time() -> TimeOfDay? {
    guard let hour = number(2) ?? number(1), skip(":"), let minute = number(2) else { return nil }
    guard skip(":") else { return TimeOfDay(hour: hour, minute: minute) }
    guard let second = number(2) else { return nil }
    if skip(".") {
      guard number(1) != nil else { return nil }
      while number(1) != nil {}
    }
    return TimeOfDay(hour: hour, minute: minute, second: second)
  }

  /// `Z`, `+02:00`, `+0200` or `+02`, after a space or none, in seconds ahead of UTC.
  mutating func offset() -> Int? {
    let start = rest
    _ = skip(" ")
    if skip("Z") || skip("z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(2) else {
      rest = start
      return nil
    }
    let minutes = skip(":") ? number(2) : number(2) ?? 0
    guard let minutes, minutes < 60 else {
      rest = start
      return nil
    }
    return sign * (hours * 3_600 + minutes * 60)
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of exactly this many digits, a digit after them being no matter of its own.
  private mutating func number(_ width: Int) -> Int? {
    guard rest.count >= width else { return nil }
    var number = 0
    for byte in rest.prefix(width) {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    rest.removeFirst(width)
    return number
  }
}
