import Content
import Diagnostics
import Markdown

/// Addresses that last: aliases of articles and the redirects of `site.yml`.
extension Assembly {
  /// Claims every former address and finds where it leads. One that is in use now, twice given, or that leads in a
  /// circle is reported.
  mutating func claimFormerAddresses() {
    for number in articles.indices {
      let aliases = articles[number].shared.value.aliases
      let state = articles[number].state
      guard let built = builtNumber[number] else {
        for alias in aliases where state != .published { unpublishedAddresses[alias.value] = state }
        continue
      }
      for alias in aliases {
        let isFree = blog.routes.claim(
          alias.value, .redirect(blog.redirects.count), at: alias.place,
          severity: state == .published ? .error : .notice, diagnostics: &diagnostics)
        if isFree { blog.redirects.append((alias.value, .local(blog.articles[built].address))) }
      }
    }
    for redirect in content.settings.redirects {
      let isFree = blog.routes.claim(
        redirect.from.value, .redirect(blog.redirects.count), at: redirect.from.place,
        diagnostics: &diagnostics)
      if isFree {
        redirects.append((redirect.from, redirect.to, blog.redirects.count))
        blog.redirects.append((redirect.from.value, .nowhere))
      }
    }
  }

  /// Resolves the targets of the redirects, now that every address is known, and reports those that lead in a
  /// circle. `true` when some have no target, or none yet: they are gone, and their addresses are free again.
  mutating func resolveRedirects() -> Bool {
    for redirect in redirects {
      let known = diagnostics.count
      blog.redirects[redirect.number].target = target(redirect.to, .link, state: .published)
      for number in diagnostics[known...].indices where diagnostics[number].code == .unpublishedTarget {
        diagnostics[number].help = Message(
          fr: "La redirection attend que l’article soit publié.",
          en: "The redirect waits for the article to be published.")
      }
    }
    var circular: Set<Int> = []
    var dropped: Set<Int> = []
    for redirect in redirects {
      switch end(of: redirect.number) {
      case .somewhere: break
      case .nowhere(let last):
        dropped.insert(redirect.number)
        blog.routes.release(redirect.from.value)
        unpublishedAddresses[redirect.from.value] = state(ofUnpublished: last)
      case .circle(let members):
        // Whoever leads into a circle is mended with it.
        if circular.isDisjoint(with: members) { report(circle: members) }
        circular.formUnion(members)
      }
    }
    blog.redirects = blog.redirects.indices.filter { !dropped.contains($0) }.map { blog.redirects[$0] }
    return !dropped.isEmpty
  }

  /// Where one gets in the end.
  private enum End {
    case somewhere
    /// By this last redirect, by its number.
    case nowhere(Int)
    /// The redirects that lead to one another, by their numbers.
    case circle([Int])
  }

  private func end(of number: Int) -> End {
    var chain: [Int] = []
    var last = number
    while true {
      if let first = chain.firstIndex(of: last) { return .circle(Array(chain[first...])) }
      chain.append(last)
      switch blog.redirects[last].target {
      case .external: return .somewhere
      case .nowhere: return .nowhere(last)
      // A place on the page that leads there.
      case .anchor: return .circle([last])
      case .local(let address):
        let page = String(address.prefix { $0 != "#" && $0 != "?" })
        guard case .redirect(let next)? = blog.routes.owner(of: page) else { return .somewhere }
        last = next
      }
    }
  }

  /// What keeps the target of a redirect from being there.
  private func state(ofUnpublished number: Int) -> PublicationState {
    guard let written = redirects.first(where: { $0.number == number })?.to.value else { return .draft }
    return unpublishedAddresses[written] ?? unpublishedAddresses[written + "/"]
      ?? articles.first { $0.source.file.hasSuffix("/" + written) }?.state ?? .draft
  }

  private mutating func report(circle members: [Int]) {
    let lines = redirects.filter { members.contains($0.number) }.map(\.from)
    guard let first = lines.first, let start = members.min(), let turn = members.firstIndex(of: start) else {
      return
    }
    let way = (members[turn...] + members[..<turn] + [start]).map { blog.redirects[$0].address }
    diagnostics.append(.redirectLoop(way, at: first.place, others: lines.dropFirst().map(\.place)))
  }
}

extension Diagnostic {
  fileprivate static func redirectLoop(_ way: [String], at place: Place, others: [Place]) -> Diagnostic {
    let arrow = way.joined(separator: " → ")
    return Diagnostic(
      .redirectLoop, at: place,
      Message(fr: "La redirection tourne en rond : \(arrow)", en: "The redirect leads in a circle: \(arrow)"),
      help: others.isEmpty
        ? Message(fr: "Changez ou retirez cette ligne.", en: "Change or remove this line.")
        : Message(fr: "Retirez l’une de ces lignes.", en: "Remove one of these lines."),
      related: others.map {
        .init($0, Message(fr: "Elle passe par ici", en: "It comes through here"))
      })
  }
}
