import Diagnostics

/// Follows templates as rendering would, with shapes in place of values, through every branch.
struct ShapeCheck {
  private(set) var diagnostics: [Diagnostic] = []

  private let templates: [Template]
  private var context: [Shape] = []
  private var scopes: [Scope] = []
  /// What was followed already, so that a template included a thousand times in one context is followed once.
  private var followed: Set<Situation> = []
  private var reported: Set<Report> = []

  /// What one `{{<parent}}` puts into blocks, and the scope around it.
  private struct Scope: Hashable {
    let template: Int
    let include: Int
    let outer: Int?
  }

  private struct Situation: Hashable {
    let template: Int
    let context: [Shape]
    let scopes: [ScopeName]
  }

  private struct ScopeName: Hashable {
    let template: Int
    let include: Int
  }

  private struct Report: Hashable {
    let template: Int
    let name: Int
    let code: DiagnosticCode
  }

  init(_ templates: [Template]) {
    self.templates = templates
  }

  mutating func run(_ template: Int, against shape: Shape) {
    context = [shape]
    scopes = []
    follow(template, scope: nil)
  }

  private mutating func follow(_ index: Int, scope: Int?) {
    var chain: [ScopeName] = []
    var outer = scope
    while let current = outer {
      chain.append(ScopeName(template: scopes[current].template, include: scopes[current].include))
      outer = scopes[current].outer
    }
    guard followed.insert(Situation(template: index, context: context, scopes: chain)).inserted else {
      return
    }
    follow(index, 0..<templates[index].instructions.count, scope: scope)
  }

  private mutating func follow(_ index: Int, _ range: Range<Int>, scope: Int?) {
    let template = templates[index]
    var next = range.lowerBound
    while next < range.upperBound {
      switch template.instructions[next] {
      case .text: next += 1
      case .print(let name, let raw):
        if let shape = lookUp(name, in: index) { checkPrint(shape, name, in: index, raw: raw) }
        next += 1
      case .section(let name, let end):
        // Inside a section of an unknown name nothing is known: reports would be mere consequences.
        if let shape = lookUp(name, in: index)?.unwrapped {
          if case .list(let element) = shape { context.append(element) } else { context.append(shape) }
          follow(index, next + 1..<end, scope: scope)
          context.removeLast()
        }
        next = end
      case .inverted(let name, _):
        _ = lookUp(name, in: index)
        next += 1
      case .partial(let include):
        if let target = template.includes[include].target { follow(target, scope: scope) }
        next += 1
      case .parent(let include, let end):
        if let target = template.includes[include].target {
          scopes.append(Scope(template: index, include: include, outer: scope))
          follow(target, scope: scopes.count - 1)
          scopes.removeLast()
        }
        next = end
      case .block(let block, let end):
        next = followOverride(of: template.blocks[block], scope: scope) ? end : next + 1
      }
    }
  }

  /// The same choice as the renderer's.
  private mutating func followOverride(of block: Block, scope: Int?) -> Bool {
    var found: (scope: Scope, override: Include.Override)?
    var candidate = scope
    while let index = candidate {
      let overrides = templates[scopes[index].template].includes[scopes[index].include].overrides
      if let override = overrides.last(where: { $0.symbol == block.symbol }) {
        found = (scopes[index], override)
      }
      candidate = scopes[index].outer
    }
    guard let (definition, override) = found else { return false }
    follow(definition.template, override.body, scope: definition.outer)
    return true
  }

  // MARK: Names

  /// The shape of a name where it is used; reports a name that does not exist.
  private mutating func lookUp(_ name: Int, in index: Int) -> Shape? {
    let use = templates[index].names[name]
    let problems = TemplateProblems(templates[index].lines)
    guard let first = use.path.first else { return context.last }
    for shape in context.reversed() {
      guard var found = shape.fields?.first(where: { $0.name == first })?.shape else { continue }
      for (depth, part) in use.path.enumerated().dropFirst() {
        let owner = use.path[..<depth].joined(separator: ".")
        guard let fields = found.fields else {
          report(problems.noFields(use, owner, found, part), name, in: index)
          return nil
        }
        guard let field = fields.first(where: { $0.name == part }) else {
          report(problems.unknownField(use, owner, part, known: fields.map(\.name)), name, in: index)
          return nil
        }
        found = field.shape
      }
      return found
    }
    let visible = context.flatMap { ($0.fields ?? []).map(\.name) }
    report(problems.unknownName(use, first, known: Set(visible).sorted()), name, in: index)
    return nil
  }

  private mutating func checkPrint(_ shape: Shape, _ name: Int, in index: Int, raw: Bool) {
    let use = templates[index].names[name]
    let problems = TemplateProblems(templates[index].lines)
    switch shape.unwrapped {
    case .text: if raw { report(problems.rawText(use), name, in: index) }
    case .html, .number, .optional: break
    case .flag, .list, .object: report(problems.notPrintable(use, shape.unwrapped), name, in: index)
    }
  }

  private mutating func report(_ diagnostic: Diagnostic, _ name: Int, in index: Int) {
    if reported.insert(Report(template: index, name: name, code: diagnostic.code)).inserted {
      diagnostics.append(diagnostic)
    }
  }
}
