import Content
import Markdown

extension Blog {
  /// What the ranking of related articles knows of this blog.
  package var relatedCorpus: RelatedCorpus {
    RelatedCorpus(
      articles.indices.map(relatedArticle), settings.related)
  }

  /// What the ranking knows of an article, by its number.
  package func relatedArticle(_ number: Int) -> RelatedCorpus.Article {
    let article = articles[number]
    return RelatedCorpus.Article(
      slug: article.card.slug, terms: article.source.text.document.terms,
      category: article.category, tags: article.tags, date: article.card.date.instant,
      pinned: article.related.map { articles[$0.article].card.slug })
  }

  /// Puts the related articles in place.
  ///
  /// - Parameter rankings: for each article of the corpus, those to show.
  package mutating func relate(_ rankings: [[Int]], _ index: RelatedIndex) {
    let corpus = index.corpus
    let numbers = Dictionary(zip(articles.map(\.card.slug), articles.indices)) { first, _ in first }
    for (place, others) in rankings.enumerated() {
      guard let number = numbers[corpus.slugs[place]] else { continue }
      articles[number].related = related(others, to: place, index) { numbers[$0] }
      // Nobody asks for the terms any more, and they weigh more than the text's links and blocks together.
      articles[number].source.text.document.terms = []
    }
  }

  /// The articles to show below one.
  package func related(to number: Int, _ index: RelatedOnDemand) -> [RelatedArticle] {
    guard let place = index.corpus.number(of: articles[number].card.slug) else { return [] }
    let others = index.related(to: articles[number].card.slug).compactMap(index.corpus.number)
    return related(others, to: place, index) { slug in articles.firstIndex { $0.card.slug == slug } }
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
