/// Fills the gaps `{{name}}` of a text; a value is never looked through for gaps of its own. An unknown name
/// stays as it is.
func filled(_ template: [UInt8], _ values: [String: String]) -> [UInt8] {
  var text: [UInt8] = []
  var rest = template[...]
  while let open = rest.firstRange(of: Array("{{".utf8)) {
    guard let close = rest[open.upperBound...].firstRange(of: Array("}}".utf8)) else { break }
    let name = String(decoding: rest[open.upperBound..<close.lowerBound], as: UTF8.self)
    text += rest[..<open.lowerBound]
    text += values[name].map { Array($0.utf8)[...] } ?? rest[open.lowerBound..<close.upperBound]
    rest = rest[close.upperBound...]
  }
  return text + rest
}
