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
      pinned: article.related.map { articles[$0].card.slug })
  }

  /// Puts the related articles in place.
  ///
  /// - Parameter rankings: for each article of the corpus, those to show.
  package mutating func relate(_ rankings: [[Int]], of corpus: RelatedCorpus) {
    let numbers = Dictionary(zip(articles.map(\.card.slug), articles.indices)) { first, _ in first }
    for (slug, others) in zip(corpus.slugs, rankings) {
      guard let number = numbers[slug] else { continue }
      articles[number].related = others.compactMap { numbers[corpus.slugs[$0]] }
      // Nobody asks for the terms any more, and they weigh more than the text's links and blocks together.
      articles[number].source.text.document.terms = []
    }
  }

  /// The numbers of the articles to show below one.
  package func related(to number: Int, _ index: RelatedOnDemand) -> [Int] {
    index.related(to: articles[number].card.slug).compactMap { slug in
      articles.firstIndex { $0.card.slug == slug }
    }
  }
}
