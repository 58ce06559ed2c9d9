/// Ordered fields, found by name.
package struct Object: Equatable, Sendable {
  /// The names, shared by all objects of one kind.
  package let keys: Keys
  /// In the order of the keys, as many as there are keys.
  package let values: [Value]

  /// Of two fields with one name the first counts.
  package init(_ fields: [(String, Value)]) {
    self.init(Keys(fields.map(\.0)), fields.map(\.1))
  }

  /// An object whose keys were made before: the cheap way for many objects of one kind.
  ///
  /// A value that is missing at the end is absent; one too many is dropped.
  package init(_ keys: Keys, _ values: [Value]) {
    self.keys = keys
    if values.count == keys.names.count {
      self.values = values
    } else {
      let padding = repeatElement(Value.absent, count: max(0, keys.names.count - values.count))
      self.values = Array(values.prefix(keys.names.count)) + padding
    }
  }

  /// The field of a name, `nil` when there is none.
  package subscript(name: String) -> Value? { keys.index(of: Symbol(name)).map { values[$0] } }

  /// The names of the fields of one kind of object.
  package final class Keys: Equatable, Sendable {
    /// In the order of the fields.
    package let names: [String]
    private let symbols: [Int32]
    /// The index for each symbol number, from `first` on; -1 where there is none. Empty when `symbols` is so short
    /// that looking through it is faster.
    private let indices: [Int16]
    private let first: Int32

    /// Of two equal names the first counts.
    package init(_ names: [String]) {
      let symbols = names.map { Symbol($0).number }
      self.names = names
      self.symbols = symbols
      first = symbols.min() ?? 0
      if symbols.count > 6, symbols.count <= Int(Int16.max) {
        var indices = [Int16](repeating: -1, count: Int((symbols.max() ?? 0) - first) + 1)
        for (index, symbol) in symbols.enumerated().reversed() {
          indices[Int(symbol - first)] = Int16(index)
        }
        self.indices = indices
      } else {
        indices = []
      }
    }

    /// Whether the names and their order are the same.
    package static func == (a: Keys, b: Keys) -> Bool { a === b || a.symbols == b.symbols }

    func index(of symbol: Symbol) -> Int? {
      if indices.isEmpty {
        for index in symbols.indices where symbols[index] == symbol.number { return index }
        return nil
      }
      let slot = Int(symbol.number) - Int(first)
      guard slot >= 0, slot < indices.count, indices[slot] >= 0 else { return nil }
      return Int(indices[slot])
    }
  }
}
