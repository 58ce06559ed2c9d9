import CCmarkGFM
import Diagnostics
import French

/// The ids of a page: each is given once, and the same text gives the same ids.
struct Identifiers {
  private(set) var taken: [String: Place?] = [:]
  /// From which number on an id may be free that begins with a wish: thousands of blocks have the same one.
  private var nextNumbers: [String: Int] = [:]

  /// Takes an id that an author chose; gives the place of the one that has it already.
  mutating func claim(_ id: String, at place: Place) -> Place? {
    if let first = taken[id] { return first ?? place }
    taken[id] = place
    return nil
  }

  /// An id that nobody has: the wish itself, else with `-2`, `-3`, ….
  mutating func make(_ wish: String) -> String {
    var id = wish
    if taken[id] != nil {
      var number = nextNumbers[wish] ?? 2
      repeat {
        id = "\(wish)-\(number)"
        number += 1
      } while taken[id] != nil
      nextNumbers[wish] = number
    }
    taken[id] = .some(nil)
    return id
  }
}

/// The headings of a document in order, with their ids.
///
/// A heading whose text occurs more than once (`Avantages`) bears the slug of the heading above it, so that
/// its anchor survives when sections change places.
struct HeadingPlan {
  private(set) var ids: [String] = []

  init(_ nodes: [OpaquePointer], _ identifiers: inout Identifiers) {
    let slugs = nodes.map { node in
      let slug = slug(plainText(node))
      return slug.isEmpty ? "section" : slug
    }
    let counts = slugs.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var parents: [(level: Int, slug: String)] = []
    for (node, slug) in zip(nodes, slugs) {
      let level = Int(cmark_node_get_heading_level(node))
      while let last = parents.last, last.level >= level { parents.removeLast() }
      let isRepeated = counts[slug, default: 0] > 1
      let wish = isRepeated ? parents.last.map { "\($0.slug)-\(slug)" } ?? slug : slug
      ids.append(identifiers.make(wish))
      parents.append((level, slug))
    }
  }
}

/// The text of a node's inlines, without marks.
func plainText(_ node: OpaquePointer) -> String {
  var bytes: [UInt8] = []
  guard let iterator = cmark_iter_new(node) else { return "" }
  defer { cmark_iter_free(iterator) }
  while true {
    let event = cmark_iter_next(iterator)
    if event == CMARK_EVENT_DONE { break }
    guard event == CMARK_EVENT_ENTER, let child = cmark_iter_get_node(iterator) else { continue }
    switch cmark_node_get_type(child) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: bytes.append(contentsOf: literal(child))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: bytes.append(0x20)
    default: break
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The bytes of a node's literal, valid as long as the node.
func literal(_ node: OpaquePointer) -> UnsafeBufferPointer<UInt8> { cBytes(cmark_node_get_literal(node)) }

/// The bytes of a C string.
func cBytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
  guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
  var length = 0
  while string[length] != 0 { length += 1 }
  return UnsafeRawBufferPointer(start: string, count: length).bindMemory(to: UInt8.self)
}
