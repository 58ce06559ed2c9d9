// What libFuzzer calls with one input after the other (`make fuzz`): the contract of typography as assertions. It
// is compiled together with the sources of `French`.

/// The first byte chooses a policy; in the rest, which is read as UTF-8, the bytes 1, 2 and 3 are stops.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let policy = policies[Int(data[0]) % policies.count]
  let text = String(decoding: UnsafeBufferPointer(start: data + 1, count: count - 1), as: UTF8.self)
  let runs = text.utf8.split(separator: 1, omittingEmptySubsequences: false).map { Array($0) }
  let once = typeset(runs, policy)
  precondition(once.count == runs.count, "a run was lost")
  precondition(typeset(once, policy) == once, "not idempotent")
  if !policy.multiplication {
    for (before, after) in zip(runs, once) {
      precondition(letters(before) == letters(after), "letters or digits changed")
    }
  }
  return 0
}

private let policies: [TypographyPolicy] = {
  var narrow = TypographyPolicy()
  narrow.guillemets = .nnbsp
  narrow.units = .nnbsp
  narrow.colon = .nnbsp
  narrow.multiplication = true
  narrow.dashes = .em
  var careful = TypographyPolicy()
  careful.insertMissing = false
  careful.convertCurly = false
  var quebec = TypographyPolicy()
  quebec.punctuation = .none
  quebec.dashes = .off
  return [TypographyPolicy(), TypographyPolicy(profile: .bulletproof), narrow, careful, quebec]
}()

/// Sets runs with a tag between each two; a run that begins with 2 is code.
private func typeset(_ runs: [[UInt8]], _ policy: TypographyPolicy) -> [[UInt8]] {
  var typesetter = Typesetter(policy)
  var isCode: [Bool] = []
  for (number, run) in runs.enumerated() {
    if number > 0 { typesetter.add(.tag) }
    isCode.append(run.first == 2)
    if isCode[number] {
      typesetter.add(.object)
    } else {
      run.withUnsafeBufferPointer { typesetter.add($0) }
    }
  }
  guard typesetter.typeset(marks: false) else { return runs }
  var segment = 0
  return runs.enumerated().map { number, run in
    defer { segment += isCode[number] ? 2 : 1 }
    return isCode[number] ? run : Array(typesetter.output[typesetter.segments[segment]])
  }
}

private func letters(_ text: [UInt8]) -> [Unicode.Scalar] {
  Array(String(decoding: text, as: UTF8.self).unicodeScalars).filter {
    // Unicode takes one of the forms of the apostrophe for a letter.
    ($0.properties.isAlphabetic || $0.properties.numericType != nil) && $0 != "\u{2BC}"
  }
}
