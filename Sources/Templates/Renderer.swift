/// Runs the instructions of a template and of those that it includes.
///
/// Values and templates are used where they stand, by their addresses: a copy counts references, and when two threads
/// count those of one object, the counting takes longer than the rendering.
struct Renderer {
  // Nothing that is pointed to moves or goes while a template is rendered: it is a part of the value and of the
  // templates that `render` holds, and neither is ever changed.
  private let templates: UnsafeBufferPointer<Template>
  /// The values in which names are looked for, the innermost last.
  private var context: [UnsafePointer<StandingValue>]
  /// The overrides in force, as a tree: each knows those that were in force where it was written.
  private var scopes: [Scope] = []
  /// White space before each line of the source of the template that is being run.
  private var indentation: [UInt8] = []
  /// Whether the next line was indented already, by the line of the block that it replaces.
  private var isIndented = false

  /// What one `{{<parent}}` puts into blocks.
  private struct Scope {
    let template: Template
    let include: Int
    let outer: Int?
  }

  private init(_ templates: UnsafeBufferPointer<Template>, _ value: UnsafePointer<StandingValue>) {
    self.templates = templates
    context = [value]
    context.reserveCapacity(16)
  }

  /// Appends one of the templates with the names of a value filled in.
  static func render(_ number: Int, of templates: [Template], _ value: Value, into output: inout [UInt8]) {
    withUnsafePointer(to: value) { value in
      templates.withUnsafeBufferPointer { templates in
        var renderer = Renderer(templates, StandingValue.at(value))
        renderer.run(templates[number], 0..<templates[number].instructions.count, scope: nil, into: &output)
      }
    }
  }

  private mutating func run(
    _ template: Template, _ range: Range<Int>, scope: Int?, into output: inout [UInt8]
  ) {
    var next = range.lowerBound
    while next < range.upperBound {
      switch template.instructions[next] {
      case .text(let bytes, let lineStarts):
        append(template, bytes, lineStarts, to: &output)
        next += 1
      case .print(let name, let raw):
        look(up: name, template)?.pointee.emit(raw: raw, into: &output)
        next += 1
      case .section(let name, let end):
        if let value = look(up: name, template), value.pointee.isTruthy() {
          let elements = value.pointee.elements() ?? (value, 1)
          for number in 0..<elements.count {
            guard let start = elements.start else { break }
            context.append(start + number)
            run(template, next + 1..<end, scope: scope, into: &output)
            context.removeLast()
          }
        }
        next = end
      case .inverted(let name, let end):
        if let value = look(up: name, template), value.pointee.isTruthy() {
          next = end
        } else {
          next += 1
        }
      case .partial(let include):
        runInclude(template, include, scope: scope, into: &output)
        next += 1
      case .parent(let include, let end):
        scopes.append(Scope(template: template, include: include, outer: scope))
        runInclude(template, include, scope: scopes.count - 1, into: &output)
        scopes.removeLast()
        next = end
      case .block(let block, let end):
        if runOverride(of: template.blocks[block], scope: scope, into: &output) {
          next = end
        } else {
          next += 1
        }
      }
    }
  }

  private mutating func runInclude(
    _ template: Template, _ include: Int, scope: Int?, into output: inout [UInt8]
  ) {
    guard let target = template.includes[include].target else { return }
    let added = template.includes[include].indentation
    indentation += added
    run(templates[target], 0..<templates[target].instructions.count, scope: scope, into: &output)
    indentation.removeLast(added.count)
  }

  /// Renders what replaces a block; false when nothing does.
  ///
  /// The outermost override counts. It sees the overrides that were in force where it was written, not itself, so
  /// that a block inside an override of the same name is no loop.
  private mutating func runOverride(of block: Block, scope: Int?, into output: inout [UInt8]) -> Bool {
    var found: (scope: Int, override: Int)?
    var candidate = scope
    while let index = candidate {
      if let override = scopes[index].template.override(of: block.symbol, in: scopes[index].include) {
        found = (index, override)
      }
      candidate = scopes[index].outer
    }
    guard let found else { return false }
    let definition = scopes[found.scope]
    let (body, startsLine) = definition.template.body(ofOverride: found.override, in: definition.include)
    indentation += block.indentation
    switch (block.startsLine, startsLine) {
    case (true, false): if !body.isEmpty { output += indentation }
    case (false, true): isIndented = true
    default: break
    }
    run(definition.template, body, scope: definition.outer, into: &output)
    isIndented = false
    indentation.removeLast(block.indentation.count)
    return true
  }

  private mutating func append(
    _ template: Template, _ bytes: Range<Int>, _ lineStarts: Range<Int>, to output: inout [UInt8]
  ) {
    template.bytes.withUnsafeBufferPointer { all in
      if indentation.isEmpty {
        if !lineStarts.isEmpty { isIndented = false }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: all[bytes]))
        return
      }
      var start = bytes.lowerBound
      for lineStart in template.lineStarts[lineStarts] {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: all[start..<lineStart]))
        start = lineStart
        if isIndented { isIndented = false } else { output.append(contentsOf: indentation) }
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: all[start..<bytes.upperBound]))
    }
  }

  /// Where the value of a name stands: the innermost one; `nil` for that of no field at all.
  @inline(__always)
  private func look(up name: Int, _ template: Template) -> UnsafePointer<StandingValue>? {
    let path = template.paths[name]
    var index = context.count - 1
    guard let first = path.first else { return context[index] }
    while index >= 0 {
      if var value = context[index].pointee.field(template.symbols[first]) {
        for symbol in path.dropFirst() {
          guard let next = value.pointee.field(template.symbols[symbol]) else { return nil }
          value = next
        }
        return value
      }
      index -= 1
    }
    return nil
  }
}

/// A value where it stands. Of what cannot be copied, the compiler makes no copies on the way to a field; that is all
/// that this is for, and why its functions are not to be inlined.
private struct StandingValue: ~Copyable {
  let value: Value

  static func at(_ value: UnsafePointer<Value>) -> UnsafePointer<StandingValue> {
    UnsafeRawPointer(value).assumingMemoryBound(to: StandingValue.self)
  }

  /// Where a field of an object stands; `nil` when there is none, or no object.
  @inline(never) borrowing func field(_ symbol: Symbol) -> UnsafePointer<StandingValue>? {
    guard case .object(let object) = value, let index = object.keys.index(of: symbol) else { return nil }
    return object.values.withUnsafeBufferPointer { $0.baseAddress.map { Self.at($0 + index) } }
  }

  /// Where the elements of a list stand; `nil` for what is none.
  @inline(never) borrowing func elements() -> (start: UnsafePointer<StandingValue>?, count: Int)? {
    guard case .list(let list) = value else { return nil }
    return list.withUnsafeBufferPointer { ($0.baseAddress.map(Self.at), $0.count) }
  }

  @inline(never) borrowing func isTruthy() -> Bool { value.isTruthy }

  @inline(never) borrowing func emit(raw: Bool, into output: inout [UInt8]) {
    switch value {
    case .text(let text):
      if raw { Escaping.appendRaw(text, to: &output) } else { Escaping.append(text, to: &output) }
    // As a buffer: the list itself would be counted, which threads that render the same value wait for.
    case .html(let bytes): bytes.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    case .number(let number): output.append(contentsOf: String(number).utf8)
    case .flag, .absent, .list, .object: break
    }
  }
}
