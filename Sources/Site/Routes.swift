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

  package func owner(of address: String) -> Owner? { owners[Self.canonical(address)]?.owner }

  /// An address in use as its owner spells it: accents may be written in two ways, which are equal as text but
  /// not as bytes. `nil` for one that nobody has.
  func spelled(_ address: String) -> String? {
    owners.index(forKey: Self.canonical(address)).map { owners[$0].key }
  }

  /// One address for each file of the output: `/contact/` for `/contact/index.html`.
  private static func canonical(_ address: String) -> String {
    address.utf8.last == UInt8(ascii: "l") && address.hasSuffix("/index.html")
      ? String(address.dropLast("index.html".count)) : address
  }

  /// Gives an address to an owner. `place` is where the owner stands, for the message.
  ///
  /// `false` when somebody has it already, which is reported; `severity` says how badly.
  mutating func claim(
    _ address: String, _ owner: Owner, at place: Place?, severity: Severity = .error,
    diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard isFree(address, at: place, severity: severity, diagnostics: &diagnostics) else { return false }
    owners[Self.canonical(address)] = (owner, place)
    return true
  }

  /// Whether nobody has an address; who wants it at `place` is told otherwise.
  func isFree(
    _ address: String, at place: Place?, severity: Severity, diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard let first = owners[Self.canonical(address)] else { return true }
    diagnostics.append(.collision(Self.canonical(address), first.place, place, severity))
    return false
  }

  /// Gives an address back, which somebody then may have.
  mutating func release(_ address: String) { owners[Self.canonical(address)] = nil }

  /// Reports files that bear the name of a folder: `contact` beside `contact/index.html`.
  func checkFolders(diagnostics: inout [Diagnostic]) {
    // Pages stand in folders of their own: few addresses can be in the way of another, and hardly ever one is.
    let files = Set(owners.keys.lazy.filter { $0.utf8.last != UInt8(ascii: "/") }.map { $0[...] })
    let isClear = owners.keys.allSatisfy { address in
      var folder = address[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        if files.contains(folder) || folder.hasSuffix("/index.html") { return false }
      }
      return true
    }
    if isClear { return }
    var paths = Dictionary(owners.map { (Self.outputPath($0.key), $0.value.place) }) { first, _ in first }
    var clear: Set<Substring> = []
    for (path, place) in paths.sorted(by: { $0.key < $1.key }) {
      var folder = path[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        // What was looked at below one folder is clear below the next.
        guard !clear.contains(folder) else { break }
        clear.insert(folder)
        // A file in the way of many is told once.
        if let file = paths.removeValue(forKey: String(folder)) {
          diagnostics.append(.collision("/" + folder, place, file, .error))
        }
      }
    }
  }

  /// The file that answers at an address: `/a/` → `a/index.html`.
  package static func outputPath(_ address: String) -> String {
    String(address.dropFirst()) + (address.hasSuffix("/") ? "index.html" : "")
  }

  /// What the addresses at which clicks are counted begin with.
  static let clickPages = "/go/"

  /// Names that an article or a page may not have: the generator's own addresses begin with them.
  package static let reservedSlugs: Set<String> = [
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
