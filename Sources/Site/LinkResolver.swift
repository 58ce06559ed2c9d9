import Content
import Diagnostics
import Markdown

/// Where a link of a text leads.
package enum LinkTarget: Hashable, Sendable {
  /// An address of the site, from its root: `/articles/bareme/#criteres`.
  case local(String)
  /// A place on the same page: `#criteres`.
  case anchor(String)
  /// Anything outside, as the author wrote it.
  case external(String)
  /// What it led to is not published, or does not exist: the text of the link stays.
  case nowhere
}

/// Finds what the links and images of texts lead to, and reports those that lead nowhere.
struct LinkResolver {
  let settings: Settings
  var routes = Routes()
  /// What became of the content files that are pages, by path.
  var files: [String: Destination] = [:]
  /// Addresses of articles that are not published, built or not, with why.
  var unpublished: [String: PublicationState] = [:]
  /// The anchors of each page, of those that are not built too.
  var anchors: [String: Set<String>] = [:]

  enum Destination {
    case address(String)
    case unpublished(PublicationState)
    /// Nothing of the file could be read, which was reported.
    case unreadable
  }

  /// Resolves what the author wrote in a file of `content/`.
  func resolve(
    _ written: String, kind: MarkdownDocument.Reference.Kind = .link, at place: Place,
    ownAnchors: Set<String> = [], diagnostics: inout [Diagnostic]
  ) -> LinkTarget {
    var text = written.trimmingASCIISpace
    if let own = ownAddress(text) { text = own }
    let isImage = kind == .image || kind == .attribute("src") || kind == .attribute("poster")
    if let id = Partners.id(ofAddress: text) { return partner(id, at: place, &diagnostics) }
    if hasScheme(text) || text.hasPrefix("//") {
      if isImage {
        let host = WebAddress(text.hasPrefix("//") ? "https:" + text : text)?.host
        if host.map({ !settings.privacy.hosts.contains($0) }) ?? true {
          diagnostics.append(.foreignImage(written, isAsked: host != nil, at: place))
        }
      }
      return .external(text)
    }
    let (path, suffix, fragment) = split(text)
    if path.isEmpty {
      if let fragment, !check(fragment, among: ownAnchors, at: place, .error, &diagnostics) {
        return .nowhere
      }
      return .anchor(text)
    }
    guard let address = address(of: path, in: written, isImage, at: place, &diagnostics) else {
      return .nowhere
    }
    let state = unpublished[address]
    if let state { diagnostics.append(.unpublishedTarget(written, state, at: place)) }
    let isBuilt = routes.owner(of: address) != nil
    if let fragment, let known = anchors[address] {
      // The headings of what is not published may still change.
      let severity: Severity = state == nil ? .error : .notice
      if !check(fragment, among: known, at: place, severity, &diagnostics) {
        return isBuilt ? .local(address) : .nowhere
      }
    }
    return isBuilt ? .local(address + suffix) : .nowhere
  }

  /// The address that a path leads to; `nil` when it leads nowhere, which is reported.
  private func address(
    of path: String, in written: String, _ isImage: Bool, at place: Place, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    if let page = page(at: path) { return page }
    guard let absolute = contentPath(decoded(path), from: place.file) else {
      diagnostics.append(.deadLink(written, at: place, isImage, meant: nil))
      return nil
    }
    if absolute.hasSuffix(".md"), let found = files[absolute] ?? files["content/articles" + path] {
      switch found {
      case .address(let known): return known
      case .unpublished(let state): diagnostics.append(.unpublishedTarget(written, state, at: place))
      case .unreadable: break
      }
      return nil
    }
    let wanted = path.hasPrefix("/") ? decoded(path) : fileAddress(absolute)
    if let known = [wanted, wanted + "/"].lazy.compactMap(routes.spelled).first { return known }
    if let known = [wanted, wanted + "/"].first(where: { unpublished[$0] != nil }) { return known }
    let meant = meant(by: decoded(path), wanted, isImage, from: place.file)
    diagnostics.append(.deadLink(written, at: place, isImage, meant: meant))
    return nil
  }

  /// The page that a path names by its address: what most links do, and what needs no look at files.
  private func page(at path: String) -> String? {
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.last == UInt8(ascii: "/"), !path.hasSuffix(".md/")
    else { return nil }
    return routes.spelled(decoded(path))
  }

  // MARK: Reading what was written

  /// The part after the site's own address, when it was written out, with `http:` or without any scheme too.
  private func ownAddress(_ text: String) -> String? {
    // Most links begin with neither: they are not worth a closer look.
    guard let first = text.utf8.first, first == UInt8(ascii: "h") || first == UInt8(ascii: "/"),
      let host = withoutScheme(text), let own = withoutScheme(settings.baseURL.absolute("")),
      host.hasPrefix(own), host.dropFirst(own.count).hasPrefix("/")
    else { return nil }
    return String(host.dropFirst(own.count))
  }

  private func withoutScheme(_ address: String) -> Substring? {
    for scheme in ["https://", "http://", "//"] where address.hasPrefix(scheme) {
      return address.dropFirst(scheme.count)
    }
    return nil
  }

  private func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first,
      isLetter(first)
    else { return false }
    return text.utf8[..<colon].allSatisfy { isLetter($0) || "+-.0123456789".utf8.contains($0) }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  private func split(_ text: String) -> (path: String, suffix: String, fragment: String?) {
    guard
      let end = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
    else { return (text, "", nil) }
    let suffix = String(text[end...])
    let fragment = suffix.firstIndex(of: "#").map { decoded(String(suffix[suffix.index(after: $0)...])) }
    return (String(text[..<end]), suffix, fragment)
  }

  /// The path in `content/` that a path written in a file means; `nil` when it climbs out.
  private func contentPath(_ path: String, from file: String) -> String? {
    if !path.utf8.contains(UInt8(ascii: "/")), path.utf8.first != UInt8(ascii: ".") {
      return file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file[...$0] + path } ?? path
    }
    var parts = path.hasPrefix("/") ? ["content"] : file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case "..":
        parts.removeLast()
        if parts.isEmpty { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// The address of a file of `content/images` or `content/static`.
  private func fileAddress(_ path: String) -> String {
    for folder in ["content/static/", "content/"] where path.hasPrefix(folder) {
      return "/" + path.dropFirst(folder.count)
    }
    return "/" + path
  }

  private func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: What is wrong

  private func check(
    _ fragment: String, among anchors: Set<String>, at place: Place, _ severity: Severity,
    _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    if fragment.isEmpty || fragment == "top" || fragment.hasPrefix(":~:") || anchors.contains(fragment) {
      return true
    }
    diagnostics.append(
      Diagnostic(
        .deadAnchor, severity, at: place,
        Message(fr: "L’ancre « #\(fragment) » n’existe pas", en: "There is no anchor “#\(fragment)”"),
        help: nearestAnchor(to: fragment, among: anchors).map {
          Message(fr: "Vouliez-vous dire « #\($0) » ?", en: "Did you mean “#\($0)”?")
        }
          ?? Message(
            fr:
              "Une ancre est le titre d’une partie, en minuscules et sans accents : « ## Le coût » devient #le-cout.",
            en:
              "An anchor is the heading of a section in lower case without accents: “## Le coût” becomes #le-cout."
          )))
    return false
  }

  /// The anchor of a heading that begins alike, as one does that was made longer; else the nearest.
  private func nearestAnchor(to fragment: String, among anchors: Set<String>) -> String? {
    let longer = anchors.filter { fragment.count > 3 && $0.hasPrefix(fragment + "-") }
    return longer.count == 1 ? longer.first : nearest(to: fragment, among: anchors)
  }

  /// What a dead link probably meant, as it would be written in that file.
  private func meant(by path: String, _ wanted: String, _ isImage: Bool, from file: String) -> String? {
    let name = lastPart(path)
    if isImage {
      let images = routes.addresses.filter { address in
        guard case .file = routes.owner(of: address) else { return false }
        return true
      }
      return namesake(of: name, among: images) ?? nearest(to: wanted, among: images)
        ?? nearest(to: name, among: images.map(lastPart)).flatMap { namesake(of: $0, among: images) }
    }
    if name.hasSuffix(".md") {
      let others = files.keys.filter { $0 != file }
      let folder = file.split(separator: "/").dropLast().joined(separator: "/") + "/"
      let shown = { (path: String) in
        path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : "/" + path.dropFirst("content/".count)
      }
      // A file of that name in another folder is what was meant, however far its path.
      let namesake = others.filter { $0.hasSuffix("/" + name) }.min()
      return namesake.map(shown) ?? nearest(to: path, among: others.map(shown))
    }
    return namesake(of: name, among: routes.addresses) ?? nearest(to: wanted, among: routes.addresses)
  }

  /// The address that ends like what was written, in another folder; the shortest of several.
  private func namesake(of name: String, among addresses: some Sequence<String>) -> String? {
    let name = name.lowercased()
    return addresses.filter { lastPart($0).lowercased() == name }.min { ($0.count, $0) < ($1.count, $1) }
  }

  private func lastPart(_ address: String) -> String {
    address.split(separator: "/").last.map(String.init) ?? ""
  }
}

extension Diagnostic {
  /// The policy of the pages keeps browsers from loading it; `isAsked` is false for what is in the address itself.
  fileprivate static func foreignImage(_ written: String, isAsked: Bool, at place: Place) -> Diagnostic {
    Diagnostic(
      isAsked ? .foreignResource : .missingImage, .warning, at: place,
      Message(
        fr: "L’image « \(written) » est ailleurs : elle ne s’affichera pas",
        en: "The image “\(written)” is elsewhere: it will not show"),
      help: Message(
        fr: "Les pages ne chargent rien d’un autre hôte : copiez l’image dans content/images/.",
        en: "Pages load nothing from another host: copy the image into content/images/."))
  }

  static func deadLink(
    _ written: String, at place: Place, _ isImage: Bool, meant: String?
  ) -> Diagnostic {
    // A space would end the address for Markdown.
    let help = meant.map { $0.replacing(" ", with: "%20") }.map {
      Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?")
    }
    return isImage
      ? Diagnostic(
        .missingImage, at: place,
        Message(fr: "L’image « \(written) » n’existe pas", en: "There is no image “\(written)”"),
        help: help
          ?? Message(
            fr: "Les images sont dans content/images/ et s’écrivent /images/nom.jpg.",
            en: "Images are in content/images/ and are written /images/name.jpg."))
      : Diagnostic(
        .deadLink, at: place,
        Message(fr: "Le lien « \(written) » ne mène nulle part", en: "The link “\(written)” leads nowhere"),
        help: help
          ?? Message(
            fr:
              "Un lien interne est le chemin d’un fichier (autre-article.md) ou une adresse du site (/contact/).",
            en:
              "An internal link is the path of a file (other-article.md) or an address of the site (/contact/)."
          ))
  }

  /// A link to an article that readers cannot see now; `isLink` is false where its card would have stood.
  static func unpublishedTarget(
    _ written: String, _ state: PublicationState, at place: Place, isLink: Bool = true
  ) -> Diagnostic {
    let (french, english) =
      switch state {
      case .draft: ("un brouillon", "a draft")
      case .scheduled: ("un article programmé", "a scheduled article")
      case .expired: ("un article expiré", "an expired article")
      case .published: ("un article", "an article")
      }
    return Diagnostic(
      .unpublishedTarget, .notice, at: place,
      Message(fr: "« \(written) » mène à \(french)", en: "“\(written)” leads to \(english)"),
      help: isLink
        ? Message(
          fr: "Le lien n’est qu’un simple texte tant que l’article n’est pas publié.",
          en: "The link is plain text as long as the article is not published.")
        : Message(
          fr: "Le renvoi ne paraît pas tant que l’article n’est pas publié.",
          en: "It does not appear as long as the article is not published."))
  }
}

extension String {
  fileprivate var trimmingASCIISpace: String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    guard utf8.first.map(isSpace) == true || utf8.last.map(isSpace) == true else { return self }
    var view = utf8.drop(while: isSpace)
    while let last = view.last, isSpace(last) { view.removeLast() }
    return String(Substring(view))
  }
}
