/// A whole number as French writes it, its thousands parted by narrow no-break spaces (U+202F): `10 000`.
package func groupedNumber(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "\u{2212}" : ""
  for (position, digit) in digits.enumerated() {
    if position > 0, (digits.count - position).isMultiple(of: 3) { text.append("\u{202F}") }
    text.append(digit)
  }
  return text
}
