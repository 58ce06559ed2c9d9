import Content
import Diagnostics
import Site

/// The names that a new document of a kind cannot have, because somebody has them.
struct TakenNames {
  enum Owner {
    /// An address that the generator needs.
    case generator
    /// A file of that name, by its path in the site.
    case name(String)
    /// A file of another name that has the address.
    case address(String)
  }

  private let kind: NewDocument.Kind
  private let site: String
  /// The files of the articles by their addresses.
  private var files: [String: String] = [:]

  init(_ kind: NewDocument.Kind, _ sources: SiteSources, _ settings: Settings, site: String) {
    self.kind = kind
    self.site = site
    guard kind == .article else { return }
    let reader = ContentReader(frontMatterOnly: settings)
    for article in sources.articles.compactMap({ reader.article($0).value }) {
      if files[article.slug.value] == nil { files[article.slug.value] = article.file }
    }
  }

  /// Who has a slug; `nil` when it is free.
  func owner(of slug: String) -> Owner? {
    if kind != .author, Routes.reservedSlugs.contains(slug) { return .generator }
    let path = "content/\(kind.folder)/\(slug).md"
    if FileStatus("\(site)/\(path)") != nil { return .name(path) }
    return files[slug].map { .address($0) }
  }
}

extension Diagnostic {
  static func exists(_ path: String, suggestion: String?) -> Diagnostic {
    Diagnostic(
      .alreadyExists, at: nil,
      Message(
        fr: "« \(path) » existe déjà : rien n’a été écrit",
        en: "“\(path)” exists already: nothing was written"),
      help: .otherTitle(suggestion))
  }

  static func taken(_ slug: String, by path: String, suggestion: String?) -> Diagnostic {
    Diagnostic(
      .addressCollision, at: nil,
      Message(
        fr: "« \(path) » a déjà l’adresse « \(slug) » : rien n’a été écrit",
        en: "“\(path)” has the address “\(slug)” already: nothing was written"),
      help: .otherTitle(suggestion))
  }

  static func reserved(_ slug: String, suggestion: String?) -> Diagnostic {
    Diagnostic(
      .reservedSlug, at: nil,
      Message(
        fr: "L’adresse « \(slug) » est réservée au générateur : rien n’a été écrit",
        en: "The address “\(slug)” is reserved for the generator: nothing was written"),
      help: .otherTitle(suggestion))
  }

  static func noSlug(_ kind: NewDocument.Kind, _ slug: String) -> Diagnostic {
    Diagnostic(
      .badSlug, .notice, at: nil,
      Message(
        fr: "Le titre ne donne aucune adresse, qui sera donc « \(slug) »",
        en: "The title gives no address, which therefore is “\(slug)”"),
      help: kind == .article
        ? Message(
          fr: "Changez le nom du fichier et sa ligne « slug: » avant de publier.",
          en: "Change the name of the file and its line “slug:” before publishing.")
        : Message(
          fr: "Changez le nom du fichier avant de publier.",
          en: "Change the name of the file before publishing."))
  }

  static func outsideSite(_ folder: String, _ target: String) -> Diagnostic {
    Diagnostic(
      .outsideSite, at: nil,
      Message(
        fr: "« \(folder) » est un lien symbolique qui mène hors du site, à « \(target) »",
        en: "“\(folder)” is a symbolic link that leads out of the site, to “\(target)”"),
      help: Message(
        fr: "Remplacez-le par un dossier, puis recommencez.", en: "Replace it with a folder, then try again.")
    )
  }
}

extension Message {
  fileprivate static func otherTitle(_ suggestion: String?) -> Message {
    guard let suggestion else {
      return Message(
        fr: "Choisissez un titre dont les premiers mots diffèrent.",
        en: "Choose a title whose first words differ.")
    }
    return Message(
      fr: "Choisissez un autre titre, par exemple « \(suggestion) ».",
      en: "Choose another title, for example “\(suggestion)”.")
  }
}
