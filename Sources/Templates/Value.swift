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
}
