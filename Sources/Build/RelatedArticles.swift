import Site

extension RelatedIndex {
  /// Makes the index of a blog, on several threads. The parts are the same whatever their number.
  package static func make(_ corpus: RelatedCorpus, jobs: Int) async throws(MachineFailure) -> RelatedIndex {
    let shards = try await inParallel(TermShard.count, jobs: jobs) { TermShard($0, of: corpus) }
    let vocabulary = Vocabulary(shards, of: corpus)
    let parts = corpus.parts
    let queries = Queries(
      try await inParallel(parts.count, jobs: jobs) { QueryPart(parts[$0], vocabulary) }, vocabulary)
    let lists = try await inParallel(TermShard.count, jobs: jobs) { PostingLists($0, vocabulary, queries) }
    return RelatedIndex(corpus, vocabulary, queries, lists)
  }

  /// The articles to show below each one, on several threads.
  package func related(jobs: Int) async throws(MachineFailure) -> [[Int]] {
    let parts = parts
    return try await inParallel(parts.count, jobs: jobs) { related(to: parts[$0]) }.flatMap(\.self)
  }
}

extension Blog {
  /// The blog with its related articles.
  consuming func withRelatedArticles(jobs: Int) async throws(MachineFailure) -> Blog {
    let index = try await RelatedIndex.make(relatedCorpus, jobs: jobs)
    relate(try await index.related(jobs: jobs), index)
    return self
  }
}
