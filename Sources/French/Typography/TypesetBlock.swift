/// The text of one block (a paragraph, a heading, a cell, a title) while rules work on it.
///
/// Rules see tokens and the gaps between them, across the mark-up inside the block.
struct TypesetBlock {
  /// The text as it came, with a stop for each thing that is not text.
  var source: [UInt8] = []
  private(set) var isChanged = false
  /// Whether a change may give a rule that was applied before something to do: signs came together or apart, or
  /// are others. A space that only became another one, and an apostrophe, do not.
  private(set) var isUnsettled = false
  private var tokenizer = Tokenizer()

  /// Begins another block; the memory of the last one is used again.
  mutating func clear() {
    source.removeAll(keepingCapacity: true)
    isChanged = false
    isUnsettled = false
  }

  mutating func tokenize() { tokenizer.read(source) }

  // MARK: Looking

  var tokens: [TextToken] {
    @inline(__always) _read { yield tokenizer.tokens }
    @inline(__always) _modify { yield &tokenizer.tokens }
  }

  /// The indices of all tokens that are neither words nor tags.
  var signs: [Int32] { tokenizer.signs }
  var present: Kinds { tokenizer.present }

  @inline(__always) func kind(_ index: Int) -> TextToken.Kind { tokens[index].kind }

  /// The token before, mark-up apart. The first token of a block is an edge.
  @inline(__always) func before(_ index: Int) -> Int {
    var index = max(0, index - 1)
    while index > 0, skipped(index) { index -= 1 }
    return index
  }

  /// The token after, mark-up apart. The last token of a block is an edge.
  @inline(__always) func after(_ index: Int) -> Int {
    let last = tokens.count - 1
    var index = min(last, index + 1)
    while index < last, skipped(index) { index += 1 }
    return index
  }

  @inline(__always) private func skipped(_ index: Int) -> Bool {
    tokens[index].kind == .tag || tokens[index].edits.contains(.removed)
  }

  /// What parts a token from the one before, on whatever side of the mark-up it stands.
  @inline(__always) func gap(before index: Int) -> Gap {
    var gap = tokens[index].gap
    var index = index - 1
    while index > 0, skipped(index) {
      if gap == .none || tokens[index].gap == .space { gap = tokens[index].gap }
      index -= 1
    }
    return gap
  }

  func gap(after index: Int) -> Gap { gap(before: after(index)) }

  func isGlued(_ index: Int) -> Bool { gap(before: index) == .none }

  /// Whether the token before stands right before, and is of such a kind.
  func follows(_ index: Int, _ kind: TextToken.Kind) -> Bool {
    isGlued(index) && tokens[before(index)].kind == kind
  }

  /// Whether the token after stands right after, and is of such a kind.
  func precedes(_ index: Int, _ kind: TextToken.Kind) -> Bool {
    let next = after(index)
    return isGlued(next) && tokens[next].kind == kind
  }

  /// Whether nothing, or a space, follows.
  func isLastOfItsWord(_ index: Int) -> Bool {
    let next = after(index)
    return tokens[next].kind == .edge || !isGlued(next)
  }

  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    source[Int(tokens[index].start)..<Int(tokens[index].end)]
  }

  func length(_ index: Int) -> Int { Int(tokens[index].end - tokens[index].start) }

  func firstByte(_ index: Int) -> UInt8 { source[Int(tokens[index].start)] }

  /// A short word in a form that can be compared; 0 when it is longer than eight bytes.
  func word(_ index: Int) -> UInt64 { WordList.key(bytes(index)) }

  /// The value of a number of at most four digits.
  func number(_ index: Int) -> Int? {
    guard tokens[index].kind == .number, length(index) <= 4 else { return nil }
    return bytes(index).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Whether a word begins with a capital letter.
  func isCapitalized(_ index: Int) -> Bool {
    let first = firstByte(index)
    guard first >= 0x80 else { return first < 0x5B }
    guard first == 0xC3 || first == 0xC5, length(index) > 1 else { return false }
    let second = source[Int(tokens[index].start) + 1]
    return first == 0xC3 ? second < 0x9F : second == 0x92 || second == 0xB8
  }

  /// Whether a number is the end of something longer: `B2`, `Covid-19`, `1,5`.
  func isPartOfWord(_ number: Int) -> Bool {
    guard isGlued(number) else { return false }
    let previous = before(number)
    switch kind(previous) {
    case .word, .hash, .object, .underscore: return true
    case .hyphen: return isGlued(previous) && kind(before(previous)) == .word
    default: return false
    }
  }

  // MARK: Changing

  /// Makes the gap before a token what a rule wants. One that is missing is put right before the token.
  mutating func setGap(before index: Int, _ wanted: Gap) {
    var place = index
    var first = index
    while first > 1, skipped(first - 1) { first -= 1 }
    // The last space that is there becomes the one; others go.
    while place > first, tokens[place].gap == .none { place -= 1 }
    if tokens[place].gap == .none { place = index }
    settle(place, others: first...index, wanted)
  }

  /// Makes the gap after a token what a rule wants. One that is missing is put right after the token.
  mutating func setGap(after index: Int, _ wanted: Gap) {
    let last = after(index)
    var place = index + 1
    while place < last, tokens[place].gap == .none { place += 1 }
    if tokens[place].gap == .none { place = index + 1 }
    settle(place, others: index + 1...last, wanted)
  }

  private mutating func settle(_ place: Int, others: ClosedRange<Int>, _ wanted: Gap) {
    for other in others { edit(gap: other, other == place ? wanted : .none) }
  }

  private mutating func edit(gap index: Int, _ wanted: Gap) {
    let token = tokens[index]
    let isWritten = token.edits.contains(.gap)
    guard token.gap != wanted || (!isWritten && gapLength(index) != wanted.text.utf8CodeUnitCount) else {
      return
    }
    if (token.gap == .none) != (wanted == .none) { isUnsettled = true }
    tokens[index].gap = wanted
    tokens[index].edits.insert(.gap)
    isChanged = true
  }

  /// How many bytes the gap before a token has in the source.
  private func gapLength(_ index: Int) -> Int {
    index == 0 ? 0 : Int(tokens[index].start - tokens[index - 1].end)
  }

  /// Replaces a sign.
  mutating func set(_ index: Int, _ kind: TextToken.Kind) {
    tokens[index].kind = kind
    tokens[index].edits.insert(.sign)
    tokenizer.present.insert(kind)
    isChanged = true
    if kind != .apostrophe { isUnsettled = true }
  }

  /// Takes a sign away that another one now stands for.
  mutating func remove(_ index: Int) {
    tokens[index].edits.insert(.removed)
    tokens[index].kind = .tag
    isChanged = true
    isUnsettled = true
  }

  /// Keeps rules away from some tokens.
  mutating func protect(_ range: ClosedRange<Int>) {
    for index in range where tokens[index].kind != .tag && tokens[index].kind != .edge {
      tokens[index].kind = .object
    }
  }

  mutating func raise(_ index: Int, last count: Int) {
    tokens[index].raised = UInt8(count)
    isChanged = true
  }

  mutating func decorate(_ index: Int) {
    tokens[index].edits.insert(.decorative)
    isChanged = true
  }

  mutating func markConverted(_ index: Int) { tokens[index].edits.insert(.converted) }

  // MARK: Writing

  /// Takes what the rules made of the text as the text.
  mutating func settleChanges(_ scratch: inout [UInt8]) {
    write(to: &scratch)
    swap(&source, &scratch)
    isChanged = false
    isUnsettled = false
  }

  /// Writes the text out, stops included.
  func write(to output: inout [UInt8]) {
    output.removeAll(keepingCapacity: true)
    var copied = 0
    func copy(upTo end: Int) {
      output.append(contentsOf: source[copied..<end])
      copied = end
    }
    for index in tokens.indices {
      let token = tokens[index]
      let start = Int(token.start)
      let end = Int(token.end)
      if token.edits.contains(.gap) {
        copy(upTo: index == 0 ? 0 : Int(tokens[index - 1].end))
        output.append(contentsOf: token.gap.bytes)
        copied = start
      }
      if token.edits.contains(.removed) {
        copy(upTo: start)
        copied = end
      } else if token.edits.contains(.sign) {
        copy(upTo: start)
        output.append(contentsOf: token.kind.text.bytes)
        copied = end
      } else if token.raised > 0 {
        copy(upTo: end - Int(token.raised))
        output.append(TypographyMark.superscriptStart.rawValue)
        copy(upTo: end)
        output.append(TypographyMark.superscriptEnd.rawValue)
      } else if token.edits.contains(.decorative) {
        copy(upTo: start)
        output.append(TypographyMark.decorativeStart.rawValue)
        copy(upTo: end)
        output.append(TypographyMark.decorativeEnd.rawValue)
      }
    }
    copy(upTo: source.count)
  }
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

extension Gap {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> { text.bytes }
}
