import Content
import Site

/// What whoever serves a site has to know, whatever the server.
package struct HostRules: Sendable {
  let baseURL: BaseURL
  /// On every answer.
  let headers: [(name: String, value: String)]
  let redirections: [Plan.Redirection]
  /// Whether `content/static/_headers` says other headers, which only some hosts read.
  let hasOwnHeaders: Bool

  /// What is named by its content never changes.
  static let foreverCache = "public, max-age=31536000, immutable"
  /// Pictures seldom change under their name.
  static let pictureCache = "public, max-age=86400"
  /// A new article is seen by everybody within five minutes.
  static let pageCache = "public, max-age=300"

  /// The text of `_headers`, which hosts such as Netlify and Cloudflare Pages read.
  var headersFile: String {
    let all = headers.map { "  \($0.name): \($0.value)\n" }.joined()
    return """
      \(baseURL.local("/*"))
      \(all)\(baseURL.local("/assets/*"))
        Cache-Control: \(Self.foreverCache)

      """
  }

  /// Types of files, each with the endings of its names, in the order of the alphabet.
  static let types: [(type: String, endings: [String])] = {
    var endings: [String: [String]] = [:]
    for (ending, type) in MediaType.types { endings[type, default: []].append(ending) }
    return endings.map { (type: $0.key, endings: $0.value.sorted()) }.sorted { $0.type < $1.type }
  }()
}
