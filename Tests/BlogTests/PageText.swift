import TestSite

/// A page as a reader or a robot looks at it.
struct PageText {
  let html: String

  init(_ html: String) { self.html = html }

  var tags: [HTMLTags.Tag] { Array(HTMLTags(html)) }

  func tags(_ name: String, _ isWanted: (HTMLTags.Tag) -> Bool = { _ in true }) -> [HTMLTags.Tag] {
    tags.filter { $0.name == name && isWanted($0) }
  }

  /// Whether a text stands in the HTML, with no-break spaces as spaces.
  func shows(_ text: String) -> Bool { Self.withPlainSpaces(html).contains(text) }

  static func withPlainSpaces(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  /// The text of the first element of a name, without tags.
  func text(_ name: String) -> String? { texts(name).first }

  /// The texts of all elements of a name, without tags and with plain spaces; elements of one name must not stand in one another.
  func texts(_ name: String) -> [String] {
    html.components(between: "<\(name)", and: "</\(name)>").compactMap { element in
      guard let first = element.first, first == ">" || first == " ", let end = element.firstIndex(of: ">")
      else {
        return nil
      }
      return Self.plain(element[element.index(after: end)...])
    }
  }

  /// What stands between two texts, the first time.
  func part(from start: String, to end: String) -> PageText? {
    html.components(between: start, and: end).first.map { PageText(start + $0) }
  }

  var title: String? { text("title") }
  var canonical: String? { link("canonical") }
  var robots: String? { meta("robots") }

  func link(_ relation: String) -> String? {
    tags("link") { $0.attributes["rel"] == relation }.first?.attributes["href"]
  }

  func meta(_ name: String) -> String? {
    tags("meta") { $0.attributes["name"] == name }.first?.attributes["content"]
  }

  func properties(_ name: String) -> [String] {
    tags("meta") { $0.attributes["property"] == name }.compactMap { $0.attributes["content"] }
  }

  func property(_ name: String) -> String? { properties(name).first }

  /// The visible breadcrumb: labels and addresses.
  var breadcrumb: [String] {
    guard let nav = part(from: "<nav class=\"ariane\"", to: "</nav>") else { return [] }
    return zip(nav.texts("a"), nav.tags("a")).map { "\($0) \($1.attributes["href"] ?? "")" }
  }

  /// What the pagination shows: numbers, « … », the current page in brackets.
  var pagination: String? {
    guard let nav = part(from: "<nav class=\"pagination\"", to: "</nav>") else { return nil }
    return nav.html.components(between: "<li>", and: "</li>").map { item in
      item.contains("aria-current=\"page\"") ? "[\(Self.plain(item))]" : Self.plain(item)
    }.joined(separator: " ")
  }

  /// The addresses of the articles that a listing shows, in order.
  var listed: [String] {
    tags("a") { $0.attributes["class"] == "titre" }.compactMap { $0.attributes["href"] }
  }

  /// A text without tags, with the references of characters decoded.
  private static func plain(_ html: Substring) -> String {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" {
        isTag = true
      } else if isTag {
        isTag = character != ">"
      } else {
        text.append(character)
      }
    }
    return withPlainSpaces(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
      "&quot;", with: "\""
    )
    .replacing("&#39;", with: "'").replacing("&amp;", with: "&").trimmingSpace
  }
}

extension String {
  /// Everything that stands between two texts.
  func components(between start: String, and end: String) -> [Substring] {
    var found: [Substring] = []
    var rest = self[...]
    while let opening = rest.firstRange(of: start) {
      rest = rest[opening.upperBound...]
      guard let closing = rest.firstRange(of: end) else { break }
      found.append(rest[..<closing.lowerBound])
      rest = rest[closing.upperBound...]
    }
    return found
  }

  fileprivate var trimmingSpace: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\n" }
    guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) })
    else {
      return ""
    }
    return String(self[first...last])
  }
}
