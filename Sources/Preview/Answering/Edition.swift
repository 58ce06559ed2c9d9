import Build
import Diagnostics
import French

/// What the preview shows at one moment, with the number by which browsers know it.
package struct Edition: Sendable {
  /// Grows with every change, within one run of the server.
  package var version: Int
  /// The path below which the site lives: "" or `/blog`.
  package var basePath: String
  /// Of the whole site, in the order in which they are reported.
  package var diagnostics: [Diagnostic]
  /// What stands at an address: a decoded path from the root, without the base path.
  package var answer: @Sendable (String) -> LiveAnswer
  /// What editors want to know of the page at an address, as above.
  package var facts: @Sendable (String) -> LiveFacts?
  /// The address of the page that a file makes.
  package var addressOfFile: @Sendable (String) -> String?
  /// All articles with the moment that decides which are published, and the name of the site.
  package var newsroom: @Sendable () -> Newsroom

  /// What the desk shows.
  package struct Newsroom: Sendable {
    package var title = ""
    package var articles: [LiveArticle] = []
    package var now = Instant(secondsSince1970: 0)
  }

  package init(
    version: Int, basePath: String = "", diagnostics: [Diagnostic] = [],
    answer: @escaping @Sendable (String) -> LiveAnswer,
    facts: @escaping @Sendable (String) -> LiveFacts? = { _ in nil },
    addressOfFile: @escaping @Sendable (String) -> String? = { _ in nil },
    newsroom: @escaping @Sendable () -> Newsroom = { Newsroom() }
  ) {
    self.version = version
    self.basePath = basePath
    self.diagnostics = diagnostics
    self.answer = answer
    self.facts = facts
    self.addressOfFile = addressOfFile
    self.newsroom = newsroom
  }

  init(_ snapshot: LiveSnapshot) {
    self.init(
      version: snapshot.version, basePath: snapshot.basePath, diagnostics: snapshot.diagnostics,
      answer: snapshot.answer, facts: snapshot.facts, addressOfFile: snapshot.address(ofFile:),
      newsroom: { Newsroom(title: snapshot.siteTitle, articles: snapshot.articles, now: snapshot.now) })
  }

  func count(_ severity: Severity) -> Int { diagnostics.count { $0.severity == severity } }
}
