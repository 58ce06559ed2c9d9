import Content
import Diagnostics
import Markdown

/// Addresses that last: aliases of articles and the redirects of `site.yml`.
extension Assembly {
  /// Claims every former address and finds where it leads. One that is in use now, twice given, or that leads in a
  /// circle is reported.
  mutating func claimFormerAddresses() {
    for number in articles.indices {
      let (article, state) = articles[number]
      guard let built = builtNumber[number] else {
        for alias in article.aliases where state != .published { unpublishedAddresses[alias.value] = state }
        continue
      }
      for alias in article.aliases {
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

  /// Resolves the targets of the redirects, now that every address is known.
  mutating func resolveRedirects(_ resolver: LinkResolver) {
    for redirect in redirects {
      blog.redirects[redirect.number].target = target(redirect.to, .link, state: .published, resolver)
    }
    for redirect in redirects {
      var chain = [redirect.from.value]
      var target = blog.redirects[redirect.number].target
      while case .local(let address) = target, case .redirect(let next)? = blog.routes.owner(of: address) {
        if chain.contains(address) {
          diagnostics.append(.redirectLoop(chain + [address], at: redirect.from.place))
          break
        }
        chain.append(address)
        target = blog.redirects[next].target
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func redirectLoop(_ chain: [String], at place: Place) -> Diagnostic {
    let arrow = chain.joined(separator: " → ")
    return Diagnostic(
      .redirectLoop, at: place,
      Message(fr: "La redirection tourne en rond : \(arrow)", en: "The redirect leads in a circle: \(arrow)"),
      help: Message(fr: "Retirez l’une de ces lignes.", en: "Remove one of these lines."))
  }
}
