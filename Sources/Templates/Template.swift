import Diagnostics

/// One template, compiled: instructions in a row, with the tables that they refer to.
final class Template: Sendable {
  let name: String
  let lines: LineIndex
  let instructions: [Instruction]
  /// The literal bytes of all texts, one after the other.
  let bytes: [UInt8]
  /// Where, in `bytes`, lines of the source begin; each text has a stretch of it.
  let lineStarts: [Int]
  let names: [NameUse]
  /// The symbols of all names, one after the other, and the stretch of each name: rendering reads these alone, as an
  /// array for each name would have its references counted by all threads at once.
  let symbols: [Symbol]
  let paths: [Range<Int>]
  let includes: [Include]
  let blocks: [Block]

  init(
    name: String, lines: LineIndex, instructions: [Instruction], bytes: [UInt8], lineStarts: [Int],
    names: [NameUse], includes: [Include], blocks: [Block]
  ) {
    self.name = name
    self.lines = lines
    self.instructions = instructions
    self.bytes = bytes
    self.lineStarts = lineStarts
    self.names = names
    symbols = names.flatMap(\.symbols)
    var end = 0
    paths = names.map { name in
      let start = end
      end += name.symbols.count
      return start..<end
    }
    self.includes = includes
    self.blocks = blocks
  }

  /// The number of what an include puts into a block, the last if there are several; `nil` for nothing.
  func override(of block: Symbol, in include: Int) -> Int? {
    includes[include].overrides.lastIndex { $0.symbol == block }
  }

  /// The instructions of an override, and whether it begins on a line of its own.
  func body(ofOverride override: Int, in include: Int) -> (body: Range<Int>, startsLine: Bool) {
    (includes[include].overrides[override].body, includes[include].overrides[override].startsLine)
  }
}

/// One step of rendering. `end` is the index of the instruction after the last one inside; the numbers are indices
/// into the tables of the template.
enum Instruction: Sendable {
  case text(Range<Int>, lineStarts: Range<Int>)
  case print(name: Int, raw: Bool)
  case section(name: Int, end: Int)
  case inverted(name: Int, end: Int)
  case partial(include: Int)
  /// What is inside is not rendered here: the parent calls the overrides.
  case parent(include: Int, end: Int)
  /// What is inside is the default.
  case block(Int, end: Int)
}

/// A name as a tag uses it: `author.name`, or the empty path for `{{.}}`.
struct NameUse: Sendable {
  let path: [String]
  let symbols: [Symbol]
  /// The stretch of the source with the name, without the braces.
  let range: Range<Int>

  var text: String { path.isEmpty ? "." : path.joined(separator: ".") }
}

/// A tag that brings in another template: `{{>name}}` or `{{<name}}`.
struct Include: Sendable {
  let name: String
  let range: Range<Int>
  /// White space before every line of the other template, when the tag has its line for itself.
  var indentation: [UInt8] = []
  /// What a `{{<name}}` puts into the blocks of the other template.
  var overrides: [Override] = []
  /// The index of the other template in the set.
  var target: Int?

  struct Override: Sendable {
    let block: String
    let symbol: Symbol
    let range: Range<Int>
    /// The instructions that it consists of.
    var body: Range<Int>
    /// Whether the text begins on the line after the tag.
    let startsLine: Bool
  }
}

/// A place that a template leaves to those that extend it: `{{$name}}default{{/name}}`.
struct Block: Sendable {
  let name: String
  let symbol: Symbol
  let range: Range<Int>
  /// White space before every line of what replaces the default.
  var indentation: [UInt8] = []
  /// Whether the tag has its line for itself, so that the first line too is to be indented.
  var startsLine = false
}
