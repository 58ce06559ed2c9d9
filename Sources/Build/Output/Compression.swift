import CBrotli
import CZlib

/// A form in which a text waits beside itself for servers that send it compressed: `index.html.br`.
enum Compression: CaseIterable {
  case brotli, gzip

  /// What is added to the path of the text.
  var suffix: String {
    switch self {
    case .brotli: ".br"
    case .gzip: ".gz"
    }
  }

  /// What the bytes depend on besides the text; a manifest says it.
  static let version = "brotli 11 \(BrotliEncoderVersion()), gzip 9 \(String(cString: zlibVersion()))"

  /// Below this many bytes a text fits into one packet of the network as it is.
  static let smallest = 1024
  /// Above this many a file is copied, not held in memory.
  static let largest = 64 << 20

  /// Whether a file is text, by its name; pictures and fonts are compressed already.
  static func isText(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return false }
    return kinds.contains(name[name.index(after: dot)...].lowercased())
  }

  private static let kinds: Set<String> = [
    "html", "css", "js", "mjs", "svg", "xml", "txt", "json", "webmanifest",
  ]

  /// The text in this form, the same bytes each time; `nil` when they would not be fewer.
  func compressed(_ text: [UInt8]) -> [UInt8]? {
    guard text.count > 1 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count - 1) { buffer, count in
      guard let out = buffer.baseAddress else { return }
      count = buffer.count
      switch self {
      case .brotli:
        let isDone = BrotliEncoderCompress(11, 22, BROTLI_MODE_TEXT, text.count, text, &count, out)
        if isDone == 0 { count = 0 }
      case .gzip:
        count = feuillet_gzip(text, text.count, out, buffer.count)
      }
    }
    return bytes.isEmpty ? nil : bytes
  }
}

/// Prepares the files of a site, if wanted with the compressed forms of its texts.
struct SiteFiles: Sendable {
  private let transaction: OutputTransaction
  private let isCompressing: Bool
  /// The paths of the files to be copied: a form that the site brings stands in for ours.
  private let own: Set<String>
  /// How all compressed forms are made, for the manifest; `nil` when there are none, or some are the site's own.
  let compression: String?

  init(_ transaction: OutputTransaction, copied: [String], isCompressing: Bool) {
    self.transaction = transaction
    self.isCompressing = isCompressing
    let suffixes = Compression.allCases.map(\.suffix)
    let isMixed = copied.contains { path in suffixes.contains { path.hasSuffix($0) } }
    own = isCompressing ? Set(copied) : []
    compression = isCompressing && !isMixed ? Compression.version : nil
  }

  /// Prepares a file from bytes. The compressed forms that the build before made of the same bytes stay: making them
  /// takes much longer than making the page.
  func stage(_ path: String, _ bytes: [UInt8]) throws(MachineFailure) {
    _ = try transaction.stage(path, bytes)
    guard isCompressing, bytes.count >= Compression.smallest, Compression.isText(path) else { return }
    let isKnown = compression != nil && transaction.previous.compression == compression
    for form in Compression.allCases where !own.contains(path + form.suffix) {
      if isKnown, try transaction.keep(path + form.suffix, madeFrom: path) { continue }
      if let bytes = form.compressed(bytes) { _ = try transaction.stage(path + form.suffix, bytes) }
    }
  }

  /// Prepares a copy of a file of the site.
  func copy(_ path: String, from source: String, of site: Folder) throws(MachineFailure) {
    if isCompressing, Compression.isText(path) {
      let bytes = try site.read(source, limit: Compression.largest)
      if bytes.count <= Compression.largest { return try stage(path, bytes) }
    }
    _ = try transaction.copy(path, from: "\(site.path)/\(source)")
  }
}
