import Content
import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file in which a build leaves what it knows for the next one: `.feuillet/build.cache` beside `content/`.
///
/// Everything in it is guarded by digests. A cache that is missing, cut, from another program or disk, or that cannot
/// be read or written for whatever reason costs a full build and nothing else, which is why no function here fails.
struct BuildCache: Sendable {
  static let folder = ".feuillet"
  private static let name = "build.cache"

  /// The first bytes of the file.
  private struct Header: BitwiseCopyable {
    var magic: UInt64 = 0x0031_7465_6C6C_6975
    /// When the sources were looked at, and when the output was, in nanoseconds since 1970.
    var sourcesSeen: Int64 = 0
    var outputSeen: Int64 = 0
    var offset: Int64 = 0
    var length: Int64 = 0
    var record = Digest([])

    /// The digest of all that.
    var checksum: Digest {
      var copy = self
      return Digest(withUnsafeBytes(of: &copy) { Array($0) })
    }
  }

  private struct Beginning: BitwiseCopyable {
    var header = Header()
    var checksum = Digest([])
  }

  let record: BuildRecord
  let sourcesSeen: Int64
  let outputSeen: Int64
  private let beginning: Beginning
  private let file: SharedDescriptor

  /// Opens the cache of a site; `nil` when there is none that can be used.
  init?(site: String) {
    guard let file = Descriptor("\(site)/\(Self.folder)/\(Self.name)", flags: O_RDWR | O_NOFOLLOW),
      FileStatus(file.number)?.kind == .file
    else { return nil }
    guard let start = Self.read(file.number, 0, MemoryLayout<Beginning>.size) else { return nil }
    let beginning = start.withUnsafeBytes { $0.loadUnaligned(as: Beginning.self) }
    let header = beginning.header
    guard header.magic == Header().magic, header.checksum == beginning.checksum,
      let bytes = Self.read(file.number, header.offset, Int(header.length)), Digest(bytes) == header.record
    else { return nil }
    var record = BuildRecord()
    let isComplete = bytes.withUnsafeBytes { bytes in
      var reader = ArchiveReader(bytes)
      BuildRecord.form(&record, &reader)
      return reader.isComplete
    }
    guard isComplete else { return nil }
    self.record = record
    self.beginning = beginning
    sourcesSeen = header.sourcesSeen
    outputSeen = header.outputSeen
    self.file = SharedDescriptor(file)
  }

  /// An article as it was read, but for the HTML of its text.
  func reading(_ path: String, _ blocks: [String: BlockDefinition]) -> ContentReader.Reading<Article>? {
    guard let bytes = bytes(path) else { return nil }
    var reading = ContentReader.Reading<Article>(file: path, value: nil, diagnostics: [])
    let isComplete = bytes.withUnsafeBytes { bytes in
      var reader = ArchiveReader(bytes)
      ArticleForm(file: path, blocks: blocks).code(&reading, &reader)
      return reader.isComplete
    }
    return isComplete ? reading : nil
  }

  /// The same as bytes.
  fileprivate func bytes(_ path: String) -> [UInt8]? {
    guard let entry = record.articles[path],
      let bytes = Self.read(file.number, entry.offset, Int(entry.length)), Digest(bytes) == entry.checksum
    else { return nil }
    return bytes
  }

  /// Notes that all was found as it is recorded, so that what was new then need not be read the next time.
  func confirm(sourcesSeen: Int64, outputSeen: Int64) {
    var beginning = beginning
    beginning.header.sourcesSeen = sourcesSeen
    beginning.header.outputSeen = outputSeen
    beginning.checksum = beginning.header.checksum
    _ = withUnsafeBytes(of: &beginning) { pwrite(file.number, $0.baseAddress, $0.count, 0) }
  }

  private static func read(_ file: Int32, _ offset: Int64, _ count: Int) -> [UInt8]? {
    guard let status = FileStatus(file), offset >= 0, count >= 0, count <= status.size,
      offset <= Int64(status.size - count)
    else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(file, buffer.baseAddress, count, off_t(offset)))
      isWhole = filled == count
    }
    return isWhole ? bytes : nil
  }
}

/// A new cache while a build fills it. Articles are written as they are read, so that they take no memory.
final class BuildCacheWriter: Sendable {
  private let folder: String
  private let temporary: String
  private let file: SharedDescriptor
  private let state: Mutex<State>

  private struct State {
    var articles: [String: BuildRecord.ArticleEntry] = [:]
    var end = Int64(BuildCache.headerSize)
    var hasFailed = false
    var isOver = false
  }

  /// `nil` where nothing can be written.
  init?(site: String) {
    folder = "\(site)/\(BuildCache.folder)"
    if mkdir(folder, 0o755) != 0, errno != EEXIST { return nil }
    temporary = "\(folder)/\(Staging.prefix)\(getpid())"
    Self.sweep(folder)
    guard let file = Descriptor(temporary, flags: O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o644) else {
      return nil
    }
    self.file = SharedDescriptor(file)
    state = Mutex(State())
  }

  deinit { if state.withLock({ !$0.isOver }) { unlink(temporary) } }

  /// Removes what builds left that were killed.
  private static func sweep(_ folder: String) {
    for name in names(inFolder: folder, followingLink: true) ?? []
    where name.starts(with: Staging.prefix.utf8) {
      let text = String(decoding: name, as: UTF8.self)
      guard let process = pid_t(text.dropFirst(Staging.prefix.count)), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink("\(folder)/\(text)")
    }
  }

  /// Keeps an article that was read.
  func add(
    _ reading: ContentReader.Reading<Article>, _ digest: Digest, _ signature: FileSignature,
    _ blocks: [String: BlockDefinition]
  ) {
    var writer = ArchiveWriter()
    var reading = reading
    ArticleForm(file: reading.file, blocks: blocks).code(&reading, &writer)
    add(reading.file, writer.bytes, digest, signature)
  }

  /// Keeps an article as an older cache has it.
  func add(_ path: String, from cache: BuildCache, _ digest: Digest, _ signature: FileSignature) {
    if let bytes = cache.bytes(path) { add(path, bytes, digest, signature) }
  }

  private func add(_ path: String, _ bytes: [UInt8], _ digest: Digest, _ signature: FileSignature) {
    let entry = state.withLock { state in
      let entry = BuildRecord.ArticleEntry(
        digest: digest, signature: signature, offset: state.end, length: Int64(bytes.count),
        checksum: Digest(bytes))
      state.articles[path] = entry
      state.end += entry.length
      return entry
    }
    write(bytes, at: entry.offset)
  }

  private func write(_ bytes: [UInt8], at offset: Int64) {
    let written = bytes.withUnsafeBytes { pwrite(file.number, $0.baseAddress, $0.count, off_t(offset)) }
    if written != bytes.count { state.withLock { $0.hasFailed = true } }
  }

  /// Puts the cache in the place of the older one, whole or not at all.
  func finish(_ record: BuildRecord, sourcesSeen: Int64, outputSeen: Int64) {
    let state = state.withLock { $0 }
    var record = record
    record.articles = state.articles
    var writer = ArchiveWriter()
    BuildRecord.form(&record, &writer)
    write(writer.bytes, at: state.end)
    write(
      BuildCache.beginning(
        of: writer.bytes, at: state.end, sourcesSeen: sourcesSeen, outputSeen: outputSeen), at: 0)
    self.state.withLock { state in
      guard !state.hasFailed, rename(temporary, "\(folder)/\(BuildCache.fileName)") == 0 else { return }
      state.isOver = true
    }
  }
}

extension BuildCache {
  fileprivate static var fileName: String { name }
  fileprivate static var headerSize: Int { MemoryLayout<Beginning>.size }

  fileprivate static func beginning(
    of record: [UInt8], at offset: Int64, sourcesSeen: Int64, outputSeen: Int64
  ) -> [UInt8] {
    var beginning = Beginning()
    beginning.header.sourcesSeen = sourcesSeen
    beginning.header.outputSeen = outputSeen
    beginning.header.offset = offset
    beginning.header.length = Int64(record.count)
    beginning.header.record = Digest(record)
    beginning.checksum = beginning.header.checksum
    return withUnsafeBytes(of: &beginning) { Array($0) }
  }
}

/// An open file that several values share.
final class SharedDescriptor: Sendable {
  private let descriptor: Descriptor
  var number: Int32 { descriptor.number }

  init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
}
