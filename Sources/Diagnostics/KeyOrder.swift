extension Dictionary where Key == String {
  /// The entries in the order of their keys. Only the keys are sorted: one sort, compiled once, for dictionaries of
  /// all values.
  package var inKeyOrder: [(key: String, value: Value)] {
    keys.sorted().compactMap { key in self[key].map { (key, $0) } }
  }
}
