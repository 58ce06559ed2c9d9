import Site

extension Assembly {
  /// Puts a blog together, on several threads.
  static func make(
    _ content: consuming SiteContent, _ options: Composition.Options
  ) async throws(MachineFailure) -> Assembly {
    let assembly = Assembly(content, now: options.now, includingUnpublished: options.includingUnpublished)
    let parts = assembly.parts
    let resolutions = try await inParallel(parts.count, jobs: options.jobs) {
      assembly.resolutions(of: parts[$0])
    }
    var whole = assembly
    whole.finish(resolutions)
    return whole
  }
}

extension RelatedIndex {
  /// Makes the index of a blog, on several threads. The parts are the same whatever their number.
  package static func make(
    _ corpus: consuming RelatedCorpus, jobs: Int
  ) async throws(MachineFailure) -> RelatedIndex {
    var corpus = consume corpus
    let shards = try await corpus.shards(jobs: jobs)
    corpus.removeTerms()
    let vocabulary = Vocabulary(shards, of: corpus)
    let parts = corpus.parts
    let queries = Queries(
      try await inParallel(parts.count, jobs: jobs) { QueryPart(parts[$0], vocabulary) }, vocabulary)
    let lists = try await inParallel(TermShard.count, jobs: jobs) { PostingLists($0, vocabulary, queries) }
    return RelatedIndex(corpus, vocabulary, queries, lists)
  }

  /// The articles to show below each one, on several threads.
  package func rankings(jobs: Int) async throws(MachineFailure) -> [Ranking] {
    let parts = parts
    return try await inParallel(parts.count, jobs: jobs) { rankings(parts[$0]) }.flatMap(\.self)
  }

  /// The same; what was found in the same before is taken from there.
  ///
  /// - Returns: what the next build needs to know of them, besides.
  func rankings(jobs: Int, former: Rankings?) async throws(MachineFailure) -> ([Ranking], Rankings) {
    let digest: Fingerprint.Maker = { Digest($0).fingerprint }
    let parts = parts
    let queries = try await inParallel(parts.count, jobs: jobs) { queryKeys(parts[$0], digest) }
      .flatMap(\.self)
    let lists = try await inParallel(TermShard.count, jobs: jobs) { listKeys($0, queries: queries, digest) }
    let keys = RankingKeys(self, queries: queries, lists: lists, digest)
    let former = former.flatMap { $0.fits(keys) ? $0 : nil }
    let found = try await inParallel(parts.count, jobs: jobs) { rankings(parts[$0], keys, former: former) }
      .flatMap(\.self)
    return (found, Rankings(keys.frame, found))
  }
}

extension Blog {
  /// The blog with its related articles.
  ///
  /// - Parameter readings: have those that the build before found; `nil` where no cache is kept.
  consuming func withRelatedArticles(
    jobs: Int, _ readings: ArticleReadings?
  ) async throws(MachineFailure) -> Blog {
    let corpus = relatedCorpus
    removeTerms()
    // The index is gone when the articles take what was found in it: with it they would need most memory of all.
    let (rankings, origins) = try await (consume corpus).rankings(jobs: jobs, readings)
    relate(rankings, from: origins)
    return self
  }
}

extension RelatedCorpus {
  /// The articles to show below each one, and where each stood among those that the corpus was made of.
  fileprivate consuming func rankings(
    jobs: Int, _ readings: ArticleReadings?
  ) async throws(MachineFailure) -> ([Ranking], origins: [Int]) {
    let origins = origins
    let index = try await RelatedIndex.make(self, jobs: jobs)
    guard let readings, readings.isCached else { return (try await index.rankings(jobs: jobs), origins) }
    let (rankings, kept) = try await index.rankings(jobs: jobs, former: readings.formerRankings)
    readings.keep(kept)
    return (rankings, origins)
  }

  fileprivate func shards(jobs: Int) async throws(MachineFailure) -> [TermShard] {
    try await inParallel(TermShard.count, jobs: jobs) { TermShard($0, of: self) }
  }
}
