/// What type a value has, as templates are checked against it.
package indirect enum Shape: Equatable, Sendable {
  case flag, number, text, html
  case list(Shape)
  case object([Field])
  case optional(Shape)

  package struct Field: Equatable, Sendable {
    package var name: String
    package var shape: Shape
  }
}

/// One declaration of what templates see of a model: the names, their types, and how each is read.
///
/// The shape that templates are checked against and the value that they are given come from the same
/// declaration, so that they cannot differ.
package struct Schema<Model>: Sendable {
  package struct Field: Sendable {
    let name: String
    let shape: Shape
    let read: @Sendable (Model) -> Value
  }
}
