/// A text as the value of a field: in straight quotes, so that no character of it means anything to YAML.
/// What cannot be printed is spelled by its number, and reads back as it was.
package func quotedForYAML(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\":
      quoted.unicodeScalars.append("\\")
      quoted.unicodeScalars.append(scalar)
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
    default: quoted += escaped(scalar)
    }
  }
  return quoted + "\""
}

/// What YAML 1.1 calls printable (section 5.1), without the line breaks and the byte order mark.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
  default: false
  }
}

/// `\u0085`; nothing that is not printable lies above U+FFFF.
private func escaped(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
