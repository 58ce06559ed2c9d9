/// A mark that a rule sets inside a text: bytes that no UTF-8 holds, in what `Typesetter` writes.
package enum TypographyMark: UInt8 {
  case superscriptStart = 0xF8
  case superscriptEnd = 0xF9
  /// Around an emoji that says nothing which the text does not say.
  case decorativeStart = 0xFA
  case decorativeEnd = 0xFB
}

/// Sets the text of one block after the other as French wants it: spaces that do not break, guillemets,
/// apostrophes, dashes.
///
/// A block is a sequence of runs: text, and what is not text. Rules see the whole block, so that
/// `l'<em>avis</em> !` is set right, and change text only. Setting twice gives what setting once gives, and
/// text that is right stays as it is.
package struct Typesetter {
  /// What stands in a block besides text.
  package enum Stop: Sendable {
    /// The start or end of mark-up, which rules see through.
    case tag
    /// Something that counts as a word: code, an image, a protected passage.
    case object
    case lineBreak
  }

  package let policy: TypographyPolicy
  /// The text as it was set, segment after segment.
  package private(set) var output: [UInt8] = []
  /// Where each stretch of text between two stops stands in `output`; there is one more than there are stops.
  package private(set) var segments: [Range<Int>] = []

  private var block = TypesetBlock()
  private let exceptions: Exceptions

  package init(_ policy: TypographyPolicy) {
    self.policy = policy
    exceptions = Exceptions(policy.exceptions)
  }

  /// Begins another block.
  package mutating func begin() { block.clear() }

  /// Adds a run of text, which may go on with the last one's. A soft break is the text `\n`.
  package mutating func add(_ text: UnsafeBufferPointer<UInt8>) { block.source.append(contentsOf: text) }

  package mutating func add(_ byte: UInt8) { block.source.append(byte) }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  package mutating func add(_ stop: Stop) {
    switch stop {
    case .tag: block.source.append(Tokenizer.Stop.tag)
    case .object: block.source.append(Tokenizer.Stop.object)
    case .lineBreak: block.source.append(Tokenizer.Stop.lineBreak)
    }
  }

  /// The text of the block as it came, with a byte that no UTF-8 holds for each stop.
  package var text: [UInt8] { block.source }

  /// Sets the block. Gives whether anything is other than before; only then `output` and `segments` are written.
  ///
  /// - Parameter marks: whether letters may be raised and ornaments marked, in HTML that is.
  package mutating func typeset(marks: Bool) -> Bool {
    guard policy.isOn, block.source.contains(where: Self.isTrigger) else { return false }
    var isSet = false
    // What one rule changes may give another one something to do, so the rules go over the text until it rests.
    for turn in 1...Self.limit {
      block.tokenize()
      exceptions.protect(in: &block)
      for rule in TypographyRule.catalogue where block.present.intersects(rule.triggers) {
        rule.apply(&block, policy)
      }
      guard block.isUnsettled, turn < Self.limit else { break }
      block.settleChanges(&output)
      isSet = true
    }
    if marks {
      for rule in TypographyRule.marks { rule.apply(&block, policy) }
    }
    if block.isChanged {
      block.settleChanges(&output)
      isSet = true
    }
    if isSet { writeSegments() }
    return isSet
  }

  /// How often the rules go over a text at most; nearly all rests after the first time.
  private static let limit = 8

  private mutating func writeSegments() {
    swap(&block.source, &output)
    segments.removeAll(keepingCapacity: true)
    var start = 0
    for position in output.indices where output[position] >= Tokenizer.Stop.lineBreak {
      segments.append(start..<position)
      start = position + 1
    }
    segments.append(start..<output.count)
  }

  /// Without one of these bytes nothing can change: letters, spaces and commas that stand right are by far the
  /// most of a text.
  private static let triggers: [Bool] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x20, 0x0A: false
    case 0xC3...0xC9, 0xCB...0xDF, 0x80...0xBF, Tokenizer.Stop.tag, Tokenizer.Stop.object: false
    default: true
    }
  }

  @inline(__always) private static func isTrigger(_ byte: UInt8) -> Bool { triggers[Int(byte)] }
}

extension TypographyPolicy {
  /// A text without mark-up as it is shown: a title, a description, a label.
  package func typeset(_ text: String) -> String {
    var typesetter = Typesetter(self)
    typesetter.add(text)
    return typesetter.typeset(marks: false) ? String(decoding: typesetter.output, as: UTF8.self) : text
  }
}
