import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a feed with all that it holds, as a reader's program takes it in.
final class FeedDocument {
  let name: String
  private let attributes: [String: String]
  private(set) var text = ""
  private var children: [FeedDocument] = []

  /// Reads a feed; one that is no XML fails the test.
  convenience init(_ xml: String, at location: SourceLocation = #_sourceLocation) throws {
    let builder = Builder()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = builder
    let isWhole = parser.parse()
    try #require(isWhole, "line \(parser.lineNumber) is no XML", sourceLocation: location)
    self.init(try #require(builder.root, sourceLocation: location))
  }

  private init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  private init(_ other: FeedDocument) {
    name = other.name
    attributes = other.attributes
    text = other.text
    children = other.children
  }

  var entries: [FeedDocument] { elements("entry") }

  func elements(_ name: String) -> [FeedDocument] { children.filter { $0.name == name } }

  /// The text of the first child of a name.
  subscript(name: String) -> String? { elements(name).first?.text }

  func texts(_ name: String) -> [String] { elements(name).map(\.text) }

  func attribute(_ name: String) -> String? { attributes[name] }

  /// Where a link of this relation leads.
  func link(_ relation: String) -> String? {
    elements("link").first { $0.attribute("rel") == relation }?.attribute("href")
  }

  private final class Builder: NSObject, XMLParserDelegate {
    private(set) var root: FeedDocument?
    private var open: [FeedDocument] = []

    func parser(
      _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
      attributes: [String: String] = [:]
    ) {
      let element = FeedDocument(name, attributes)
      if let parent = open.last { parent.children.append(element) } else { root = element }
      open.append(element)
    }

    func parser(_: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?) {
      open.removeLast()
    }

    func parser(_: XMLParser, foundCharacters characters: String) { open.last?.text += characters }
  }
}
