/// Stands for bytes: a digest of them, by which two builds tell whether something is made of the same.
package struct Fingerprint: BitwiseCopyable, Hashable, Sendable {
  private(set) var high: UInt64
  /// One half, which is enough beside something else.
  private(set) var low: UInt64

  package init(high: UInt64 = 0, low: UInt64 = 0) {
    self.high = high
    self.low = low
  }

  /// Gives that of bytes.
  package typealias Maker = @Sendable (UnsafeRawBufferPointer) -> Fingerprint
}
