import Content
import Diagnostics
import French

/// Tags that are probably one tag, misspelled: two pages then share what readers look for on one.
///
/// One letter apart is near, from six letters on: « SEO » and « SEA », « audit » and « audio » are not the same. A
/// hyphen, a space or a final `s` count for nothing, a digit always counts: 2025 is not 2026.
extension BlogChecks {
  var similarTags: [Diagnostic] {
    struct Name {
      var letters: [Unicode.Scalar]
      var digits: [Unicode.Scalar]
      var term: Blog.Term
    }
    var byInitial: [Unicode.Scalar: [Name]] = [:]
    for term in blog.tags {
      let scalars = Array(term.slug.unicodeScalars).filter { $0 != "-" }
      guard let first = scalars.first else { continue }
      byInitial[first, default: []].append(
        Name(letters: scalars, digits: scalars.filter { ("0"..."9").contains($0) }, term: term))
    }
    var found: [Diagnostic] = []
    // Nobody misspells the first letter, and words that differ in it are other words.
    for (_, names) in byInitial {
      for rare in names {
        var meant: Name?
        for other in names
        where other.term.articles.count >= 2 * rare.term.articles.count && other.digits == rare.digits
          && other.term.articles.count > meant?.term.articles.count ?? 0
          && Self.isNear(rare.letters, other.letters)
        { meant = other }
        if let meant { found += similar(rare.term, to: meant.term) }
      }
    }
    return found
  }

  private static func isNear(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    if a == b || a == b + ["s"] || b == a + ["s"] { return true }
    return min(a.count, b.count) >= 6 && editDistance(a, b, atMost: 1) != nil
  }

  private func similar(_ rare: Blog.Term, to meant: Blog.Term) -> [Diagnostic] {
    rare.articles.flatMap { number -> [Diagnostic] in
      let article = blog.articles[number]
      guard let tag = zip(article.source.tags, article.source.tagSlugs).first(where: { $1 == rare.slug })?.0
      else { return [] }
      let count = meant.articles.count
      return article.found([
        Diagnostic(
          .similarTag, .notice, at: tag.place,
          Message(
            fr: "L’étiquette « \(tag.value) » ressemble à « \(meant.name) », que portent \(count) articles",
            en: "The tag “\(tag.value)” looks like “\(meant.name)”, which \(count) articles have"),
          help: Message(
            fr: "Vouliez-vous dire « \(meant.name) » ?", en: "Did you mean “\(meant.name)”?"))
      ])
    }
  }
}
