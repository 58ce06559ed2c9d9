import Diagnostics
import French
import Markdown
import YAML

/// One article, as its file says it.
package struct Article: Sendable {
  /// The path of the file: `content/articles/bareme.md`.
  package var file: String
  package var title = ""
  package var description: String?
  /// The beginning of the text, where there is no description.
  package var opening: String?
  package var date: Instant?
  package var updated: Instant?
  package var expires: Instant?
  package var isDraft = false
  /// Ids of authors, the default one when the article names none.
  package var authors: [Located<String>] = []
  package var category: Located<String>?
  package var tags: [Located<String>] = []
  package var categorySlug: String?
  /// The slug of each tag; "" for one that an earlier tag has.
  package var tagSlugs: [String] = []
  /// Where the slug stands, or the title that it was made of.
  package var slug: Located<String>
  package var cover: Cover?
  /// Slugs of the articles that the author put first among the related ones.
  package var related: [Located<String>] = []
  package var offer = OfferChoice.byDefault
  /// What the author says of the money behind the article.
  package var commercial: Located<Commercial>?
  /// Ids of the partners that the article is about, or that paid for it.
  package var partners: [Located<String>] = []
  package var seoTitle: String?
  /// Whether the table of contents is asked for or refused; `nil` leaves it to the number of headings.
  package var showsContents: Bool?
  package var canonical: String?
  /// Addresses that the article once had.
  package var aliases: [Located<String>] = []
  package var text = Text()
  /// The terms of the title, the description and the headings, by identity: what the article says that it is about.
  package var subjects: [Term.ID] = []

  package init(file: String, slug: Located<String>) {
    self.file = file
    self.slug = slug
  }

  package struct Cover: Hashable, Sendable {
    package var image: Located<String>
    package var alt: String
    package var credit: String?

    package init(image: Located<String>, alt: String, credit: String?) {
      self.image = image
      self.alt = alt
      self.credit = credit
    }
  }

  /// Why somebody gains something by an article.
  package enum Commercial: String, CaseIterable, Sendable {
    /// Nobody does.
    case none
    /// The blog speaks of its own services.
    case ownService = "own-service"
    /// Links bring a commission.
    case affiliate
    /// Somebody paid for the article.
    case sponsored
    /// What the article speaks of was given for free.
    case gift
  }

  package enum OfferChoice: Hashable, Sendable {
    case byDefault
    case none
    case named(Located<String>)
  }
}

extension Article {
  /// Where the article says what it is about.
  package var subjectTexts: [String] {
    [description ?? "", title] + text.document.headings.map(\.text)
  }
}

/// A Markdown text with its blocks, held against the theme.
package struct Text: Sendable {
  package var document = MarkdownDocument()
  package var blocks: [Block] = []
  /// Where the values of the front matter stand, by key, in texts that are checked.
  package var fields: [String: Place] = [:]

  package init() {}

  /// Takes out what only those need who write the text.
  package mutating func removeContents() -> MarkdownDocument.Contents {
    var contents = MarkdownDocument.Contents()
    contents.body = document.body
    document.body = Body()
    document.blocks = []
    document.resources = []
    for place in blocks.indices {
      let directive = blocks[place].directive
      contents.directives.append(directive)
      blocks[place].directive = .init(
        name: directive.name, place: directive.place, id: directive.id, isLeaf: directive.isLeaf)
    }
    return contents
  }
}

extension ContentReader {
  package func article(_ file: SourceFile) -> Reading<Article> {
    // Slug and terms are those of the title as it was written.
    var writtenTitle = ""
    return read(file) { fields, file, typography in
      var article = Article(file: file.path, slug: Located("", at: fields.place))
      let title = fields.requiredText(
        "title",
        help: Message(fr: "Ajoutez une ligne « title: Mon titre ».", en: "Add a line “title: My title”."))
      writtenTitle = title?.value ?? ""
      article.title = typography.typeset(writtenTitle)
      article.isDraft = fields.flag("draft")?.value ?? false
      article.description = typography.text(readDescription(article, &fields))
      readDates(&article, &fields)
      readPeople(&article, &fields)
      readSlug(&article, title, &fields)
      article.cover =
        fields.mapping("cover") { cover in
          let image = cover.requiredText("image")
          let alt = typography.text(cover.requiredText("alt"))
          let credit = typography.text(cover.text("credit"))
          return image.map { Article.Cover(image: $0, alt: alt ?? "", credit: credit) }
        } ?? nil
      article.related = fields.texts("related")
      if let offer = fields.textOrFalse("offer") {
        article.offer = offer.value.map { .named(Located($0, at: offer.place)) } ?? .none
      }
      article.seoTitle = typography.text(fields.text("seoTitle"))
      article.showsContents = fields.flag("toc")?.value
      article.canonical = readAddress("canonical", &fields)
      for alias in fields.texts("aliases") {
        if let address = readFormerAddress(alias, &fields) { article.aliases.append(address) }
      }
      if settings.articlePermalink.uses(.category), article.category == nil,
        fields.keyPlace("category") == nil
      {
        fields.report(.needsCategory(at: fields.place))
      }
      article.commercial = fields.choice("commercial")
      article.partners = fields.texts("partners")
      return article
    } terms: { _ in
      var counter = TermCounter(recordsTokens: recordsTokens)
      counter.weight = TermWeight.title
      counter.add(writtenTitle)
      counter.break()
      counter.weight = 1
      return counter
    } body: { article, text in
      article.text = text
      if article.description == nil { article.opening = opening(of: text.document.body) }
      article.subjects = Term.ids(of: article.subjectTexts)
    }
  }

  private func readDescription(_ article: Article, _ fields: inout MappingReader) -> Located<String>? {
    if article.isDraft { return fields.text("description") }
    return fields.requiredText(
      "description", severity: .warning,
      help: Message(
        fr: "Une ou deux phrases, 120 à 160 caractères : elles paraissent dans les moteurs de recherche.",
        en: "One or two sentences, 120 to 160 characters: search engines show them."))
  }

  private func readDates(_ article: inout Article, _ fields: inout MappingReader) {
    article.date = readDate("date", &fields)
    article.updated = readDate("updated", &fields)
    article.expires = readDate("expires", &fields)
    if !article.isDraft, fields.isEmpty("date") {
      fields.report(
        .missingField, at: fields.keyPlace("date") ?? fields.place,
        Message(fr: "L’article n’a pas de date", en: "The article has no date"),
        help: Message(
          fr: "Ajoutez une ligne « date: 2026-09-16 », ou « draft: true » tant que c’est un brouillon.",
          en: "Add a line “date: 2026-09-16”, or “draft: true” while it is a draft."))
    }
  }

  private func readDate(_ name: String, _ fields: inout MappingReader) -> Instant? {
    guard let text = fields.text(name) else { return nil }
    switch DateParsing.instant(text.value) {
    case .success(let date): return date.instant
    case .failure(let problem):
      fields.report(.badDate, at: text.place, problem.message(text.value), help: problem.help)
      return nil
    }
  }

  private func readPeople(_ article: inout Article, _ fields: inout MappingReader) {
    article.authors = fields.texts("author")
    if article.authors.isEmpty, fields.isEmpty("author") {
      if let author = settings.defaultAuthor {
        article.authors = [author]
      } else if !article.isDraft {
        fields.report(
          .missingField, at: fields.keyPlace("author") ?? fields.place,
          Message(fr: "L’article n’a pas d’auteur", en: "The article has no author"),
          help: Message(
            fr:
              "Ajoutez « author: » suivi du nom d’un fichier de content/authors/, ou donnez un « defaultAuthor » dans site.yml.",
            en:
              "Add “author:” and the name of a file of content/authors/, or give a “defaultAuthor” in site.yml."
          ))
      }
    }
    article.category = fields.text("category")
    article.tags = fields.texts("tags")
    article.categorySlug = article.category.map { slug($0.value) }
    let slugs = article.tags.map { slug($0.value) }
    var known: Set<String> = []
    article.tagSlugs = slugs.map { known.insert($0).inserted ? $0 : "" }
    for (name, slug) in zip(
      article.tags + [article.category].compactMap(\.self),
      slugs + [article.categorySlug].compactMap(\.self)) where slug.isEmpty
    {
      fields.report(
        .invalidValue, at: name.place,
        Message(
          fr: "« \(name.value) » n’a ni lettre ni chiffre",
          en: "“\(name.value)” has neither a letter nor a digit"),
        help: Message(
          fr: "Donnez-lui un nom qui puisse servir d’adresse.", en: "Give it a name that can be an address."))
    }
  }

  private func readSlug(_ article: inout Article, _ title: Located<String>?, _ fields: inout MappingReader) {
    if let given = fields.text("slug") {
      checkSlug(given, &fields)
      // A draft is built all the same, and never at an address that leaves its folder.
      article.slug = Located(isSlug(given.value) ? given.value : slug(given.value), at: given.place)
      return
    }
    let made = slug(title?.value ?? "")
    article.slug = Located(made, at: title?.place ?? fields.place)
    guard let title else { return }
    if made.isEmpty {
      fields.report(
        .badSlug, at: title.place,
        Message(fr: "Le titre ne donne aucune adresse", en: "The title gives no address"),
        help: Message(fr: "Ajoutez une ligne « slug: mon-article ».", en: "Add a line “slug: my-article”."))
    } else if !article.isDraft {
      fields.report(
        .missingField, .notice, at: title.place,
        Message(
          fr: "L’adresse de l’article suit son titre : changer le titre casserait les liens",
          en: "The address of the article follows its title: changing the title would break links"),
        help: Message(
          fr: "Figez-la par une ligne « slug: \(made) ».", en: "Freeze it with a line “slug: \(made)”."))
    }
  }
}

extension Diagnostic {
  fileprivate static func needsCategory(at place: Place) -> Diagnostic {
    Diagnostic(
      .missingField, at: place,
      Message(
        fr: "L’article n’a pas de catégorie, et son adresse en demande une",
        en: "The article has no category, and its address needs one"),
      help: Message(
        fr: "Ajoutez une ligne « category: … » : « permalinks », dans site.yml, contient :category.",
        en: "Add a line “category: …”: “permalinks” in site.yml holds :category."))
  }
}
