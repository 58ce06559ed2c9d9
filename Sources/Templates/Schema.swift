/// One declaration of what templates see of a model: the names, their types, and how each is read.
///
/// The shape that templates are checked against and the value that they are given come from the same
/// declaration, so that they cannot differ.
package struct Schema<Model>: Sendable {
  /// What templates are checked against; always an object.
  package let shape: Shape
  private let keys: Object.Keys
  private let fields: [Field]
  /// Gives the object whose fields come first; `nil` for none.
  private let first: (@Sendable (Model) -> Object)?

  /// The names must differ from each other.
  package init(_ fields: [Field]) {
    self.init([], nil, fields)
  }

  /// The fields of an object that is made elsewhere, and some of its own after them. The names must differ.
  package init<Base>(
    _ base: Schema<Base>, _ read: @escaping @Sendable (Model) -> Object, and fields: [Field]
  ) {
    self.init(base.shape.fields ?? [], read, fields)
  }

  private init(_ former: [Shape.Field], _ first: (@Sendable (Model) -> Object)?, _ fields: [Field]) {
    let all = former + fields.map { Shape.Field($0.name, $0.shape) }
    assert(Set(all.map(\.name)).count == all.count, "a name is declared twice")
    self.first = first
    self.fields = fields
    keys = Object.Keys(all.map(\.name))
    shape = .object(all)
  }

  /// What templates are given for a model.
  package func value(of model: Model) -> Value { .object(object(of: model)) }

  /// The same, for another schema that begins with these fields.
  package func object(of model: Model) -> Object {
    var values: [Value] = []
    values.reserveCapacity(keys.names.count)
    if let first { values += first(model).values }
    for field in fields { values.append(field.read(model)) }
    return Object(keys, values)
  }

  /// One name with its type and how it is read.
  package struct Field: Sendable {
    let name: String
    let shape: Shape
    let read: @Sendable (Model) -> Value
  }
}

extension Schema.Field {
  /// Text, escaped when it is printed.
  package static func text(_ name: String, _ read: @escaping @Sendable (Model) -> String) -> Self {
    Self(name: name, shape: .text) { .text(read($0)) }
  }

  /// UTF-8 bytes of HTML, printed as they are.
  package static func html(_ name: String, _ read: @escaping @Sendable (Model) -> [UInt8]) -> Self {
    Self(name: name, shape: .html) { .html(read($0)) }
  }

  /// A whole number, printed in digits; 0 too is true in a section.
  package static func number(_ name: String, _ read: @escaping @Sendable (Model) -> Int) -> Self {
    Self(name: name, shape: .number) { .number(read($0)) }
  }

  /// What only conditions can use.
  package static func flag(_ name: String, _ read: @escaping @Sendable (Model) -> Bool) -> Self {
    Self(name: name, shape: .flag) { .flag(read($0)) }
  }

  /// Text that may be absent; then it prints nothing and its section is not shown.
  package static func optionalText(_ name: String, _ read: @escaping @Sendable (Model) -> String?) -> Self {
    Self(name: name, shape: .optional(.text)) { read($0).map(Value.text) ?? .absent }
  }

  /// UTF-8 bytes of HTML that may be absent.
  package static func optionalHTML(_ name: String, _ read: @escaping @Sendable (Model) -> [UInt8]?) -> Self {
    Self(name: name, shape: .optional(.html)) { read($0).map(Value.html) ?? .absent }
  }

  /// A whole number that may be absent.
  package static func optionalNumber(_ name: String, _ read: @escaping @Sendable (Model) -> Int?) -> Self {
    Self(name: name, shape: .optional(.number)) { read($0).map(Value.number) ?? .absent }
  }

  /// A part with a schema of its own: `{{#author}}{{name}}{{/author}}`, or `{{author.name}}`.
  package static func object<Part>(
    _ name: String, _ schema: Schema<Part>, _ read: @escaping @Sendable (Model) -> Part
  ) -> Self {
    Self(name: name, shape: schema.shape) { schema.value(of: read($0)) }
  }

  /// A part that may be absent; a dotted name through it then prints nothing.
  package static func optionalObject<Part>(
    _ name: String, _ schema: Schema<Part>, _ read: @escaping @Sendable (Model) -> Part?
  ) -> Self {
    Self(name: name, shape: .optional(schema.shape)) { read($0).map(schema.value(of:)) ?? .absent }
  }

  /// A list of parts, gone through by a section.
  package static func list<Element>(
    _ name: String, _ schema: Schema<Element>, _ read: @escaping @Sendable (Model) -> [Element]
  ) -> Self {
    Self(name: name, shape: .list(schema.shape)) { .list(read($0).map(schema.value(of:))) }
  }

  /// A list of texts, each printed with `{{.}}`.
  package static func texts(_ name: String, _ read: @escaping @Sendable (Model) -> [String]) -> Self {
    Self(name: name, shape: .list(.text)) { .list(read($0).map(Value.text)) }
  }

  /// A value made elsewhere, of a shape known elsewhere: strings of the interface, attributes of a block.
  ///
  /// The value must fit the shape.
  package static func value(
    _ name: String, _ shape: Shape, _ read: @escaping @Sendable (Model) -> Value
  ) -> Self {
    Self(name: name, shape: shape) { model in
      let value = read(model)
      assert(shape.accepts(value), "the value of \(name) does not have the declared shape")
      return value
    }
  }
}
