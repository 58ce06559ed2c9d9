/// Which form of a French noun goes with a number, by the plural rules of CLDR.
package enum PluralForm: String, CaseIterable, Sendable {
  /// 0, 1 and what lies between: « 0 commentaire », « 1 commentaire », « 1,5 million ».
  case one
  /// Whole millions, which take « de »: « 1 000 000 de commentaires ».
  case many
  /// Everything else.
  case other

  package init(count: Int) {
    let whole = count.magnitude
    if whole <= 1 {
      self = .one
    } else if whole.isMultiple(of: 1_000_000) {
      self = .many
    } else {
      self = .other
    }
  }

  /// The form for a number with decimals, which CLDR decides by its whole part.
  package init(count: Double) {
    let size = count.magnitude
    if size < 2 {
      self = .one
    } else if size < 9e15, Double(Int(size)) == size, Int(size).isMultiple(of: 1_000_000) {
      self = .many
    } else {
      self = .other
    }
  }
}
