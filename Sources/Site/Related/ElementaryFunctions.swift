/// Logarithm and exponential made of sums, products and quotients alone.
///
/// IEEE 754 prescribes the last bit of those, and of square roots, but not of `log` and `exp`: these differ from
/// one C library to the next, and a score may not.
enum ElementaryFunctions {
  private static let logarithmOf2 = 0.693_147_180_559_945_3
  private static let inverseOfE = 0.367_879_441_171_442_33

  /// The natural logarithm of a finite number above zero, to about 1e-15.
  static func logarithm(_ number: Double) -> Double {
    var exponent = Double(number.exponent)
    var significand = number.significand
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    // ln m = 2 · (z + z³/3 + z⁵/5 + …) with z = (m − 1) / (m + 1), at most 0.172.
    let z = (significand - 1) / (significand + 1)
    let square = z * z
    var sum = 0.0
    for divisor in stride(from: 23.0, through: 1, by: -2) { sum = sum * square + 1 / divisor }
    return exponent * logarithmOf2 + 2 * z * sum
  }

  /// e⁻ˣ for x from 0 to some hundreds, to about 1e-15.
  static func decay(_ x: Double) -> Double {
    let whole = Int(x)
    let part = x - Double(whole)
    var sum = 1.0
    for divisor in stride(from: 20.0, through: 1, by: -1) { sum = 1 - sum * part / divisor }
    for _ in 0..<whole { sum *= inverseOfE }
    return sum
  }
}

/// An amount of kinship in steps of 2⁻²⁰: whole numbers add up to the same on every machine, and two equal
/// scores are equal.
package struct Score: Comparable, Hashable, Sendable {
  package var steps: Int32

  package static let one: Double = 1_048_576

  /// The nearest step to a number of at least zero.
  package init(_ value: Double) { steps = Int32(value * Self.one + 0.5) }
  init(steps: Int32) { self.steps = steps }

  package var value: Double { Double(steps) / Self.one }

  package static func < (a: Self, b: Self) -> Bool { a.steps < b.steps }
  package static func + (a: Self, b: Self) -> Self { Self(steps: a.steps + b.steps) }
}
