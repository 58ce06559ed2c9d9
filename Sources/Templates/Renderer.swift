/// Runs the instructions of a template and of those that it includes.
struct Renderer {
  private let templates: [Template]
  /// The values in which names are looked for, the innermost last.
  private var context: [Value]
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

  init(_ templates: [Template], _ value: Value) {
    self.templates = templates
    context = [value]
    context.reserveCapacity(16)
  }

  mutating func run(_ template: Template, into output: inout [UInt8]) {
    run(template, 0..<template.instructions.count, scope: nil, into: &output)
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
        look(up: name, template) { $0.emit(raw: raw, into: &output) }
        next += 1
      case .section(let name, let end):
        let value = look(up: name, template) { $0 }
        if case .list(let elements) = value {
          for element in elements {
            context.append(element)
            run(template, next + 1..<end, scope: scope, into: &output)
            context.removeLast()
          }
        } else if value.isTruthy {
          context.append(value)
          run(template, next + 1..<end, scope: scope, into: &output)
          context.removeLast()
        }
        next = end
      case .inverted(let name, let end):
        if look(up: name, template, { $0.isTruthy }) {
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
    let other = templates[target]
    run(other, 0..<other.instructions.count, scope: scope, into: &output)
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

  /// Gives a name's value to a function: the innermost one, or that of no field at all.
  ///
  /// Nothing on the way is copied. A copy counts references, and when two threads count those of one object, the
  /// counting takes longer than the rendering.
  @inline(__always)
  private func look<Result>(up name: Int, _ template: Template, _ use: (Value) -> Result) -> Result {
    let path = template.paths[name]
    var index = context.count - 1
    guard let first = path.first else { return use(context[index]) }
    while index >= 0 {
      if let field = context[index].index(of: template.symbols[first]) {
        return context[index].descend(field, path.dropFirst(), template, use)
      }
      index -= 1
    }
    return use(.absent)
  }
}

extension Value {
  /// Where an object has a field; `nil` when there is none, or no object.
  fileprivate func index(of symbol: Symbol) -> Int? {
    if case .object(let object) = self { object.keys.index(of: symbol) } else { nil }
  }

  /// Gives to a function what the rest of a path leads to, from a field of this object on.
  fileprivate func descend<Result>(
    _ field: Int, _ rest: Range<Int>, _ template: Template, _ use: (Value) -> Result
  ) -> Result {
    guard case .object(let object) = self else { return use(.absent) }
    guard let symbol = rest.first else { return use(object.values[field]) }
    guard let next = object.values[field].index(of: template.symbols[symbol]) else { return use(.absent) }
    return object.values[field].descend(next, rest.dropFirst(), template, use)
  }

  fileprivate func emit(raw: Bool, into output: inout [UInt8]) {
    switch self {
    case .text(let text):
      if raw { Escaping.appendRaw(text, to: &output) } else { Escaping.append(text, to: &output) }
    case .html(let bytes): output.append(contentsOf: bytes)
    case .number(let number): output.append(contentsOf: String(number).utf8)
    case .flag, .absent, .list, .object: break
    }
  }
}
