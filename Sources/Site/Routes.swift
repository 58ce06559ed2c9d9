import Diagnostics

/// Who answers at which address. Every address has one owner; a second one is an error that names both.
package struct Routes: Sendable {
  /// What stands behind an address.
  package enum Owner: Hashable, Sendable {
    /// A page that the generator makes of the whole blog, by its name.
    case generated(String)
    case article(Int)
    case author(Int)
    case page(Int)
    /// A file of `content/images` or `content/static`, by its path.
    case file(String)
    /// A former address.
    case redirect(Int)
  }

  private var owners: [String: (owner: Owner, place: Place?)] = [:]

  /// The addresses in use.
  package var addresses: some Collection<String> { owners.keys }

  package func owner(of address: String) -> Owner? { owners[Self.spelled(address)]?.owner }

  /// An address in the one spelling that counts: `/contact/index.html` is `/contact/`.
  private static func spelled(_ address: String) -> String {
    address.hasSuffix("/index.html") ? String(address.dropLast("index.html".count)) : address
  }

  /// Gives an address to an owner. `place` is where the owner stands, for the message.
  ///
  /// `false` when somebody has it already, which is reported; `severity` says how badly.
  mutating func claim(
    _ address: String, _ owner: Owner, at place: Place?, severity: Severity = .error,
    diagnostics: inout [Diagnostic]
  ) -> Bool {
    let address = Self.spelled(address)
    if let first = owners[address] {
      diagnostics.append(.collision(address, first.place, place, severity))
      return false
    }
    owners[address] = (owner, place)
    return true
  }

  /// Gives an address back, which somebody then may have.
  mutating func release(_ address: String) { owners[Self.spelled(address)] = nil }

  /// Reports files that bear the name of a folder: `contact` beside `contact/index.html`.
  func checkFolders(diagnostics: inout [Diagnostic]) {
    let paths = Dictionary(owners.map { (Self.outputPath($0.key), $0.value.place) }) { first, _ in first }
    for (path, place) in paths.sorted(by: { $0.key < $1.key }) {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if let other = paths[String(folder)] {
          diagnostics.append(.collision("/" + folder, other, place, .error))
        }
      }
    }
  }

  /// The file that answers at an address: `/a/` → `a/index.html`.
  package static func outputPath(_ address: String) -> String {
    String(address.dropFirst()) + (address.hasSuffix("/") ? "index.html" : "")
  }

  /// Names that an article or a page may not have: the generator's own addresses begin with them.
  static let reservedSlugs: Set<String> = [
    "index", "articles", "auteurs", "categories", "tags", "archives", "page", "assets", "images", "go",
    "feed.xml", "sitemap.xml", "_feuillet",
  ]
}

extension Diagnostic {
  /// Two owners of one address; `nil` stands for the generator.
  package static func collision(
    _ address: String, _ first: Place?, _ second: Place?, _ severity: Severity
  ) -> Diagnostic {
    Diagnostic(
      .addressCollision, severity, at: second ?? first,
      Message(fr: "L’adresse \(address) est prise deux fois", en: "The address \(address) is taken twice"),
      help: first == nil || second == nil
        ? Message(
          fr: "Le générateur en a besoin : donnez un autre nom à ce fichier, ou un autre « slug: ».",
          en: "The generator needs it: give this file another name, or another “slug:”.")
        : Message(
          fr: "Donnez à l’un des deux un autre « slug: », ou un autre nom de fichier.",
          en: "Give one of the two another “slug:”, or another file name."),
      related: first.flatMap { place in
        second == nil
          ? nil : [.init(place, Message(fr: "Elle est déjà prise ici", en: "It is taken here already"))]
      } ?? [])
  }
}
