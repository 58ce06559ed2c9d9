import CMalloc
import Content
import Diagnostics
import French
import Site

/// The index of the texts that a blog will have, made beside its assembly.
struct IndexedTexts: Sendable {
  /// The files of the articles, in the order of a `RelatedCorpus`.
  private let files: [String]
  private let terms: TermIndex

  /// Indexes the articles that will be built, as far as their files tell.
  ///
  /// - Parameter readings: have the terms of the articles, and have them no more.
  static func make(
    _ articles: [ContentReader.Reading<Shared<Article>>], _ readings: ArticleReadings,
    _ options: Composition.Options
  ) async -> IndexedTexts {
    var order: [(slug: String, age: Int, file: String, number: Int)] = []
    for (number, reading) in articles.enumerated() {
      // An article is large: what is wanted of it is read where it stands.
      guard let article = reading.value,
        options.includingUnpublished || PublicationState(article, at: options.now) == .published
      else { continue }
      let date = article.value.date ?? options.now
      order.append((article.value.slug.value, -date.secondsSince1970, article.value.file, number))
    }
    order.sort { $0 < $1 }
    let terms = readings.takeTerms()
    let texts = order.map { terms[$0.number] }
    return IndexedTexts(
      files: order.map(\.file), terms: await TermIndex.make(consume texts, jobs: options.jobs))
  }

  /// The index of a corpus.
  ///
  /// - Parameter files: those of its articles. An article whose address is taken is not built, and the terms of the
  ///   others weigh something else without it.
  consuming func index(
    of corpus: consuming RelatedCorpus, files: [String], jobs: Int
  ) async -> RelatedIndex {
    if files == self.files { return RelatedIndex(corpus, terms) }
    let places = Dictionary(zip(self.files, self.files.indices)) { first, _ in first }
    let texts = files.map { file in (places[file].map(terms.vocabulary.terms) ?? [])[...] }
    return RelatedIndex(corpus, await TermIndex.make(consume texts, jobs: jobs))
  }
}

extension TermIndex {
  /// Makes the index of some texts, on several threads. The parts are the same whatever their number.
  ///
  /// - Parameter texts: the terms of each, by identity.
  package static func make(_ texts: consuming [ArraySlice<Term>], jobs: Int) async -> TermIndex {
    let parts = parts(of: texts.count)
    let vocabulary = await Vocabulary.make(consume texts, jobs: jobs)
    let queries = Queries(
      await inParallel(parts.count, jobs: jobs) { QueryPart(parts[$0], vocabulary) }, vocabulary)
    let lists = await inParallel(TermShard.count, jobs: jobs) { PostingLists($0, vocabulary, queries) }
    return TermIndex(vocabulary, queries, lists)
  }
}

extension Vocabulary {
  fileprivate static func make(_ texts: [ArraySlice<Term>], jobs: Int) async -> Vocabulary {
    Vocabulary(
      await inParallel(TermShard.count, jobs: jobs) { TermShard($0, of: texts) }, articleCount: texts.count)
  }
}

extension RelatedIndex {
  private var parts: [Range<Int>] { TermIndex.parts(of: corpus.count) }

  /// The articles to show below each one, on several threads.
  package func rankings(jobs: Int) async -> [Ranking] {
    let parts = parts
    return await inParallel(parts.count, jobs: jobs) { rankings(parts[$0]) }.flatMap(\.self)
  }

  /// The same; what was found in the same before is taken from there.
  ///
  /// - Parameter texts: the terms that articles had then whose text is another, by number.
  /// - Returns: what the next build needs to know of them, besides.
  func rankings(
    jobs: Int, former: Rankings?, texts: [Int: [Term]]
  ) async -> ([Ranking], Rankings) {
    let digest: Fingerprint.Maker = { Digest($0).fingerprint }
    let parts = parts
    let queries = await inParallel(parts.count, jobs: jobs) { queryKeys(parts[$0], digest) }.flatMap(\.self)
    let factors = RankingKeys.factors(queries, digest)
    let lists = await inParallel(TermShard.count, jobs: jobs) { listKeys($0, factors) }
    let keys = RankingKeys(self, queries: queries, lists: lists, digest)
    let former = former.flatMap { $0.fits(keys) ? $0 : nil }
    let revision = former.flatMap { RankingRevision(self, since: $0, texts: texts, keys, factors: factors) }
    let found = await inParallel(parts.count, jobs: jobs) {
      rankings(parts[$0], keys, former: former, revision)
    }
    .flatMap(\.self)
    return (found, Rankings(keys.frame, found))
  }
}

extension Blog {
  /// The blog with its related articles.
  ///
  /// - Parameters:
  ///   - corpus: what the ranking knows of it.
  ///   - texts: the index of its texts.
  ///   - readings: have those that the build before found.
  consuming func withRelatedArticles(
    _ corpus: consuming RelatedCorpus, _ texts: consuming IndexedTexts, jobs: Int, _ readings: ArticleReadings
  ) async -> Blog {
    let origins = corpus.origins
    let files = origins.map { articles[$0].shared.value.file }
    let index = await (consume texts).index(of: consume corpus, files: files, jobs: jobs)
    // What was wanted for reading and for the index is free in pieces that are too small for what follows.
    if isLarge { feuillet_give_back_memory() }
    // The index is gone when the articles take what was found in it: with it they would need most memory of all.
    let rankings = await (consume index).rankings(jobs: jobs, readings, files: files)
    relate(rankings, from: origins)
    return self
  }
}

extension RelatedIndex {
  fileprivate consuming func rankings(
    jobs: Int, _ readings: ArticleReadings, files: [String]
  ) async -> [Ranking] {
    guard readings.isCached else { return await rankings(jobs: jobs) }
    let (rankings, kept) = await rankings(
      jobs: jobs, former: readings.formerRankings, texts: readings.formerTerms(of: files))
    readings.keep(kept)
    return rankings
  }
}
