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
  package func related(jobs: Int) async throws(MachineFailure) -> [[RankedArticle]] {
    let parts = parts
    return try await inParallel(parts.count, jobs: jobs) { related(to: parts[$0]) }.flatMap(\.self)
  }
}

extension Blog {
  /// The blog with its related articles.
  consuming func withRelatedArticles(jobs: Int) async throws(MachineFailure) -> Blog {
    let corpus = relatedCorpus
    let slugs = corpus.slugs
    removeTerms()
    relate(try await RelatedIndex.make(consume corpus, jobs: jobs).related(jobs: jobs), slugs)
    return self
  }
}

extension RelatedCorpus {
  fileprivate func shards(jobs: Int) async throws(MachineFailure) -> [TermShard] {
    try await inParallel(TermShard.count, jobs: jobs) { TermShard($0, of: self) }
  }
}
