import Build
import French
import Templates

/// One month of the desk with the articles of its days, in whole weeks from Monday on.
struct DeskCalendar {
  /// The first of the month.
  let month: CivilDate
  let today: CivilDate
  let query: DeskQuery
  let articles: [LiveArticle]
  let basePath: String

  static let schema = Schema<DeskCalendar>([
    .text("month") { $0.name(of: $0.month) },
    .text("previous") { $0.address(of: $0.month(by: -1)) },
    .text("previousName") { $0.name(of: $0.month(by: -1)) },
    .text("next") { $0.address(of: $0.month(by: 1)) },
    .text("nextName") { $0.name(of: $0.month(by: 1)) },
    .flag("isThisMonth") { ($0.month.year, $0.month.month) == ($0.today.year, $0.today.month) },
    .text("thisMonth") { calendar in calendar.query.with { $0.month = nil }.address + "#calendrier" },
    .list("weeks", week) { $0.weeks },
  ])

  private static let week = Schema<[Day]>([.list("days", day) { $0 }])

  private static let day = Schema<Day>([
    .flag("isInMonth") { $0.isInMonth },
    .flag("isToday") { $0.isToday },
    .text("number") { String($0.date.day) },
    .text("iso") { $0.date.iso },
    .list("articles", ArticleRow.schema) { $0.articles },
  ])

  private struct Day {
    var date: CivilDate
    var isInMonth: Bool
    var isToday: Bool
    var articles: [ArticleRow]
  }

  private var weeks: [[Day]] {
    let byDay = Dictionary(grouping: articles.filter { $0.date != nil }) { $0.date.map { $0.paris.date } }
    let first = month.daysSince1970 - month.weekday
    let last = month(by: 1).daysSince1970 - 1
    return stride(from: first, through: last, by: 7).map { monday in
      (monday..<monday + 7).map { number in
        let date = CivilDate(daysSince1970: number)
        let isInMonth = date.month == month.month
        let own = isInMonth ? byDay[date] ?? [] : []
        return Day(
          date: date, isInMonth: isInMonth, isToday: date == today,
          articles: own.reversed().map { ArticleRow(article: $0, basePath: basePath) })
      }
    }
  }

  /// The first of another month.
  private func month(by step: Int) -> CivilDate {
    let number = month.year * 12 + month.month - 1 + step
    return CivilDate(year: number / 12, month: number % 12 + 1, day: 1) ?? month
  }

  /// « décembre 2026 »
  private func name(of month: CivilDate) -> String { String(DateText.long(month).rest.dropFirst()) }

  private func address(of month: CivilDate) -> String {
    query.with { $0.month = month }.address + "#calendrier"
  }
}

/// An article in the lists of the desk.
struct ArticleRow {
  let article: LiveArticle
  let basePath: String

  static let schema = Schema<ArticleRow>(
    LiveArticle.stateFields { $0.article } + [
      .text("title") { $0.article.title.isEmpty ? $0.article.file : $0.article.title },
      .optionalText("address") { row in
        row.article.address.map { PercentEncoding.encoded(row.basePath + $0) }
      },
      .optionalText("date") { $0.article.date?.shown },
      .optionalText("iso") { $0.article.date?.paris.date.iso },
      .text("authors") { $0.article.authors.joined(separator: ", ") },
      .text("category") { $0.article.category ?? "" },
      .text("file") { $0.article.file },
      .text("fileName") { String($0.article.file.split(separator: "/").last ?? "") },
      .text("line") { "\($0.article.line)" },
      .text("words") { shown($0.article.words) },
      .flag("needsDate") { $0.article.date == nil },
      .flag("needsDescription") { !$0.article.hasDescription },
      .flag("needsAuthor") { $0.article.authors.isEmpty },
    ])
}
