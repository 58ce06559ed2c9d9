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
  /// - Parameters:
  ///   - rankings: for each article of the corpus, those to show.
  ///   - slugs: those of the corpus.
  package mutating func relate(_ rankings: [Ranking], _ slugs: [String]) {
    var places: [String: Int] = [:]
    places.reserveCapacity(slugs.count)
    for (place, slug) in slugs.enumerated() where places[slug] == nil { places[slug] = place }
    var numbers = Array(repeating: 0, count: slugs.count)
    for number in articles.indices.reversed() {
      if let place = places[articles[number].card.slug] { numbers[place] = number }
    }
    for (place, ranking) in rankings.enumerated() {
      let number = numbers[place]
      articles[number].related =
        ranking.shown.isEmpty
        ? latestOfCategory(besides: number)
        : ranking.shown.map { RelatedArticle(article: numbers[$0.number], sharedTerms: $0.sharedTerms) }
    }
  }

  /// Takes the terms out of the articles: besides the ranking nobody asks for them, and they weigh more than links and
  /// blocks together.
  package mutating func removeTerms() {
    for number in articles.indices { articles[number].source.text.document.terms = [] }
  }

  /// The articles to show below one.
  package func related(to number: Int, _ index: RelatedOnDemand) -> [RelatedArticle] {
    guard let place = index.corpus.number(of: articles[number].card.slug) else { return [] }
    let others = index.related(to: articles[number].card.slug).compactMap(index.corpus.number)
    if others.isEmpty { return latestOfCategory(besides: number) }
    return index.ranked(others, below: place).compactMap { other in
      articles.firstIndex { $0.card.slug == index.corpus.slugs[other.number] }.map {
        RelatedArticle(article: $0, sharedTerms: other.sharedTerms)
      }
    }
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
