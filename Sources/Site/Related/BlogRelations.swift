import Content
import Markdown

extension Blog {
  /// What the ranking of related articles knows of this blog.
  package var relatedCorpus: RelatedCorpus {
    let slugs = slugsByAddress
    return RelatedCorpus(articles.indices.map { relatedArticle($0, slugs) }, settings.related)
  }

  /// What the ranking knows of an article, by its number.
  package func relatedArticle(_ number: Int) -> RelatedCorpus.Article {
    relatedArticle(number, slugsByAddress)
  }

  /// Where articles that the text links to are left out, how their addresses are told; else nothing.
  private var slugsByAddress: [String: String] {
    guard settings.related.excludesLinked else { return [:] }
    return Dictionary(articles.map { ($0.address, $0.card.slug) }) { first, _ in first }
  }

  private func relatedArticle(_ number: Int, _ slugs: [String: String]) -> RelatedCorpus.Article {
    let article = articles[number]
    let linked = slugs.isEmpty ? [] : article.text.linkedAddresses.compactMap { slugs[$0] }.sorted()
    return RelatedCorpus.Article(
      slug: article.card.slug, terms: article.source.text.document.terms,
      category: article.category, tags: article.tags, date: article.card.date.instant,
      pinned: article.related.map { articles[$0.article].card.slug }, linked: linked)
  }

  /// Puts the related articles in place.
  ///
  /// - Parameter rankings: for each article of the corpus, those to show.
  package mutating func relate(_ rankings: [[Int]], _ index: RelatedIndex) {
    let corpus = index.corpus
    let numbers = Dictionary(zip(articles.map(\.card.slug), articles.indices)) { first, _ in first }
    for (place, others) in rankings.enumerated() {
      guard let number = numbers[corpus.slugs[place]] else { continue }
      articles[number].related =
        others.isEmpty ? latestOfCategory(besides: number) : related(others, to: place, index) { numbers[$0] }
      // Nobody asks for the terms any more, and they weigh more than the text's links and blocks together.
      articles[number].source.text.document.terms = []
    }
  }

  /// The articles to show below one.
  package func related(to number: Int, _ index: RelatedOnDemand) -> [RelatedArticle] {
    guard let place = index.corpus.number(of: articles[number].card.slug) else { return [] }
    let others = index.related(to: articles[number].card.slug).compactMap(index.corpus.number)
    if others.isEmpty { return latestOfCategory(besides: number) }
    return related(others, to: place, index) { slug in articles.firstIndex { $0.card.slug == slug } }
  }

  /// What stands below an article to which nothing is related: the latest of its category.
  private func latestOfCategory(besides number: Int) -> [RelatedArticle] {
    let article = articles[number]
    let linked = settings.related.excludesLinked ? article.text.linkedAddresses : []
    let others = categories.first { $0.slug == article.category }?.articles ?? []
    return others.lazy.filter { other in
      other != number && !linked.contains(articles[other].address)
        && (settings.related.includesNewer
          || articles[other].card.date.instant <= article.card.date.instant)
    }
    .prefix(settings.related.count).map { RelatedArticle(article: $0, isOfCategory: true) }
  }

  /// Articles of an index as articles of the blog, with what they share with one.
  private func related(
    _ others: [Int], to place: Int, _ index: some RankingIndex, number: (String) -> Int?
  ) -> [RelatedArticle] {
    zip(others, index.sharedTerms(place, with: others)).compactMap { other, terms in
      number(index.corpus.slugs[other]).map {
        RelatedArticle(article: $0, sharedTerms: Array(terms.prefix(SharedSubjects.termsConsidered)))
      }
    }
  }
}
