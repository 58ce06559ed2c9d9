import Diagnostics
import French
import Markdown
import YAML

/// The settings of a site, from `content/site.yml` and `content/partners.yml`.
package struct Settings: Sendable {
  package var title = ""
  package var baseURL = BaseURL.placeholder
  package var description: String?
  package var theme = Located("papier", at: Place(file: "content/site.yml"))
  package var defaultAuthor: Located<String>?
  package var defaultOffer: Located<String>?
  /// The pattern of the addresses of articles.
  package var articlePermalink = Permalink.articles
  /// Words of the trade and names that no dictionary has, for the check of spelling.
  package var dictionary: [String] = []
  /// Declared categories by slug; `nil` when any category may be used.
  package var categories: [String: String]?
  package var menu: [MenuEntry] = []
  package var html = MarkdownOptions.RawHTML.trusted
  /// How many articles a page of a listing holds.
  package var pageSize = 10
  /// How many articles a feed holds.
  package var feedSize = 20
  /// Former addresses and where they lead now.
  package var redirects: [Redirect] = []
  /// The hosts that an offer may lead to; `nil` for any with `https`.
  package var bookingHosts: [String]?
  package var related = Related()
  /// How severe problems are.
  package var checks = CheckRules()
  /// Who publishes the site; `nil` when it is not said.
  package var legal: LegalSettings?
  package var privacy = PrivacySettings()
  /// Whose links pay the blog.
  package var partners = Partners()
  /// How texts are set; the title, the description and the labels of the menu already are.
  package var typography = TypographyPolicy()
  /// Where the site is published, in the order of the file.
  package var publishTargets: [PublishTarget] = []

  package struct Redirect: Hashable, Sendable {
    package var from: Located<String>
    package var to: Located<String>
  }

  package struct MenuEntry: Hashable, Sendable {
    package var label: String
    package var url: Located<String>
  }

  /// What is shown below an article.
  package struct Related: Hashable, Sendable {
    /// How many articles at most.
    package var count = 3
    /// The least score that an article which nobody pinned must have, from 0 to 1.4.
    package var threshold = 0.05
    /// Whether articles newer than the one that is read count. Without them the pages of old articles stay as
    /// they are.
    package var includesNewer = true
    /// Whether articles that the text links to are left out.
    package var excludesLinked = false

    package init() {}
  }

  /// The defaults: what holds where `site.yml` says nothing.
  package init() {}

  /// Reads the settings. Everything that is wrong is reported; a value that is wrong keeps its default. `nil`
  /// when nothing could be read: whatever a site lacks then would be told in error.
  package static func read(
    _ file: SourceFile, baseURL override: String?, diagnostics: inout [Diagnostic]
  ) -> Settings? {
    var settings = Settings()
    if let problem = file.problem {
      diagnostics.append(problem)
      return nil
    }
    let document = YAMLDocument(file)
    guard document.fields(into: &diagnostics, { settings.read(&$0) }) != nil else { return nil }
    if let override, let url = BaseURL(override) { settings.baseURL = url }
    return settings
  }

  private mutating func read(_ fields: inout MappingReader) {
    typography = .read(&fields)
    title = typography.text(fields.requiredText("title")) ?? ""
    readBaseURL(&fields)
    description = typography.text(fields.text("description"))
    readFixed(&fields, "language", only: "fr")
    readFixed(&fields, "timezone", only: "Europe/Paris")
    if let theme = fields.text("theme") { self.theme = theme }
    defaultAuthor = fields.text("defaultAuthor")
    if let offer = fields.textOrFalse("defaultOffer"), let id = offer.value {
      defaultOffer = Located(id, at: offer.place)
    }
    readPermalinks(&fields)
    readCategories(&fields)
    menu = fields.mappings("menu") { [typography] entry -> MenuEntry? in
      let label = entry.requiredText("label")
      let url = entry.requiredText("url")
      guard let label, let url else { return nil }
      return MenuEntry(label: typography.typeset(label.value), url: url)
    }.compactMap { $0 }
    html = fields.choice("html", of: MarkdownOptions.RawHTML.self)?.value ?? .trusted
    let hosts = fields.texts("bookingHosts").map { $0.value.lowercased() }
    bookingHosts = hosts.isEmpty ? nil : hosts
    related =
      fields.mapping("related") { related in
        var settings = Related()
        settings.count = related.integer("count", in: 0...12)?.value ?? settings.count
        settings.threshold = related.number("threshold", in: 0...1.4)?.value ?? settings.threshold
        settings.includesNewer = related.flag("includeNewer")?.value ?? settings.includesNewer
        settings.excludesLinked = related.flag("excludeLinked")?.value ?? settings.excludesLinked
        return settings
      } ?? Related()
    pageSize = fields.integer("pageSize", in: 1...1000)?.value ?? pageSize
    feedSize = fields.integer("feedSize", in: 1...1000)?.value ?? feedSize
    redirects = fields.textEntries("redirects").compactMap { entry in
      readFormerAddress(entry.key, &fields).map { Redirect(from: $0, to: entry.value) }
    }
    dictionary = fields.texts("dictionary").map(\.value)
    publishTargets = PublishTarget.read(&fields)
    checks = .read(&fields)
    legal = fields.mapping("legal") { LegalSettings(&$0) }
    privacy = fields.mapping("privacy") { PrivacySettings(&$0) } ?? PrivacySettings()
  }

  private mutating func readBaseURL(_ fields: inout MappingReader) {
    guard let text = fields.requiredText("baseURL") else { return }
    if let url = BaseURL(text.value) {
      baseURL = url
    } else {
      fields.report(
        .badURL, at: text.place,
        Message(
          fr: "« \(text.value) » n’est pas l’adresse d’un site",
          en: "“\(text.value)” is not the address of a site"),
        help: Message(
          fr: "Écrivez l’adresse complète : https://blog.example.com",
          en: "Write the whole address: https://blog.example.com"))
    }
  }

  private func readFixed(_ fields: inout MappingReader, _ name: String, only value: String) {
    guard let text = fields.text(name), text.value != value else { return }
    fields.report(
      .invalidValue, at: text.place,
      Message(fr: "« \(name) » ne peut valoir que « \(value) »", en: "“\(name)” can only be “\(value)”"),
      help: Message(
        fr: "Écrivez « \(name): \(value) », ou supprimez la ligne.",
        en: "Write “\(name): \(value)”, or remove the line."))
  }

  private mutating func readPermalinks(_ fields: inout MappingReader) {
    let pattern = fields.mapping("permalinks") { $0.text("article") } ?? nil
    guard let pattern else { return }
    if let permalink = Permalink(pattern.value) {
      articlePermalink = permalink
    } else {
      fields.report(
        .invalidValue, at: pattern.place,
        Message(
          fr: "« \(pattern.value) » n’est pas un modèle d’adresse",
          en: "“\(pattern.value)” is not a pattern of addresses"),
        help: Message(
          fr: "Un modèle commence et finit par « / » et contient :slug, par exemple /articles/:slug/.",
          en: "A pattern begins and ends with “/” and holds :slug, for example /articles/:slug/."))
    }
  }

  private mutating func readCategories(_ fields: inout MappingReader) {
    let names = fields.texts("categories")
    guard !names.isEmpty else { return }
    var declared: [String: String] = [:]
    for name in names {
      let slug = slug(name.value)
      if slug.isEmpty || declared[slug] != nil {
        fields.report(
          .invalidValue, at: name.place,
          slug.isEmpty
            ? Message(
              fr: "« \(name.value) » n’a ni lettre ni chiffre",
              en: "“\(name.value)” has neither a letter nor a digit")
            : Message(
              fr: "La catégorie « \(name.value) » est déclarée deux fois",
              en: "The category “\(name.value)” is declared twice"),
          help: Message(fr: "Supprimez-la ou changez son nom.", en: "Remove it or change its name."))
      } else {
        declared[slug] = name.value
      }
    }
    categories = declared
  }
}
