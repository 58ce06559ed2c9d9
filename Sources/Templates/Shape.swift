/// What type a value has, as templates are checked against it.
package indirect enum Shape: Hashable, Sendable {
  case flag, number, text, html
  case list(Shape)
  case object([Field])
  case optional(Shape)

  /// A field of an object: its name and its type.
  package struct Field: Hashable, Sendable {
    /// What templates call it.
    package var name: String
    /// Its type.
    package var shape: Shape

    /// A field of a name and a type.
    package init(_ name: String, _ shape: Shape) {
      self.name = name
      self.shape = shape
    }
  }

  /// Whether a value fits.
  ///
  /// An object must have exactly the declared fields, the optional ones too (as `.absent`): a field that is missing
  /// would be looked for in the surrounding objects, one too many would hide theirs.
  package func accepts(_ value: Value) -> Bool {
    switch (self, value) {
    case (.flag, .flag), (.number, .number), (.text, .text), (.html, .html): true
    case (.optional(let shape), _): value == .absent || shape.accepts(value)
    case (.list(let element), .list(let values)): values.allSatisfy(element.accepts)
    case (.object(let fields), .object(let object)):
      fields.count == object.keys.names.count
        && fields.allSatisfy { field in object[field.name].map(field.shape.accepts) ?? false }
    default: false
    }
  }

  /// The shape of the value when there is one.
  var unwrapped: Shape {
    if case .optional(let shape) = self { shape.unwrapped } else { self }
  }

  /// The declared fields, of an object or of an object that may be absent.
  var fields: [Field]? {
    if case .object(let fields) = unwrapped { fields } else { nil }
  }
}
