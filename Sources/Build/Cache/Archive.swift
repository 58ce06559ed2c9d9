/// Values as bytes and back: one description of a type serves both ways, so that they cannot differ.
///
/// A writer reads what it is given; a reader replaces it. Reading is safe with any bytes: what cannot be read leaves
/// the value as it was and is told by `isBroken`.
protocol Archive {
  mutating func code(_ value: inout Int)
  mutating func code(_ value: inout String)
  /// The bytes of a trivial value as they lie in memory: a cache never leaves its machine.
  mutating func codeRaw<Value: BitwiseCopyable>(_ value: inout Value)
  mutating func codeRaw<Value: BitwiseCopyable>(_ values: inout [Value])
  /// Whether a value is there, or which case it is: a number below `count`.
  mutating func choice(_ number: Int, of count: Int) -> Int
  /// How many elements a list has.
  mutating func count(_ count: Int) -> Int
}

extension Archive {
  mutating func code(_ value: inout Bool) { value = choice(value ? 1 : 0, of: 2) == 1 }

  mutating func code<Value>(
    _ value: inout Value?, like empty: @autoclosure () -> Value, _ body: (inout Value, inout Self) -> Void
  ) {
    guard choice(value == nil ? 0 : 1, of: 2) == 1 else {
      value = nil
      return
    }
    var some = value ?? empty()
    body(&some, &self)
    value = some
  }

  mutating func code(_ value: inout String?) { code(&value, like: "") { $1.code(&$0) } }

  mutating func code<Value>(
    _ values: inout [Value], like empty: @autoclosure () -> Value, _ body: (inout Value, inout Self) -> Void
  ) {
    let count = count(values.count)
    guard !values.isEmpty || count > 0 else { return }
    let isReading = values.isEmpty
    if isReading { values.reserveCapacity(count) }
    for place in 0..<count {
      var value = isReading ? empty() : values[place]
      body(&value, &self)
      if isReading { values.append(value) }
    }
  }

  mutating func code(_ values: inout [String]) { code(&values, like: "") { $1.code(&$0) } }
}

/// Collects the bytes of values.
struct ArchiveWriter: Archive {
  private(set) var bytes: [UInt8] = []

  mutating func code(_ value: inout Int) {
    // Seven bits a byte; the sign goes into the lowest bit.
    var rest = UInt(bitPattern: value << 1 ^ value >> (Int.bitWidth - 1))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func code(_ value: inout String) {
    var length = value.utf8.count
    code(&length)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func codeRaw<Value: BitwiseCopyable>(_ value: inout Value) {
    withUnsafeBytes(of: &value) { bytes.append(contentsOf: $0) }
  }

  mutating func codeRaw<Value: BitwiseCopyable>(_ values: inout [Value]) {
    _ = count(values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  mutating func choice(_ number: Int, of count: Int) -> Int {
    bytes.append(UInt8(number))
    return number
  }

  mutating func count(_ count: Int) -> Int {
    var count = count
    code(&count)
    return count
  }
}

/// Reads values from bytes.
struct ArchiveReader: Archive {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private(set) var isBroken = false

  /// The bytes must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether all was read, and nothing was wrong.
  var isComplete: Bool { !isBroken && position == bytes.count }

  private mutating func fail() {
    isBroken = true
    position = bytes.count
  }

  private mutating func byte() -> UInt8 {
    guard position < bytes.count else {
      fail()
      return 0
    }
    position += 1
    return bytes[position - 1]
  }

  mutating func code(_ value: inout Int) {
    var result: UInt = 0
    var shift: UInt = 0
    while true {
      let byte = byte()
      if shift < 64 { result |= UInt(byte & 0x7F) << shift }
      if byte & 0x80 == 0 { break }
      shift += 7
      if shift > 63 {
        fail()
        return
      }
    }
    if !isBroken { value = Int(bitPattern: result >> 1) ^ -Int(bitPattern: result & 1) }
  }

  mutating func code(_ value: inout String) {
    let length = count(0)
    guard !isBroken else { return }
    // What is no text comes out as other bytes. `String(validating:)` takes longer than all the rest of reading.
    let source = UnsafeRawBufferPointer(rebasing: bytes[position..<position + length])
    var text = String(decoding: source, as: UTF8.self)
    guard text.withUTF8({ $0.count == length && source.elementsEqual($0) }) else { return fail() }
    value = text
    position += length
  }

  mutating func codeRaw<Value: BitwiseCopyable>(_ value: inout Value) {
    let size = MemoryLayout<Value>.size
    guard bytes.count - position >= size else { return fail() }
    value = bytes.loadUnaligned(fromByteOffset: position, as: Value.self)
    position += size
  }

  mutating func codeRaw<Value: BitwiseCopyable>(_ values: inout [Value]) {
    let count = count(0)
    let size = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    guard !isBroken, !size.overflow, size.partialValue <= bytes.count - position else { return fail() }
    let source = UnsafeRawBufferPointer(rebasing: bytes[position..<position + size.partialValue])
    values = Array(unsafeUninitializedCapacity: count) { target, filled in
      UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
      filled = count
    }
    position += size.partialValue
  }

  mutating func choice(_ number: Int, of count: Int) -> Int {
    let choice = Int(byte())
    if choice < count { return choice }
    fail()
    return 0
  }

  /// Never more than there are bytes left: every element has one at least.
  mutating func count(_ count: Int) -> Int {
    var value = 0
    code(&value)
    if value >= 0, value <= bytes.count - position { return value }
    fail()
    return 0
  }
}
