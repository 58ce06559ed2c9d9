import CYAML
import Diagnostics

/// Builds the nodes of one document from libyaml's events, refusing what front matter has no use for.
struct NodeBuilder {
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether reading ended early: after an error of syntax, or at nesting that is too deep.
  private(set) var hasStopped = false

  private let source: UnsafeBufferPointer<UInt8>
  private let marks: MarkIndex
  private let lostText: LostText
  private var parser = yaml_parser_t()
  /// Where the last value ended: thousands of them are counted through once.
  private var lastValueEnd = (character: 0, offset: 0)

  /// The deepest nesting that is accepted.
  static let maximumDepth = 32

  init(source: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) {
    self.source = source
    marks = MarkIndex(source, file: file, firstLine: firstLine)
    lostText = LostText(source)
  }

  /// Reads the whole stream; `nil` when it holds no value.
  mutating func document() -> YAMLNode? {
    guard yaml_parser_initialize(&parser) == 1 else {
      hasStopped = true
      diagnostics.append(.yaml(at: marks.place(line: 0, column: 0), .outOfMemory))
      return nil
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, source.baseAddress, source.count)

    var root: YAMLNode?
    var documents = 0
    while let event = next() {
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents == 2 {
          diagnostics.append(.yaml(at: marks.place(event.start), .severalDocuments))
          return root
        }
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: break
      default: root = node(event, depth: 1)
      }
      if hasStopped { return nil }
    }
    return nil
  }

  /// What is kept of an event of libyaml, whose own memory is freed at once.
  private struct Event {
    var type: yaml_event_type_t
    var start: yaml_mark_t
    var end: yaml_mark_t
    var text = ""
    var isPlain = false
    var anchor: String?
    var tag: String?
  }

  /// The next event; `nil` after an error of syntax, which is reported.
  private mutating func next() -> Event? {
    // After an error libyaml would go on with empty events for ever.
    guard !hasStopped else { return nil }
    var raw = yaml_event_t()
    guard yaml_parser_parse(&parser, &raw) == 1 else {
      hasStopped = true
      diagnostics.append(SyntaxError.diagnostic(parser, source: source, marks: marks))
      return nil
    }
    defer { yaml_event_delete(&raw) }
    var event = Event(type: raw.type, start: raw.start_mark, end: raw.end_mark)
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      event.text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      event.isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      event.anchor = string(scalar.anchor)
      event.tag = string(scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      event.anchor = string(raw.data.sequence_start.anchor)
      event.tag = string(raw.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      event.anchor = string(raw.data.mapping_start.anchor)
      event.tag = string(raw.data.mapping_start.tag)
    case YAML_ALIAS_EVENT: event.anchor = string(raw.data.alias.anchor)
    default: break
    }
    return event
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  /// The node that begins with an event. After an error of syntax its content is of no account.
  private mutating func node(_ event: Event, depth: Int) -> YAMLNode {
    let place = marks.place(event.start, event.end)
    if event.type == YAML_ALIAS_EVENT {
      diagnostics.append(.yaml(at: place, .alias(event.anchor ?? "")))
      return YAMLNode(.refused, at: place)
    }
    var refused = false
    if let anchor = event.anchor {
      diagnostics.append(.yaml(at: place, .anchor(anchor)))
      refused = true
    }
    if let tag = event.tag {
      diagnostics.append(.yaml(at: place, .tag(tag)))
      refused = true
    }
    var node: YAMLNode
    switch event.type {
    case YAML_SCALAR_EVENT:
      node = YAMLNode(.scalar(event.text, plain: event.isPlain), at: place)
      if event.isPlain, !event.text.isEmpty, !lostText.isEmpty { reportLostText(after: event) }
    case _ where depth > Self.maximumDepth:
      diagnostics.append(.yaml(at: place, .tooDeep(Self.maximumDepth)))
      // No skipping: the work of libyaml for a token grows with the depth, and an enemy can nest for ever.
      hasStopped = true
      return YAMLNode(.refused, at: place)
    case YAML_SEQUENCE_START_EVENT: node = sequence(from: place, depth: depth)
    default: node = mapping(from: place, depth: depth)
    }
    if refused { node.kind = .refused }
    return node
  }

  private mutating func reportLostText(after event: Event) {
    let character = Int(event.end.index)
    let end = marks.byteOffset(ofCharacter: character, from: lastValueEnd)
    lastValueEnd = (character, end)
    guard let lost = lostText.range(afterValueEndingAt: end) else { return }
    var place = marks.place(event.end)
    // White space alone stands between the two.
    place.column += lost.lowerBound - end
    place.endColumn = place.column + source[lost].count { $0 & 0xC0 != 0x80 }
    diagnostics.append(.lostText(event.text, String(decoding: source[lost], as: UTF8.self), at: place))
  }

  private mutating func sequence(from place: Place, depth: Int) -> YAMLNode {
    var items: [YAMLNode] = []
    var place = place
    while let event = next() {
      if event.type == YAML_SEQUENCE_END_EVENT {
        close(&place, event, last: items.last?.place)
        break
      }
      items.append(node(event, depth: depth + 1))
    }
    return YAMLNode(.sequence(items), at: place)
  }

  private mutating func mapping(from place: Place, depth: Int) -> YAMLNode {
    var entries: [YAMLNode.Entry] = []
    var firstByKey: [String: Place] = [:]
    var place = place
    while let event = next() {
      if event.type == YAML_MAPPING_END_EVENT {
        close(&place, event, last: entries.last?.value.place)
        break
      }
      let isPlain = event.isPlain
      let key = node(event, depth: depth + 1)
      guard let valueEvent = next() else { break }
      let value = node(valueEvent, depth: depth + 1)
      guard case .scalar(let name, _) = key.kind else {
        if key.kind != .refused { diagnostics.append(.yaml(at: key.place, .keyNotText)) }
        continue
      }
      if name == "<<", isPlain {
        diagnostics.append(.yaml(at: key.place, .mergeKey))
      } else if let first = firstByKey[name] {
        diagnostics.append(.duplicateKey(name, at: key.place, first: first))
      } else {
        firstByKey[name] = key.place
        entries.append(YAMLNode.Entry(key: Located(name, at: key.place), value: value))
      }
    }
    return YAMLNode(.mapping(entries), at: place)
  }

  /// Sets the end of a collection: after its bracket, or after its last value where it has none.
  private func close(_ place: inout Place, _ event: Event, last: Place?) {
    let end =
      event.end.index > event.start.index ? marks.place(event.start, event.end) : last ?? place
    place.endLine = end.endLine
    place.endColumn = end.endColumn
  }
}
