import Content
import Diagnostics
import French
import Markdown
import Site
import Synchronization

/// Where a build takes from what its articles say: from their files, or from what the build before left.
final class ArticleReadings: Sendable {
  private let former: BuildCache?
  /// Keeps what is read for the build after this one.
  private let next: BuildCacheWriter?

  /// Reads the files of those that are not in memory.
  private let files: SourceReader?

  init(files: SourceReader? = nil, former: BuildCache? = nil, next: BuildCacheWriter? = nil) {
    self.files = files
    self.former = former
    self.next = next
  }

  /// When articles come and go by themselves, in seconds since 1970, and whether one has no date.
  private let moments = Mutex((known: [Int](), isUndated: false))

  /// From when until when the same articles are published as now; the end is not included.
  func validity(at options: Composition.Options) -> (from: Int, until: Int) {
    let now = options.now.secondsSince1970
    return moments.withLock { moments in
      // An article without a date bears that of the build.
      if moments.isUndated, options.includingUnpublished { return (now, now + 1) }
      return (
        moments.known.filter { $0 <= now }.max() ?? .min, moments.known.filter { $0 > now }.min() ?? .max
      )
    }
  }

  private func note(_ readings: [ContentReader.Reading<Shared<Article>>]) {
    moments.withLock { moments in
      for article in readings.lazy.compactMap(\.value) {
        moments.known += [article.value.date, article.value.expires].compactMap { $0?.secondsSince1970 }
        if article.value.date == nil { moments.isUndated = true }
      }
    }
  }

  /// The digests of the files of all articles, by path.
  var digests: [String: Digest] { found.withLock { $0.articles.mapValues(\.digest) } }

  /// Where the articles are kept for the next build, by path.
  var entries: [String: BuildRecord.ArticleEntry] { found.withLock { $0.articles.compactMapValues(\.entry) } }
  private let found = Mutex((articles: [String: Found](), rankings: CachedBytes?.none))

  private struct Found {
    var digest: Digest
    /// Where the article is with the contents of its text; `nil` when these are in their place.
    var entry: BuildRecord.ArticleEntry?
  }

  /// The contents of the text of an article, by the path of its file; `nil` when they are in their place.
  func contents(of file: String) throws(MachineFailure) -> MarkdownDocument.Contents? {
    guard let place = found.withLock({ $0.articles[file]?.entry?.contents }) else { return nil }
    guard let cache = next?.file ?? former?.file, let bytes = place.read(from: cache.number) else {
      throw .brokenCache
    }
    var contents = MarkdownDocument.Contents()
    let isComplete = bytes.withUnsafeBytes { bytes in
      var reader = ArchiveReader(bytes)
      TextForm(file: file).code(&contents, &reader)
      return reader.isComplete
    }
    guard isComplete else { throw .brokenCache }
    return contents
  }

  /// Whether there is a cache to keep something in.
  var isCached: Bool { next != nil }

  /// The related articles that the build before found.
  var formerRankings: Rankings? { former?.rankings }

  /// Keeps those that this build found.
  func keep(_ rankings: consuming Rankings) {
    let place = next?.add(rankings)
    found.withLock { $0.rankings = place }
  }

  /// Where they were kept.
  var rankings: CachedBytes? { found.withLock { $0.rankings } }

  /// The terms of all articles, in the order of their paths, if they were taken from them. They are handed over once.
  func takeTerms() -> [ArraySlice<Term>] {
    let parts = terms.map { $0.take() }
    return (0..<parts.reduce(0) { $0 + $1.count }).map { parts[$0 % parts.count][$0 / parts.count] }
  }
  /// Several, which take turns: threads that add to one would wait for each other.
  private let terms = (0..<8).map { _ in TermStore() }

  /// The terms that articles had in the build before whose file changed, by their place among the files: none where
  /// so many changed that it is of no use.
  func formerTerms(of files: [String]) -> [Int: [Term]] {
    let known = formerTerms.withLock { $0 }
    return Dictionary(
      uniqueKeysWithValues: files.enumerated().compactMap { number, file in known[file].map { (number, $0) } }
    )
  }
  private let formerTerms = Mutex([String: [Term]]())

  /// What all articles say, in the order of their paths.
  ///
  /// - Parameter takingTerms: whether the terms are taken from the articles.
  func all(
    of sources: SiteSources, by reader: ContentReader, takingTerms: Bool, jobs: Int,
    _ progress: BuildProgress?
  ) async throws(MachineFailure) -> [ContentReader.Reading<Shared<Article>>] {
    let read = sources.articles
    let waiting = sources.waiting
    let isRevision = waiting.count { $0.digest == nil } <= RankingRevision.most
    progress?.begin(.author, total: read.count + waiting.count)
    let readings = try await inParallel(read.count + waiting.count, jobs: jobs, progress) {
      [self] number throws(MachineFailure) -> (ContentReader.Reading<Shared<Article>>, Found)
      in
      func shared(_ reading: consuming ContentReader.Reading<Article>)
        -> ContentReader.Reading<Shared<Article>>
      {
        if takingTerms { storeTerms(of: &reading, number) }
        return reading.shared
      }
      if number < read.count { return (shared(reader.article(read[number])), Found(digest: Digest([]))) }
      let (path, known) = waiting[number - read.count]
      let signature = sources.signatures[path] ?? FileSignature()
      if let known {
        guard let former, let reading = former.reading(path, reader.blocks) else { throw .brokenCache }
        let entry =
          if let next {
            next.add(path, from: former, signature)
          } else {
            former.record.articles[path]
          }
        guard let entry else { throw .brokenCache }
        return (shared(reading), Found(digest: known, entry: entry))
      }
      if isRevision, let terms = former?.reading(path, reader.blocks)?.value?.text.document.terms {
        formerTerms.withLock { $0[path] = terms }
      }
      guard let file = try files?.read(path) else { throw .brokenCache }
      var reading = reader.article(file)
      let digest = Digest(file.bytes)
      let entry = next?.add(&reading, digest, signature, reader.blocks)
      return (shared(reading), Found(digest: digest, entry: entry))
    }
    next?.flush()
    found.withLock { found in
      found.articles.reserveCapacity(readings.count)
      for (reading, entry) in readings { found.articles[reading.file] = entry }
    }
    let all = readings.map(\.0)
    note(all)
    return all
  }

  private func storeTerms(of reading: inout ContentReader.Reading<Article>, _ number: Int) {
    let own = reading.value?.text.document.terms ?? []
    terms[number % terms.count].add(own, of: number / terms.count)
    reading.value?.text.document.terms = []
  }
}

/// The terms of many articles in a few large pieces: small ones would leave holes all over the memory.
private final class TermStore: Sendable {
  private static let size = 1 << 16
  private let state = Mutex((parts: [[Term]](), places: [(part: Int, range: Range<Int>)]()))

  func add(_ terms: [Term], of article: Int) {
    state.withLock { state in
      if state.parts.last.map({ $0.count + terms.count > Self.size }) ?? true {
        state.parts.append([])
        state.parts[state.parts.count - 1].reserveCapacity(max(Self.size, terms.count))
      }
      while state.places.count <= article { state.places.append((0, 0..<0)) }
      let last = state.parts.count - 1
      state.places[article] = (last, state.parts[last].count..<state.parts[last].count + terms.count)
      state.parts[last] += terms
    }
  }

  /// Hands all terms over, by the numbers of the articles.
  func take() -> [ArraySlice<Term>] {
    state.withLock { state in
      defer { state = ([], []) }
      return state.places.map { state.parts[$0.part][$0.range] }
    }
  }
}

extension MachineFailure {
  /// The cache cannot be read any more, or a file changed while the build was at work: the build begins anew, without.
  static let brokenCache = MachineFailure(
    Message(
      fr: "Des fichiers ont changé pendant la construction", en: "Files changed during the build"),
    help: Message(fr: "Recommencez", en: "Try again"))
}
