/// Appends text with `&`, `<`, `>` and `"` as entities.
package func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var start = 0
  for (index, byte) in bytes.enumerated() {
    let entity: StaticString
    switch byte {
    case UInt8(ascii: "&"): entity = "&amp;"
    case UInt8(ascii: "<"): entity = "&lt;"
    case UInt8(ascii: ">"): entity = "&gt;"
    case UInt8(ascii: "\""): entity = "&quot;"
    default: continue
    }
    output.append(contentsOf: bytes[start..<index])
    output.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
    start = index + 1
  }
  output.append(contentsOf: bytes[start...])
}

/// Appends text with `&`, `<`, `>` and `"` as entities.
package func appendEscaped(_ text: String, to output: inout [UInt8]) {
  var text = text
  text.withUTF8 { appendEscaped($0, to: &output) }
}

/// An address as it may stand in a URL: other characters are percent-encoded as UTF-8, existing escapes are
/// kept. The characters kept as they are are those of CommonMark's reference implementation.
package func percentEncoded(_ address: String) -> String {
  let stays = isAddressByte
  if address.utf8.allSatisfy({ stays[Int($0)] }) { return address }
  var bytes: [UInt8] = []
  for byte in address.utf8 {
    if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "'") {
      bytes.append(byte)
    } else {
      appendPercentEncoded(byte, to: &bytes)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A text as the value of a parameter of an address: all but letters, digits and `-_.~` is percent-encoded.
package func percentEncodedValue(_ text: String) -> String {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "~"):
      bytes.append(byte)
    default: bytes += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func appendPercentEncoded(_ byte: UInt8, to output: inout [UInt8]) {
  if isAddressByte[Int(byte)] {
    output.append(byte)
  } else {
    output.append(UInt8(ascii: "%"))
    output.append(hexDigits[Int(byte >> 4)])
    output.append(hexDigits[Int(byte & 15)])
  }
}

private let isAddressByte: [Bool] = (UInt8.min...UInt8.max).map { byte in
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: "-_.+!*(),%#@?=;:/$~".utf8.contains(byte)
  }
}
private let hexDigits = Array("0123456789ABCDEF".utf8)
