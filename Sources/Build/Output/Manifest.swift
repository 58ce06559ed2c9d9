/// What the generator wrote into Output: `.feuillet.json`.
///
/// The bytes depend on nothing but the value: keys sorted, one file a line, no times. Reading accepts what
/// writing produces and nothing else: the file belongs to the generator.
package struct Manifest: Equatable, Sendable {
  package static let name = ".feuillet.json"
  /// What the names of all files begin with that the generator keeps for itself.
  static let prefix = ".feuillet"
  private static let version = 1

  /// Whether the build that wrote it came to its end. If not, `files` has what was there before as well as what
  /// was to come.
  package var isComplete: Bool
  /// Whether drafts are among the pages, which forbids publishing.
  package var hasDrafts: Bool
  /// How all compressed forms were made; `nil` when there are none, or some are the site's own.
  var compression: String?
  /// The digest of each file; several (before, after) only in an incomplete manifest.
  package var files: FileDigests

  package init(isComplete: Bool, hasDrafts: Bool, files: FileDigests) {
    self.isComplete = isComplete
    self.hasDrafts = hasDrafts
    self.files = files
  }

  package static let empty = Manifest(isComplete: true, hasDrafts: false, files: [:])

  /// The paths of all files, by bytes.
  package var paths: [String] { files.map(\.path.text) }

  /// The manifest as JSON.
  package var bytes: [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(100 + files.count * 100)
    json += "{\n  \"complete\": \(isComplete),\n".utf8
    if let compression { json += "  \"compression\": \"\(compression)\",\n".utf8 }
    json += "  \"drafts\": \(hasDrafts),\n  \"files\": {".utf8
    var separator = "\n    \""
    for file in files {
      json += separator.utf8
      file.path.withBytes { Self.escape($0, to: &json) }
      json += "\": \"".utf8
      for (number, digest) in file.digests.all.enumerated() {
        if number > 0 { json.append(UInt8(ascii: " ")) }
        digest.appendHex(to: &json)
      }
      json.append(UInt8(ascii: "\""))
      separator = ",\n    \""
    }
    json += "\(files.isEmpty ? "" : "\n  ")},\n  \"version\": \(Self.version)\n}\n".utf8
    return json
  }

  /// Reads a manifest.
  /// - Returns: `nil` when the bytes are not exactly what a manifest looks like: truncated, edited, or of another
  ///   version.
  package init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var compression: String?
    if lines.count > 2, let text = Self.compression(lines[2]) {
      compression = text
      lines.remove(at: 2)
    }
    guard lines.count >= 6, lines[0].elementsEqual("{".utf8),
      let isComplete = Self.flag("complete", lines[1]), let hasDrafts = Self.flag("drafts", lines[2])
    else { return nil }
    var files: FileDigests = [:]
    if lines[3].elementsEqual("  \"files\": {".utf8) {
      for line in lines[4...].prefix(while: { $0.starts(with: "    \"".utf8) }) {
        guard let (path, digests) = Self.file(line), files.append(path, digests) else { return nil }
      }
    }
    self.init(isComplete: isComplete, hasDrafts: hasDrafts, files: files)
    self.compression = compression
    // What was understood must be all that was there.
    guard self.bytes == bytes else { return nil }
  }

  private static func flag(_ name: String, _ line: ArraySlice<UInt8>) -> Bool? {
    if line.elementsEqual("  \"\(name)\": true,".utf8) { return true }
    if line.elementsEqual("  \"\(name)\": false,".utf8) { return false }
    return nil
  }

  /// Reads a line `  "compression": "text",`.
  private static func compression(_ line: ArraySlice<UInt8>) -> String? {
    let label = "  \"compression\": \"".utf8
    guard line.starts(with: label), line.count >= label.count + 2 else { return nil }
    return String(validating: line.dropFirst(label.count).dropLast(2), as: UTF8.self)
  }

  /// Reads a line `    "path": "digest digest",`.
  private static func file(_ line: ArraySlice<UInt8>) -> (OutputPath, Digests)? {
    var end = line.endIndex
    if line.last == UInt8(ascii: ",") { end -= 1 }
    let start = line.startIndex + 5
    var index = start
    var unescaped: [UInt8]?
    while index < end, line[index] != UInt8(ascii: "\"") {
      if line[index] == UInt8(ascii: "\\") {
        guard let (byte, length) = self.unescaped(line[index..<end]) else { return nil }
        unescaped = (unescaped ?? Array(line[start..<index])) + [byte]
        index += length
      } else {
        unescaped?.append(line[index])
        index += 1
      }
    }
    let rest = line[index..<end]
    guard rest.starts(with: "\": \"".utf8), rest.last == UInt8(ascii: "\""), rest.count > 4,
      // What is no text would not be written as the same bytes.
      let path = OutputPath(ifValid: String(decoding: unescaped?[...] ?? line[start..<index], as: UTF8.self))
    else { return nil }
    var digests: Digests = []
    var hexes = rest.dropFirst(4).dropLast()
    while !hexes.isEmpty {
      guard let digest = Digest(hex: hexes.prefix(32)) else { return nil }
      digests.insert(digest)
      hexes = hexes.dropFirst(32)
      if !hexes.isEmpty, hexes.removeFirst() != UInt8(ascii: " ") || hexes.isEmpty { return nil }
    }
    return digests.first.map { _ in (path, digests) }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)

  /// Writes a text inside a JSON string: only what JSON demands is escaped.
  private static func escape(_ text: UnsafeRawBufferPointer, to json: inout [UInt8]) {
    if !text.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      json.append(contentsOf: text)
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: json += Array("\\u00".utf8) + [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 0xF)]]
      default: json.append(byte)
      }
    }
  }

  /// The byte that an escape stands for, and how long the escape is.
  private static func unescaped(_ escape: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
    guard let kind = escape.dropFirst().first else { return nil }
    if kind == UInt8(ascii: "\"") || kind == UInt8(ascii: "\\") { return (kind, 2) }
    guard escape.starts(with: "\\u00".utf8), escape.count >= 6,
      let high = hexDigits.firstIndex(of: escape[escape.startIndex + 4]),
      let low = hexDigits.firstIndex(of: escape[escape.startIndex + 5])
    else { return nil }
    return (UInt8(high << 4 | low), 6)
  }
}
