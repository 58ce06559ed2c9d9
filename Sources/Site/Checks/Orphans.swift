import Content
import Diagnostics

/// Articles that no text leads to. Cards and listings come and go; a link in a text stays.
extension BlogChecks {
  var orphans: [Diagnostic] {
    let articles = published
    guard articles.count > 1 else { return [] }
    var linked: Set<String> = []
    for article in articles {
      var addresses = article.text.linkedAddresses
      for block in article.text.blocks + [article.callToAction].compactMap(\.self) {
        for case .offer(let offer) in block.values.values { addresses.formUnion(offer.text.linkedAddresses) }
      }
      linked.formUnion(addresses.subtracting([article.address]))
    }
    let texts =
      blog.pages.map(\.text) + blog.authors.map(\.text) + blog.categories.compactMap(\.introduction)
    for text in texts { linked.formUnion(text.linkedAddresses) }
    for link in blog.menu { if case .local(let address) = link.target { linked.insert(address) } }
    for redirect in blog.redirects where linked.contains(redirect.address) {
      if case .local(let address) = redirect.target { linked.insert(address) }
    }
    return articles.filter { !linked.contains($0.address) }.map { article in
      Diagnostic(
        .orphanArticle, .notice, at: place("title", article.source.text, article.source.file),
        Message(
          fr: "Aucun texte du site ne mène à cet article", en: "No text of the site leads to this article"),
        help: Message(
          fr:
            "Citez-le là où il prolonge un autre article : un lien, ou ::lire-aussi{article=\(article.source.slug.value)}.",
          en:
            "Name it where it carries on another article: a link, or ::lire-aussi{article=\(article.source.slug.value)}."
        ))
    }
  }
}
