import Testing

@testable import French

@Suite struct DateTextTests {
  private func date(_ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: 2026, month: month, day: day))
  }

  @Test func `a date in full has a no-break space between day and month only`() throws {
    #expect(DateText.long(try date(9, 16)).text == "16\u{A0}septembre 2026")
    #expect(DateText.long(try date(8, 2)).text == "2\u{A0}août 2026")
  }

  @Test func `the first of a month is an ordinal, and no other day`() throws {
    let first = DateText.long(try date(10, 1))
    #expect(first.text == "1er\u{A0}octobre 2026")
    #expect((first.day, first.ordinal, first.rest) == ("1", "er", "\u{A0}octobre 2026"))
    for day in 2...31 { #expect(DateText.long(try date(10, day)).ordinal == nil) }
  }

  @Test func `months are abbreviated on cards as CLDR does`() throws {
    let months = try (1...12).map { DateText.short(try date($0, 16)).text.dropFirst(3).dropLast(5) }
    #expect(
      months == [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
      ])
    #expect(DateText.short(try date(9, 16)).text == "16\u{A0}sept. 2026")
    #expect(DateText.short(try date(2, 1)).text == "1er\u{A0}févr. 2026")
  }
}

@Suite struct NumberTests {
  @Test func `zero and one are singular, millions take de`() {
    let forms = [0: PluralForm.one, 1: .one, -1: .one, 2: .other, 10: .other, 999_999: .other]
    for (count, form) in forms { #expect(PluralForm(count: count) == form, "\(count)") }
    #expect(PluralForm(count: 1_000_000) == .many)
    #expect(PluralForm(count: 3_000_000) == .many)
    #expect(PluralForm(count: 1_000_001) == .other)
    #expect(PluralForm(count: Int.min) == .other)
  }

  @Test func `decimals follow their whole part`() {
    let forms: [Double: PluralForm] = [
      0: .one, 0.5: .one, 1.5: .one, 1.99: .one, 2: .other, 2.5: .other, 1_000_000: .many,
      1_000_000.5: .other,
      -1.5: .one, .infinity: .other, .nan: .other,
    ]
    for (count, form) in forms { #expect(PluralForm(count: count) == form, "\(count)") }
  }

  @Test func `thousands are parted by narrow no-break spaces`() {
    #expect(groupedNumber(0) == "0")
    #expect(groupedNumber(999) == "999")
    #expect(groupedNumber(1_000) == "1\u{202F}000")
    #expect(groupedNumber(10_000) == "10\u{202F}000")
    #expect(groupedNumber(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect(groupedNumber(-1_000) == "\u{2212}1\u{202F}000")
    #expect(
      groupedNumber(.min) == "\u{2212}9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808")
  }
}
