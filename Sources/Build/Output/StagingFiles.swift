import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension OutputTransaction {
  /// Prepares a file from bytes. May be called from several threads at once.
  /// - Parameter path: relative to Output, with `/`.
  /// - Throws: when the path cannot be one of the site, was staged before, or the disk refuses. Then `commit` is
  ///   refused too: call `abandon`.
  package func stage(_ path: String, _ bytes: [UInt8]) throws(MachineFailure) -> Outcome {
    try place(path, BytesContent(bytes), from: nil)
  }

  /// Prepares a copy of a file of any size. May be called from several threads at once.
  /// - Parameters:
  ///   - path: relative to Output, with `/`.
  ///   - source: a path as the system understands it, of a regular file or a link to one.
  /// - Throws: as `stage`, and when the source cannot be read.
  package func copy(_ path: String, from source: String) throws(MachineFailure) -> Outcome {
    guard let file = Descriptor(source, flags: O_RDONLY), let status = FileStatus(file.number) else {
      throw fail(MachineFailure(.read, source, errno: errno))
    }
    guard status.kind == .file else {
      throw fail(
        MachineFailure(
          Message(fr: "« \(source) » n’est pas un fichier ordinaire", en: "“\(source)” is not a regular file")
        )
      )
    }
    return try place(path, FileContent(source: file, size: status.size), from: source)
  }

  /// Keeps files of the version before that are there and have the bytes that it gave them, as the caller knows. To be
  /// called before anything is staged.
  /// - Throws: when one of them is not in its manifest.
  func keep(_ paths: Set<String>) throws(MachineFailure) {
    let kept = previous.files.filter { paths.contains($0.path.text) }
    guard kept.count == paths.count else { throw fail(.brokenCache) }
    state.withLock { $0.kept = kept }
  }

  /// The files that were prepared, with their digests, in no particular order.
  var staged: [(path: String, digest: Digest)] {
    state.withLock {
      $0.entries.compactMap { path, entry in entry.digest.map { (path.text, $0) } }
    }
  }

  /// The digest of the manifest after `commit`.
  var manifest: Digest? { state.withLock { $0.manifest } }

  /// Takes over a file that the build before made of another one alone, if that one is prepared with the same bytes
  /// again. May be called from several threads at once.
  /// - Parameter source: relative to Output.
  /// - Returns: `false` when the file has to be made anew.
  /// - Throws: as `stage`.
  func keep(_ path: String, madeFrom source: String) throws(MachineFailure) -> Bool {
    do throws(MachineFailure) {
      let (path, source) = (try OutputPath(path), try OutputPath(source))
      guard previous.isComplete, let old = previous.files[path], let before = previous.files[source],
        let digest = state.withLock({ $0.digest(of: source) }), before == [digest],
        let file = Descriptor(path.text, in: output.number, flags: O_RDONLY | O_NOFOLLOW),
        FileStatus(file.number)?.kind == .file, case .success(let found) = Digest.ofFile(file.number),
        old == [found], case .present = try register(path)
      else { return false }
      state.withLock { $0.entries[path] = Entry(outcome: .unchanged, digest: found) }
      return true
    } catch {
      throw fail(error)
    }
  }

  private func place(
    _ path: String, _ content: borrowing some OutputContent & ~Copyable, from source: String?
  ) throws(MachineFailure) -> Outcome {
    do throws(MachineFailure) {
      let path = try OutputPath(path)
      let folder = try register(path)
      let entry = try prepare(path, content, in: folder, from: source)
      state.withLock { $0.entries[path] = entry }
      return entry.outcome
    } catch {
      throw fail(error)
    }
  }

  /// Remembers a failure: what is prepared is then not a whole site.
  private func fail(_ failure: MachineFailure) -> MachineFailure {
    state.withLock { if $0.failure == nil { $0.failure = failure } }
    return failure
  }

  private func register(_ path: OutputPath) throws(MachineFailure) -> OutputFolders.Place {
    try state.withLock { state throws(MachineFailure) in
      precondition(!state.isOver, "a transaction that is over takes no files")
      guard !state.has(path), !state.folders.contains(path) else { throw Self.twoInOnePlace(path) }
      let place = try place(of: path.parent, &state)
      state.entries[path] = Entry()
      return place
    }
  }

  static func twoInOnePlace(_ path: OutputPath) -> MachineFailure {
    MachineFailure(
      Message(
        fr: "Deux fichiers du site veulent l’adresse « \(path.text) »",
        en: "Two files of the site want the address “\(path.text)”"),
      help: Message(fr: "Changez l’adresse de l’un des deux", en: "Change the address of one of them"))
  }

  /// What stands at the place of a file.
  private enum Existing {
    case nothing, same(Digest), different, folder
    case obstacle(Obstacle.Kind)
  }

  private func prepare(
    _ path: OutputPath, _ content: borrowing some OutputContent & ~Copyable,
    in folder: OutputFolders.Place, from source: String?
  ) throws(MachineFailure) -> Entry {
    let waitsAs: String
    switch folder {
    case .blocked: return Entry(outcome: .blocked)
    case .new(let folder):
      return Entry(
        outcome: .written,
        digest: try write(path, content, as: folder + "/" + path.name, into: folder, from: source))
    case .present:
      switch try existing(path, content, from: source) {
      case .same(let digest): return Entry(outcome: .unchanged, digest: digest)
      case .obstacle(let kind): return block(path, kind)
      case .different where previous.files[path] == nil && !replacesForeignFiles:
        return block(path, .foreignFile)
      case .folder:
        // Whether only files of ours are in it is known when all files of the new version are.
        state.withLock { _ = $0.foldersInTheWay.insert(path) }
        waitsAs = try newName()
      case .nothing, .different: waitsAs = try newName()
      }
    }
    return Entry(
      outcome: .written, digest: try write(path, content, as: waitsAs, from: source), waitsAs: waitsAs)
  }

  private func block(_ path: OutputPath, _ kind: Obstacle.Kind) -> Entry {
    state.withLock { _ = $0.obstacles.insert(Obstacle(path: path, kind: kind)) }
    return Entry(outcome: .blocked)
  }

  private func newName() throws(MachineFailure) -> String {
    try state.withLock { state throws(MachineFailure) in
      try withStaging(&state) { staging throws(MachineFailure) in staging.newName() }
    }
  }

  /// Compares with what is there: sizes first, then bytes.
  private func existing(
    _ path: OutputPath, _ content: borrowing some OutputContent & ~Copyable, from source: String?
  ) throws(MachineFailure) -> Existing {
    guard let file = Descriptor(path.text, in: output.number, flags: O_RDONLY | O_NOFOLLOW) else {
      switch errno {
      case ENOENT: return .nothing
      case ELOOP: return .obstacle(.link)
      case ENXIO: return .obstacle(.other)
      // It cannot be read, hence not compared; if it is ours it is replaced.
      case EACCES: return .different
      default: throw MachineFailure(.read, called(path), errno: errno)
      }
    }
    guard let status = FileStatus(file.number) else {
      throw MachineFailure(.read, called(path), errno: errno)
    }
    switch status.kind {
    case .folder: return .folder
    case .link, .other: return .obstacle(.other)
    case .file: break
    }
    guard status.size == content.size else { return .different }
    do {
      return try content.digest(ifSameAs: file.number).map { .same($0) } ?? .different
    } catch {
      throw failure(error, .read, path, source)
    }
  }

  /// - Parameter folder: the one in the staging folder that holds it, when it may have to be made.
  private func write(
    _ path: OutputPath, _ content: borrowing some OutputContent & ~Copyable, as name: String,
    into folder: String? = nil, from source: String?
  ) throws(MachineFailure) -> Digest {
    let staging = state.withLock { $0.stagingNumber }
    func create() -> Descriptor? {
      Descriptor(name, in: staging, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o644)
    }
    var created = create()
    if created == nil, errno == ENOENT, let folder, let parent = path.parent {
      try makeFolders(folder, for: parent, in: staging)
      created = create()
    }
    guard let file = created.take() else { throw MachineFailure(.write, called(path), errno: errno) }
    let digest: Digest
    do {
      digest = try content.write(to: file.number)
    } catch {
      throw failure(error, .write, path, source)
    }
    let result = file.closed()
    if result != 0 { throw MachineFailure(.write, called(path), errno: result) }
    return digest
  }

  private func failure(
    _ error: ContentFailure, _ action: MachineFailure.Action, _ path: OutputPath, _ source: String?
  ) -> MachineFailure {
    switch error {
    case .reading(let reason): MachineFailure(.read, source ?? called(path), errno: reason)
    case .target(let reason): MachineFailure(action, called(path), errno: reason)
    }
  }

  /// A path of Output as the user knows it.
  func called(_ path: OutputPath) -> String { self.path + "/" + path.text }
}
