/// A JSON value that is written, never read.
///
/// The writer is ours because Foundation's costs 3 to 9 ms at each start of a command that otherwise starts
/// in 2 ms, and because it keeps no order of keys but the alphabetical one.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// A number that is not finite is written as `null`: JSON has none.
  case double(Double)
  case string(String)
  case array([JSONValue])
  /// The keys in the order in which they are written; each at most once.
  case object([(String, JSONValue)])

  /// The value in one line, without a space, as RFC 8259 has it.
  package func serialized() -> String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .int(let number): bytes += "\(number)".utf8
    case .double(let number): bytes += (number.isFinite ? "\(number)" : "null").utf8
    case .string(let text): Self.append(text, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (position, (key, value)) in members.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var start = 0
      for (index, byte) in utf8.enumerated() {
        guard let escape = escape(byte) else { continue }
        bytes.append(contentsOf: utf8[start..<index])
        bytes += escape.utf8
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What stands for a byte; `nil` for itself.
  private static func escape(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""): #"\""#
    case UInt8(ascii: "\\"): #"\\"#
    case UInt8(ascii: "\n"): #"\n"#
    case UInt8(ascii: "\r"): #"\r"#
    case UInt8(ascii: "\t"): #"\t"#
    // JSON allows DEL as it is, but a terminal might be the reader.
    case 0..<0x20, 0x7F: "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))"
    default: nil
    }
  }
}
