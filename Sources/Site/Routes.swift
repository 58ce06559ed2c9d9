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

  /// Makes room for addresses.
  mutating func reserveCapacity(_ count: Int) { owners.reserveCapacity(count) }

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
    // Few addresses are files of their own name: most are folders with an `index.html`.
    let plain = Set(owners.keys.lazy.filter { !$0.hasSuffix("/") }.map { $0[...] })
    var files: Set<String> = []
    for address in owners.keys {
      var folder = address[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")), slash > folder.startIndex {
        folder = folder[..<slash]
        let isFile =
          plain.contains(folder)
          || folder.hasSuffix("/index.html") && owners[Self.canonical(String(folder))] != nil
        if isFile { files.insert(String(folder)) }
      }
    }
    // A file in the way of many is told once, with the first of them.
    for file in files.sorted() {
      let below = owners.keys.filter { $0.hasPrefix(file + "/") }
      guard let first = below.min(by: { Self.outputPath($0) < Self.outputPath($1) }) else { continue }
      diagnostics.append(
        .collision(file, owners[first]?.place, owners[Self.canonical(file)]?.place, .error))
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
