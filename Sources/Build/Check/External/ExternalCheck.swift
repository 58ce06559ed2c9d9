import Content
import Diagnostics
import French
import Site

/// Whether the pages of other sites that a site links to are still there.
struct ExternalCheck {
  let site: String
  let now: Instant
  /// How long an answer may take, in seconds.
  var timeLimit = 15

  func problems(_ blog: Blog, _ sources: SiteSources) throws(MachineFailure) -> [Diagnostic] {
    let links = ExternalLinks(blog, sources)
    if links.uses.isEmpty { return [] }
    guard let curl = Subprocess.find("curl") else { return [.noCurl] }
    var cache = ExternalCache(site: site, now: now)
    let asked = links.uses.keys.filter { cache[webAddress($0)] == nil }
    let agent = "Mozilla/5.0 (compatible; Feuillet link check; +\(blog.settings.baseURL.absolute("/")))"
    let probe = ExternalProbe(curl: curl, agent: agent, timeLimit: timeLimit)
    let answers = try probe.ask(Array(Set(asked.map(webAddress))))
    if !answers.isEmpty, answers.values.allSatisfy(\.isSilence) {
      return [.noNetwork(answers.count)] + problems(links, { cache[$0] }, sources)
    }
    cache.add(answers)
    do throws(MachineFailure) {
      if !answers.isEmpty { try cache.write(site: site) }
    } catch {
      // Without a cache every address is asked again, and that is all.
    }
    return problems(links, { cache[$0] }, sources)
  }

  private func problems(
    _ links: ExternalLinks, _ answer: (String) -> ExternalAnswer?, _ sources: SiteSources
  ) -> [Diagnostic] {
    var indexes: [String: LineIndex] = [:]
    let texts = sources.articles + sources.pages + sources.authors + sources.categories + sources.offers
    for file in texts + [sources.settings].compactMap(\.self) { indexes[file.path] = LineIndex(file) }
    return links.uses.inKeyOrder.flatMap { address, uses -> [Diagnostic] in
      guard let answer = answer(webAddress(address)) else { return [] }
      return uses.compactMap { use in
        var problem = Diagnostic.external(address, answer, at: use.place)
        if use.isUnpublished { problem?.severity = .notice }
        if case .moved(let target) = answer, let index = indexes[use.place.file] {
          problem?.replacement = Self.replacement(of: address, by: target, use.place, in: index)
        }
        return problem
      }
    }
  }

  /// The new address in the place of the old one, where it is on the same site and what the file says is certain.
  private static func replacement(
    of address: String, by target: String, _ place: Place, in index: LineIndex
  ) -> Diagnostic.Replacement? {
    guard isSamePage(address, target) else { return nil }
    let fragment = address.firstIndex(of: "#").map { String(address[$0...]) } ?? ""
    let lines = index.start(ofLine: place.line)..<index.start(ofLine: place.endLine + 1)
    let whole = 0..<index.file.bytes.count
    for range in [lines, whole] {
      let found = offsets(of: Array(address.utf8), in: index.file.bytes[range])
      if found.count == 1 { return .init(at: found[0], address, by: target + fragment) }
      if !found.isEmpty { return nil }
    }
    return nil
  }

  /// Whether a new address is the old one spelled anew. Another site may stand for anything, and a front page for a
  /// page that is no more.
  static func isSamePage(_ old: String, _ new: String) -> Bool {
    func site(_ address: String) -> Substring {
      let host = webHost(webAddress(address))
      return host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
    }
    return site(old) == site(new) && (!isFrontPage(new) || isFrontPage(webAddress(old)))
  }

  static func isFrontPage(_ address: String) -> Bool {
    let parts = address.split(separator: "/", omittingEmptySubsequences: true)
    return parts.count <= 2
  }

  /// Where an address stands as a whole: what follows does not go on with it.
  private static func offsets(of address: [UInt8], in bytes: ArraySlice<UInt8>) -> [Int] {
    var result: [Int] = []
    for offset in bytes.indices where bytes[offset] == address.first {
      guard bytes[offset...].starts(with: address) else { continue }
      let end = offset + address.count
      let ends: [UInt8] = Array(" \t\r\n)>\"'],}|".utf8)
      if end >= bytes.endIndex || ends.contains(bytes[end]) { result.append(offset) }
    }
    return result
  }
}

extension Diagnostic {
  /// What an answer means for whoever wrote the link; `nil` when nothing is wrong.
  fileprivate static func external(_ address: String, _ answer: ExternalAnswer, at place: Place)
    -> Diagnostic?
  {
    switch answer {
    case .found: return nil
    case .moved(let target):
      let isSame = ExternalCheck.isSamePage(address, target)
      let isFront = ExternalCheck.isFrontPage(target) && !isSame
      return Diagnostic(
        .externalMoved, .notice, at: place,
        Message(
          fr: "« \(address) » a déménagé pour de bon", en: "“\(address)” has moved for good"),
        help: isFront
          ? Message(
            fr: "On arrive à l’accueil, \(target) : la page a sans doute disparu.",
            en: "It leads to a front page, \(target): the page is probably gone.")
          : Message(fr: "Écrivez \(target)", en: "Write \(target)"))
    case .gone(let status):
      return Diagnostic(
        .externalDead, .warning, at: place,
        Message(
          fr: "« \(address) » n’existe plus (\(status))", en: "“\(address)” is gone (\(status))"),
        help: Message(
          fr: "Cherchez la nouvelle adresse de la page, ou retirez le lien.",
          en: "Look for the new address of the page, or take the link out."))
    case .noHost:
      return Diagnostic(
        .externalDead, .warning, at: place,
        Message(
          fr: "Le site de « \(address) » n’existe pas", en: "The site of “\(address)” does not exist"),
        help: Message(
          fr: "Vérifiez le nom de domaine, ou retirez le lien.",
          en: "Check the domain name, or take the link out."))
    case .malformed:
      return Diagnostic(
        .externalDead, .warning, at: place,
        Message(
          fr: "« \(address) » n’est pas une adresse du web", en: "“\(address)” is not a web address"),
        help: Message(
          fr: "Copiez l’adresse entière depuis le navigateur.",
          en: "Copy the whole address from the browser."))
    case .unsure(let doubt):
      let reason = doubt.reason
      return Diagnostic(
        .externalUnverified, .notice, at: place,
        Message(
          fr: "« \(address) » n’a pas pu être vérifié : \(reason.french)",
          en: "“\(address)” could not be verified: \(reason.english)"),
        help: Message(
          fr: "Ouvrez-le dans un navigateur ; s’il y marche, il n’y a rien à faire.",
          en: "Open it in a browser; if it works there, nothing is to be done."))
    }
  }

  fileprivate static let noCurl = Diagnostic(
    .externalUnverified, .notice, at: nil,
    Message(
      fr: "Les liens vers d’autres sites ne sont pas vérifiés : curl n’est pas installé",
      en: "Links to other sites are not checked: curl is not installed"),
    help: Message(fr: "Sous Debian : apt-get install curl", en: "On Debian: apt-get install curl"))

  fileprivate static func noNetwork(_ count: Int) -> Diagnostic {
    Diagnostic(
      .externalUnverified, .notice, at: nil,
      Message(
        fr: count == 1
          ? "Le seul lien à vérifier n’a pas de réponse"
          : "Aucun des \(count) liens à vérifier n’a de réponse",
        en: count == 1 ? "The only link to be checked has no answer" : "None of \(count) links has an answer"),
      help: Message(
        fr: "Le réseau est sans doute coupé : recommencez plus tard.",
        en: "The network is probably down: try again later."))
  }
}

extension ExternalAnswer.Doubt {
  fileprivate var reason: Message {
    switch self {
    case .status(429): Message(fr: "le site demande d’attendre (429)", en: "the site asks to wait (429)")
    case .status(let status) where !(500..<600).contains(status):
      Message(fr: "le site refuse les robots (\(status))", en: "the site refuses robots (\(status))")
    case .status(let status):
      Message(fr: "le site est en panne (\(status))", en: "the site is out of order (\(status))")
    case .tooSlow: Message(fr: "le site tarde trop", en: "the site is too slow")
    case .unreachable: Message(fr: "le site ne répond pas", en: "the site does not answer")
    case .certificate: Message(fr: "son certificat n’est pas valable", en: "its certificate is not valid")
    case .loop: Message(fr: "le site redirige en rond", en: "the site redirects in a circle")
    }
  }
}
