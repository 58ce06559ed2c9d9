import Content
import Diagnostics
import French

/// Categories and tags: which there are, what they are called, and the pages they have.
extension Assembly {
  /// Names with the same slug are one, shown as declared, else as first spelled by date.
  mutating func nameTerms() {
    // Not read through `self` while a list in it grows: that would copy the list for every name.
    let typography = content.settings.typography
    for number in articles.indices.reversed() {
      let article = articles[number].shared
      let state = articles[number].state
      if let category = article.value.category, let slug = article.value.categorySlug,
        let declared = content.settings.categories, declared[slug] == nil
      {
        report([.unknownCategory(category, among: declared.values.sorted())], state)
      }
      guard let built = builtNumber[number] else { continue }
      if let category = article.value.category, let slug = article.value.categorySlug {
        let name = content.settings.categories?[slug] ?? category.value
        Self.add(built, to: &categories, slug, name, typography, in: "/categories/")
      }
      for (tag, slug) in zip(article.value.tags, article.value.tagSlugs) {
        Self.add(built, to: &tags, slug, tag.value, typography, in: "/tags/")
      }
    }
    introduceCategories()
    // The walk went from old to new.
    blog.categories = sorted(categories)
    blog.tags = sorted(tags)
  }

  private static func add(
    _ article: Int, to terms: inout [String: Blog.Term], _ slug: String, _ name: String,
    _ typography: TypographyPolicy, in folder: String
  ) {
    guard !slug.isEmpty else { return }
    terms[
      slug,
      default: .init(
        slug: slug, name: typography.typeset(name), address: "\(folder)\(slug)/", articles: [])
    ].articles.append(article)
  }

  private func sorted(_ terms: [String: Blog.Term]) -> [Blog.Term] {
    terms.values.map { term in
      var term = term
      term.articles.reverse()
      return (CollationKey(term.name), term)
    }.sorted { ($0.0, $0.1.slug) < ($1.0, $1.1.slug) }.map(\.1)
  }

  private mutating func introduceCategories() {
    // A category that only waits for the day of an article: time alone never fails a build.
    let waiting = Set(
      articles.indices.filter { builtNumber[$0] == nil && articles[$0].state != .published }
        .compactMap { articles[$0].source.categorySlug })
    for reading in content.categories {
      diagnostics += reading.diagnostics
      guard let introduction = reading.value else { continue }
      if categories[introduction.slug] != nil {
        categories[introduction.slug]?.description = introduction.description
        introductions[introduction.slug] = introduction
      } else if content.settings.categories?[introduction.slug] == nil {
        diagnostics.append(
          .introducesNothing(
            introduction, waiting.contains(introduction.slug) ? .notice : .warning,
            among: categories.keys.sorted()))
      }
    }
  }

  // MARK: Addresses

  /// Claims the addresses of all listings and feeds.
  mutating func claimListings() {
    var listings: [(address: String, count: Int)] = [("/", blog.articles.count)]
    listings += (blog.categories + blog.tags).map { ($0.address, $0.articles.count) }
    for (address, _) in listings.dropFirst() { claim(address) }
    var counts = Array(repeating: 0, count: blog.authors.count)
    for number in blog.articles.indices {
      for author in blog.articles[number].authors { counts[author] += 1 }
    }
    listings += zip(blog.authors, counts).map { ($0.address, $1) }
    for (address, count) in listings {
      let pages = Blog.pageCount(count, size: content.settings.pageSize)
      for page in 2...max(2, pages) where page <= pages { claim(Blog.address(ofPage: page, of: address)) }
    }
    guard !blog.articles.isEmpty else { return }
    for address in ["/"] + blog.categories.map(\.address) { claim(address + "feed.xml") }
  }

  private mutating func claim(_ address: String) {
    _ = blog.routes.claim(address, .generated(address), at: nil, diagnostics: &diagnostics)
  }
}

extension Diagnostic {
  fileprivate static func introducesNothing(
    _ introduction: CategoryIntroduction, _ severity: Severity, among slugs: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownCategory, severity, at: Place(file: introduction.file),
      Message(
        fr: "Aucun article n’est dans la catégorie « \(introduction.slug) »",
        en: "No article is in the category “\(introduction.slug)”"),
      help: .didYouMean(introduction.slug, among: slugs)
        ?? Message(
          fr: "Le nom du fichier est celui de la catégorie, en minuscules et sans accents.",
          en: "The file’s name is that of the category, in lower case without accents."))
  }

  fileprivate static func unknownCategory(_ category: Located<String>, among names: [String]) -> Diagnostic {
    let list = names.joined(separator: ", ")
    return Diagnostic(
      .unknownCategory, at: category.place,
      Message(
        fr: "La catégorie « \(category.value) » n’est pas déclarée",
        en: "The category “\(category.value)” is not declared"),
      help: .didYouMean(category.value, among: names)
        ?? Message(
          fr: "« categories », dans site.yml, déclare : \(list).",
          en: "“categories” in site.yml declares: \(list)."))
  }
}
