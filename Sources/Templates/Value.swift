/// What a template can be given. There is no reflection and no `Any`: every value says what it is.
package enum Value: Equatable, Sendable {
  /// Nothing: false in a section, empty as text. Only a field declared optional may be absent.
  case absent
  case flag(Bool)
  case number(Int)
  /// Text, escaped when a template prints it.
  case text(String)
  /// UTF-8 bytes of HTML, printed as they are.
  case html([UInt8])
  case list([Value])
  case object(Object)

  /// Whether a section of this value is shown.
  ///
  /// As in the Mustache specification, 0 is true. Empty text and empty HTML are false, which the specification
  /// leaves open: `{{#subtitle}}<p>{{subtitle}}</p>{{/subtitle}}` then does what it seems to say.
  package var isTruthy: Bool {
    switch self {
    case .absent: false
    case .flag(let flag): flag
    case .number, .object: true
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .list(let list): !list.isEmpty
    }
  }
}
