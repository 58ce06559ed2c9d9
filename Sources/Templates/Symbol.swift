import Synchronization

/// A name of a field or of a block as a small number, the same in the whole process.
///
/// Names become symbols when schemas, dynamic objects and templates are made. Rendering compares symbols only, so
/// that it takes no lock.
struct Symbol: Hashable, Sendable {
  let number: Int32

  init(_ name: String) {
    number = Self.known.withLock { known in
      if let number = known[name] { return number }
      let number = Int32(known.count)
      known[name] = number
      return number
    }
  }

  private static let known = Mutex<[String: Int32]>([:])
}
