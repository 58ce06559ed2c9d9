import Diagnostics

/// A template while it is being read: one step for each line of text, so that indentation can still be changed.
struct TemplateDraft {
  var steps: [Step] = []
  var names: [NameUse] = []
  var includes: [Include] = []
  var blocks: [Block] = []

  enum Step {
    /// A stretch of the source within one line.
    case line(Range<Int>, startsLine: Bool)
    case print(name: Int, raw: Bool)
    case section(name: Int, end: Int)
    case inverted(name: Int, end: Int)
    case partial(include: Int)
    case parent(include: Int, end: Int)
    case block(Int, end: Int)
  }

  mutating func add(_ name: NameUse) -> Int {
    names.append(name)
    return names.count - 1
  }

  mutating func add(_ include: Include) -> Int {
    includes.append(include)
    return includes.count - 1
  }

  mutating func add(_ block: Block) -> Int {
    blocks.append(block)
    return blocks.count - 1
  }

  /// Appends a text line by line.
  mutating func appendText(_ range: Range<Int>, _ source: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    var start = range.lowerBound
    while start < range.upperBound {
      let end = source[start..<range.upperBound].firstIndex(of: newline).map { $0 + 1 } ?? range.upperBound
      let beginsLine = start == 0 || source[start - 1] == newline
      // An empty line is not indented: nobody wants white space at its end.
      let isBlank = source[start] == newline || source[start] == UInt8(ascii: "\r")
      steps.append(.line(start..<end, startsLine: beginsLine && !isBlank))
      start = end
    }
  }

  /// Sets the end of an opened step to the end of the draft.
  mutating func close(_ index: Int) {
    switch steps[index] {
    case .section(let name, _): steps[index] = .section(name: name, end: steps.count)
    case .inverted(let name, _): steps[index] = .inverted(name: name, end: steps.count)
    case .parent(let include, _): steps[index] = .parent(include: include, end: steps.count)
    case .block(let block, _): steps[index] = .block(block, end: steps.count)
    case .line, .print, .partial: break
    }
  }

  /// Takes white space away from the beginning of every line, as far as it is there.
  mutating func removeIndentation(_ indentation: [UInt8], from range: Range<Int>, _ source: [UInt8]) {
    guard !indentation.isEmpty else { return }
    func common(_ bytes: some Sequence<UInt8>) -> Int {
      zip(bytes, indentation).prefix { $0.0 == $0.1 }.count
    }
    var index = range.lowerBound
    while index < range.upperBound {
      switch steps[index] {
      case .line(let line, true):
        steps[index] = .line(line.dropFirst(common(source[line])), startsLine: true)
      case .partial(let include):
        includes[include].indentation.removeFirst(common(includes[include].indentation))
      case .parent(let include, let end):
        includes[include].indentation.removeFirst(common(includes[include].indentation))
        // Its overrides have lost their own indentation already.
        index = end
        continue
      case .block(let block, _):
        blocks[block].indentation.removeFirst(common(blocks[block].indentation))
      case .line, .print, .section, .inverted: break
      }
      index += 1
    }
  }

  /// The finished template: neighbouring lines become one text.
  func template(_ name: String, _ lines: LineIndex) -> Template {
    let source = lines.file.bytes
    var targets: Set<Int> = []
    for step in steps {
      switch step {
      case .section(_, let end), .inverted(_, let end), .parent(_, let end), .block(_, let end):
        targets.insert(end)
      case .line, .print, .partial: break
      }
    }
    var bytes: [UInt8] = []
    var lineStarts: [Int] = []
    var instructions: [Instruction] = []
    /// For each step the index of its instruction, or of the one that it was joined to, and one for the end.
    var moved: [Int] = []
    /// A text is not joined to one from before a jump target.
    var barrier = 0
    for (index, step) in steps.enumerated() {
      moved.append(instructions.count)
      if targets.contains(index) { barrier = instructions.count }
      switch step {
      case .line(let range, let startsLine):
        guard startsLine || !range.isEmpty else { continue }
        let (byteStart, startCount) = (bytes.count, lineStarts.count)
        if startsLine { lineStarts.append(byteStart) }
        bytes += source[range]
        if instructions.count > barrier, case .text(let before, let starts) = instructions.last {
          instructions[instructions.count - 1] = .text(
            before.lowerBound..<bytes.count, lineStarts: starts.lowerBound..<lineStarts.count)
        } else {
          instructions.append(.text(byteStart..<bytes.count, lineStarts: startCount..<lineStarts.count))
        }
      case .print(let name, let raw): instructions.append(.print(name: name, raw: raw))
      case .section(let name, let end): instructions.append(.section(name: name, end: end))
      case .inverted(let name, let end): instructions.append(.inverted(name: name, end: end))
      case .partial(let include): instructions.append(.partial(include: include))
      case .parent(let include, let end): instructions.append(.parent(include: include, end: end))
      case .block(let block, let end): instructions.append(.block(block, end: end))
      }
    }
    moved.append(instructions.count)
    for index in instructions.indices {
      switch instructions[index] {
      case .section(let name, let end): instructions[index] = .section(name: name, end: moved[end])
      case .inverted(let name, let end): instructions[index] = .inverted(name: name, end: moved[end])
      case .parent(let include, let end): instructions[index] = .parent(include: include, end: moved[end])
      case .block(let block, let end): instructions[index] = .block(block, end: moved[end])
      case .text, .print, .partial: break
      }
    }
    let includes = includes.map { include in
      var include = include
      for index in include.overrides.indices {
        let body = include.overrides[index].body
        include.overrides[index].body = moved[body.lowerBound]..<moved[body.upperBound]
      }
      return include
    }
    return Template(
      name: name, lines: lines, instructions: instructions, bytes: bytes, lineStarts: lineStarts,
      names: names,
      includes: includes, blocks: blocks)
  }
}
