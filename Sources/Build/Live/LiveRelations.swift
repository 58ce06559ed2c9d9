import Site
import Synchronization

/// The related articles of a blog in memory, found when a page asks for them.
final class LiveRelations: Sendable {
  private let blog: Blog
  /// Made for the first who asks.
  private let index: Mutex<RelatedOnDemand?>

  init(_ blog: Blog, _ index: RelatedOnDemand? = nil) {
    self.blog = blog
    self.index = Mutex(index)
  }

  /// The same for a blog in which one article has a new text.
  func revised(_ number: Int, in blog: Blog) -> LiveRelations {
    var index = index.withLock { $0 }
    index?.replace(blog.relatedArticle(number))
    return LiveRelations(blog, index)
  }

  /// What stands below an article, by its number in the blog.
  func related(to number: Int) -> [Blog.RelatedArticle] {
    index.withLock { index in
      if index == nil { index = RelatedOnDemand(blog.relatedCorpus) }
      return index.map { blog.related(to: number, $0) } ?? []
    }
  }
}
