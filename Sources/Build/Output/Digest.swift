import CXXHash
import Site

/// The XXH3-128 digest of bytes: tells contents apart, protects against no forger.
package struct Digest: BitwiseCopyable, Hashable, Sendable, Comparable {
  private let high: UInt64
  private let low: UInt64

  /// The digest of bytes in memory.
  package init(_ bytes: [UInt8]) {
    self.init(bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) })
  }

  init(_ bytes: UnsafeRawBufferPointer) { self.init(XXH3_128bits(bytes.baseAddress, bytes.count)) }

  var fingerprint: Fingerprint { Fingerprint(high: high, low: low) }

  fileprivate init(_ hash: XXH128_hash_t) {
    high = hash.high64
    low = hash.low64
  }

  /// Reads what `hex` writes; `nil` for anything else.
  init?(hex: some Collection<UInt8>) {
    guard hex.count == 32 else { return nil }
    var (high, low) = (UInt64(0), UInt64(0))
    for digit in hex {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      (high, low) = (high << 4 | low >> 60, low << 4 | UInt64(value))
    }
    self.high = high
    self.low = low
  }

  /// 32 lower-case hexadecimal digits, in the canonical order of xxHash (what `xxh128sum` prints).
  package var hex: String {
    var text: [UInt8] = []
    appendHex(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the same digits.
  func appendHex(to text: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digits in
      for place in 0..<32 {
        let half = place < 16 ? high : low
        let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - place % 16 * 4)) & 0xF
        digits.initializeElement(
          at: place, to: (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) + value)
      }
      text.append(contentsOf: digits)
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
