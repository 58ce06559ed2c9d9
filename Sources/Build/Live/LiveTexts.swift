import Content
import Diagnostics
import French
import Markdown
import Site

/// What the texts of a site say, file by file. One that breaks keeps what it last said, so that its page stays.
struct LiveTexts: Sendable {
  /// What one file says.
  struct Entry<Value: Sendable>: Sendable {
    var digest: Digest
    var reading: ContentReader.Reading<Value>
    /// What is wrong with the file as it is now, where what was read is older.
    var problems: [Diagnostic]?

    /// The entry with a newer reading in it.
    func revised(_ digest: Digest, _ new: ContentReader.Reading<Value>, isBroken: Bool) -> Entry {
      guard isBroken, reading.value != nil else { return Entry(digest: digest, reading: new) }
      return Entry(digest: digest, reading: reading, problems: new.diagnostics)
    }
  }

  private(set) var articles: [String: Entry<Shared<Article>>] = [:]
  private var authors: [String: Entry<Author>] = [:]
  private var pages: [String: Entry<StandalonePage>] = [:]
  private var offers: [String: Entry<Offer>] = [:]
  private var categories: [String: Entry<CategoryIntroduction>] = [:]

  /// Whether a file is one of these.
  func holds(_ path: String) -> Bool {
    articles[path] != nil || authors[path] != nil || pages[path] != nil || offers[path] != nil
      || categories[path] != nil
  }

  /// What is wrong with the files whose pages show an older text.
  private(set) var outOfDate: [String: [Diagnostic]] = [:]

  private var paths: [String] {
    Array(articles.keys) + authors.keys + pages.keys + offers.keys + categories.keys
  }

  /// When the next article comes or goes by itself; `nil` when none will.
  func nextChange(after now: Instant) -> Instant? {
    articles.values.lazy.compactMap(\.reading.value?.value).filter { !$0.isDraft }
      .flatMap { [$0.date, $0.expires].compactMap(\.self) }.filter { $0 > now }.min()
  }

  mutating func remove(_ path: String) {
    outOfDate[path] = nil
    articles[path] = nil
    authors[path] = nil
    pages[path] = nil
    offers[path] = nil
    categories[path] = nil
  }

  /// What files say that have changed; all that some files say, where `isWhole`.
  func reading(
    _ sources: SiteSources, by reader: ContentReader, now: Instant, jobs: Int, isWhole: Bool
  ) async -> LiveTexts {
    var texts = LiveTexts()
    let known = articles
    let read = await inParallel(sources.articles.count, jobs: jobs) { number in
      let file = sources.articles[number]
      return Self.entry(file, known[file.path], { reader.article($0).shared }) { Self.isBroken($0, at: now) }
    }
    for (file, entry) in zip(sources.articles, read) where isWhole || entry.digest != known[file.path]?.digest
    {
      texts.articles[file.path] = entry
    }
    func shared<Value>(
      _ files: [SourceFile], _ known: [String: Entry<Value>],
      _ reading: (SourceFile) -> ContentReader.Reading<Value>
    ) -> [String: Entry<Value>] {
      var entries: [String: Entry<Value>] = [:]
      for file in files {
        let entry = Self.entry(file, known[file.path], reading) {
          $0.value == nil || $0.diagnostics.hasErrors
        }
        if isWhole || entry.digest != known[file.path]?.digest { entries[file.path] = entry }
      }
      return entries
    }
    texts.authors = shared(sources.authors, authors, reader.author)
    texts.pages = shared(sources.pages, pages, reader.page)
    texts.offers = shared(sources.offers, offers, reader.offer)
    texts.categories = shared(sources.categories, categories, reader.category)
    texts.collectOutOfDate()
    return texts
  }

  var isEmpty: Bool {
    articles.isEmpty && authors.isEmpty && pages.isEmpty && offers.isEmpty && categories.isEmpty
  }

  private mutating func collectOutOfDate() {
    func add(_ entries: [String: Entry<some Sendable>]) {
      for (path, entry) in entries { outOfDate[path] = entry.problems }
    }
    add(articles)
    add(authors)
    add(pages)
    add(offers)
    add(categories)
  }

  /// Puts newer entries in the place of older ones.
  mutating func take(_ newer: LiveTexts) {
    for path in newer.paths { outOfDate[path] = newer.outOfDate[path] }
    articles.merge(newer.articles) { $1 }
    authors.merge(newer.authors) { $1 }
    pages.merge(newer.pages) { $1 }
    offers.merge(newer.offers) { $1 }
    categories.merge(newer.categories) { $1 }
  }

  /// The files of the articles, if these are articles alone.
  var onlyArticles: [String]? {
    authors.isEmpty && pages.isEmpty && offers.isEmpty && categories.isEmpty ? articles.keys.sorted() : nil
  }

  /// Forgets what was read, but for what broken files are shown as: the reader reads differently now.
  mutating func invalidate() {
    func invalidate(_ entries: inout [String: Entry<some Sendable>]) {
      for path in entries.keys { entries[path]?.digest = Digest([]) }
    }
    invalidate(&articles)
    invalidate(&authors)
    invalidate(&pages)
    invalidate(&offers)
    invalidate(&categories)
  }

  private static func entry<Value>(
    _ file: SourceFile, _ known: Entry<Value>?, _ reading: (SourceFile) -> ContentReader.Reading<Value>,
    isBroken: (ContentReader.Reading<Value>) -> Bool
  ) -> Entry<Value> {
    let digest = Digest(file.bytes)
    guard let known else { return Entry(digest: digest, reading: reading(file)) }
    guard known.digest != digest else { return known }
    let new = reading(file)
    return known.revised(digest, new, isBroken: isBroken(new))
  }

  /// Whether an article cannot be shown as its file says it: an error, where it would stop a build.
  private static func isBroken(_ reading: ContentReader.Reading<Shared<Article>>, at now: Instant) -> Bool {
    guard let article = reading.value else { return true }
    return PublicationState(article, at: now) == .published && reading.diagnostics.hasErrors
  }

  /// Everything, as a blog is put together from it.
  func content(
    _ settings: Settings, strings: Strings, callToAction: BlockDefinition?, files: [String: String]
  ) -> SiteContent {
    func readings<Value>(_ entries: [String: Entry<Value>]) -> [ContentReader.Reading<Value>] {
      // Keys are sorted rather than entries, which are large.
      entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { entries[$0]?.reading }
    }
    var content = SiteContent(settings: settings, strings: strings, callToAction: callToAction)
    content.files = files
    content.articles = readings(articles)
    content.authors = readings(authors)
    content.pages = readings(pages)
    content.offers = readings(offers)
    content.categories = readings(categories)
    return content
  }
}
