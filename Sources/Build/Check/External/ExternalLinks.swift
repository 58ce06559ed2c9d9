import Content
import Diagnostics
import Markdown
import Site

/// The links of a site to other sites, each with the places where it stands.
struct ExternalLinks {
  /// A place where an address stands.
  struct Use: Hashable {
    var place: Place
    /// What is wrong there does not matter yet.
    var isUnpublished: Bool
  }

  private(set) var uses: [String: [Use]] = [:]

  init(_ blog: Blog, _ sources: SiteSources) {
    for article in blog.articles {
      add(article.text, isUnpublished: !article.isPublished)
      if case .external(let address)? = article.cover?.target, let place = article.source.cover?.image.place {
        add(address, at: place, isUnpublished: !article.isPublished)
      }
    }
    for page in blog.pages { add(page.text) }
    for author in blog.authors {
      add(author.text)
      for link in author.source.links { add(link.url.value, at: link.url.place) }
    }
    for category in blog.categories { if let text = category.introduction { add(text) } }
    for entry in blog.settings.menu { add(entry.url.value, at: entry.url.place) }
    let reader = ContentReader(frontMatterOnly: blog.settings)
    for url in sources.offers.compactMap({ reader.offer($0).value?.url }) { add(url.value, at: url.place) }
  }

  private mutating func add(_ text: ResolvedText, isUnpublished: Bool = false) {
    for (reference, target) in zip(text.references, text.targets) {
      guard case .external(let address) = target else { continue }
      add(address, at: reference.place, isUnpublished: isUnpublished)
    }
  }

  /// An address of ours, of a mailbox or the like is none of these.
  private mutating func add(_ address: String, at place: Place, isUnpublished: Bool = false) {
    guard address.hasPrefix("//") || !webHost(address).isEmpty else { return }
    let use = Use(place: place, isUnpublished: isUnpublished)
    if uses[address]?.contains(use) != true { uses[address, default: []].append(use) }
  }
}
