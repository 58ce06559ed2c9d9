import CXXHash

/// The XXH3-128 digest of bytes: tells contents apart, protects against no forger.
package struct Digest: BitwiseCopyable, Hashable, Sendable, Comparable {
  private let high: UInt64
  private let low: UInt64

  /// The digest of bytes in memory.
  package init(_ bytes: [UInt8]) {
    self.init(bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) })
  }

  fileprivate init(_ hash: XXH128_hash_t) {
    high = hash.high64
    low = hash.low64
  }

  /// Reads what `hex` writes; `nil` for anything else.
  init?(hex: some Collection<UInt8>) {
    guard hex.count == 32 else { return nil }
    var halves: [UInt64] = [0, 0]
    for (index, digit) in hex.enumerated() {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      halves[index / 16] = halves[index / 16] << 4 | UInt64(value)
    }
    high = halves[0]
    low = halves[1]
  }

  /// Its 16 bytes as they lie in memory.
  var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }

  /// 32 lower-case hexadecimal digits, in the canonical order of xxHash (what `xxh128sum` prints).
  package var hex: String { String(decoding: hexBytes, as: UTF8.self) }

  /// The same digits as ASCII bytes.
  var hexBytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { digits, count in
      for index in 0..<32 {
        let half = index < 16 ? high : low
        let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - index % 16 * 4)) & 0xF
        digits[index] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
      }
      count = 32
    }
  }

  /// The order of the digits, for lists that must not depend on hashing.
  package static func < (a: Self, b: Self) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

/// The digest of bytes that come in pieces.
struct RunningDigest: ~Copyable {
  private let state: OpaquePointer?

  init() {
    state = XXH3_createState()
    XXH3_128bits_reset(state)
  }

  deinit { XXH3_freeState(state) }

  func add(_ bytes: UnsafeRawBufferPointer) { XXH3_128bits_update(state, bytes.baseAddress, bytes.count) }

  var digest: Digest { Digest(XXH3_128bits_digest(state)) }
}
