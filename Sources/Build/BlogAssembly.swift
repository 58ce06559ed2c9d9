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

  /// The same; what was found in the same before is taken from there, and what is found is kept for the next build.
  func rankings(jobs: Int, _ readings: ArticleReadings) async throws(MachineFailure) -> [Ranking] {
    let digest: Fingerprint.Maker = { Digest($0).fingerprint }
    let parts = parts
    let queries = try await inParallel(parts.count, jobs: jobs) { queryKeys(parts[$0], digest) }
      .flatMap(\.self)
    let lists = try await inParallel(TermShard.count, jobs: jobs) { listKeys($0, queries: queries, digest) }
    let keys = RankingKeys(self, queries: queries, lists: lists, digest)
    let former = readings.formerRankings.flatMap { $0.fits(keys) ? $0 : nil }
    let found = try await inParallel(parts.count, jobs: jobs) { rankings(parts[$0], keys, former: former) }
      .flatMap(\.self)
    readings.keep(Rankings(keys.frame, found))
    return found
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
    let index = try await RelatedIndex.make(consume corpus, jobs: jobs)
    if let readings, readings.isCached {
      relate(try await index.rankings(jobs: jobs, readings), in: index.corpus)
    } else {
      relate(try await index.rankings(jobs: jobs), in: index.corpus)
    }
    return self
  }
}

extension RelatedCorpus {
  fileprivate func shards(jobs: Int) async throws(MachineFailure) -> [TermShard] {
    try await inParallel(TermShard.count, jobs: jobs) { TermShard($0, of: self) }
  }
}
