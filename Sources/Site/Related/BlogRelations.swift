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
    // An article is large: what is wanted of it is read where it stands.
    let linked =
      slugs.isEmpty ? [] : articles[number].text.linkedAddresses.compactMap { slugs[$0] }.sorted()
    let (source, card) = (articles[number].shared, articles[number].sharedCard)
    return RelatedCorpus.Article(
      slug: card.value.slug, terms: source.value.text.document.terms,
      category: articles[number].category, tags: articles[number].tags, date: card.value.date.instant,
      pinned: articles[number].related.map { articles[$0.article].sharedCard.value.slug }, linked: linked)
  }

  /// Puts the related articles in place.
  ///
  /// - Parameters:
  ///   - rankings: those of the articles of a corpus, in their order.
  ///   - origins: the number of each of them in the blog.
  package mutating func relate(_ rankings: [Ranking], from origins: [Int]) {
    for (number, ranking) in zip(origins, rankings) {
      articles[number].related = related(to: number, ranking, from: origins)
    }
  }

  private func related(to number: Int, _ ranking: Ranking, from origins: [Int]) -> [RelatedArticle] {
    if ranking.shown.isEmpty { return latestOfCategory(besides: number) }
    return ranking.shown.map {
      RelatedArticle(article: origins[$0.number], sharedTerms: $0.sharedTerms)
    }
  }

  /// The articles to show below one.
  package func related(to number: Int, _ index: RelatedOnDemand) -> [RelatedArticle] {
    guard let place = index.corpus.origins.firstIndex(of: number) else { return [] }
    return related(to: number, index.ranking(below: place), from: index.corpus.origins)
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
}
