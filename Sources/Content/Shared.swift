/// A value that stands in memory once for many: a copy counts one reference, where that of an article counts fifty.
package final class Shared<Value: Sendable>: Sendable {
  package let value: Value

  package init(_ value: Value) { self.value = value }
}

extension Shared: Equatable where Value: Equatable {
  package static func == (a: Shared, b: Shared) -> Bool { a === b || a.value == b.value }
}

extension Shared: Hashable where Value: Hashable {
  package func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}

extension ContentReader.Reading<Article> {
  /// The same, with its value shared.
  package var shared: ContentReader.Reading<Shared<Article>> {
    .init(file: file, value: value.map { Shared($0) }, diagnostics: diagnostics)
  }
}
