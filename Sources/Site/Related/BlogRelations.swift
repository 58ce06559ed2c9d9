import Content
import Markdown

extension Blog {
  /// What the ranking of related articles knows of this blog.
  package var relatedCorpus: RelatedCorpus {
    RelatedCorpus(
      articles.map { article in
        RelatedCorpus.Article(
          slug: article.card.slug, terms: article.source.text.document.terms,
          category: article.category, tags: article.tags, date: article.card.date.instant,
          pinned: article.related.map { articles[$0.article].card.slug })
      }, settings.related)
  }

  /// Puts the related articles in place.
  ///
  /// - Parameter rankings: for each article of the corpus, those to show.
  package mutating func relate(_ rankings: [[Int]], _ index: RelatedIndex) {
    let corpus = index.corpus
    let numbers = Dictionary(zip(articles.map(\.card.slug), articles.indices)) { first, _ in first }
    for (place, others) in rankings.enumerated() {
      guard let number = numbers[corpus.slugs[place]] else { continue }
      articles[number].related = others.compactMap { other in
        numbers[corpus.slugs[other]].map { article in
          let terms = index.sharedTerms(place, other).prefix(SharedSubjects.termsConsidered)
          return RelatedArticle(article: article, sharedTerms: Array(terms))
        }
      }
      // Nobody asks for the terms any more, and they weigh more than the text's links and blocks together.
      articles[number].source.text.document.terms = []
    }
  }
}
