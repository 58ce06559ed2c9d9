import Content
import Diagnostics
import French

/// The checks of the whole blog that `feuillet check` makes: of what makes no page wrong, and yet serves readers
/// ill. The blog must have been read for checking, unpublished articles included.
package struct BlogChecks {
  let blog: Blog
  let now: Instant
  /// The size in bytes of a file of the site, by its path; `nil` where it is not known.
  let fileSize: (String) -> Int?

  package init(_ blog: Blog, now: Instant, fileSize: @escaping (String) -> Int?) {
    self.blog = blog
    self.now = now
    self.fileSize = fileSize
  }

  /// In no particular order.
  package var problems: [Diagnostic] {
    duplicates + lengths + updates + orphans + similarTags + heavyImages
  }

  var published: [Blog.BlogArticle] { blog.articles.filter(\.isPublished) }

  /// Where a value of the front matter stands; the file, where it has none.
  func place(_ key: String, _ text: Text, _ file: String) -> Place { text.fields[key] ?? Place(file: file) }
}

extension Blog.BlogArticle {
  /// What is wrong in an article that is not published is a notice.
  func found(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.inside(isPublished ? .published : .draft)
  }
}
