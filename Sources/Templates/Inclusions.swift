import Diagnostics

/// Which template includes which, and what is wrong with that.
struct Inclusions {
  /// How deep sections, blocks and included templates may be nested in all. Rendering takes some of the stack of its
  /// thread at each level; threads other than the main one have half a megabyte on macOS.
  static let deepest = 200

  private(set) var diagnostics: [Diagnostic] = []
  /// Whether rendering comes to an end, on the stack that there is.
  private(set) var isFinite = true

  private let templates: [Template]
  private var states: [State]

  private enum State {
    case unseen, open
    /// How many levels rendering it takes, and the blocks that one who extends it can replace.
    case done(depth: Int, blocks: Set<String>)
  }

  /// Looks at the templates with the given indices; the others are replaced by later ones of the same name.
  init(_ templates: [Template], current: Set<Int>) {
    self.templates = templates
    states = Array(repeating: .unseen, count: templates.count)
    let names = templates.map(\.name).sorted()
    for (index, template) in templates.enumerated() where current.contains(index) {
      for include in template.includes where include.target == nil && isName(include.name) {
        diagnostics.append(TemplateProblems(template.lines).unknownPartial(include, known: names))
      }
    }
    for index in templates.indices where current.contains(index) { visit(index) }
  }

  private func isName(_ name: String) -> Bool { !name.isEmpty && !name.utf8.contains(where: isSpace) }

  /// One template on the way from the outermost to the current one.
  private struct Step {
    let template: Int
    var nextInclude = 0
  }

  /// Goes through everything that a template includes, without recursion: the chain may be long.
  private mutating func visit(_ start: Int) {
    guard case .unseen = states[start] else { return }
    var path = [Step(template: start)]
    states[start] = .open
    while let step = path.last {
      let template = templates[step.template]
      guard step.nextInclude < template.includes.count else {
        path.removeLast()
        finish(step.template)
        continue
      }
      path[path.count - 1].nextInclude += 1
      let include = template.includes[step.nextInclude]
      guard let target = include.target else { continue }
      switch states[target] {
      case .unseen:
        states[target] = .open
        path.append(Step(template: target))
      case .open:
        isFinite = false
        let loop = path.drop { $0.template != target }
        let names = loop.map { templates[$0.template].name } + [templates[target].name]
        let others = loop.dropLast().map { step in
          let template = templates[step.template]
          return (template.lines, template.includes[step.nextInclude - 1])
        }
        diagnostics.append(TemplateProblems(template.lines).includeLoop(include, names, others))
      case .done: break
      }
    }
  }

  private mutating func finish(_ index: Int) {
    let template = templates[index]
    var depth = 1
    var blocks: Set<String> = []
    var ends: [Int] = []
    for (position, instruction) in template.instructions.enumerated() {
      while let end = ends.last, end <= position { ends.removeLast() }
      switch instruction {
      case .section(_, let end), .inverted(_, let end): ends.append(end)
      case .block(let block, let end):
        ends.append(end)
        blocks.insert(template.blocks[block].name)
      case .parent(let include, let end):
        depth = max(depth, self.depth(of: include, in: template) + ends.count + 1)
        ends.append(end)
        reportUnknownBlocks(template.includes[include], in: template)
        blocks.formUnion(self.blocks(of: include, in: template))
      case .partial(let include):
        depth = max(depth, self.depth(of: include, in: template) + ends.count + 1)
        blocks.formUnion(self.blocks(of: include, in: template))
      case .text, .print: break
      }
      depth = max(depth, ends.count + 1)
    }
    if depth > Self.deepest {
      isFinite = false
      // Once is enough: whatever includes this one is too deep as well.
      if let include = template.includes.first(where: { $0.target.map(self.depth) ?? 0 > 0 }),
        !template.includes.contains(where: { $0.target.map(self.depth) ?? 0 > Self.deepest })
      {
        diagnostics.append(TemplateProblems(template.lines).tooDeep(include.range, limit: Self.deepest))
      }
    }
    states[index] = .done(depth: depth, blocks: blocks)
  }

  private func depth(_ template: Int) -> Int {
    if case .done(let depth, _) = states[template] { depth } else { 0 }
  }

  private func depth(of include: Int, in template: Template) -> Int {
    let include = template.includes[include]
    // What overrides a block is rendered from within the parent.
    let deepestBody = include.overrides.map { bodyDepth(template, $0.body) }.max() ?? 0
    return (include.target.map(depth) ?? 0) + deepestBody
  }

  private func bodyDepth(_ template: Template, _ body: Range<Int>) -> Int {
    var ends: [Int] = []
    var depth = 1
    for position in body {
      while let end = ends.last, end <= position { ends.removeLast() }
      switch template.instructions[position] {
      case .section(_, let end), .inverted(_, let end), .block(_, let end): ends.append(end)
      case .parent(let include, let end):
        depth = max(depth, self.depth(of: include, in: template) + ends.count + 1)
        ends.append(end)
      case .partial(let include):
        depth = max(depth, self.depth(of: include, in: template) + ends.count + 1)
      case .text, .print: break
      }
      depth = max(depth, ends.count + 1)
    }
    return depth
  }

  private func blocks(of include: Int, in template: Template) -> Set<String> {
    if let target = template.includes[include].target, case .done(_, let blocks) = states[target] {
      return blocks
    }
    return []
  }

  private mutating func reportUnknownBlocks(_ include: Include, in template: Template) {
    guard let target = include.target, case .done(_, let blocks) = states[target] else { return }
    for override in include.overrides where !override.block.isEmpty && !blocks.contains(override.block) {
      diagnostics.append(
        TemplateProblems(template.lines).unknownBlock(override, of: include.name, known: blocks.sorted()))
    }
  }
}

extension Template {
  /// The same without what it includes, for templates that are wrong and must not be followed.
  func withoutIncludes() -> Template {
    Template(
      name: name, lines: lines, instructions: instructions, bytes: bytes, lineStarts: lineStarts,
      names: names,
      includes: includes.map { include in
        var include = include
        include.target = nil
        return include
      }, blocks: blocks)
  }
}
