#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What goes into one file of Output: bytes in memory, or a file to copy.
protocol OutputContent: ~Copyable {
  /// The size in bytes, as far as it is known before reading.
  var size: Int { get }

  /// The digest, if an open file holds the same bytes; `nil` if not.
  func digest(ifSameAs file: Int32) throws(ContentFailure) -> Digest?

  /// Writes everything into an empty file.
  /// - Returns: the digest of what was written.
  func write(to file: Int32) throws(ContentFailure) -> Digest
}

/// The side of a comparison or a copy that failed, with its `errno`.
enum ContentFailure: Error {
  case reading(Int32), target(Int32)
}

/// The size of the pieces in which files are read: large enough to make system calls rare, small enough to
/// stay in the processor's cache.
private let chunkSize = 1 << 16

/// Bytes in memory.
struct BytesContent: OutputContent {
  let bytes: [UInt8]
  let digest: Digest

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    digest = Digest(bytes)
  }

  var size: Int { bytes.count }

  func digest(ifSameAs file: Int32) throws(ContentFailure) -> Digest? {
    let same = withBuffer { buffer -> Result<Bool, ContentFailure> in
      bytes.withUnsafeBytes { bytes in
        var compared = 0
        while compared < bytes.count {
          let count = readFully(file, into: buffer)
          if count < 0 { return .failure(.target(errno)) }
          guard count > 0, compared + count <= bytes.count, let start = bytes.baseAddress,
            let other = buffer.baseAddress, memcmp(start + compared, other, count) == 0
          else { return .success(false) }
          compared += count
        }
        return .success(true)
      }
    }
    return try same.get() ? digest : nil
  }

  func write(to file: Int32) throws(ContentFailure) -> Digest {
    let result = bytes.withUnsafeBytes { writeFully(file, $0) }
    if result != 0 { throw .target(result) }
    return digest
  }
}

/// A file to copy, of any size: read in pieces.
struct FileContent: OutputContent, ~Copyable {
  let source: Descriptor
  let size: Int

  func digest(ifSameAs file: Int32) throws(ContentFailure) -> Digest? {
    let digest = RunningDigest()
    let same = withBuffer { ours -> Result<Bool, ContentFailure> in
      withBuffer { theirs in
        while true {
          let count = readFully(source.number, into: ours)
          if count < 0 { return .failure(.reading(errno)) }
          let other = readFully(file, into: theirs)
          if other < 0 { return .failure(.target(errno)) }
          if count != other { return .success(false) }
          guard count > 0, let a = ours.baseAddress, let b = theirs.baseAddress else { return .success(true) }
          if memcmp(a, b, count) != 0 { return .success(false) }
          digest.add(UnsafeRawBufferPointer(rebasing: ours[..<count]))
        }
      }
    }
    return try same.get() ? digest.digest : nil
  }

  func write(to file: Int32) throws(ContentFailure) -> Digest {
    // The comparison may have read it already.
    guard lseek(source.number, 0, SEEK_SET) == 0 else { throw .reading(errno) }
    return try forEachPiece(of: source.number) { writeFully(file, $0) }.get()
  }
}

extension Digest {
  /// The digest of an open file, read to its end.
  static func ofFile(_ file: Int32) -> Result<Digest, ContentFailure> { forEachPiece(of: file) { _ in 0 } }
}

/// Reads a file in pieces and digests them.
/// - Parameter use: what else is done with a piece; returns 0 or the `errno` that ends it.
private func forEachPiece(
  of file: Int32, _ use: (UnsafeRawBufferPointer) -> Int32
) -> Result<Digest, ContentFailure> {
  let digest = RunningDigest()
  return withBuffer { buffer in
    while true {
      let count = readChunk(file, into: buffer)
      if count < 0 { return .failure(.reading(errno)) }
      if count == 0 { return .success(digest.digest) }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      digest.add(piece)
      let result = use(piece)
      if result != 0 { return .failure(.target(result)) }
    }
  }
}

private func withBuffer<Value>(_ body: (UnsafeMutableRawBufferPointer) -> Value) -> Value {
  withUnsafeTemporaryAllocation(byteCount: chunkSize, alignment: 16, body)
}

extension Digest {
  /// The digest of a file by its path; `nil` where there is no regular file.
  /// - Throws: when it cannot be read.
  package static func of(_ path: String) throws(MachineFailure) -> Digest? {
    guard let file = Descriptor(path, flags: O_RDONLY | O_NOFOLLOW) else {
      if [ENOENT, ENOTDIR, ELOOP].contains(errno) { return nil }
      throw MachineFailure(.read, path, errno: errno)
    }
    guard FileStatus(file.number)?.kind == .file else { return nil }
    switch ofFile(file.number) {
    case .success(let digest): return digest
    case .failure(.reading(let reason)), .failure(.target(let reason)):
      throw MachineFailure(.read, path, errno: reason)
    }
  }
}
