import Content
import Diagnostics
import French
import Site

/// What the preview shows at one moment. Rendering is done by whoever asks.
package struct LiveSnapshot: Sendable {
  /// Grows with every update that changed something.
  package var version = 0
  /// What is wrong in the whole site, in the order in which it is to be shown.
  package var diagnostics: [Diagnostic] = []
  var composition: LiveComposition?
  /// The files whose pages show an older text, as they are broken now.
  var outOfDate: Set<String> = []
  /// Whether the settings or the theme are older than their files, and with them all pages.
  var isOutOfDate = false
  /// The articles that have no page here.
  var unbuilt: [Shared<Article>] = []
  /// The moment that decides what is published.
  package var now = Instant(secondsSince1970: 0)

  /// What stands at an address: the decoded path from the root of the site, without the path of its base URL.
  package func answer(_ address: String) -> LiveAnswer {
    composition?.answer(address) ?? .nothing
  }

  /// The path below which the site lives: "" or `/blog`.
  package var basePath: String { composition?.basePath ?? "" }

  /// The addresses of everything that a build would write, in no particular order.
  package var addresses: [String] { composition?.addresses ?? [] }
}

/// What stands at an address of a site in memory.
package enum LiveAnswer: Sendable {
  /// A page, a feed, a style…; `path` is that of its file in the output.
  case document(path: String, bytes: [UInt8])
  /// A file of `content/`, by its path in the site.
  case file(path: String)
  /// A former address: where it leads now, and the page that says so.
  case redirect(to: LinkTarget, page: [UInt8])
  /// The address of a page but for the slash at its end.
  case moved(to: String)
  /// The page for unknown addresses.
  case missing(page: [UInt8])
  /// There has never been a site that could be shown.
  case nothing
}
