import Build
import French
import Site

/// Which part of the desk is asked for: a month, and whose articles.
struct DeskQuery: Hashable, Sendable {
  /// The first day of the month that the calendar shows; `nil` for that of today.
  var month: CivilDate?
  var author: String?
  var category: String?
  var state: PublicationState?
  /// Of the list of one state, counted from 1.
  var page = 1

  init() {}

  /// - Parameter parameters: still percent-encoded, as forms send them. What means nothing is left out.
  init(_ parameters: [String: String]) {
    func value(_ name: String) -> String? {
      let text = parameters[name].flatMap { PercentEncoding.decoded($0.replacing("+", with: " ")) }
      return text.flatMap { $0.isEmpty ? nil : $0 }
    }
    let parts = (value("mois") ?? "").split(separator: "-").map { Int($0) ?? 0 }
    if parts.count == 2 { month = CivilDate(year: parts[0], month: parts[1], day: 1) }
    author = value("auteur")
    category = value("rubrique")
    state = value("etat").flatMap(PublicationState.init)
    page = max(1, value("page").flatMap { Int($0) } ?? 1)
  }

  /// Whether an article is one of those asked for, whatever its state.
  func includes(_ article: LiveArticle) -> Bool {
    (author.map(article.authors.contains) ?? true) && (category.map { $0 == article.category } ?? true)
  }

  /// The address of the desk that shows this part.
  var address: String {
    let fields: [(String, String?)] = [
      ("mois", month.map { String($0.iso.prefix(7)) }), ("auteur", author), ("rubrique", category),
      ("etat", state?.rawValue), ("page", page > 1 ? String(page) : nil),
    ]
    let query = fields.compactMap { name, value in value.map { "\(name)=\(Self.encoded($0))" } }
    return PreviewAddress.root + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  func with(_ change: (inout DeskQuery) -> Void) -> DeskQuery {
    var other = self
    change(&other)
    return other
  }

  private static func encoded(_ text: String) -> String {
    // What an address may hold but means something in its query.
    PercentEncoding.encoded(text.replacing("%", with: "%25")).replacing("&", with: "%26")
      .replacing("=", with: "%3D").replacing("+", with: "%2B").replacing("#", with: "%23")
  }
}
