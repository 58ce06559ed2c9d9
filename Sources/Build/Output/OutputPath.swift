import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A path inside Output, relative, with `/`: `articles/bareme/index.html`.
///
/// Equal and ordered by its bytes: for `String`, *é* written as one or as two scalars is the same, for a disk it
/// is not.
package struct OutputPath: Hashable, Comparable, Sendable {
  package let text: String

  /// The folder that holds it; `nil` at the top.
  package var parent: OutputPath? {
    text.utf8.lastIndex(of: UInt8(ascii: "/")).map { OutputPath(ancestor: text[..<$0]) }
  }

  /// The last component.
  var name: Substring {
    text.utf8.lastIndex(of: UInt8(ascii: "/")).map { text[text.utf8.index(after: $0)...] } ?? text[...]
  }

  /// What stands before a slash in a path that was checked needs no check.
  private init(ancestor text: Substring) { self.text = String(text) }

  /// Checks that the path stays inside Output and can exist there.
  /// - Throws: a failure that names the path when it is empty, absolute, has an empty, `.` or `..` component, a
  ///   NUL, a component over 255 bytes, more than 1,000 bytes in all, or a name that the generator keeps for
  ///   itself.
  init(_ text: String) throws(MachineFailure) {
    if let problem = Self.problem(text) {
      throw MachineFailure(
        Message(
          fr: "« \(text) » ne peut pas être une adresse du site : \(problem.french)",
          en: "“\(text)” cannot be an address of the site: \(problem.english)"))
    }
    self.text = text
  }

  /// The path, or `nil` where `init` would throw.
  package init?(ifValid text: String) {
    guard Self.problem(text) == nil else { return nil }
    self.text = text
  }

  private static func problem(_ text: String) -> Message? {
    let bytes = text.utf8
    if bytes.isEmpty { return Message(fr: "elle est vide", en: "it is empty") }
    if bytes.contains(0) { return Message(fr: "elle contient un octet nul", en: "it contains a NUL byte") }
    // macOS takes 1,024 bytes for a whole path, Linux 4,096.
    if bytes.count > 1000 {
      return Message(fr: "elle dépasse 1 000 octets", en: "it has more than 1,000 bytes")
    }
    var rest = bytes[...]
    while true {
      let name = rest.prefix { $0 != UInt8(ascii: "/") }
      let length = name.count
      if length == 0 || length <= 2 && name.allSatisfy({ $0 == UInt8(ascii: ".") }) {
        return Message(
          fr: "elle doit être relative, sans « . », « .. » ni double barre",
          en: "it must be relative, without “.”, “..” or a double slash")
      }
      if length > 255 {
        return Message(
          fr: "un de ses noms dépasse 255 octets", en: "one of its names has more than 255 bytes")
      }
      if name.endIndex == bytes.endIndex { break }
      rest = rest[bytes.index(after: name.endIndex)...]
    }
    if bytes.starts(with: Manifest.prefix.utf8) {
      return Message(
        fr: "ce nom est réservé au générateur", en: "this name is reserved for the generator")
    }
    return nil
  }

  package static func == (a: Self, b: Self) -> Bool { compare(a, b) == 0 }
  package static func < (a: Self, b: Self) -> Bool { compare(a, b) < 0 }

  /// `memcmp` on the whole bytes instead of a loop over `utf8`: every lookup of a path ends here.
  private static func compare(_ a: Self, _ b: Self) -> Int {
    a.withBytes { a in
      b.withBytes { b in
        guard let start = a.baseAddress, let other = b.baseAddress else { return a.count - b.count }
        let order = memcmp(start, other, min(a.count, b.count))
        return order != 0 ? Int(order) : a.count - b.count
      }
    }
  }

  package func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: $0) } }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    text.utf8.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
      // Only strings of Objective-C are elsewhere.
      ?? Array(text.utf8).withUnsafeBytes(body)
  }
}
