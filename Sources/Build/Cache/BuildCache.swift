import Content
import Diagnostics
import Markdown
import Site
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
  let file: SharedDescriptor

  /// Opens the cache of a site; `nil` when there is none that can be used.
  init?(site: String) {
    guard let file = Descriptor("\(site)/\(Self.folder)/\(Self.name)", flags: O_RDWR | O_NOFOLLOW),
      FileStatus(file.number)?.kind == .file
    else { return nil }
    guard let start = CachedBytes.read(file.number, 0, MemoryLayout<Beginning>.size) else { return nil }
    let beginning = start.withUnsafeBytes { $0.loadUnaligned(as: Beginning.self) }
    let header = beginning.header
    guard header.magic == Header().magic, header.checksum == beginning.checksum,
      let bytes = CachedBytes(offset: header.offset, length: header.length, checksum: header.record)
        .read(from: file.number)
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

  /// Removes the cache of a site, which proved to be of no use.
  static func remove(site: String) { unlink("\(site)/\(folder)/\(name)") }

  /// An article as it was read, but for the contents of its text.
  func reading(_ path: String, _ blocks: [String: BlockDefinition]) -> ContentReader.Reading<Article>? {
    guard let bytes = record.articles[path]?.form.read(from: file.number) else { return nil }
    var reading = ContentReader.Reading<Article>(file: path, value: nil, diagnostics: [])
    let isComplete = bytes.withUnsafeBytes { bytes in
      var reader = ArchiveReader(bytes)
      ArticleForm(file: path, blocks: blocks).code(&reading, &reader)
      return reader.isComplete
    }
    return isComplete ? reading : nil
  }

  /// The related articles, as far as they are kept.
  var rankings: Rankings? {
    guard let bytes = record.rankings.read(from: file.number) else { return nil }
    var rankings = Rankings()
    let isComplete = bytes.withUnsafeBytes { bytes in
      var reader = ArchiveReader(bytes)
      BuildRecord.form(&rankings, &reader)
      return reader.isComplete
    }
    return isComplete ? rankings : nil
  }

  /// Notes that all was found as it is recorded, so that what was new then need not be read the next time.
  func confirm(sourcesSeen: Int64, outputSeen: Int64) {
    var beginning = beginning
    beginning.header.sourcesSeen = sourcesSeen
    beginning.header.outputSeen = outputSeen
    beginning.checksum = beginning.header.checksum
    _ = withUnsafeBytes(of: &beginning) { pwrite(file.number, $0.baseAddress, $0.count, 0) }
  }

  /// Where more can be written behind what there is; `nil` where most of the file is of no use any more, or another
  /// build is at it.
  fileprivate var end: Int64? {
    guard let size = FileStatus(file.number).map({ Int64($0.size) }) else { return nil }
    let used = record.articles.values.reduce(beginning.header.length + record.rankings.length) {
      $0 + $1.form.length + $1.contents.length
    }
    guard size < 2 * used + 1 << 16, flock(file.number, LOCK_EX | LOCK_NB) == 0 else { return nil }
    return size
  }
}

/// A new cache while a build fills it. Articles are written as they are read, so that what only their pages ask for
/// takes no memory.
///
/// It is a new file that takes the place of the older one in the end, or what is new is written behind the older one,
/// whose first bytes then point to it: until then they point to what was there before. Most articles stay what they
/// are, and are not written again.
final class BuildCacheWriter: Sendable {
  private let folder: String
  /// The new file; `nil` when what is new is written behind what there is.
  private let temporary: String?
  let file: SharedDescriptor
  private let state: Mutex<State>

  private struct State {
    /// What waits to be written: thousands of small pieces are better written as a few large ones.
    var buffer: [UInt8] = []
    /// Where that will stand.
    var start = Int64(BuildCache.headerSize)
    var hasFailed = false
    var isOver = false

    mutating func takeBuffer() -> (bytes: [UInt8], start: Int64) {
      defer {
        start += Int64(buffer.count)
        buffer = []
      }
      return (buffer, start)
    }
  }

  /// `nil` where nothing can be written.
  ///
  /// - Parameter former: the cache whose articles will be kept, for the most part.
  init?(site: String, former: BuildCache?) {
    folder = "\(site)/\(BuildCache.folder)"
    if mkdir(folder, 0o755) != 0, errno != EEXIST { return nil }
    Self.sweep(folder)
    var state = State()
    if let former, let end = former.end {
      temporary = nil
      file = former.file
      state.start = end
    } else {
      let temporary = "\(folder)/\(Staging.prefix)\(getpid())"
      guard let file = Descriptor(temporary, flags: O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o644)
      else { return nil }
      self.temporary = temporary
      self.file = SharedDescriptor(file)
    }
    self.state = Mutex(state)
  }

  deinit { if let temporary, state.withLock({ !$0.isOver }) { unlink(temporary) } }

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
  ///
  /// - Returns: where it is after `flush`, with the contents of its text, which the article has no more; `nil` when
  ///   nothing can be written, and they are in their place.
  func add(
    _ reading: inout ContentReader.Reading<Article>, _ digest: Digest, _ signature: FileSignature,
    _ blocks: [String: BlockDefinition]
  ) -> BuildRecord.ArticleEntry? {
    var rest = reading
    var contents = rest.value?.text.removeContents() ?? .init()
    var form = ArchiveWriter()
    ArticleForm(file: rest.file, blocks: blocks).code(&rest, &form)
    var text = ArchiveWriter()
    TextForm(file: rest.file).code(&contents, &text)
    let entry = add(form.bytes, text.bytes, digest, signature)
    if entry != nil { reading = rest }
    return entry
  }

  /// Keeps an article as an older cache has it.
  func add(
    _ path: String, from cache: BuildCache, _ signature: FileSignature
  ) -> BuildRecord.ArticleEntry? {
    guard var entry = cache.record.articles[path] else { return nil }
    entry.signature = signature
    if cache.file === file { return entry }
    guard let form = entry.form.read(from: cache.file.number),
      let contents = entry.contents.read(from: cache.file.number)
    else { return nil }
    return add(form, contents, entry.digest, signature)
  }

  private func add(
    _ form: [UInt8], _ contents: [UInt8], _ digest: Digest, _ signature: FileSignature
  ) -> BuildRecord.ArticleEntry? {
    guard let offset = append([form, contents]) else { return nil }
    return BuildRecord.ArticleEntry(
      digest: digest, signature: signature,
      form: CachedBytes(offset: offset, length: Int64(form.count), checksum: Digest(form)),
      contents: CachedBytes(
        offset: offset + Int64(form.count), length: Int64(contents.count), checksum: Digest(contents)))
  }

  /// Where the bytes will stand; `nil` when nothing can be written any more.
  private func append(_ parts: [[UInt8]]) -> Int64? {
    let (offset, full) = state.withLock { state -> (Int64?, (bytes: [UInt8], start: Int64)?) in
      if state.hasFailed { return (nil, nil) }
      let offset = state.start + Int64(state.buffer.count)
      for part in parts { state.buffer += part }
      return (offset, state.buffer.count < 1 << 20 ? nil : state.takeBuffer())
    }
    if let full { write(full.bytes, at: full.start) }
    return offset
  }

  /// Writes what waits.
  func flush() {
    let rest = state.withLock { $0.takeBuffer() }
    write(rest.bytes, at: rest.start)
  }

  /// Keeps related articles; `nil` when they could not be written.
  func add(_ rankings: consuming Rankings) -> CachedBytes? {
    var rankings = rankings
    var writer = ArchiveWriter()
    BuildRecord.form(&rankings, &writer)
    let bytes = writer.bytes
    return append([bytes]).map {
      CachedBytes(offset: $0, length: Int64(bytes.count), checksum: Digest(bytes))
    }
  }

  @discardableResult private func write(_ bytes: [UInt8], at offset: Int64) -> Bool {
    let written = bytes.withUnsafeBytes { pwrite(file.number, $0.baseAddress, $0.count, off_t(offset)) }
    guard written != bytes.count else { return true }
    state.withLock { $0.hasFailed = true }
    return false
  }

  /// Puts the cache in the place of the older one, whole or not at all.
  func finish(_ record: BuildRecord, sourcesSeen: Int64, outputSeen: Int64) {
    flush()
    let state = state.withLock { $0 }
    var record = record
    var writer = ArchiveWriter()
    BuildRecord.form(&record, &writer)
    guard !state.hasFailed, write(writer.bytes, at: state.start),
      write(
        BuildCache.beginning(
          of: writer.bytes, at: state.start, sourcesSeen: sourcesSeen, outputSeen: outputSeen), at: 0),
      let temporary, rename(temporary, "\(folder)/\(BuildCache.fileName)") == 0
    else { return }
    self.state.withLock { $0.isOver = true }
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
