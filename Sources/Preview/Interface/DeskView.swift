import Build
import Diagnostics
import French
import Site
import Templates

/// The editors’ desk: what there is and when it appears, what a publication would bring now, and what is wrong.
struct DeskView {
  let edition: Edition
  let newsroom: Edition.Newsroom
  let query: DeskQuery
  let groups: [ProblemGroup]

  init(
    _ edition: Edition, _ query: DeskQuery, _ language: Language, file: @escaping (String) -> SourceFile?
  ) {
    self.edition = edition
    self.query = query
    newsroom = edition.newsroom()
    groups = ProblemGroup.all(edition, newsroom, language, file: file)
  }

  static let schema = Schema<DeskView>([
    .text("style") { _ in PreviewAddress.style },
    .text("address") { _ in PreviewAddress.root },
    .text("home") { $0.edition.basePath + "/" },
    .text("site") { $0.newsroom.title },
    .flag("isReady") { $0.edition.count(.error) == 0 },
    .text("errors") { shown($0.edition.count(.error)) },
    .text("warnings") { shown($0.edition.count(.warning)) },
    .text("published") { view in shown(view.newsroom.articles.count { $0.state == .published }) },
    .list("blocking", ProblemGroup.schema) { $0.groups.filter(\.isBlocking) },
    .optionalObject("upcoming", ArticleRow.schema) { view in
      view.newsroom.articles.last { $0.state == .scheduled }.map(view.row)
    },
    .object("calendar", DeskCalendar.schema) { $0.calendar },
    .optionalText("month") { view in view.query.month.map { String($0.iso.prefix(7)) } },
    .list("authors", choice) { view in
      choices(view.newsroom.articles.flatMap(\.authors), chosen: view.query.author)
    },
    .list("categories", choice) { view in
      choices(view.newsroom.articles.compactMap(\.category), chosen: view.query.category)
    },
    .flag("isFiltered") { $0.query.author != nil || $0.query.category != nil || $0.query.state != nil },
    .text("unfiltered") { view in DeskQuery().with { $0.month = view.query.month }.address + "#articles" },
    .list("states", StateList.schema) { $0.stateLists },
    .list("groups", ProblemGroup.schema) { $0.groups },
    .flag("hasProblems") { !$0.groups.isEmpty },
  ])

  private static let choice = Schema<(name: String, isChosen: Bool)>([
    .text("name") { $0.name },
    .flag("isChosen") { $0.isChosen },
  ])

  private static func choices(_ names: [String], chosen: String?) -> [(name: String, isChosen: Bool)] {
    Set(names + [chosen].compactMap(\.self)).map { ($0, CollationKey($0)) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { (name: $0.0, isChosen: $0.0 == chosen) }
  }

  private func row(_ article: LiveArticle) -> ArticleRow {
    ArticleRow(article: article, basePath: edition.basePath)
  }

  private var selected: [LiveArticle] { newsroom.articles.filter(query.includes) }

  private var calendar: DeskCalendar {
    let today = newsroom.now.paris.date
    let first = query.month ?? CivilDate(daysSince1970: today.daysSince1970 - today.day + 1)
    return DeskCalendar(
      month: first, today: today, query: query,
      articles: selected.filter { query.state == nil || query.state == $0.state }, basePath: edition.basePath)
  }

  private var stateLists: [StateList] {
    [PublicationState.draft, .scheduled, .published, .expired].map { state in
      StateList(
        state: state, query: query, articles: selected.filter { $0.state == state },
        basePath: edition.basePath)
    }
  }
}

/// The articles in one state, a page of them.
struct StateList {
  let state: PublicationState
  let query: DeskQuery
  let articles: [ArticleRow]
  let count: Int
  /// Whether all other states are left out.
  private let isChosen: Bool
  private let pages: Int

  /// How many articles are shown at once: of a state among others, and of one alone.
  private static let (few, many) = (20, 200)

  init(state: PublicationState, query: DeskQuery, articles: [LiveArticle], basePath: String) {
    self.state = state
    isChosen = query.state == state
    let size = isChosen ? Self.many : Self.few
    count = articles.count
    pages = max(1, (articles.count + size - 1) / size)
    var query = query
    query.page = isChosen ? min(query.page, pages) : 1
    self.query = query
    let isLeftOut = query.state != nil && !isChosen
    self.articles =
      isLeftOut
      ? []
      : articles.dropFirst((query.page - 1) * size).prefix(size).map {
        ArticleRow(article: $0, basePath: basePath)
      }
  }

  static let schema = Schema<StateList>([
    .flag("isDraft") { $0.state == .draft },
    .flag("isScheduled") { $0.state == .scheduled },
    .flag("isPublished") { $0.state == .published },
    .flag("isExpired") { $0.state == .expired },
    .text("id") { $0.state.rawValue },
    .text("count") { shown($0.count) },
    .flag("isChosen") { $0.isChosen },
    .flag("isShown") { !$0.articles.isEmpty },
    .text("address") { list in
      list.query.with {
        $0.state = list.state
        $0.page = 1
      }.address + "#articles"
    },
    .list("articles", ArticleRow.schema) { $0.articles },
    .flag("hasMore") { !$0.isChosen && $0.count > $0.articles.count },
    .flag("hasPages") { $0.isChosen && $0.pages > 1 },
    .text("page") { shown($0.query.page) },
    .text("pages") { shown($0.pages) },
    .optionalText("previous") { list in list.query.page > 1 ? list.address(page: list.query.page - 1) : nil },
    .optionalText("next") { list in
      list.query.page < list.pages ? list.address(page: list.query.page + 1) : nil
    },
  ])

  private func address(page: Int) -> String {
    query.with {
      $0.state = state
      $0.page = page
    }.address + "#articles"
  }
}

/// What is wrong with one file.
struct ProblemGroup {
  let number: Int
  /// The title of the article, else the path of the file; `nil` when no file is to blame.
  let title: String?
  let file: String?
  let address: String?
  let problems: [ProblemView]

  /// How many problems are shown: a site with more has one cause for many.
  private static let limit = 500

  var isBlocking: Bool { problems.contains { $0.diagnostic.severity == .error } }

  static let schema = Schema<ProblemGroup>([
    .text("id") { "probleme-\($0.number)" },
    .optionalText("title") { $0.title },
    .optionalText("file") { $0.file },
    .optionalText("address") { $0.address },
    .text("count") { shown($0.problems.count) },
    .flag("isBlocking") { $0.isBlocking },
    .list("problems", ProblemView.schema) { $0.problems },
  ])

  /// What stops a publication first, then by the path of the file.
  static func all(
    _ edition: Edition, _ newsroom: Edition.Newsroom, _ language: Language,
    file: @escaping (String) -> SourceFile?
  ) -> [ProblemGroup] {
    var views = ProblemViews(language, file: file)
    let articles = Dictionary(newsroom.articles.map { ($0.file, $0) }) { first, _ in first }
    let worst = Severity.allCases.flatMap { severity in
      edition.diagnostics.filter { $0.severity == severity }
    }
    let byFile = Dictionary(grouping: worst.prefix(limit)) { $0.place?.file ?? "" }
    let groups = byFile.map { (path: $0.key, problems: $0.value, isBlocking: $0.value.hasErrors) }
      .sorted { ($0.isBlocking ? 0 : 1, $0.path) < ($1.isBlocking ? 0 : 1, $1.path) }
    return groups.enumerated().map { number, group in
      let article = articles[group.path]
      let title = [article?.title, group.path].compactMap(\.self).first { !$0.isEmpty }
      return ProblemGroup(
        number: number + 1, title: title, file: group.path.isEmpty ? nil : group.path,
        address: article?.address.map { PercentEncoding.encoded(edition.basePath + $0) },
        problems: views(group.problems))
    }
  }
}
